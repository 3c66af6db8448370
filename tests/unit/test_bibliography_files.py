"""Files of bibliographies: found, decoded, merged, and what entries inherit."""

import codecs
import os
import time

import pytest

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.bibliography import decode, inherit, merge, read_file, summary
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.model.source import Reading

ENTRY = "@misc{k, title = {Ünïcödé – “x”}}\n"


def read(tmp_path, data, name="refs.bib"):
    path = tmp_path / name
    path.write_bytes(data)
    return read_file(path, f"sub/{name}", {})


# -- files that cannot be read -----------------------------------------------------------------


def refused(reading, said, name="sub/refs.bib"):
    (finding,) = reading.findings
    assert (finding.problem, finding.place) == (Problem.BIBLIOGRAPHY, name)
    assert finding.message.startswith(f"{name} ")
    assert said in finding.message
    assert "Error" not in finding.message
    assert (reading.entries, reading.opened, reading.path) == ((), 0, name)
    return True


def test_missing_file(tmp_path):
    reading = read_file(tmp_path / "no.bib", "sub/refs.bib", {"a": "x"})
    assert refused(reading, "is missing")
    assert reading.macros == {"a": "x"}


def test_folder(tmp_path):
    assert refused(read_file(tmp_path, "sub/refs.bib", {}), "is a folder")


def test_name_that_no_file_can_have(tmp_path):
    assert refused(read_file(tmp_path / "a\0b.bib", "sub/refs.bib", {}), "is missing")
    assert refused(read_file(tmp_path / ("a" * 5000), "sub/refs.bib", {}), "cannot be read")


def test_device_is_no_file(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "pipe.bib")
    assert refused(read_file(tmp_path / "pipe.bib", "sub/refs.bib", {}), "is no file")


def test_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "refs.bib"
    path.write_text(ENTRY, encoding="utf-8")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    assert refused(read_file(path, "sub/refs.bib", {}), "cannot be read: Permission denied")


def test_too_large_file(tmp_path):
    path = tmp_path / "refs.bib"
    with path.open("wb") as file:
        file.truncate(100_000_001)
    assert refused(read_file(path, "sub/refs.bib", {}), "is larger than 100 MB")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 50, b"\0" * 5000, b"%PDF-1.5\n@misc{k, t={x}}", b"PK\x03\x04 and more",
        b"\x89PNG\r\n\x1a\n\0\0\0", b"\x01\x02\x03\x04\x05 text",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["refs.bib", "refs.json"])
def test_binary_file(tmp_path, data, name):
    assert refused(read(tmp_path, data, name), "is binary", f"sub/{name}")


@pytest.mark.parametrize(
    ("data", "said"), [(b"\n<!DOCTYPE html><p>404", "HTML or XML"), (b'[{"id": "a"}]', "JSON")]
)
def test_file_of_another_format(tmp_path, data, said):
    assert refused(read(tmp_path, data), f"holds no entry; it looks like {said}")


@pytest.mark.parametrize("data", [b"", b"\n", b"% nothing yet\n", b"@string{a = {x}}"])
def test_file_without_entries_is_no_mistake(tmp_path, data):
    reading = read(tmp_path, data)
    assert (reading.findings, reading.opened) == ((), 0)


@pytest.mark.parametrize("name", ["refs.json", "REFS.JSON"])
def test_json_is_told_by_its_ending(tmp_path, name):
    reading = read(tmp_path, b'\xef\xbb\xbf[{"id": "a", "title": "T"}]', name)
    assert [source.place for source in reading.entries] == [f"sub/{name}:1"]
    assert reading.findings == ()
    (finding,) = read(tmp_path, b"@misc{k}", name).findings
    assert finding.problem is Problem.BIBLIOGRAPHY


# -- encodings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        ENTRY.encode(),
        codecs.BOM_UTF8 + ENTRY.encode(),
        codecs.BOM_UTF16_LE + ENTRY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ENTRY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ENTRY.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + ENTRY.encode("utf-32-be"),
    ],
)
def test_unicode(data):
    assert decode(data, "x.bib") == (ENTRY, ())


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        (ENTRY.encode("cp1252"), ENTRY, "byte 0xDC at offset 18, line 1: the file is read as CP1252"),
        (b"\r\n\n\xe9", "\n\né", "byte 0xE9 at offset 3, line 3: the file is read as CP1252"),
        (b"\r\r\xe9", "\n\né", "byte 0xE9 at offset 2, line 3: the file is read as CP1252"),
        (b"a \x81\xe9", "a é", "byte 0x81 at offset 2, line 1: the file is read as CP1252"),
        ("é–ü".encode() + b"\xe9", "é–üé", "byte 0xE9 at offset 7, line 1: this byte is read as CP1252"),
        ("é–üßñø".encode() + b"\xe9\xe8\x81", "é–üßñøéè", "this byte and 2 more are read as CP1252"),
        ("% Encoding: ISO8859_2\nł".encode("iso8859-2"), "% Encoding: ISO8859_2\nł", "read as iso8859-2, which it names"),
        ("% Encoding: GBK\n中文".encode("gbk"), "% Encoding: GBK\n中文", "read as gbk, which it names"),
        (b"% Encoding: UTF-8\n\xe9", "% Encoding: UTF-8\né", "read as CP1252"),
        (b"% Encoding: ascii\n\xe9", "% Encoding: ascii\né", "read as CP1252"),
        (b"% Encoding: cp9999\n\xe9", "% Encoding: cp9999\né", "read as CP1252"),
        (b"% Encoding: rot13\n\xe9", "% Encoding: rot13\né", "read as CP1252"),
        (ENTRY.encode("utf-16-le"), ENTRY, "byte 0x00 at offset 1, line 1: the file is read as UTF-16"),
        (ENTRY.encode("utf-16-be"), ENTRY, "byte 0x00 at offset 0, line 1: the file is read as UTF-16"),
        (codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c", "ab\ufffd", "the file is read as UTF-16"),
    ],
)  # fmt: skip
def test_what_is_not_utf_8_is_reported_once(data, text, said):
    found, (finding,) = decode(data, "x.bib")
    assert found == text
    assert (finding.problem, finding.place.split(":")[0]) == (Problem.ENCODING, "x.bib")
    assert finding.message.startswith("x.bib is not UTF-8: byte 0x")
    assert said in finding.message


def test_line_of_a_strange_byte():
    _, (finding,) = decode(b"a\nb\n\xe9", "x.bib")
    assert finding.place == "x.bib:3"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\x00b\x01c\x7fd", "abcd"), (b"a\x0bb\x0cc", "a b c"), ("a\x85b\x9fc".encode(), "a bc"),
        ("a\ufeffb\uffffc\ufffed".encode(), "abcd"), (b"a\r\nb\rc\n", "a\nb\nc\n"), ("a\xa0b".encode(), "a\xa0b"),
    ],
)  # fmt: skip
def test_characters_that_are_none(data, text):
    assert decode(data, "x.bib") == (text, ())


def test_lines_and_findings_of_both_readers(tmp_path):
    reading = read(tmp_path, b"% x\r\r@misc{k,\r title = {\xe9},\r note = nobody}\r")
    assert [(f.problem, f.place) for f in reading.findings] == [
        (Problem.ENCODING, "sub/refs.bib:4"), (Problem.UNKNOWN_MACRO, "sub/refs.bib:5"),
    ]  # fmt: skip
    assert reading.entries[0].place == "sub/refs.bib:3"


# -- many files --------------------------------------------------------------------------------


def test_merge():
    first = read_bibtex("@misc{a, t = 1}\n@misc{b, t = 1}", "1.bib")
    second = read_bibtex("@misc{b,\n t = {1}}\n@misc{A, t = 1}\n@misc{a, t = 2}", "2.bib")
    entries, findings = merge([first, second, first])
    assert [(s.place, s.entry.key) for s in entries] == [
        ("1.bib:1", "a"), ("1.bib:2", "b"), ("2.bib:3", "A"),
    ]  # fmt: skip
    message = "'a' stands in 1.bib:1 and in 2.bib:4: the first is used"
    assert findings == (Finding(Problem.DUPLICATE_KEY, message, "2.bib:4"),)
    assert merge([]) == ((), ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("@misc{a}", "refs.bib: 1 entry: 1 read, 0 reported"),
        ("@misc{a}\n@misc{b}\n@misc{", "refs.bib: 3 entries: 2 read, 1 reported"),
        (
            "@misc{a}\n@misc{a}\n@misc{a, t = 1}",
            "refs.bib: 3 entries: 1 read, 1 reported, 1 repeated",
        ),
        ("", "refs.bib: 0 entries: 0 read, 0 reported"),
    ],
)
def test_summary(text, sentence):
    assert summary(read_bibtex(text, "refs.bib")) == sentence


def test_summary_of_what_could_not_be_read():
    assert summary(Reading(path="x.bib")) == "x.bib: 0 entries: 0 read, 0 reported"


# -- crossref and xdata ------------------------------------------------------------------------


def inherited(text):
    entries, findings = inherit(read_bibtex(text, "x.bib").entries)
    return {s.entry.key: dict(s.entry.fields) for s in entries}, [
        (f.problem, f.place, f.message) for f in findings
    ]


def test_nothing_is_done_where_nothing_is_inherited():
    entries = read_bibtex("@misc{a, t = 1}").entries
    assert inherit(entries)[0] is entries


def test_a_part_inherits_from_its_whole():
    text = """@inproceedings{p, title = {P}, crossref = {icml}, publisher = {Own}}
        @proceedings{icml, title = {Proc}, subtitle = {Sub}, editor = {E}, year = 2019,
          publisher = {PMLR}, key = {x}, label = {l}, doi = {10.1/1}, abstract = {A}, pdf = {p.pdf}, abbr = {ICML}}"""
    fields, findings = inherited(text)
    assert findings == []
    assert list(fields["p"].items()) == [
        ("title", "P"), ("crossref", "icml"), ("publisher", "Own"), ("booktitle", "Proc"),
        ("booksubtitle", "Sub"), ("editor", "E"), ("year", "2019"), ("abbr", "ICML"),
    ]  # fmt: skip
    assert len(fields["icml"]) == 11


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("incollection", "collection", {"booktitle": "W", "author": "A"}),
        ("inbook", "book", {"booktitle": "W", "author": "A", "bookauthor": "A"}),
        ("incollection", "book", {"booktitle": "W", "author": "A", "bookauthor": "A"}),
        ("conference", "proceedings", {"booktitle": "W", "author": "A"}),
        ("inreference", "reference", {"booktitle": "W", "author": "A"}),
        ("book", "mvbook", {"maintitle": "W", "author": "A"}),
        ("inproceedings", "mvproceedings", {"maintitle": "W", "author": "A"}),
        ("article", "periodical", {"journaltitle": "W", "author": "A"}),
        ("misc", "misc", {"title": "W", "author": "A"}),
        ("inproceedings", "misc", {"title": "W", "author": "A"}),
    ],
)
def test_the_title_of_a_whole_is_another_field_of_its_part(part, whole, expected):
    fields, _ = inherited(f"@{part}{{p, crossref = w}}@{whole}{{w, title = {{W}}, author = {{A}}}}")
    assert fields["p"] == {"crossref": "w", **expected}


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("year = 2018", "date = {2019-05}, month = may", {"year": "2018"}),
        ("date = {2018}", "year = 2019", {"date": "2018"}),
        ("month = jan", "year = 2019", {"month": "jan", "year": "2019"}),
        ("journal = {J}", "journaltitle = {K}", {"journal": "J"}),
        ("booktitle = {B}", "title = {W}", {"booktitle": "B"}),
        ("note = {}", "title = {W}, booktitle = {B}", {"note": "", "booktitle": "B"}),
    ],
)
def test_own_fields_win(part, whole, expected):
    fields, _ = inherited(f"@inproceedings{{p, crossref = w, {part}}}@proceedings{{w, {whole}}}")
    assert fields["p"] == {"crossref": "w", **expected}


def test_xdata():
    text = """@xdata{pub, publisher = {P}, url = {u}, ids = {i}, xdata = {place}}
        @xdata{place, location = {L}, publisher = {Other}}
        @xdata{more, note = {N}, note2 = {N2}}
        @book{b, xdata = {pub, more}, note = {Own}}"""
    fields, findings = inherited(text)
    assert findings == []
    assert fields["b"] == {
        "xdata": "pub, more", "note": "Own", "publisher": "P", "url": "u", "location": "L", "note2": "N2",
    }  # fmt: skip
    assert set(fields) == {"pub", "place", "more", "b"}


def test_xdata_comes_before_crossref():
    text = "@inbook{p, xdata = x}@xdata{x, crossref = w}@book{w, title = {W}, crossref = m}@mvbook{m, year = 1}"
    assert inherited(text)[0]["p"] == {"xdata": "x", "crossref": "w", "booktitle": "W", "year": "1"}


@pytest.mark.parametrize("key", ["Icml", "ICML-19"])
def test_a_parent_is_found_in_another_case_or_by_another_name(key):
    text = f"@misc{{p, crossref = {{{key}}}}}@misc{{icml, year = 2019, ids = {{x, icml-19}}}}"
    fields, findings = inherited(text)
    assert fields["p"]["year"] == "2019"
    assert findings == []


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("@misc{a, crossref = nowhere}", "x.bib:1", "a: crossref: no entry has the key 'nowhere'"),
        ("@misc{a, xdata = {nowhere}}", "x.bib:1", "a: xdata: no entry has the key 'nowhere'"),
        ("@misc{a, crossref = a}", "x.bib:1", "a: crossref: 'a' leads back to this entry"),
        (
            "@misc{a, crossref = b}\n@misc{b, crossref = a}",
            "x.bib:2",
            "b: crossref: 'a' leads back",
        ),
    ],
)
def test_references_that_lead_nowhere(text, place, said):
    fields, ((problem, found, message),) = inherited(
        f"{text}\n@misc{{z, xdata = {{y}}}}@xdata{{y, t = {{T}}}}"
    )
    assert (problem, found) == (Problem.INHERITANCE, place)
    assert message.startswith(said)
    assert fields["z"] == {"xdata": "y", "t": "T"}


def test_a_long_chain_is_no_recursion():
    text = "".join(f"@misc{{k{n}, crossref = {{k{n + 1}}}}}\n" for n in range(5000))
    fields, findings = inherited(f"{text}@misc{{k5000, year = 2019}}")
    assert findings == []
    assert fields["k0"]["year"] == "2019"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"@a{{k{n},crossref=k{n + 1},f{n}=1}}\n" for n in range(8_000)),
        "".join(f"@a{{k{n},crossref=k{max(n - 1, 0)},f{n}=1}}\n" for n in range(8_000)),
        "@a{p," + "".join(f"f{n}=1," for n in range(8_000)) + "}"
        + "".join(f"@a{{k{n},crossref=p}}\n" for n in range(8_000)),
        "".join(f"@a{{k{n},xdata={{{','.join(f'k{m}' for m in range(200))}}}}}\n" for n in range(400)),
    ],
)  # fmt: skip
def test_what_is_inherited_has_an_end(text):
    entries = read_bibtex(text, "x.bib").entries
    begin = time.process_time()
    found, findings = inherit(entries)
    assert time.process_time() - begin < 20  # quadratic time is minutes
    assert sum(len(source.entry.fields) for source in found) < 500_000
    assert findings
