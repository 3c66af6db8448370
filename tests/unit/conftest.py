"""What the tests of the exports share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibliography import inherit
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.records import read_publication
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import inline
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.source import Reading

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
