"""Bibliographies as sources: everything stays where it stands, and nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.migrate.files.bib import SYSTEM
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.files import bibliography
from sphinx_profile.scaffold.site import Site

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate" / "files" / "bib"


def imported(path: Path) -> tuple[Site, list[str]]:
    report = Report()
    site = SYSTEM.read(Source.open(path, report), report)
    return site, [str(item) for item in report.items]


def moved(tmp_path: Path, text: str) -> tuple[str, list[str]]:
    """What a text becomes, and the report."""
    path = tmp_path / "a.bib"
    path.write_text(text, encoding="utf-8")
    site, report = imported(path)
    return bibliography(site), report


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def test_a_file_without_defects_stays_as_it_is(tmp_path) -> None:
    text = (
        "% Mine.\n@string{j = {Journal}}\n@preamble{{x}}\n\n"
        "@article{a,\n  title = {A}, % why\n  journal = j\n}\n\n"
        "% Between.\n@comment{x}\n@misc(b, title = {B})\n\nBehind, me@example.org.\n"
    )
    written, report = moved(tmp_path, text)
    assert written == text
    assert report == ["a.bib:5-8: taken: a", "a.bib:12: taken: b"]


def test_comments_stay_with_the_entry_behind_them(tmp_path) -> None:
    written, _ = moved(tmp_path, "@misc{a, title = {A}} % to A\n% to B\n@misc{b, title = {B}}\n")
    assert written.index("to A") < written.index("to B") < written.index("@misc{b")


def test_a_malformed_entry_is_written_anew_and_what_it_loses_is_a_comment(tmp_path) -> None:
    text = "@misc{a, title = {A} year = 2019, note = {x},\n  note = {lost words}}\n"
    written, report = moved(tmp_path, text)
    assert "% @misc{a, title = {A} year = 2019" in written
    reading = read_bibtex(written)
    assert reading.findings == ()
    assert reading.entries[0].entry.fields == (("title", "A"), ("year", "2019"), ("note", "x"))
    assert [line for line in report if ": mended: a (" in line and "a comma is missing" in line]
    assert [line for line in report if "note stands in line 1 and in line 2" in line]


def test_a_macro_that_nobody_defines_becomes_a_text(tmp_path) -> None:
    written, report = moved(tmp_path, "@article{a, title = {A}, journal = nat}\n")
    assert "journal = {nat}" in written
    assert not read_bibtex(written).findings
    assert "no @string defines 'nat'" in report[0]


def test_an_entry_of_which_nothing_can_be_read_is_kept_as_a_comment(tmp_path) -> None:
    written, report = moved(tmp_path, "@misc{a, title = {A}}\n@article{lost\n words here\n")
    assert "% @article{lost\n%  words here" in written
    assert len(read_bibtex(written).entries) == 1
    assert [line for line in report if line.startswith("a.bib:2: left: ")]


def test_another_work_under_a_key_that_is_taken_gets_a_key_of_its_own(tmp_path) -> None:
    text = "@misc{a, title = {One}}\n@misc{a, title = {Two}}\n@misc{a, title = {Three}}\n"
    written, report = moved(tmp_path, text)
    found = {e.entry.key: e.entry.get("title") for e in read_bibtex(written).entries}
    assert found == {"a": "One", "a-2": "Two", "a-3": "Three"}
    assert "a.bib:2: mended: a (a.bib:1 has this key; it is a-2 now)" in report


def test_another_form_of_a_work_is_kept_as_a_comment_and_a_copy_once(tmp_path) -> None:
    text = "@misc{a, title = {One}}\n@misc{a, title = {One}}\n@misc{a, title = {{One}}, year = 1}\n"
    written, report = moved(tmp_path, text)
    assert written.count("@misc{a, title = {One}}") == 1
    assert "% @misc{a, title = {{One}}, year = 1}" in written
    assert [line for line in report if line.startswith("a.bib:2: mended: a (it repeats a.bib:1")]
    assert [line for line in report if line.startswith("a.bib:3: left: a (")]


def test_an_entry_without_a_key_gets_one(tmp_path) -> None:
    written, _ = moved(tmp_path, "@misc{title = {Waves in Tanks}}\n@misc{, title = {Other}}\n")
    assert [e.entry.key for e in read_bibtex(written).entries] == ["waves-in-tanks", "other"]
    assert not read_bibtex(written).findings


def test_old_encodings_are_read_and_the_header_says_the_new_one(tmp_path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"% Encoding: windows-1252\n@misc{a, title = {Caf\xe9}}\n")
    site, report = imported(path)
    assert bibliography(site) == "% Encoding: UTF-8\n\n@misc{a, title = {Café}}\n"
    assert any("the encoding" in line for line in report)


def test_mojibake_is_mended(tmp_path) -> None:
    written, report = moved(tmp_path, "@misc{a, title = {CafÃ© society}}\n")
    assert "Café society" in written
    assert any("mojibake" in line for line in report)


def test_several_files_share_their_macros_and_their_keys(tmp_path) -> None:
    (tmp_path / "1.bib").write_text(
        "@string{j = {Journal}}\n@article{a, title = {A}, journal = j}\n"
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/2.bib").write_text("@article{a, title = {B}, journal = j}\n% the end\n")
    site, _ = imported(tmp_path)
    written = bibliography(site)
    entries = {e.entry.key: e.entry.get("title", "journal") for e in read_bibtex(written).entries}
    assert entries == {"a": "A", "a-2": "B"}
    assert "journal = {Journal}" in written
    assert "% the end" in written


def test_local_files_are_taken_or_named(tmp_path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/a.pdf").write_bytes(b"%PDF-1.4")
    fields = "pdf = {papers/a.pdf}, slides = {/etc/passwd}, poster = {../p.pdf}, code2 = {x.zip}"
    (tmp_path / "a.bib").write_text(f"@misc{{a, title = {{A}}, {fields}}}\n")
    site, report = imported(tmp_path)
    assert site.files == {"papers/a.pdf": "papers/a.pdf"}
    left = [line for line in report if ": left: " in line]
    assert ["passwd" in left[0], "p.pdf" in left[1], "x.zip" in left[2]] == [True] * 3
    assert "it leads out of the source" in left[1]


def test_the_fixture_loses_no_word() -> None:
    site, report = imported(DATA)
    text = (DATA / "papers.bib").read_text(encoding="utf-8")
    assert words(text) <= words(bibliography(site)) | words(" ".join(report))
    assert not [f for f in read_bibtex(bibliography(site)).findings if f.problem.value == "syntax"]


@pytest.mark.parametrize("text", ["", "   \n", "no entry here\n", "%\n", "---\n---\n"])
def test_a_file_without_entries_is_named(tmp_path, text) -> None:
    _, report = moved(tmp_path, text)
    assert report[-1].startswith("a.bib: mended: the file (it holds no entry")


PIECES = st.sampled_from(
    [
        *("@misc{a, title = {One}}\n", "@misc{b,\n title = {Two}\n", "}\n", "% note\n", "@string{"),
        *("@article{a, title = {Other} year = 1}\n", "x = {y},\n", "@comment{z}\n", '"', "@", "\n"),
        *("@misc{a, title = {One}}\n", "@preamble{p}\n", "words between\n", "@misc{,", "{", ","),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_word_is_lost_whatever_is_written(tmp_path_factory, text) -> None:
    path = tmp_path_factory.mktemp("bib") / "a.bib"
    path.write_text(text, encoding="utf-8")
    site, report = imported(path)
    written = bibliography(site)
    assert words(text) <= words(written) | words(" ".join(report))
    keys = [entry.entry.key for entry in site.entries]
    assert len(set(keys)) == len(keys)
    assert {e.entry.key for e in read_bibtex(written).entries} >= {*keys}
