"""Nothing is lost: each line of every source is in the site, or the report names it.

The check is one of its own, blunter than the audit: the words of a line, wherever they stand.
Every fixture is tried as it is, and edited at random.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_profile.formats.latex import decode
from sphinx_profile.migrate.moved import move
from sphinx_profile.migrate.report import Outcome, Report
from sphinx_profile.migrate.source import Document, Source
from sphinx_profile.migrate.system import System
from sphinx_profile.migrate.systems import recognise
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import LinkTable, target_of

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate"
MANY = frozenset({"jekyll-page", "files"})
"""Folders that hold sources, rather than being one."""
TABLE = LinkTable()
SMALL_WORDS = frozenset({"and", "in", "by", "with", "et", "al"})
SHORT_FOR = {"volume": {"vol"}, "number": {"no"}, "pages": {"pp"}}
"""What people write for the names of fields."""
KEYS = {
    ".json": r"\"(?:[^\"\\]|\\.)*\"\s*:|\b(?:null|true|false)\b",
    ".yaml": r"^\s*(?:- +)*[^\s:#{\[\"'][^:{\[\"']*:(?=\s|$)|[{,]\s*[\w-]+\s*:(?=\s)",
    ".ris": r"^\s*[A-Z][A-Z0-9] {1,2}-",
}
KEYS |= {".yml": KEYS[".yaml"], ".cff": KEYS[".yaml"]}
"""Names of members of data: they are no words."""
FIELD = re.compile(r"(?m)^\s*:?([A-Za-z_-]+\d*)(?:\s*=\s*\{|:\s)(.*?)\}?,?$")


def found_in(folder: Path) -> list[Path]:
    children = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    if folder.name in MANY:
        return [one for child in children for one in sources_of(child)]
    return [folder]


def sources_of(path: Path) -> list[Path]:
    """A path that is a source; else the files in it that are."""
    if recognise(Source.open(path, Report())):
        return [path]
    files = [one for one in sorted(path.rglob("*")) if one.is_file()] if path.is_dir() else []
    return [one for one in files if recognise(Source.open(one, Report()))]


SOURCES = [one for folder in sorted(DATA.iterdir()) for one in found_in(folder)]
NAMES = [path.relative_to(DATA).as_posix() for path in SOURCES]


@cache
def system_of(name: str) -> System:
    system = recognise(Source.open(DATA / name, Report()))
    assert system
    return system


@cache
def texts_of(name: str) -> dict[str, str]:
    """The texts that are read of a source, as they are read."""
    source = Source.open(DATA / name, Report())
    system_of(name).read(source, source.report)
    return {document.path: document.text for document in source.documents()}


# -- the check --------------------------------------------------------------------------------


def without_tags(text: str) -> str:
    """The text without tags but for what they say; its lines stay lines."""
    return re.sub(r"</?[A-Za-z][A-Za-z0-9]*(\s[^<>]*)?/?>", values, text)


def words(text: str) -> set[str]:
    """The words of a text without its tags, entities and escapes decoded."""
    text = without_tags(text)
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), text)
    text = unicodedata.normalize("NFC", unquote(unescape(text)))
    return {word for word in re.findall(r"[^\W_]+", text) if len(word) > 1}


def values(match: re.Match[str]) -> str:
    found = re.findall(r"(?:href|src|alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", match[0])
    said = " ".join("".join(one) for one in found)
    return f" {said} " + "\n" * (match[0].count("\n") - said.count("\n"))


def said(texts: dict[str, str]) -> set[str]:
    """The words of a site: as written, as LaTeX says them, and as its fields are shown."""
    found = set[str]()
    for path, text in texts.items():
        found |= words(text) | words(re.sub(r"\\[nrt]", " ", text))
        if path.endswith(".bib"):
            found |= words(decode(text)) | words(re.sub(r"\\[A-Za-z]+", " ", text))
        for name, value in FIELD.findall(text):
            kind = TABLE.get(name.lower().replace("-", "_"))
            found |= words(name) | SHORT_FOR.get(name, set())
            if kind and kind.name in BUILT_IN:
                found |= words(kind.label) | words(target_of(kind, value).url)
    return found | {word.casefold() for word in found}


def named(report: Report) -> tuple[set[str], set[tuple[str, int]]]:
    """The files, and the lines, that the report names as mended or left."""
    items = [item for item in report.items if item.outcome is not Outcome.TAKEN]
    whole = {item.path for item in items if not item.line}
    lines = {
        (item.path, line)
        for item in items
        if item.line and item.what not in ("mojibake", "the encoding")
        for line in range(item.line, max(item.line, item.end) + 1)
    }
    return whole, lines


def lost(source: Source, texts: dict[str, str], report: Report) -> list[str]:
    """The lines whose words are neither in the site nor named, and files that nobody speaks of."""
    known, (whole, lines) = said(texts), named(report)
    found = []
    for document in source.documents():
        keys = KEYS.get(Path(document.path).suffix, r"(?!)")
        for number, written in enumerate(without_tags(document.text).split("\n"), 1):
            line = re.sub(keys, " ", written)
            if document.path in whole or (document.path, number) in lines:
                continue
            if any(written.strip() in text for text in texts.values()):
                continue
            gone = {
                word
                for word in words(line) | words(re.sub(r"\\[A-Za-z]+", " ", line))
                if not ({word, word.casefold(), word.rstrip("s")} & known)
                and word.casefold() not in SMALL_WORDS
            }
            plain = words(decode(re.sub(r"\\[A-Za-z]+", " ", line))) - known
            if gone and plain:
                found.append(f"{document.path}:{number}: {sorted(gone)}")
    for path in source.paths:
        folders = [f"{folder.as_posix()}/" for folder in Path(path).parents]
        if path not in source.read_paths and not whole & {path, *folders}:
            found.append(path)
    return found


# -- the sources as they are ------------------------------------------------------------------


def moved(name: str, edited: dict[str, str] | None = None) -> tuple[Source, dict[str, str], Report]:
    """A source moved; ``edited`` are texts that stand in place of those in the files."""
    report = Report()
    source = Source.open(DATA / name, report)
    for path, text in (edited or {}).items():
        source.read(path)
        source._documents[path] = Document(path, text)
    done = move(source, system_of(name), report, lambda step: None)
    return source, dict(done.texts), report


def test_there_are_fixtures() -> None:
    assert {"jekyll-page/home.md", "al-folio", "academicpages"} <= set(NAMES)
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost(name) -> None:
    source, texts, report = moved(name)
    assert list(source.documents())
    assert lost(source, texts, report) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("jekyll-page/")])
def test_a_page_leaves_nothing_for_the_audit_to_find(name) -> None:
    report = moved(name)[2]
    assert [str(item) for item in report.items if item.what == "the line"] == []


def test_the_check_sees_what_is_lost() -> None:
    source, texts, report = moved("jekyll-page/breaks.md")
    assert lost(source, {**texts, "index.md": texts["index.md"].replace("pronounced", "")}, report)
    assert lost(source, {**texts, "publications.bib": "", "import-report.txt": ""}, report)
    assert lost(source, {}, Report())


# -- edited at random -------------------------------------------------------------------------

INSERTED = st.one_of(
    st.sampled_from(
        [
            *(
                "lost",
                "**bold",
                "](",
                "<b>",
                "<!--",
                "-->",
                "# ",
                "- ",
                "1. ",
                "{{ x }}",
                "{% y %}",
            ),
            *("\\", "$", "|", "`", ":::", "---", '"', "&amp;", "%20", "{", "}", "@article{k,"),
            *("<details>", "</details>", "[a](b.pdf)", "![a](b.png)", "2019", "et al.", "\t", ": "),
        ]
    ),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=8),
)


def delete(lines, at, draw):
    del lines[at]


def double(lines, at, draw):
    lines.insert(at, lines[at])


def swap(lines, at, draw):
    other = draw(st.integers(0, len(lines) - 1))
    lines[at], lines[other] = lines[other], lines[at]


def insert(lines, at, draw):
    split = lines[at].split(" ")
    split.insert(draw(st.integers(0, len(split))), draw(INSERTED))
    lines[at] = " ".join(split)


def join(lines, at, draw):
    lines[at : at + 2] = [" ".join(lines[at : at + 2])]


def change(lines, at, draw):
    place = draw(st.integers(0, len(lines[at])))
    lines[at] = lines[at][:place] + draw(INSERTED) + lines[at][place + 1 :]


def cut(lines, at, draw):
    place = draw(st.integers(0, len(lines[at])))
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


EDITS = [delete, double, swap, insert, join, change, cut]


@st.composite
def edited(draw):
    """The name of a source, and one of its texts after some edits."""
    name = draw(st.sampled_from(NAMES))
    path = draw(st.sampled_from(sorted(texts_of(name))))
    lines = texts_of(name)[path].split("\n")
    for _ in range(draw(st.integers(1, 6))):
        if lines:
            draw(st.sampled_from(EDITS))(lines, draw(st.integers(0, len(lines) - 1)), draw)
    return name, {path: "\n".join(lines)}


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(edited())
def test_nothing_is_lost_of_an_edited_source(case) -> None:
    name, texts = case
    source, site, report = moved(name, texts)
    assert lost(source, site, report) == []
