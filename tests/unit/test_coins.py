"""COinS: format and genre of every type, and all that a reference manager asks of an entry."""

from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.citation import Citation, read_citation
from sphinx_profile.formats.coins import coins
from sphinx_profile.formats.genres import GENRES
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.parted import part
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.person import Author


def pairs(citation):
    return parse_qsl(coins(citation), keep_blank_values=True, strict_parsing=True)


def of_bib(fields, type="article"):
    (source,) = read_bibtex(f"@{type}{{k, {fields}}}", "x.bib").entries
    return pairs(read_citation(read_record(source, LinkTable())[0]))


def test_an_entry_of_an_encyclopedia_is_so_called_behind_its_titles():
    found = of_bib("title={Ice}, booktitle={Lexicon}", "inreference")
    keys = [key for key, _value in found]
    assert values(found, "rft.type") == ["encyclopediaArticle"]
    assert keys.index("rft.atitle") < keys.index("rft.btitle") < keys.index("rft.type")


def test_the_pages_of_a_book_are_counted():
    assert values(of_bib("title={A}, pagetotal={250}", "book"), "rft.tpages") == ["250"]


def test_one_alone_says_what_it_is_about():
    citation = Citation(title="A", abstract="Ice.\n\nAnd snow.", keywords=("ice", "snow"))
    found = parse_qsl(coins(citation, is_alone=True))
    assert values(found, "rft.description") == ["Ice. And snow."]
    assert values(found, "rft.subject") == ["ice", "snow"]
    assert "rft.description" not in coins(citation)


def values(found, key):
    return [value for name, value in found if name == key]


FORMAT = "info:ofi/fmt:kev:mtx:"


@pytest.mark.parametrize(
    ("type", "form", "genre"),
    [
        ("article", "journal", "article"),
        ("book", "book", "book"),
        ("booklet", "book", "book"),
        ("conference", "book", "proceeding"),
        ("inbook", "book", "bookitem"),
        ("incollection", "book", "bookitem"),
        ("inproceedings", "book", "proceeding"),
        ("manual", "book", "book"),
        ("mastersthesis", "dissertation", None),
        ("misc", "dc", None),
        ("phdthesis", "dissertation", None),
        ("proceedings", "book", "conference"),
        ("techreport", "book", "report"),
        ("unpublished", "dc", None),
        ("online", "dc", None),
        ("thesis", "dissertation", None),
        ("report", "book", "report"),
        ("dataset", "dc", None),
        ("software", "dc", None),
        ("patent", "patent", None),
        ("collection", "book", "book"),
        ("periodical", "journal", "issue"),
        ("mvbook", "book", "book"),
        ("nosuchtype", "dc", None),
    ],
)
def test_format_and_genre_of_a_type(type, form, genre):
    found = of_bib("title={T}, author={Roe, Jane}", type)
    assert found[:2] == [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", FORMAT + form)]
    assert values(found, "rft.genre") == [genre] * (genre is not None)


@pytest.mark.parametrize("type", [*GENRES, "nosuchtype"])
def test_every_type_has_a_title_that_zotero_reads_and_nothing_empty(type):
    found = of_bib("title={The Title}, author={Roe, Jane}", type)
    assert all(value for _key, value in found)
    titles = ("rft.title", "rft.atitle", "rft.btitle")
    assert "The Title" in [value for key, value in found if key in titles]


def test_an_article():
    found = of_bib(
        r"title={Ice \& {B}reak}, author={Zhou, Zhiming and van der Berg, Jan}, journal={J},"
        r"volume=1, number=2, pages={3--4}, year=2019, month=mar, day=5, issn={1234-5678},"
        r"doi={10.1000/a\_b}, url={https://example.org/x?a=1&b=2}"
    )
    assert found[2:] == [
        ("rft_id", "info:doi/10.1000/a_b"),
        ("rft_id", "https://example.org/x?a=1&b=2"),
        ("rft.genre", "article"),
        ("rft.atitle", "Ice & Break"),
        ("rft.jtitle", "J"),
        ("rft.aulast", "Zhou"),
        ("rft.aufirst", "Zhiming"),
        ("rft.au", "Zhou, Zhiming"),
        ("rft.au", "van der Berg, Jan"),
        ("rft.date", "2019-03-05"),
        ("rft.volume", "1"),
        ("rft.issue", "2"),
        ("rft.pages", "3-4"),
        ("rft.spage", "3"),
        ("rft.epage", "4"),
        ("rft.issn", "1234-5678"),
    ]


def test_the_titles_of_a_part_are_its_own_and_that_of_the_book():
    found = of_bib("title={T}, booktitle={B}, publisher={P}", "inproceedings")
    assert (values(found, "rft.atitle"), values(found, "rft.btitle")) == (["T"], ["B"])
    assert values(found, "rft.pub") == ["P"]


def test_a_thesis():
    found = of_bib("title={T}, school={MIT}", "phdthesis")
    assert values(found, "rft.inst") == ["MIT"]
    assert values(found, "rft.degree") == ["PhD thesis"]


def test_a_patent_has_inventors():
    found = of_bib(
        "title={T}, author={Roe, Jane and Doe, John}, number={EP1}, holder={H}", "patent"
    )
    assert values(found, "rft.inventor") == ["Roe, Jane", "Doe, John"]
    assert values(found, "rft.invlast") == ["Roe"]
    assert values(found, "rft.number") == ["EP1"]
    assert values(found, "rft.assignee") == ["H"]


@pytest.mark.parametrize(
    ("type", "item"),
    [
        ("software", "computerProgram"),
        ("dataset", "dataset"),
        ("online", "webpage"),
        ("unpublished", "manuscript"),
        ("proceedings", "book"),
        ("periodical", "book"),
    ],
)
def test_the_type_is_named_where_format_and_genre_leave_it_open(type, item):
    found = of_bib("title={T}", type)
    assert values(found, "rft.type") == [item]
    keys = [key for key, _value in found]
    assert keys.index("rft.type") < min(n for n, key in enumerate(keys) if key.endswith("title"))


def test_the_editors_of_what_has_no_authors():
    found = of_bib("title={T}, editor={Roe, Jane and Doe, John}", "collection")
    assert values(found, "rft.au") == ["Roe, Jane", "Doe, John"]


def test_an_organisation():
    found = of_bib("title={T}, author={{Ice Society} and Roe, Jane}")
    assert values(found, "rft.aucorp") == ["Ice Society"]
    assert values(found, "rft.au") == ["Roe, Jane"]
    assert values(found, "rft.aulast") == []


@pytest.mark.parametrize(
    ("author", "full", "has_parts"),
    [
        ("Smith, J.K.", "Smith, J. K.", True),
        ("Smith, John K.", "Smith, John K.", True),
        ("Smith, Jean-Paul", "Smith, Jean-Paul", True),
        ("Smith, JK", "Smith, JK", False),
        ("Smith, Wm.", "Smith, Wm.", False),
        ("Plato", "Plato", False),
    ],
)
def test_parts_of_the_first_name_stand_only_where_they_are_read_as_the_whole_is(
    author, full, has_parts
):
    found = of_bib(f"title={{T}}, author={{{author}}}")
    assert values(found, "rft.au") == [full]
    assert bool(values(found, "rft.aulast")) == has_parts


def test_a_hundred_authors_are_all_there():
    names = [f"Family{chr(97 + n % 26) * (1 + n // 26)}, Given" for n in range(100)]
    assert values(of_bib(f"title={{T}}, author={{{' and '.join(names)}}}"), "rft.au") == names


@given(st.text(), st.text())
def test_every_text_comes_back(title, container):
    texts = cleaned(title), cleaned(container)
    genre = GENRES["article"]
    name = part(Author(container or "x"))
    value = coins(Citation(genre=genre, title=texts[0], container=texts[1], authors=(name,)))
    assert value.isascii()
    assert not set(value) & set("<>\"' \t\n")
    found = [tuple(map(unquote, pair.split("="))) for pair in value.split("&")]
    assert [text for key, text in found if key == "rft.atitle"] == [texts[0]] * bool(texts[0])
    assert [text for key, text in found if key == "rft.jtitle"] == [texts[1]] * bool(texts[1])
