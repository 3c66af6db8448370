"""Lists of authors, as people write them, to the model and back.

Understood are ``Zhiming Zhou, Jiadong Liang and Yong Yu``, BibTeX's
``Zhou, Zhiming and Liang, Jiadong``, names separated by semicolons, and surnames followed by
initials (``Zhou, Z., Liang, J.``). Marks beside a name (``* † ‡ § ¶ # ^``) are roles, not
characters of the name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.model.inline import Inline, Run, plain
from sphinx_profile.model.person import PARTICLES, Author

MARKS = "*†‡§¶‖#^"
_SAME_MARK = {"∗": "*", "⁎": "*", "﹡": "*", "＊": "*", "✱": "*"}
_AND = re.compile(r"\s*[,，、;；]?\s+(?:and|&|(?=et\.? al\b))\s*(?<=\s)|\s*[;；]\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,，、]\s*")
_AND_OR_COMMA = re.compile(rf"{_AND.pattern}|{_COMMA.pattern}", re.IGNORECASE)
_OTHERS = re.compile(r"(?:others|et\.?\s+al\.?|…|\.\.\.)", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq)\.?", re.IGNORECASE)
_BESIDE_NAMES = MARKS + "".join(_SAME_MARK) + " ,"


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors that a text names, and whether it says that there are others."""

    authors: tuple[Author, ...] = ()
    others: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the list: its text, and the runs that it is made of."""

    text: str
    runs: tuple[Run, ...] = ()


def read_authors(runs: Inline, field: str = "authors") -> tuple[AuthorList, list[Finding]]:
    """The authors that ``runs`` name, in order, and what is wrong with the list."""
    pieces = _pieces(tuple(_folded(run) for run in runs))
    others = [piece for piece in pieces if _OTHERS.fullmatch(piece.text)]
    authors = tuple(
        author for piece in pieces if piece not in others and (author := _author(piece)).name
    )
    findings = []
    if not authors:
        findings.append(Finding(Problem.EMPTY_AUTHORS, f"{field}: no name is in it"))
    return AuthorList(authors, bool(others)), findings


def write_authors(authors: AuthorList) -> str:
    """The list in BibTeX's form, ``First Last and First Last and others``."""
    names = [author.name for author in authors.authors]
    return " and ".join([*names, "others"] if authors.others else names)


def _pieces(runs: Inline) -> list[_Piece]:
    """The list cut into names, by the separators that it uses."""
    text, mask = plain(runs), _mask(runs)
    spans = _cut(mask, 0, len(mask), _AND)
    whole_names = len(spans) == 1 and any(not run.is_plain for run in runs)
    if whole_names or not _last_first(text, mask, spans):
        spans = _join_suffixes(text, _cut(mask, 0, len(mask), _AND_OR_COMMA))
    starts = list(accumulate((len(run.text) for run in runs), initial=0))
    pieces = (_piece(runs, starts, text, span) for span in _join_marks(text, spans))
    return [piece for piece in pieces if piece.text]


def _folded(run: Run) -> Run:
    """The run with its white space folded, so that every pattern here is linear."""
    return replace(run, text=re.sub(r"\s+", " ", run.text))


def _mask(runs: Inline) -> str:
    """The text, with letters for all that no separator can stand in: links and braces."""
    whole = "".join(run.text if not _is_atom(run) else "x" * len(run.text) for run in runs)
    return re.sub(r"\{[^{}]*\}", lambda match: "x" * len(match[0]), whole)


def _is_atom(run: Run) -> bool:
    return bool(run.url or run.resource or run.refused)


def _cut(mask: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """The spans between the separators."""
    spans = []
    for match in separator.finditer(mask, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


def _last_first(text: str, mask: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the commas inside the pieces divide surnames from given names."""
    parts = [[text[s:e].strip() for s, e in _cut(mask, *span, _COMMA)] for span in spans]
    with_comma = [part for part in parts if len(part) > 1]
    if not with_comma:
        return True
    if any(len(part) > 3 for part in with_comma):
        return False
    if len(spans) == 1:
        return _is_surname_first(with_comma[0])
    return all(_is_surname_first(part) or len(with_comma) == len(parts) for part in with_comma)


def _is_surname_first(part: list[str]) -> bool:
    """Whether ``Zhou, Z.`` or ``van der Berg, Jan``, rather than two people."""
    if _CJK.search(part[0]):
        return False
    last = [word for word in part[0].split() if word.casefold() not in PARTICLES]
    if len(part) == 2 and _SUFFIX.fullmatch(part[1]):
        return True
    if _is_initials(part[-1]):
        return len(part) == 2
    return len(part) == 2 and len(last) == 1


def _join_suffixes(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with ``Jr.`` and, in lists of the form ``Zhou, Z.``, initials joined to the name."""
    initials = [_is_initials(text[s:e]) for s, e in spans]
    alternate = len(spans) % 2 == 0 and all(initials[1::2]) and not any(initials[::2])
    joined: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(spans):
        belongs = bool(_SUFFIX.fullmatch(text[start:end].strip())) or (alternate and number % 2)
        belongs = belongs or (bool(joined) and initials[number] and _is_surname(text, joined[-1]))
        if joined and belongs:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_surname(text: str, span: tuple[int, int]) -> bool:
    """Whether one word stands alone, as the surname before initials does."""
    name = _without_marks(text[span[0] : span[1]])
    words = [word for word in name.split() if word.casefold() not in PARTICLES]
    return len(words) == 1 and not _is_initials(name) and "," not in name


def _join_marks(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with ``†`` of ``Zhiming Zhou *, †`` joined to the name that it belongs to."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[start:end].strip() and not _without_marks(text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _piece(runs: Inline, starts: Sequence[int], text: str, span: tuple[int, int]) -> _Piece:
    """The stretch of a span, with the runs that lie in it; ``starts`` is where each run begins."""
    first, last = bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])
    inside = (run for run in runs[max(first, 0) : last] if run.text.strip())
    return _Piece(text[span[0] : span[1]].strip(), tuple(inside))


def _author(piece: _Piece) -> Author:
    """One author from a stretch of the list."""
    name, marks = _split_all_marks(_without_full_stop(piece.text))
    linked = next((run for run in piece.runs if run.url or run.resource), Run(""))
    bold = any("strong" in run.styles and _without_marks(run.text) for run in piece.runs)
    return Author(_turned(name), marks, bold, linked.url, linked.resource)


def split_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A name and the marks before and behind it, each kind once, in order."""
    if text and text[0] not in _BESIDE_NAMES and text[-1] not in _BESIDE_NAMES:
        return text, ()
    behind = text.rstrip(_BESIDE_NAMES)
    name = behind.lstrip(_BESIDE_NAMES)
    beside = text[: len(behind) - len(name)] + text[len(behind) :]
    marks = (_SAME_MARK.get(char, char) for char in beside)
    return name, tuple(dict.fromkeys(mark for mark in marks if mark in MARKS))


def _split_all_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A name and its marks, those too that stand between surname and given names."""
    parts = [split_marks(part) for part in _COMMA.split(text)]
    marks = dict.fromkeys(mark for _name, found in parts for mark in found)
    return ", ".join(name for name, _found in parts if name), tuple(marks)


def _is_initials(text: str) -> bool:
    """Whether ``Z.``, ``Z. M.``, ``Z.-M.`` or ``ZM``: capital letters alone."""
    if not text.isupper():
        return False
    letters = [part for part in re.split(r"[.\s\-]+", _without_marks(text)) if part]
    single = bool(letters) and all(len(part) == 1 and part.isupper() for part in letters)
    return single or bool(re.fullmatch("[A-Z]{2,3}", "".join(letters)))


def _without_full_stop(text: str) -> str:
    """``text`` without the full stop of a sentence: not that of an initial or a suffix."""
    last = text.rpartition(" ")[2]
    abbreviated = bool(_SUFFIX.fullmatch(last)) or _is_initials(last)
    return text if abbreviated else text.removesuffix(".")


def _without_marks(text: str) -> str:
    return split_marks(text)[0]


def _turned(name: str) -> str:
    """``Last, First`` and ``Last, Jr, First`` as ``First Last Jr``; braces taken off."""
    if name.startswith("{") and name.endswith("}"):
        return name[1:-1].strip()
    parts = [part.strip() for part in _COMMA.split(name)]
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):
        return f"{parts[0]}, {parts[1]}"
    if len(parts) == 2:
        return " ".join(part for part in (parts[1], parts[0]) if part)
    if len(parts) == 3:
        return " ".join(part for part in (parts[2], parts[0], parts[1]) if part)
    return name
