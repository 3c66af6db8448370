"""RIS written and read: by rispy, by us, and what is wrong with the files of others."""

from __future__ import annotations

import re
import time

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.latex import cleaned, decode, read_url
from sphinx_profile.formats.ris import read_ris, write_ris
from sphinx_profile.formats.ris.tags import TYPES, reference_type
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import inline, plain
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication

LINE = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*")


def lines_of(records) -> list[list[str]]:
    """The lines of each reference, in the form that RIS has."""
    text = write_ris(records)
    text.encode("utf-8")
    assert text.replace("\r\n", "").count("\n") == text.replace("\r\n", "").count("\r") == 0
    references = [part.split("\r\n") for part in text.split("\r\n\r\n") if part]
    for lines in references:
        assert all(LINE.fullmatch(line) for line in lines)
        assert lines[0].startswith("TY  - ")
        assert lines[-1] == "ER  - "
        assert [line[:2] for line in lines].count("TY") == 1
    assert len(rispy.loads(text)) == len(references)
    return references


def read(text: str):
    """The one entry of a text."""
    reading = read_ris(text, "x.ris")
    assert reading.findings == ()
    (source,) = reading.entries
    return source.entry


def reference(*lines: str, kind: str = "JOUR") -> str:
    return "\r\n".join((f"TY  - {kind}", "ID  - k", *lines, "ER  - ", ""))


def test_a_reference(from_bib):
    text = r"""@article{Lee2019, author = {von Lee, Jr., Ann and {The Group} and Smith, Bob}, editor = {Jones, Eve and Fox, Ed}, translator = {Roe, Jo},
      title = {A \emph{B} {C} $\alpha$}, journal = {J \& K}, shortjournal = {JK}, volume = 3, number = 4, pages = {10--20}, year = 2019, month = may,
      doi = {https://doi.org/10.1000/a\_b;c}, url = {https://e.org/a;b}, pdf = {https://e.org/p.pdf}, code = {https://g.org/x}, keywords = {a; b, c},
      abstract = {One. Two.}, note = {N}, issn = {1234-567X}, isbn = {978-0-521-83378-3}, publisher = {P}, address = {Bern}, language = {en},
      eprint = {1902.05687}, eprinttype = {arxiv}, urldate = {2020-01-02}, unknown = {u}, additional_info = {M}}"""
    assert lines_of(from_bib(text)) == [
        [
            "TY  - JOUR", "ID  - Lee2019", "TI  - A B C α", "AU  - von Lee, Ann, Jr.", "AU  - The Group", "AU  - Smith, Bob",
            "A2  - Jones, Eve", "A2  - Fox, Ed", "A4  - Roe, Jo", "PY  - 2019", "DA  - 2019/05//", "Y2  - 2020/01/02/",
            "T2  - J & K", "JO  - J & K", "IS  - 4", "SP  - 10", "EP  - 20", "PB  - P", "CY  - Bern", "N1  - N", "N1  - M",
            "J2  - JK", "VL  - 3", "AB  - One. Two.", "LA  - en", "SN  - 978-0-521-83378-3", "SN  - 1234-567X",
            "KW  - a", "KW  - b", "KW  - c", "DO  - 10.1000/a_b;c", "AN  - 1902.05687", "DB  - arxiv",
            "UR  - https://e.org/a%3Bb", "UR  - https://g.org/x", "L1  - https://e.org/p.pdf", "ER  - ",
        ]
    ]  # fmt: skip


def test_rispy_reads_the_same(every_type):
    found = {reference["id"]: reference for reference in rispy.loads(write_ris(every_type))}
    for record in every_type:
        again = found[record.key]
        assert again["title"] == plain(record.title).replace(r"\alpha", "α")
        if not record.edited:
            assert again["authors"] == ["van der Berg, Jan, Jr.", "García, José", "The ABC Group"]
        if record.date.year:
            assert again["year"] == str(record.date.year)
        assert again["keywords"] == ["examples", "tests", "types"]
        assert again["type_of_reference"] == reference_type(record.type)
    assert found["inproceedings"]["file_attachments1"] == "https://example.org/paper.pdf"
    assert found["inproceedings"]["urls"] == [
        "https://github.com/a/b_c", "https://github.com/c/d", "https://example.org/slides.pdf",
    ]  # fmt: skip


def test_the_publications_come_back(every_type, from_reading):
    again = {record.key: record for record in from_reading(read_ris(write_ris(every_type)))}
    for record in every_type:
        found = again[record.key]
        for name in ("authors", "edited", "status"):
            assert getattr(found, name) == getattr(record, name), (record.key, name)
        assert plain(found.title) == plain(record.title).replace(r"\alpha", "α")
        assert plain(found.abstract) == plain(record.abstract).replace("H2O", "H₂O")
        for name in ("sort_key", "end", "season", "shown"):
            assert getattr(found.date, name) == getattr(record.date, name), (record.key, name)
        urls = {link.url for link in record.links if link.kind != "isbn"}
        assert urls <= {link.url for link in found.links}
        assert reference_type(found.type) == reference_type(record.type)
        if record.type not in {"periodical", "conference"}:
            assert plain(found.venue) == plain(record.venue), record.key


@pytest.mark.parametrize(("kind", "entry_type"), TYPES.items())
def test_types(kind, entry_type):
    assert read(reference("TI  - T", kind=kind)).type == entry_type
    assert TYPES[reference_type(entry_type)] == entry_type


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("AU  - Lee, Ann", {"author": "Lee, Ann"}),
        ("A1  - von Lee, Ann, Jr.\r\nAU  - Smith, B.", {"author": "von Lee, Jr., Ann and Smith, B."}),
        ("AU  - Lee, Jr., Ann", {"author": "Lee, Jr., Ann"}),
        ("AU  - The Sand and Sea Group", {"author": "{The Sand and Sea Group}"}),
        ("AU  - Plato\r\nAU  - et al.", {"author": "Plato and others"}),
        ("ED  - Lee, Ann\r\nA4  - Roe, J.", {"editor": "Lee, Ann", "translator": "Roe, J."}),
        ("PY  - 2019", {"year": "2019"}), ("Y1  - 2019///", {"year": "2019"}), ("PY  - 2019/05/03", {"date": "2019-05-03"}),
        ("PY  - 2019\r\nDA  - 2019/5/3/", {"date": "2019-05-03"}), ("DA  - 2019-05-03", {"date": "2019-05-03"}),
        ("PY  - 2019\r\nDA  - 2019///Spring 2019", {"date": "Spring 2019"}), ("DA  - 2019///Spring", {"year": "2019"}),
        ("DA  - ///in press", {"date": "in press"}), ("DA  - 2019///2019/2020", {"date": "2019/2020"}), ("PY  - c. 1900", {"date": "c. 1900"}),
        ("SP  - 1\r\nEP  - 20", {"pages": "1--20"}), ("SP  - e5", {"pages": "e5"}), ("SP  - 1-20", {"pages": "1--20"}),
        ("T2  - J & K", {"journal": r"J \& K"}), ("JO  - A\r\nT2  - B", {"journal": "B"}), ("JF  - A", {"journal": "A"}),
        ("SN  - 1234-5678\r\nSN  - 978-0-521-83378-3", {"issn": "1234-5678", "isbn": "978-0-521-83378-3"}),
        ("DO  - https://doi.org/10.1000/a_b", {"doi": "10.1000/a_b"}), ("DO  - x", {"doi": "x"}),
        ("UR  - https://e.org/a_b", {"url": "https://e.org/a_b"}),
        ("UR  - https://e.org/1;https://e.org/2_", {"url": "https://e.org/1", "links": r"\href{https://e.org/2_}{https://e.org/2\_}"}),
        ("KW  - a\r\nKW  - b_c", {"keywords": r"a, b\_c"}), ("N1  - a\r\nN1  - b", {"note": "a b"}), ("N2  - x", {"abstract": "x"}),
        ("L1  - https://e.org/p.pdf", {"pdf": "https://e.org/p.pdf"}), ("C1  - own", {"c1": "own"}), ("Y2  - 2020/01/02/", {"urldate": "2020-01-02"}),
        ("IS  - 4", {"number": "4"}), ("M1  - 5", {"number": "5"}), ("PB  - P", {"publisher": "P"}), ("T1  - A\r\nTI  - B", {"title": "A"}),
        ("AB  - one\r\ntwo\r\n\r\nthree", {"abstract": "one two three"}), ("TI -x", {"title": "x"}), ("TI- x", {"title": "x"}), ("TI  -", {}),
    ],
)  # fmt: skip
def test_fields(line, fields):
    assert dict(read(reference(line)).fields) == fields


@pytest.mark.parametrize(
    ("kind", "line", "fields"),
    [
        ("CPAPER", "T2  - P", {"booktitle": "P"}), ("CHAP", "BT  - P", {"booktitle": "P"}), ("GEN", "T2  - P", {"howpublished": "P"}),
        ("THES", "PB  - ETH", {"institution": "ETH"}), ("RPRT", "M1  - TR-4", {"number": "TR-4"}), ("xyz", "TI  - T", {"title": "T"}),
    ],
)  # fmt: skip
def test_fields_by_type(kind, line, fields):
    assert dict(read(reference(line, kind=kind)).fields) == fields


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_line_ends_and_marks(newline):
    text = "\ufeff" + reference("TI  - A\u2028B").replace("\r\n", newline) + newline + reference("TI  - C", kind="BOOK").replace(
        "ID  - k", "ID  - l"
    ).replace("\r\n", newline)  # fmt: skip
    reading = read_ris(text, "x.ris")
    assert [source.entry.fields for source in reading.entries] == [
        (("title", "A B"),),
        (("title", "C"),),
    ]
    assert [source.place for source in reading.entries] == ["x.ris:1", "x.ris:6"]
    assert (reading.opened, reading.findings) == (2, ())


def test_what_is_wrong_is_reported_and_costs_little():
    text = "Provider: X\nDatabase: Y\n\nTY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nID  - k\nER  - \nlost\nTY  - BOOK\nID  - k\nTI  - C\nER  - \nTY  - GEN\nER  -\nTY  - GEN\nID  - e"
    reading = read_ris(text, "x.ris")
    assert [(s.entry.key, s.line) for s in reading.entries] == [("a", 4), ("k", 6), ("e", 17)]
    assert (reading.opened, reading.lost) == (5, ("k", "entry-15"))
    assert [(f.problem, f.place) for f in reading.findings] == [
        (Problem.SYNTAX, "x.ris:1"), (Problem.SYNTAX, "x.ris:4"), (Problem.SYNTAX, "x.ris:4"), (Problem.SYNTAX, "x.ris:10"),
        (Problem.DUPLICATE_KEY, "x.ris:11"), (Problem.SYNTAX, "x.ris:15"), (Problem.SYNTAX, "x.ris:17"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "@article{k, title = {T}}", "[]", "ER  - "])
def test_what_is_no_ris(text):
    reading = read_ris(text, "x.ris")
    (finding,) = reading.findings
    assert (finding.problem, finding.message) == (Problem.BIBLIOGRAPHY, "x.ris holds no reference")
    assert (reading.opened, reading.entries) == (0, ())


@pytest.mark.parametrize(
    ("text", "month"),
    [("2019", ""), ("2019-05-03", ""), ("2019", "may"), ("2019-05/2020", ""), ("2019/", ""), ("2019-21", ""), ("2019~", ""),
     ("in press", ""), ("Spring 2019", ""), ("-0044-03-15", ""), ("0800", ""), ("1998--1999", ""), ("199X", "")],
)  # fmt: skip
def test_dates_come_back(text, month):
    date = read_date(text, month)[0]
    fields = dict(read(write_ris([Publication(key="k", title=inline("T"), date=date)])).fields)
    again = read_date(read_url(fields.get("date") or fields.get("year", "")))[0]
    names = ("year", "month", "day", "end", "season", "note")
    assert [getattr(again, name) for name in names] == [getattr(date, name) for name in names]


def test_a_comma_in_the_name_of_an_organisation_is_left_out():
    record = Publication(
        key="k", authors=(Author("Sand, Inc.", inverted="{Sand, Inc.}"), Author("Ann Lee", ("*",)))
    )
    assert lines_of([record])[0][2:4] == ["AU  - Sand Inc.", "AU  - Lee, Ann"]


def test_no_draft(from_page):
    assert len(lines_of([from_page("A", key="a"), from_page("B", key="b", status="draft")])) == 1


def test_hostile_texts(hostile, from_page, from_reading):
    options = {
        "note": hostile,
        "authors": hostile,
        "year": hostile,
        "journal": hostile,
        "url": hostile,
        "doi": hostile,
    }
    record = from_page(
        hostile, key=hostile, kind=hostile, keywords=hostile, pages=hostile, **options
    )
    assert len(lines_of([record, from_page("other", key="other")])) == 2
    (again, other) = from_reading(read_ris(write_ris([record, from_page("other", key="other")])))
    assert plain(again.title).replace("\xa0", " ") == cleaned(hostile)
    assert other.key == "other"


def test_hostile_latex(hostile):
    record = Publication(
        key="k", title=inline("T"), fields=(("title", hostile), ("author", hostile), ("x", hostile))
    )
    assert len(lines_of([record])) == 1


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60) | st.text(
    "TYER  -\r\nAU,;/", min_size=1
)


@given(title=texts, note=texts, word=texts)
def test_any_text_comes_back(title, note, word):
    record = Publication(
        key="k", title=inline(title), fields=(("note", note), ("keywords", word)), page_fields=frozenset({"note", "keywords"})
    )  # fmt: skip
    assert len(lines_of([record])) == 1
    entry = read(write_ris([record]))
    assert decode(entry.get("title")) == cleaned(title).strip()
    assert decode(entry.get("note")) == cleaned(note).strip()


@given(st.text("TYERAUID  -\r\n1/,;x{}\\"))
def test_any_text_is_read(text):
    reading = read_ris(text, "x.ris")
    assert reading.opened == len(reading.entries) + len(reading.lost)
    assert reading.findings or reading.entries


@pytest.mark.parametrize(
    "text",
    [
        "TY  - X\n" * 50_000,
        "x\n" * 200_000,
        "TY  - X\n" + "AB  - x\nmore\n" * 50_000,
        "TY  - X\nAU  - " + "a, " * 100_000,
    ],
)
def test_time_is_linear(text):
    begin = time.process_time()
    read_ris(text, "x.ris")
    assert time.process_time() - begin < 20  # quadratic time is minutes


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        ("@book{k, editor = {Lee, Ann}, number = 7}", ["ED  - Lee, Ann", "M1  - 7"]),
        ("@inproceedings{k, editor = {Lee, Ann}}", ["A2  - Lee, Ann"]),
        ("@inproceedings{k, booktitle = {P}}", ["T2  - P", "C3  - P"]),
        ("@patent{k, number = {EP 1}}", ["SN  - EP 1"]),
        (r"@misc{k, howpublished = {\url{https://e.org/a}}}", ["UR  - https://e.org/a"]),
        ("@misc{k, howpublished = {Flyer}}", ["T2  - Flyer"]),
    ],
)
def test_tags_that_depend_on_the_type(entry, lines, from_bib):
    records = from_bib(entry)
    assert [line for line in lines_of(records)[0][2:-1] if line[:2] != "TI"] == lines
    again = dict(read(write_ris(records)).fields)
    expected = {name: value for name, value in records[0].fields if name != "howpublished"}
    assert expected.items() <= again.items()
