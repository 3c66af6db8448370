"""How a name in a list of authors is recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.model.person import Author, People, Person, shown_author, words_of

ZHOU = Person("zhiming-zhou", "Zhiming Zhou", ("Z. M. Zhou",), "https://zhou.example/")
ZHANG = Person("zhihua-zhang", "Zhihua Zhang", url="https://zhang.example/")
BERG = Person("berg", "Jan van der Berg")
MULLER = Person("muller", "Jürgen Müller")
PEOPLE = People.of([ZHOU, ZHANG, BERG, MULLER])


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Zhiming Zhou", ZHOU),
        ("zhiming ZHOU", ZHOU),
        ("Zhou, Zhiming", ZHOU),
        ("Z. Zhou", ZHOU),
        ("Z Zhou", ZHOU),
        ("Zhou, Z.", ZHOU),
        ("Z. M. Zhou", ZHOU),
        ("Z. Zhang", ZHANG),
        ("Jan Berg", BERG),
        ("J. van der Berg", BERG),
        ("van der Berg, J.", BERG),
        ("Jurgen Muller", MULLER),
        ("J. Müller", MULLER),
        ("Jürgen Müller", MULLER),
        ("Zhimin Zhou", None),
        ("Y. Zhou", None),
        ("Zhou", None),
        ("Zhiming", None),
        ("Zhiming Zhang", None),
        ("", None),
        (",", None),
        ("A" * 5000, None),
    ],
)
def test_recognised(name, person):
    assert PEOPLE.find(name) == person


def test_two_whom_the_initials_fit_are_left_alone():
    zhihao = Person("zhihao", "Zhihao Zhou")
    people = People.of([ZHOU, zhihao])
    assert people.find("Z. Zhou") is None
    assert people.candidates("Z. Zhou") == [ZHOU, zhihao]
    assert people.find("Zhihao Zhou") is zhihao
    assert people.find("Z. M. Zhou") is ZHOU, "an alias is exact"


def test_two_of_one_full_name_are_left_alone():
    other = Person("zhou-2", "Zhiming Zhou")
    assert People.of([ZHOU, other]).find("Zhiming Zhou") is None


def test_a_middle_name_does_not_hide_a_person():
    full = Person("m", "Martin Luther King")
    assert People.of([full]).find("M. L. King") is full
    assert People.of([full]).find("M. King") is full
    assert People.of([full]).find("M. X. King") is None


def test_get_by_id_or_exact_name():
    assert PEOPLE.get("zhiming-zhou") is ZHOU
    assert PEOPLE.get("Zhiming Zhou") is ZHOU
    assert PEOPLE.get("Z. Zhou") is None


def test_first_of_each_id():
    second = Person("zhiming-zhou", "Another One")
    assert People.of([ZHOU, second]).persons == (ZHOU,)


def test_shown_author_is_linked_by_the_registry():
    shown = shown_author(Author("Z. Zhang", ("*",)), PEOPLE, ZHOU)
    assert (shown.name, shown.url, shown.owner, shown.marks) == (
        "Z. Zhang", "https://zhang.example/", False, ("*",),
    )  # fmt: skip


def test_a_link_in_the_list_goes_first():
    shown = shown_author(Author("Z. Zhang", url="https://own.example/"), PEOPLE, ZHOU)
    assert shown.url == "https://own.example/"
    assert shown_author(Author("Z. Zhang", resource="r1"), PEOPLE, ZHOU).url == ""


def test_the_owner_is_marked_and_not_linked_to_himself():
    shown = shown_author(Author("Z. M. Zhou"), PEOPLE, ZHOU)
    assert (shown.owner, shown.url) == (True, "")
    assert shown_author(Author("Somebody", owner=True), PEOPLE, None).owner


@given(st.text())
def test_no_name_raises(name):
    words_of(name)
    PEOPLE.candidates(name)


@given(st.text(min_size=1))
def test_everybody_is_found_by_his_own_name(name):
    person = Person("x", name)
    if words_of(name).family:
        assert People.of([person]).find(name) is person
