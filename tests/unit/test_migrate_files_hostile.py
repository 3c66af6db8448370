"""Files of strangers that mean harm: refused or read safely, and never a traceback."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.migrate.report import Item, Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import by_name, recognise
from sphinx_profile.scaffold.files import site_files

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate" / "files"
FORMATS = {
    "bib": "bib/papers.bib",
    "csl-json": "csl-json/library.json",
    "ris": "ris/library.ris",
    "json-resume": "json-resume/resume.json",
    "rendercv": "rendercv/Ines_Valmora_CV.yaml",
    "citation.cff": "citation-cff/CITATION.cff",
    "orcid": "orcid/record.json",
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def imported(path: Path, name: str) -> tuple[dict[str, str], list[Item]]:
    """The files that a source becomes; whatever it is, it is recognised and read."""
    report = Report()
    source = Source.open(path, report)
    recognise(source)
    system = by_name(name)
    assert system is not None
    files = site_files(system.read(source, report))
    for text in files.values():
        text.encode("utf-8")
    assert all(item.path for item in report.items)
    return files, report.items


CONTENTS = {
    "nothing": b"",
    "binary": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "no UTF-8": b'@misc{a, title = {\xff\xfe\xe9}}\n{"basics": {"name": "\xe9"}}\ncv:\n  name: \xe9\n',
    "UTF-16": '{"basics": {"name": "é"}}'.encode("utf-16"),
    "nested JSON": b"[" * 100_000,
    "nested objects": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "nested YAML": b"cv: " + b"[" * 20_000,
    "nested braces": b"@misc{a, title = " + b"{" * 50_000,
    "half of a pair": b'[{"id": "a\\ud800", "type": "book", "title": "\\udfff"}]',
    "numbers": b'[{"id": 1e999999, "type": "book", "title": -0.1e-999, "volume": 9e99}]',
    "no number": b'[{"id": NaN, "type": "book", "issued": {"date-parts": [[Infinity]]}}]',
    "prototypes": b'{"__proto__": {"a": 1}, "basics": {"__proto__": "x", "name": "A"}}',
    "YAML tags": b"cv: !!python/object/apply:os.system ['exit']\ncff-version: !!binary x\n",
    "YAML keys": b"? [a, b]\n: c\ncv:\n  ? {x: y}\n  : z\n",
    "an alias into itself": b"cv: &a\n  name: *a\n  sections: *a\n",
    "one long line": b"x" * 1_000_000,
    "many lines": b"TY  - \n" * 20_000,
    "controls": b"@misc{a, title = {A\x1b[31mred\x1b]0;title\x07\x00}}\nTY  - B\x1b[2J\nER  - \n",
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_hostile_contents_are_refused_or_read(tmp_path, name, content) -> None:
    path = tmp_path / ("a" + Path(FORMATS[name]).suffix)
    path.write_bytes(content)
    start = time.process_time()
    files, items = imported(path, name)
    assert time.process_time() - start < 60
    assert not CONTROL.search("".join(files.values()))
    if content.strip():
        assert items


def test_a_file_of_a_hundred_megabytes_is_refused(tmp_path) -> None:
    for name, place in FORMATS.items():
        path = tmp_path / ("a" + Path(place).suffix)
        with path.open("wb") as file:
            file.truncate(100_000_000)
        _, items = imported(path, name)
        assert [item.why for item in items] == ["it is larger than 50 MB"]
        path.unlink()


TEXTS = {
    "html": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "latex": r"\input{/etc/passwd} \write18{rm -rf /} $x_1$ 50% #1 ~ ^ & }}}{{{ \\",
    "bibtex": "a}, evil = {b}}\n\n@article{stolen, title = {c",
    "ris": "a\r\nER  - \r\nTY  - BOOK\r\nTI  - stolen",
    "myst": "{include}`/etc/passwd`\n:::{include} /etc/passwd\n:::\n```{raw} html\n<b>\n```\n# h",
    "yaml": "a: &b [*b]\n---\n!!python/none",
    "terminal": "\x1b[31mred\x1b]0;title\x07",
    "key": "@,{}()\"#%'=~\\ key",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_texts_are_texts(tmp_path, text) -> None:
    resume = {
        "basics": {"name": text, "label": text, "email": text, "url": text, "summary": text},
        "work": [{"position": text, "name": text, "url": text, "highlights": [text]}],
        "publications": [{"name": text, "publisher": text, "url": text, text: text}],
    }
    item = {"id": text, "type": "book", "title": text, "URL": text, "author": [{"family": text}]}
    work = {"title": {"title": {"value": text}}, "type": text, "url": {"value": text}}
    for name, content in (
        ("json-resume", resume),
        ("csl-json", [item]),
        ("orcid", {"bulk": [{"work": work}]}),
    ):
        path = tmp_path / "a.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        files, items = imported(path, name)
        reading = read_bibtex(files["publications.bib"])
        assert not [f for f in reading.findings if f.problem.value == "syntax"], name
        assert len(reading.entries) == 1, name
        home = re.sub(r"(?m)^:::\{profile-bio\}.*$", "", files["index.md"])  # a name has no markup
        for page in (home, files.get("cv.md", "")):
            assert not re.search(r"^(?::::\{include|```\{raw|% )", page, re.MULTILINE)
            assert "<script" not in page.replace("\\<script", "")
            assert not re.search(r"(?<!\\)\{include\}", page)
        assert not [item for item in items if item.outcome == "left" and "alert(1)" in item.what]


def test_nothing_outside_of_a_source_is_read(tmp_path) -> None:
    secret = tmp_path / "secret.bib"
    secret.write_text("@misc{secret, title = {Secret}}")
    (tmp_path / "folder").mkdir()
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "link.bib").symlink_to(secret)
    (folder / "loop.bib").symlink_to("loop.bib")
    (folder / "out").symlink_to(tmp_path / "folder")
    (folder / "own.bib").write_text("@misc{own, title = {Own}, pdf = {../secret.bib}}")
    files, items = imported(folder, "bib")
    assert "Secret" not in "".join(files.values())
    assert {item.path for item in items if "leads" in item.why} == {
        *("link.bib", "loop.bib", "out", "own.bib"),
    }


def test_a_folder_where_a_file_is_expected_is_passed_over(tmp_path) -> None:
    (tmp_path / "a.bib").mkdir()
    (tmp_path / "b.bib").write_text("@misc{b, title = {B}}")
    files, _ = imported(tmp_path, "bib")
    assert "@misc{b" in files["publications.bib"]


LINES = {name: (DATA / place).read_text(encoding="utf-8") for name, place in FORMATS.items()}


@settings(max_examples=12)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_files_with_random_edits_are_read(tmp_path_factory, name, data) -> None:
    text = LINES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        text = (
            text[:start]
            + data.draw(st.sampled_from(["", "{", '"', "\n", ": ", "@", "[", "\\", "x y"]))
            + text[end:]
        )
    path = tmp_path_factory.mktemp("edited") / ("a" + Path(FORMATS[name]).suffix)
    path.write_text(text, encoding="utf-8")
    files, _ = imported(path, name)
    if "publications.bib" in files:
        findings = read_bibtex(files["publications.bib"]).findings
        assert not [f for f in findings if f.problem.value in {"duplicate_key", "duplicate_field"}]
