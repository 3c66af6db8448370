"""Mending: only the flaw changes, every other byte stays, and once is enough."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.lint import Code, Edit, Settings, mend
from sphinx_profile.lint.diff import diff
from sphinx_profile.lint.text import Text
from sphinx_profile.lint.writing import replace_file

BIB = """\
% Müller's papers \t

@article{a,\t
  Author =   "Müller, Jürgen",
  titel = {Ice &amp; {Snow} \\& 50% of it},
    doi = { https://doi.org/10.1000/a_b },
  url={http://arxiv.org/abs/1902.05687}   ,
  arxiv = "https://arxiv.org/abs/1902.05687",
  pages = 12-34
         # {},
  month = jun
}
@misc ( b, pages = {1 - 9}, note = {Ã–l} )
"""
MENDED = """\
% Müller's papers \t

@article{a,\t
  Author =   "Müller, Jürgen",
  title = {Ice \\& {Snow} \\& 50\\% of it},
    doi = { 10.1000/a_b },
  url={https://arxiv.org/abs/1902.05687}   ,
  arxiv = "1902.05687",
  pages = 12-34
         # {},
  month = jun
}
@misc ( b, pages = {1--9}, note = {Öl} )
"""


def mended(folder: Path, data: bytes, name: str = "a.bib") -> bytes:
    path = folder / name
    path.write_bytes(data)
    return mend([folder]).contents.get(path, data)


def test_all_that_is_sure_is_mended_and_nothing_else(tmp_path: Path) -> None:
    assert mended(tmp_path, BIB.encode()).decode() == MENDED


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay(tmp_path: Path, end: str) -> None:
    data = BIB.replace("\n", end).encode()
    assert mended(tmp_path, data) == MENDED.replace("\n", end).encode()


def test_mixed_line_ends_stay(tmp_path: Path) -> None:
    data = b"@misc{a,\r\n pages = {1-9},\n note = {x},\r}\r\n"
    assert mended(tmp_path, data) == data.replace(b"1-9", b"1--9")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_the_encoding_stays(tmp_path: Path, mark: bytes, codec: str) -> None:
    assert mended(tmp_path, mark + BIB.encode(codec)) == mark + MENDED.encode(codec)


def test_lines_of_an_older_encoding_stay_and_the_others_are_mended(tmp_path: Path) -> None:
    data = "@misc{a,\n author = {Müller, J.}, pages = {1-9},\n doi = {doi:10.1000/1},\n}\n"
    expected = data.replace("doi:10", "10")
    assert mended(tmp_path, data.encode("cp1252")) == expected.encode("cp1252")


def test_lines_with_control_characters_stay(tmp_path: Path) -> None:
    data = b"@misc{a,\n pages = {1-9}, note = {\x1b[31m\x00},\n doi = {doi:10.1000/1},\n}\n"
    assert mended(tmp_path, data) == data.replace(b"doi:10", b"10")


def test_a_page_and_a_registry_are_mended(tmp_path: Path) -> None:
    page = ':::{publication} Ice\n:code: http://github.com/a/b\n:doi: "doi:10.1000/1"\n:::\n'
    fixed = page.replace("http:", "https:").replace("doi:10", "10")
    assert mended(tmp_path, page.encode(), "index.md").decode() == fixed
    (tmp_path / "index.md").unlink()
    people = b"a: {name: A B, url: http://github.com/a} # http://github.com/b\n"
    fixed_people = people.replace(b"http:", b"https:")
    assert mended(tmp_path, people, "people.yml") == fixed_people


def test_twice_changes_nothing_more(tmp_path: Path) -> None:
    once = mended(tmp_path, BIB.encode())
    assert mended(tmp_path, once) == once


def test_what_is_left_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, pages={1-9}, year={2201}}")
    done = mend([tmp_path])
    assert [flaw.code for flaw in done.mended] == [Code.PAGE_HYPHEN]
    assert [flaw.code for flaw in done.left.flaws] == [Code.FUTURE]


def test_only_what_is_selected_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, pages={1-9}, doi={doi:10.1000/1}}")
    done = mend([tmp_path], Settings(select=frozenset({Code.DOI_URL})))
    assert list(done.contents.values()) == [b"@misc{a, pages={1-9}, doi={10.1000/1}}"]


def test_what_is_ignored_is_not_mended(tmp_path: Path) -> None:
    data = b"% sphinx-profile: ignore EN105\n@misc{a, pages={1-9}}\n"
    assert mended(tmp_path, data) == data


def test_a_field_is_not_renamed_where_the_right_one_is_there(tmp_path: Path) -> None:
    data = b"@misc{a, titel={A}, title={B}}"
    assert mended(tmp_path, data) == data


def test_a_damaged_entry_is_left_alone(tmp_path: Path) -> None:
    data = b"@misc{a,\n title = {A,\n pages = {1-9},\n doi = {doi:10.1000/1}\n}\n"
    assert mended(tmp_path, data) == data


def test_the_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.bib"
    path.write_text("@misc{a,\n pages = {1-9},\n}\n")
    assert diff(mend([tmp_path]).contents) == (
        "--- a/a.bib\n+++ b/a.bib\n@@ -1,3 +1,3 @@\n @misc{a,\n"
        "- pages = {1-9},\n+ pages = {1--9},\n }\n"
    )
    assert path.read_text() == "@misc{a,\n pages = {1-9},\n}\n"


def test_overlapping_edits_are_made_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("abcdef")
    edits = [Edit(0, 3, "X"), Edit(2, 4, "Y"), Edit(4, 4, "Z")]
    data, made = Text.of(path, "a.txt").edited(edits)
    assert (data, made) == (b"XdZef", [Edit(0, 3, "X"), Edit(4, 4, "Z")])


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("a")
    (tmp_path / "link").symlink_to(target)
    assert replace_file(tmp_path / "link", b"b") == "it is a symbolic link"
    assert target.read_text() == "a"


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("a")
    path.chmod(0o640)
    assert replace_file(path, b"b") == ""
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("b", 0o640)
    assert [child.name for child in tmp_path.iterdir()] == ["a"]


NAMES = st.sampled_from(["title", "titel", "pages", "doi", "url", "arxiv", "note", "jounral"])
VALUES = st.one_of(
    st.sampled_from(
        ["1-9", "doi:10.1000/x", "http://github.com/a", "A & B", "50% #1", "Ã–l", "&amp;", "$x$"]
    ),
    st.text('ab1&%#_$\\{} -éÃ–©"@,=\n\r\t', max_size=20),
)
FIELDS = st.lists(st.tuples(NAMES, VALUES), max_size=5)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(FIELDS, max_size=3), st.sampled_from(["\n", "\r\n"]))
def test_mending_is_idempotent_and_loses_no_entry(
    tmp_path: Path, written: list[list[tuple[str, str]]], end: str
) -> None:
    entries = (
        f"@misc{{k{number},{end}" + "".join(f" {n} = {{{v}}},{end}" for n, v in fields) + f"}}{end}"
        for number, fields in enumerate(written)
    )
    data = "".join(entries).encode()
    once = mended(tmp_path, data)
    assert mended(tmp_path, once) == once
    before, after = (read_bibtex(text.decode()) for text in (data, once))
    assert [e.entry.key for e in before.entries] == [e.entry.key for e in after.entries]
