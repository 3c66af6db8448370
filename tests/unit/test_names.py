"""Names as BibTeX writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.names import read_names


def names(text):
    found, findings = read_names(text)
    return [author.name for author in found.authors], found.others, findings


@pytest.mark.parametrize(
    ("text", "shown", "inverted"),
    [
        ("Zhou, Zhiming", "Zhiming Zhou", "Zhou, Zhiming"),
        ("Zhiming Zhou", "Zhiming Zhou", "Zhou, Zhiming"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("van der Berg, Jr., Jan", "Jan van der Berg Jr.", "van der Berg, Jr., Jan"),
        ("Jean de La Fontaine", "Jean de La Fontaine", "de La Fontaine, Jean"),
        ("Martin Luther King Jr.", "Martin Luther King Jr.", "King, Jr., Martin Luther"),
        (r"M{\"u}ller, J{\"o}rg", "Jörg Müller", "Müller, Jörg"),
        (r"{The {ATLAS} Collaboration}", "The ATLAS Collaboration", "{The ATLAS Collaboration}"),
        ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc.", "{Barnes and Noble, Inc.}"),
        ("Plato", "Plato", "Plato"),
        ("family=Berg, given=Jan, prefix=van der", "Jan van der Berg", "van der Berg, Jan"),
        ("family=Harma, given=Ines, prefix=d’", "Ines d’Harma", "d’Harma, Ines"),
        ("family=Harma, given=Ines, prefix=al-", "Ines al-Harma", "al-Harma, Ines"),
        ("given={Hans}, family={Harman}, suffix=Jr", "Hans Harman Jr", "Harman, Jr, Hans"),
        ("{van}~Berg, Jan", "Jan van Berg", "van Berg, Jan"),
        ("Yong  Yu", "Yong Yu", "Yu, Yong"),
    ],
)
def test_one_name(text, shown, inverted):
    found, findings = read_names(text)
    assert [
        (a.name.replace("\xa0", " "), a.inverted.replace("\xa0", " ")) for a in found.authors
    ] == [(shown, inverted)]
    assert findings == []


@pytest.mark.parametrize(
    ("text", "expected", "others"),
    [
        ("Zhou, Z. and Yu, Y.", ["Z. Zhou", "Y. Yu"], False),
        ("Zhou, Z. AND Yu, Y.", ["Z. Zhou", "Y. Yu"], False),
        ("Zhou, Z. and others", ["Z. Zhou"], True),
        ("Zhou, Z. and Yu, Y. et al.", ["Z. Zhou", "Y. Yu"], True),
        ("Zhou, Z. and", ["Z. Zhou"], False),
    ],
)
def test_lists(text, expected, others):
    assert names(text) == (expected, others, [])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Zhou*, Zhiming", ("*",)),
        ("Zhou, Zhiming$^{\\dagger}$", ("†",)),
        ("Zhiming Zhou\\textsuperscript{*}", ("*",)),
        ("Zhou, Zhiming$^*$", ("*",)),
    ],
)
def test_marks_are_no_part_of_a_name(text, marks):
    (author,) = read_names(text)[0].authors
    assert (author.name, author.marks, author.inverted) == ("Zhiming Zhou", marks, "Zhou, Zhiming")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A, B, C, D and Good, Name", 2),
        ("Ann Smith, Bo Jones, Cy Lee", 3),
        ("A. Smith, B. Jones, C. Lee, D. Doe", 4),
    ],
)
def test_what_is_no_list_of_bibtex_is_read_and_told(text, expected):
    shown, _others, findings = names(text)
    assert len(shown) == expected
    assert [finding.problem for finding in findings] == [Problem.BAD_NAME]


def test_nobody():
    assert [f.problem for f in read_names(" ")[1]] == [Problem.BAD_NAME, Problem.EMPTY_AUTHORS]


@given(st.text(st.sampled_from("aZ ,{}~\\\"'*$^and=.-\n")))
def test_anything_is_read(text):
    found, findings = read_names(text)
    assert found.authors or found.others or findings
