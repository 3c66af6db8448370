"""Cards: title, description, image and type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.genres import GENRES
from sphinx_profile.formats.opengraph import Card, person_card, publication_card, shortened
from sphinx_profile.formats.parted import part
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import inline
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Biography


def test_the_card_of_a_publication_has_its_abstract():
    citation = Citation(title="T", abstract="On ice.", genre=GENRES["article"])
    card = publication_card(citation, image="https://example.org/t.png")
    assert card == Card("T", "On ice.", "https://example.org/t.png", "article")


@pytest.mark.parametrize(
    ("type", "kind"),
    [("book", "book"), ("proceedings", "book"), ("incollection", "article"), ("misc", "article")],
)
def test_a_book_is_a_book(type, kind):
    assert publication_card(Citation(title="T", genre=GENRES[type])).type == kind


@pytest.mark.parametrize(
    ("names", "description"),
    [
        (["A B"], "A B. J, 2019"),
        (["A B", "C D", "E F"], "A B, C D, E F. J, 2019"),
        (["A B", "C D", "E F", "G H"], "A B, C D, et al. J, 2019"),
        (["Sammy Davis Jr."], "Sammy Davis Jr. J, 2019"),
        ([], "J, 2019"),
    ],
)
def test_without_an_abstract_it_says_who_where_and_when(names, description):
    authors = tuple(part(Author(name)) for name in names)
    citation = Citation(title="T", authors=authors, container="J", date=read_date("2019-03")[0])
    assert publication_card(citation).description == description


def test_the_card_of_a_person():
    one = Biography(
        key="x", name="Jane Roe", position=inline("Professor"), affiliation=inline("Oslo")
    )
    assert person_card(one) == Card("Jane Roe", "Professor, Oslo", "", "profile")
    assert person_card(one, description="Jane  skates.").description == "Jane skates."
    assert person_card(Biography(key="x", name="X")) == Card("X", "", "", "profile")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two", "one two"),
        ("one two three", "one two…"),
        ("one, two three", "one, two…"),
        ("onetwothreefour", "onetwothr…"),
        ("one two – three", "one two…"),
        ("one two 3 4", "one two 3…"),
    ],
)
def test_a_text_is_cut_at_a_word(text, short):
    assert shortened(text, 10) == short


@given(st.text(max_size=400), st.integers(2, 300))
def test_no_description_is_too_long(text, most):
    assert len(shortened(text, most)) <= most
