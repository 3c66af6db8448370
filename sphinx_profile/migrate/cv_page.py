"""A curriculum vitae as a page: sections with their entries, written in MyST.

All texts that are given are MyST already: :mod:`.plain_text` makes it of plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class CvEntry:
    """An entry: a post, a degree, an award, a skill.

    ``title`` is shown in bold, ``details`` (the institution, the place, the mark) behind it,
    ``dates`` on a line of their own. ``texts`` are paragraphs, ``points`` the items of a list.
    """

    title: str = ""
    details: tuple[str, ...] = ()
    dates: str = ""
    texts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CvSection:
    """A section: entries, paragraphs (texts), or the items of a list.

    ``style`` says how texts are shown: ``""`` as paragraphs, ``"-"`` as a list, ``"1"`` as a
    numbered list, ``"9"`` as one whose numbers fall.
    """

    title: str
    entries: tuple[CvEntry | str, ...] = ()
    style: str = ""


def cv_page(sections: Iterable[CvSection], title: str = "Curriculum vitae") -> str:
    """The page, a heading at its top; ``""`` if no section holds anything."""
    written = [_section(section) for section in sections if section.entries]
    return "\n\n".join([f"# {title}", *written]) + "\n" if written else ""


def period(start: str, end: str = "") -> str:
    """From one date to another, as they are written: ``2019-04 – 2021``."""
    return " – ".join(part for part in dict.fromkeys((start, end)) if part)


def _section(section: CvSection) -> str:
    return f"## {section.title}\n\n{cv_entries(section.entries, section.style)}"


def cv_entries(entries: Iterable[CvEntry | str], style: str = "") -> str:
    """Entries one below the other; ``style`` is that of a :class:`CvSection`."""
    blocks = list[str]()
    for is_text, group in groupby(entries, key=lambda entry: isinstance(entry, str)):
        members = list(group)
        if is_text:
            blocks.append(_texts([text for text in members if isinstance(text, str)], style))
        else:
            blocks += [_entry(entry) for entry in members if isinstance(entry, CvEntry)]
    return "\n\n".join(block for block in blocks if block)


def _texts(texts: Sequence[str], style: str) -> str:
    """Texts one below the other, each with its number or bullet."""
    if style == "-":
        return "\n".join(_item("- ", text) for text in texts)
    if style == "1":
        return "\n".join(_item(f"{number}. ", text) for number, text in enumerate(texts, 1))
    if style == "9":
        numbered = zip(range(len(texts), 0, -1), texts, strict=True)
        return "\n\n".join(f"{number}\\. {text}" for number, text in numbered)
    return "\n\n".join(texts)


def _entry(entry: CvEntry) -> str:
    is_bold = not entry.title or entry.title.startswith("**")
    title = entry.title if is_bold else f"**{entry.title}**"
    head = ", ".join(part for part in (title, *entry.details) if part)
    lines = [line for line in (head, entry.dates) if line]
    points = "\n".join(_item("- ", point) for point in entry.points)
    blocks = ["\\\n".join(lines), *entry.texts, points]
    return "\n\n".join(block for block in blocks if block)


def _item(mark: str, text: str) -> str:
    """A text behind its bullet, further lines indented below the first."""
    first, *others = text.split("\n")
    return "\n".join([f"{mark}{first}", *(f"{' ' * len(mark)}{o}" if o else "" for o in others)])
