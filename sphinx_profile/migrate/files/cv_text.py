"""Plain texts of a CV as the parts of its page."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.plain_text import plain_lines
from sphinx_profile.scaffold.myst import plain


def paragraphs(text: str) -> tuple[str, ...]:
    """A text as paragraphs of MyST; none of ``""``."""
    shown = plain_lines(text)
    return (shown,) if shown else ()


def listed(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts as the items of a list."""
    return tuple(shown for text in texts if (shown := plain_lines(text)))


def headline(*parts: str) -> str:
    """The parts that hold something, joined by commas."""
    return ", ".join(plain(part) for part in parts if part)


def more(record: Record) -> list[tuple[str, str]]:
    """What nobody asked for and that is text: names and values."""
    return [(name, ", ".join(texts)) for name, texts in record.rest()]
