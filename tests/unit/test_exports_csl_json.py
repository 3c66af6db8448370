"""CSL-JSON written: valid, what citeproc-py renders, and what we read again."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from sphinx_profile.formats.csl_json import read_csl_json, write_csl_json
from sphinx_profile.formats.csl_json.dates import date_variable, write_date
from sphinx_profile.formats.csl_json.markup import to_latex, write_text
from sphinx_profile.formats.csl_json.names import name_variable
from sphinx_profile.formats.csl_json.variables import TYPES, item_type
from sphinx_profile.formats.latex import cleaned, read_latex
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import MATH, Run, inline, plain
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication

SCHEMA = json.loads((Path(__file__).resolve().parents[1] / "data" / "csl-data.json").read_text())
ITEM_TYPES = set(SCHEMA["items"]["properties"]["type"]["enum"])


def items(records) -> dict[str, dict]:
    """The items by their ids; they are valid."""
    text = write_csl_json(records)
    text.encode("utf-8")
    found = json.loads(text)
    Draft7Validator(SCHEMA).validate(found)
    return {item["id"]: item for item in found}


def rendered(records) -> list[str]:
    """What citeproc-py makes of each item."""
    with warnings.catch_warnings():
        # citeproc-py knows CSL 1.0.1, and says so of every later variable
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(write_csl_json(records)))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for key in list(source):
            bibliography.register(Citation([CitationItem(key)]))
        return [str(entry) for entry in bibliography.bibliography()]


def test_the_schema_refuses_what_is_wrong():
    for wrong in (
        [{"id": "a"}],
        [{"id": "a", "type": "proceedings"}],
        [{"id": "a", "type": "book", "eid": "x"}],
    ):
        assert list(Draft7Validator(SCHEMA).iter_errors(wrong))


def test_every_type_is_rendered(every_type):
    found = rendered(every_type)
    assert len(found) == len(every_type)
    assert all("of Examples" in text.replace("<i>", "").replace("</i>", "") for text in found)
    assert any("van der Berg" in text and "2019" in text for text in found)


@pytest.mark.parametrize("entry_type", sorted({field or name for name, field in TYPES.items()}))
def test_a_type_comes_back(entry_type, from_reading):
    kind, is_exact = item_type(entry_type)
    assert kind in ITEM_TYPES
    (again,) = from_reading(
        read_csl_json(write_csl_json([Publication(key="k", type=entry_type, title=inline("T"))]))
    )
    assert again.type == entry_type
    assert is_exact == ("custom" not in items([Publication(key="k", type=entry_type)])["k"])


def test_the_publications_come_back(every_type, from_reading):
    again = {
        record.key: record for record in from_reading(read_csl_json(write_csl_json(every_type)))
    }
    for record in every_type:
        found = again[record.key]
        for name in ("type", "authors", "others", "edited", "abbr", "award", "status"):
            assert getattr(found, name) == getattr(record, name), (record.key, name)
        for name in ("venue", "abstract"):
            assert plain(getattr(found, name)) == plain(getattr(record, name)), (record.key, name)
        assert plain(found.title) == plain(record.title).replace(r"\alpha", "α")
        for name in ("sort_key", "end", "season", "shown"):
            assert getattr(found.date, name) == getattr(record.date, name), (record.key, name)
        assert {link.url for link in found.links} == {link.url for link in record.links}
        lost = {name for name, _ in record.fields} - {name for name, _ in found.fields}
        assert lost <= {
            "year",
            "month",
            "address",
            "school",
            "organization",
            "institution",
            "journaltitle",
            "publisher",
            "booktitle",
        }


def test_an_item(from_bib):
    text = r"""@phdthesis{Lee2019, author = {von Lee, Jr., Ann and {The Group} and others}, title = {A \emph{B} {C}\textsubscript{2} $x^2$ $\frac{a}{b}$},
      subtitle = {More}, school = {ETH}, address = {Zürich}, year = 2019, month = may, doi = {https://doi.org/10.1000/a\_b},
      url = {http://e.org/~me/a\_b}, isbn = {978-0-521-83378-3}, keywords = {a; b}, pages = {1--20}, pdf = {paper.pdf}, code = {https://g.org/a\_b},
      selected = {true}, translator = {Smith, Bob}, annotator = {Jones, Eve}, urldate = {2020-01-02}, note = {N \& M}}"""
    assert items(from_bib(text))["Lee2019"] == {
        "id": "Lee2019",
        "type": "thesis",
        "author": [
            {"family": "Lee", "given": "Ann", "non-dropping-particle": "von", "suffix": "Jr."},
            {"literal": "The Group"},
            {"literal": "et al."},
        ],
        "title": r"A <i>B</i> C<sub>2</sub> $x^2$ $\frac{a}{b}$: More",
        "publisher": "ETH",
        "publisher-place": "Zürich",
        "DOI": "10.1000/a_b",
        "URL": "http://e.org/~me/a_b",
        "ISBN": "978-0-521-83378-3",
        "keyword": "a, b",
        "page": "1-20",
        "translator": [{"family": "Smith", "given": "Bob"}],
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "note": "N & M",
        "issued": {"date-parts": [[2019, 5]]},
        "genre": "PhD thesis",
        "custom": {
            "entrytype": "phdthesis",
            "pdf": "paper.pdf",
            "code": "https://g.org/a_b",
            "selected": "true",
            "annotator": [{"family": "Jones", "given": "Eve"}],
        },
    }


def test_a_page_is_text(from_page):
    record = from_page(
        "A & <X> _c_",
        kind="article",
        authors="Ann Lee, 周志明",
        venue="J",
        year="in press",
        selected="",
        html="https://e.org/x",
    )
    assert items([record])["key"] == {
        "id": "key",
        "type": "article-journal",
        "title": "A & <X> _c_",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "周志明"}],
        "container-title": "J",
        "issued": {"literal": "in press"},
        "URL": "https://e.org/x",
        "custom": {"selected": "true", "html": "https://e.org/x"},
    }


@pytest.mark.parametrize(
    "fields",
    ["doi = {10}, url = {javascript:alert(1)}", "doi = {https://e.org/x}, url = {mailto:a}"],
)
def test_what_is_no_doi_and_no_page_is_a_text(from_bib, fields):
    (item,) = items(from_bib(f"@misc{{k, {fields}}}")).values()
    assert "DOI" not in item or item["DOI"].startswith("10.")
    assert not item.get("URL", "").startswith("javascript")
    assert item["custom"]


def test_labelled_links_come_back(from_bib, from_reading):
    records = from_bib(
        r"@misc{k, title = {T}, eprint = {1902.05687}, eprinttype = {arxiv}, links = {\href{https://g.org/a_b}{Code \& more} \href{https://e.org/?a=1}{Talk}}}"
    )
    assert items(records)["k"]["custom"]["links"] == [
        {"label": "Code & more", "url": "https://g.org/a_b"},
        {"label": "Talk", "url": "https://e.org/?a=1"},
    ]
    (again,) = from_reading(read_csl_json(write_csl_json(records)))
    assert again.links == records[0].links


def test_what_custom_has_keeps_its_name(from_bib, from_reading):
    records = from_bib(
        "@article{k, number = {1}, issue = {Spring}, journal = {J}, booktitle = {B}, bdsk-url-1 = {https://e.org/a_b}, note = {x}}"
    )
    (again,) = from_reading(read_csl_json(write_csl_json(records)))
    assert dict(again.fields) == dict(records[0].fields)


@pytest.mark.parametrize(
    ("text", "month", "value"),
    [
        ("2019", "", {"date-parts": [[2019]]}),
        ("2019-05-03", "", {"date-parts": [[2019, 5, 3]]}),
        ("2019", "may", {"date-parts": [[2019, 5]]}),
        ("2019", "10~jan", {"date-parts": [[2019, 1, 10]]}),
        ("2019-05/2020-06-01", "", {"date-parts": [[2019, 5], [2020, 6, 1]]}),
        ("1998--1999", "", {"date-parts": [[1998], [1999]]}),
        ("2019-21", "", {"date-parts": [[2019]], "season": 1}),
        ("2019~", "", {"date-parts": [[2019]], "circa": True}),
        ("c. 1650", "", {"date-parts": [[1650]], "circa": True}),
        ("2019/", "", {"date-parts": [[2019]], "raw": "2019/"}),
        ("../2019", "", {"date-parts": [[2019]], "literal": "../2019"}),
        ("199X", "", {"date-parts": [[1990]], "raw": "199X"}),
        ("2019?", "", {"date-parts": [[2019]], "raw": "2019?"}),
        ("-0044-03-15", "", {"date-parts": [[-44, 3, 15]]}),
        ("Spring 2019", "", {"date-parts": [[2019]], "literal": "Spring 2019"}),
        ("in press", "", {"literal": "in press"}),
        ("", "", {}),
    ],
)
def test_dates(text, month, value):
    date = read_date(text, month)[0]
    assert date_variable(date) == value
    again = read_date(write_date(value))[0]
    names = ("year", "month", "day", "end", "season", "note")
    assert [getattr(again, name) for name in names] == [getattr(date, name) for name in names]


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-%d~"]))
def test_any_day_comes_back(day, form):
    text = day.strftime(form).rjust(
        len(day.isoformat()[: {"%Y": 4, "%Y-%m": 7}.get(form, 10)]), "0"
    )
    date = read_date(text)[0]
    assert read_date(write_date(date_variable(date)))[0].sort_key == date.sort_key


@pytest.mark.parametrize(
    ("author", "value"),
    [
        (Author("Ann Lee"), {"family": "Lee", "given": "Ann"}),
        (
            Author("Ludwig van Beethoven"),
            {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        ),
        (Author("Martin King, Jr."), {"family": "King", "given": "Martin", "suffix": "Jr."}),
        (Author("Martin King III"), {"family": "King", "given": "Martin", "suffix": "III"}),
        (
            Author("Jan van der Berg", inverted="van der Berg, Jan"),
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ),
        (Author("A Sons, Ltd", inverted="Sons, Ltd, A"), {"family": "Sons, Ltd", "given": "A"}),
        (Author("The Group, Inc.", inverted="{The Group, Inc.}"), {"literal": "The Group, Inc."}),
        (Author("Acme, a company"), {"literal": "Acme, a company"}),
        (Author("Plato"), {"family": "Plato"}),
        (Author("danah boyd"), {"family": "boyd", "given": "danah"}),
    ],
)
def test_names(author, value):
    assert name_variable(author) == value


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (inline("a <i>b</i> & c"), "a &lt;i>b&lt;/i> & c"),
        (inline("AT&amp;T <b <x>"), "AT&amp;amp;T <b <x>"),
        ((Run("a", ("strong", "emphasis")), Run("b", ("literal",))), "<b><i>a</i></b>b"),
        (
            (
                Run("H"),
                Run("_2", (MATH,)),
                Run("O "),
                Run(r"\alpha", (MATH,)),
                Run(" < "),
                Run("x_{i}^2", (MATH,)),
            ),
            "H<sub>2</sub>O α < $x_{i}^2$",
        ),
    ],
)
def test_texts(runs, text):
    assert write_text(runs) == text


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.text(
    "<>&;/ibpsu amltr#123", max_size=40
)


@given(texts)
def test_any_text_comes_back(text):
    assert plain(read_latex(to_latex(write_text(inline(text))))[0]) == " ".join(
        cleaned(text).split(" ")
    ) or "  " in cleaned(text)


def test_hostile_texts(hostile, from_page, from_reading):
    options = {
        "note": hostile,
        "authors": hostile,
        "year": hostile,
        "journal": hostile,
        "url": hostile,
        "doi": hostile,
    }
    record = from_page(hostile, key=hostile, kind=hostile, x_own=hostile, **options)
    found = items([record, from_page("other", key="other")])
    assert list(found)[1] == "other"
    (again, _) = from_reading(
        read_csl_json(write_csl_json([record, from_page("other", key="other")]))
    )
    assert plain(again.title).replace("\xa0", " ") == cleaned(hostile)
    assert dict(again.fields).keys() >= {"note", "howpublished", "x_own"}


def test_hostile_latex(hostile):
    record = Publication(
        key="k", title=inline("T"), fields=(("title", hostile), ("author", hostile), ("x", hostile))
    )
    assert list(items([record])) == ["k"]


def test_no_draft_and_no_doubled_id(from_page):
    records = [
        from_page("A", key="a"),
        from_page("B", key="A"),
        from_page("C", key="c", status="draft"),
    ]
    assert list(items(records)) == ["a", "A-2"]
    assert len(rendered(records)) == 2


@pytest.mark.parametrize(
    ("entry_type", "kind"),
    [
        ("collection", "book"), ("inreference", "entry-encyclopedia"), ("video", "motion_picture"),
        ("music", "song"), ("review", "article-journal"),
    ],
)  # fmt: skip
def test_the_type_that_says_the_same(entry_type, kind, from_bib):
    text = write_csl_json(from_bib(f"@{entry_type}{{k, title = {{A}}}}"))
    assert json.loads(text)[0]["type"] == kind
    assert read_csl_json(text, "x.json").entries[0].entry.type == entry_type


def test_an_address_is_no_container(from_bib):
    shown = r"howpublished = {\url{https://example.org/a\_b}}"
    first, second = items(
        from_bib(f"@misc{{a, {shown}}} @misc{{b, {shown}, url = {{https://example.org/}}}}")
    ).values()
    assert (first["URL"], "container-title" in first) == ("https://example.org/a_b", False)
    assert second["URL"] == "https://example.org/"
    assert second["custom"] == {"howpublished": "https://example.org/a_b"}
