"""What the tests of the exports, and those of moving in, share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibliography import inherit
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.records import read_publication
from sphinx_profile.migrate.report import Item, Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import inline
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.source import Reading
from sphinx_profile.scaffold.site import Site

DATA = Path(__file__).resolve().parents[1] / "data"
HOSTILE = {
    "html": '"><script>alert(1)</script>',
    "cdata": "a ]]> b <![CDATA[ c",
    "comment": "a --> b <!-- c -- d",
    "nul": "a\x00b\x0b\x1bc",
    "bidi": "a\u202eb\u2066c\u200f",
    "long": "x{y}\\ " * 16_000 + "end",
    "surrogate": "a\ud800b\udfffc\ufffe",
    "bibtex": 'a}, evil = {b}}\n\n@article{stolen, title = {c" # "d}',
    "braces": "}}}{{{ \\} \\{ \\",
    "ris": "a\r\nER  - \r\nTY  - EVIL\r\nAU  - b",
    "latex": r"\input{/etc/passwd} $x_1$ 50% #1 ~ ^ & `q' --- ''",
    "entities": "&amp; &lt;b&gt; <i>x</i> <p>y</p> <jats:z>",
    "breaks": "a\u2028b\x85c\td",
}
"""Texts that break out of careless formats."""


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request: pytest.FixtureRequest) -> str:
    return request.param


def records_of(reading: Reading) -> list[Publication]:
    entries, _ = inherit(reading.entries)
    return [read_record(entry, LinkTable())[0] for entry in entries]


@pytest.fixture
def from_reading() -> Callable[[Reading], list[Publication]]:
    """The publications of a bibliography that was read."""
    return records_of


@pytest.fixture
def from_bib() -> Callable[[str], list[Publication]]:
    """The publications of a text in BibTeX."""
    return lambda text: records_of(read_bibtex(text, "x.bib"))


@pytest.fixture
def from_page() -> Callable[..., Publication]:
    """A publication as a directive makes it: its options are text, its argument the title."""

    def made(title: str, key: str = "key", kind: str = "misc", **options: str) -> Publication:
        entry = Entry(kind, key, tuple(options.items()))
        return read_publication(FieldReader(entry, inline, LinkTable()), inline(title))

    return made


@pytest.fixture(scope="session")
def every_type() -> Sequence[Publication]:
    """A publication of each entry type."""
    text = (DATA / "every_type.bib").read_text(encoding="utf-8")
    return records_of(read_bibtex(text, "every_type.bib"))


@dataclass
class Moved:
    """A source that the reader of a system has read, and what it says of it."""

    site: Site
    report: Report
    source: Source

    def fields(self, key: str) -> dict[str, str]:
        """The fields of the entry of this key."""
        (entry,) = [one.entry for one in self.site.entries if one.entry.key == key]
        return dict(entry.fields)

    def type(self, key: str) -> str:
        """The type of the entry of this key."""
        return {one.entry.key: one.entry.type for one in self.site.entries}[key]

    @property
    def bio(self) -> dict[str, str]:
        """The options of the biography."""
        return dict(self.site.bio.options) if self.site.bio else {}

    def at(self, path: str, line: int) -> list[Item]:
        """What the report says of a line."""
        return [
            i for i in self.report.items if i.path == path and i.line <= line <= max(i.end, i.line)
        ]

    def said(self, text: str) -> list[Item]:
        """The items that hold a text."""
        return [item for item in self.report.items if text in str(item)]


@pytest.fixture(scope="session")
def moved_by() -> Callable[[Path, str], Moved]:
    """Read a folder as a system's, by the name of its package."""

    def move(path: Path, name: str) -> Moved:
        report = Report()
        source = Source.open(path, report)
        system = import_module(f"sphinx_profile.migrate.{name}").SYSTEM
        return Moved(system.read(source, report), report, source)

    return move


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """A source with these files."""

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "source"

    return write
