"""BibTeX of a list of publications: what pybtex, bibtexparser and we read again."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from sphinx_profile.formats.bibtex import read_bibtex, write_bibliography
from sphinx_profile.formats.exported import unique
from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.model.date import read_date
from sphinx_profile.model.entry import STEERING_FIELDS
from sphinx_profile.model.inline import MATH, Run, inline
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication


def by_pybtex(text: str) -> BibliographyData:
    """The entries, every name of every list parsed."""
    return parse_string(text, "bibtex")


def by_bibtexparser(text: str) -> dict[str, dict[str, str]]:
    """The fields of every entry; there is nothing else in the text."""
    logging.disable(logging.WARNING)
    library = bibtexparser.parse_string(text)
    logging.disable(logging.NOTSET)
    assert len(library.blocks) == len(library.entries)
    return {
        entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries
    }


def by_us(text: str) -> dict[str, dict[str, str]]:
    reading = read_bibtex(text, "x.bib")
    assert reading.findings == ()
    return {source.entry.key: dict(source.entry.fields) for source in reading.entries}


def read(records) -> dict[str, dict[str, str]]:
    """The fields by key: all three readers see the same entries and names of fields."""
    text = write_bibliography(records)
    text.encode("utf-8")
    depths = depth_of(text)
    assert min(depths) == 0 == depths[-1]
    ours, theirs = by_us(text), by_bibtexparser(text)
    pybtex = by_pybtex(text).entries
    assert list(ours) == list(theirs) == list(pybtex)
    for key, fields in ours.items():
        assert list(fields) == list(theirs[key])
        assert {name.lower() for name in (*pybtex[key].fields, *pybtex[key].persons)} == set(fields)
    return ours


def depth_of(text: str) -> list[int]:
    """How deep in braces each character is, as BibTeX counts them."""
    depths = [0]
    for character in text:
        depths.append(depths[-1] + {"{": 1, "}": -1}.get(character, 0))
    return depths


def test_an_entry_keeps_its_latex(from_bib):
    text = r"""@string{jx = "Journal of {X}"}
    @Article{Goedel1931, Title = {{\"U}ber formal unentscheidbare S{\"a}tze: $\Sigma_1$ \& more},
      author = "G{\"o}del, Kurt and von Neumann, John", journal = jx # { B}, year = 1931, abstract = {50\% of it.}}"""
    assert read(from_bib(text)) == {
        "Goedel1931": {
            "title": r"{\"U}ber formal unentscheidbare S{\"a}tze: $\Sigma_1$ \& more",
            "author": r"G{\"o}del, Kurt and von Neumann, John",
            "journal": "Journal of {X} B",
            "year": "1931",
            "abstract": r"50\% of it.",
        }
    }


def test_a_page_is_text(from_page):
    record = from_page(
        "A & B: 50% of {R}_1", key="k", kind="article", authors="Ludwig van Beethoven, Martin King, Jr., Ann Lee*",
        venue="Journal #1", year="2019", month="May", pages="1-20", doi="https://doi.org/10.1000/a_b", abstract="x ~ y",
        note="a^b", key_="own", selected="", code="https://g.org/a", keywords="a_b; c",
    )  # fmt: skip
    (fields,) = read([record]).values()
    assert fields == {
        "title": r"A \& B: 50\% of \{R\}\_1",
        "author": "Ludwig van Beethoven and King, Jr., Martin and Ann Lee",
        "journal": r"Journal \#1",
        "year": "2019",
        "month": "may",
        "pages": "1--20",
        "doi": "10.1000/a_b",
        "abstract": r"x \textasciitilde{} y",
        "note": r"a\textasciicircum{}b",
        "key_": "own",
        "keywords": r"a\_b; c",
    }


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("article", "journal"), ("inproceedings", "booktitle"), ("conference", "booktitle"), ("inbook", "booktitle"),
        ("incollection", "booktitle"), ("phdthesis", "school"), ("mastersthesis", "school"), ("thesis", "institution"),
        ("techreport", "institution"), ("report", "institution"), ("book", "publisher"), ("proceedings", "publisher"),
        ("manual", "organization"), ("misc", "howpublished"), ("online", "howpublished"), ("unpublished", "howpublished"),
    ],
)  # fmt: skip
def test_the_venue_of_a_page_stands_in_the_field_of_its_type(from_page, kind, field):
    (fields,) = read([from_page("T", kind=kind, venue="V")]).values()
    assert fields[field] == "V"


def test_what_a_page_says_of_its_parts_is_not_said_twice(from_page):
    record = from_page("T", kind="article", journal="J", volume="3", pages="1-2")
    assert read([record]) == {"key": {"title": "T", "journal": "J", "volume": "3", "pages": "1--2"}}


def test_runs_of_a_page_are_commands():
    title = (
        Run("a "),
        Run("b_", ("strong", "emphasis")),
        Run("x^2", (MATH,)),
        Run("l", url="https://e.org/a_b%20c"),
    )
    record = Publication(key="k", title=title, abstract=(Run("2", ("superscript",)),))
    (fields,) = read([record]).values()
    assert fields["title"] == r"a \textbf{\emph{b\_}}$x^2$\href{https://e.org/a_b%20c}{l}"
    assert fields["abstract"] == r"\textsuperscript{2}"


def test_a_record_without_fields():
    record = Publication(
        key="k", title=inline("T"), authors=(Author("Ann Lee", inverted="Lee, Ann"), Author("X", inverted="{X, and Y}")),
        others=True, date=read_date("2019-05-03")[0], type="article",
    )  # fmt: skip
    assert read([record])["k"] == {
        "title": "T",
        "author": "Lee, Ann and {X} and others",
        "date": "2019-05-03",
        "year": "2019",
    }


def test_no_field_steers_the_page(from_bib):
    fields = ", ".join(
        f"{name} = {{x}}" for name in (*sorted(STEERING_FIELDS), "code2", "pdf3", "own_field")
    )
    (fields,) = read(from_bib(f"@misc{{k, title = {{T}}, {fields}}}")).values()
    assert set(fields) == {"title", "own_field", "abstract", "eprint", "eprinttype"}


@pytest.mark.parametrize("status", ["draft", "Draft"])
def test_no_draft(from_bib, status):
    text = f"@misc{{a, title = {{A}}}} @misc{{b, title = {{B}}, status = {{{status}}}}}"
    assert list(read(from_bib(text))) == ["a"]


def test_what_is_known_only_to_the_page_is_an_eprint_or_a_url(from_bib):
    text = """@misc{a, arxiv = {arXiv:1902.05687v2}, html = {https://e.org/a_b}}
    @misc{b, hal = {hal-01234567}, html = {https://e.org/}, url = {https://e.org/own}}
    @misc{c, pmid = {12345}, eprint = {x}} @misc{d, arxiv = {https://arxiv.org/abs/1902.05687}, archiveprefix={arXiv}}"""
    assert read(from_bib(text)) == {
        "a": {"url": "https://e.org/a_b", "eprint": "1902.05687v2", "eprinttype": "arxiv"},
        "b": {"url": "https://e.org/own", "eprint": "hal-01234567", "eprinttype": "hal"},
        "c": {"eprint": "x"},
        "d": {"archiveprefix": "arXiv", "eprint": "1902.05687"},
    }


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("doi = {https://doi.org/https://doi.org/10.1000/a\\_b}", "doi", "10.1000/a_b"),
        ("doi = {doi:10.1000/a}", "doi", "10.1000/a"),
        ("doi = {http://doi.acm.org/10.1145/1.2}", "doi", "10.1145/1.2"),
        ("doi = {10.1002/(SICI)1097-4571(1998)49:8<693::AID>3.0.CO;2-O}", "doi", "10.1002/(SICI)1097-4571(1998)49:8<693::AID>3.0.CO;2-O"),
        ("doi = {https://e.org/no-doi}", "url", "https://e.org/no-doi"),
        ("url = {\\url{http://e.org/~me/a\\_b\\%20c\\#d}}", "url", "http://e.org/~me/a_b%20c#d"),
        ("url = {https://e.org/a b}", "url", "https://e.org/a%20b"),
        ("month = {May}", "month", "may"), ("month = may", "month", "may"), ("month = {5}", "month", "may"),
        ("month = {mai}", "month", "may"), ("month = {10~jan}", "month", "10~jan"), ("month = jun # \"--\" # aug", "month", "jun--aug"),
        ("date = {in press}", "year", "in press"),
        ("author = {A. Smith, B. Jones, C. Lee}", "author", "A. Smith and B. Jones and C. Lee"),
        ("author = {Lee, Ann$^*$ and Smith, Bob}", "author", "Lee, Ann and Smith, Bob"),
        ("author = {Lee, Ann, and Smith, Bob}", "author", "Lee, Ann and Smith, Bob"),
        ("author = {family=Berg, given=Jan, prefix=van der, suffix=Jr}", "author", "van der Berg, Jr, Jan"),
        ("editor = {Lee, Ann and others}", "editor", "Lee, Ann and others"),
        ("title = \"{\\\"U}ber {\\{x\"", "title", None), ("note = {\\} x \\{}", "note", None),
        ("schlüssel = {x}", "schlussel", "x"), ("ключ = {x}", "field", "x"), ("bdsk-url-1 = {https://e.org/x_y}", "bdsk-url-1", "https://e.org/x_y"),
    ],
)  # fmt: skip
def test_fields_of_a_messy_bibliography(from_bib, written, field, value):
    (fields,) = read(from_bib(f"@misc{{k, {written}}}")).values()
    assert field in fields
    assert value is None or fields == {field: value}


def test_a_year_has_no_command_that_only_its_own_file_defines(from_bib):
    text = r"@book{a, year = {{\noopsort{1973b}}1973}, title = {\emph{A}}}"
    assert "year = {1973}" in write_bibliography(from_bib(text))


def test_bibtex_gets_a_year_where_its_styles_know_the_type(from_bib):
    entries = read(from_bib("@article{a, date = {2019-05-03}} @online{b, date = {2019-05-03}}"))
    assert entries == {"a": {"date": "2019-05-03", "year": "2019"}, "b": {"date": "2019-05-03"}}


def test_entries_that_others_refer_to_come_last(from_bib):
    text = """@proceedings{P, title = {Proc}, year = 2001} @inproceedings{a, title = {A}, crossref = {P}}
    @book{b, title = {B}, crossref = {gone}} @misc{c, title = {C}, xdata = {x}} @misc{d, crossref = {a}}"""
    entries = read(from_bib(text))
    assert list(entries) == ["a", "b", "c", "d", "P"]
    assert entries["a"]["booktitle"] == "Proc"
    assert entries["a"]["crossref"] == "P"
    assert not {"crossref", "xdata"} & {*entries["b"], *entries["c"], *entries["d"]}


def test_keys_are_safe_and_unique(from_page):
    keys = ["Foo", "foo", "a b,c{d}%", "ключ:1", "", "foo-2", "x\x00y", "foo"]
    records = [from_page(f"T{number}", key=key) for number, key in enumerate(keys)]
    assert list(read(records)) == [
        "Foo",
        "foo-2",
        "a-b-c-d-",
        "ключ:1",
        "entry",
        "foo-2-2",
        "xy",
        "foo-3",
    ]


def test_a_record_that_is_given_twice_is_written_once(from_page):
    assert list(read([from_page("T"), from_page("T")])) == ["key"]


@given(st.lists(st.sampled_from(["a", "A", "a-2", "a-2-2", "b"])))
def test_unique_names_differ(names):
    found = list(unique(names))
    assert len({name.casefold() for name in found}) == len(names)
    assert all(new.startswith(old) for new, old in zip(found, names, strict=True))


@pytest.mark.parametrize("kind", ["string", "comment", "preamble", "3d", '"><x', "", "Über Typ"])
def test_a_type_is_one_word(from_page, kind):
    text = write_bibliography([from_page("T", kind=kind)])
    assert len(by_us(text)) == len(by_pybtex(text).entries) == 1


def test_hostile_texts(hostile, from_page):
    options = {
        "note": hostile,
        "authors": hostile,
        "year": hostile,
        "journal": hostile,
        "url": hostile,
        "doi": hostile,
    }
    record = from_page(hostile, key=hostile, kind=hostile, **options, **{f"x{hostile[:40]}": "own"})
    fields, _ = read([record, from_page("other", key="other")]).values()
    for name in ("title", "note", "journal"):
        assert decode(fields[name]).replace("\xa0", " ") == cleaned(hostile)


def test_hostile_latex(hostile):
    record = Publication(
        key="k", title=inline("T"), fields=(("title", hostile), ("author", hostile), ("x", hostile))
    )
    assert list(read([record])) == ["k"]


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=80) | st.text(
    "\\{}$%&#_~^-'`\"@=, \nabAnd", max_size=60
)


@given(title=texts, name=texts, key=texts, url=texts)
def test_any_text_comes_back(title, name, key, url):
    author = Author(name, inverted=f"{{{name}}}")
    fields = (("title", title), ("url", url), ("note", name))
    record = Publication(
        key=key, title=inline(title), authors=(author,), fields=fields, page_fields=frozenset({"title", "url", "note"}),
    )  # fmt: skip
    (entry,) = read([record]).values()
    author, note = (decode(entry.get(field, "")).strip() for field in ("author", "note"))
    assert decode(entry.get("title", "")).strip() == cleaned(title).strip()
    assert author == note == cleaned(name).strip()


def test_the_publications_come_back(every_type, from_bib):
    again = {record.key: record for record in from_bib(write_bibliography(every_type))}
    for record in every_type:
        found = again[record.key]
        for name in ("type", "title", "authors", "others", "edited", "venue", "abstract", "notes"):
            assert getattr(found, name) == getattr(record, name), (record.key, name)
        assert found.date.sort_key == record.date.sort_key
        assert found.date.end == record.date.end


def test_ten_thousand_entries_take_seconds(from_bib):
    (record,) = from_bib("@misc{k, title = {T}, author = {Lee, Ann}}")
    records = [
        replace(record, key=f"k{number % 5000}", abbr=str(number)) for number in range(10_000)
    ]
    begin = time.process_time()
    assert write_bibliography(records).count("@misc") == 10_000
    assert time.process_time() - begin < 20
