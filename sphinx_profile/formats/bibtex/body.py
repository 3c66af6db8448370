"""The fields of a well-formed entry, one match of an expression a field."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_profile.formats.bibtex.patterns import (
    CLOSING,
    COMMENT,
    FIELD,
    MARK,
    MORE_FIELDS,
    NAMED,
    PIECE,
    QUOTE_OR_BRACE,
)
from sphinx_profile.formats.bibtex.source import Source

Span = tuple[int, int]
Piece = tuple[bool, str | Span]
"""Whether it is a word (a number or a macro), and its text or where that stands."""

Value = str | list[Piece]
"""A text in braces or quotes, delimiters taken off; or the pieces that ``#`` joins."""

NO_COMMA = "a comma is missing"
_USUAL_GAP = 4


@dataclass(slots=True)
class Body:
    """The fields of an entry, and where reading goes on behind it.

    A field is its name as written, the position of the name, and its value. A defect is a
    position and what is wrong there.
    """

    fields: list[tuple[str, int, Value]] = field(default_factory=list)
    end: int = 0
    defects: list[tuple[int, str]] = field(default_factory=list)


def read_body(source: Source, start: int, closing: str) -> Body | None:
    """The fields from ``start`` on, up to ``closing``; ``None`` if the entry is damaged.

    A missing comma is the one defect that is mended here.
    """
    text, position, body, match = source.text, start, Body(), FIELD.match
    value: Value
    while True:
        found = match(text, position)
        if found and found[5] != "#":
            name, braced, quoted, word, mark = found.groups()
            value = quoted if braced is None else braced
            where, position = found.start(1), found.end()
            if value is None:
                value = [(True, word)]
        elif named := NAMED.match(text, position):
            name, where = named[1], named.start(1)
            value, position, mark = read_value(source, named.end())
        elif comment := COMMENT.match(text, position):
            position = comment.end()
            continue
        else:
            break
        body.fields.append((name, where, value))
        if mark == ",":
            continue
        if mark or not _lacks_comma(source, position, body):
            position -= len(mark)
            break
    ended = CLOSING.match(text, position) if position >= 0 else None
    if not ended or ended[1] != closing or _goes_on(source, start, ended.end()):
        return None
    body.end = ended.end()
    if surplus := CLOSING.match(text, body.end):
        body.defects.append((surplus.start(1), f"{surplus[1]!r} closes nothing"))
    return body


def read_value(source: Source, position: int, limit: int = -1) -> tuple[Value, int, str]:
    """The value at ``position``, where it ends, and the mark there; -1 if it does not end."""
    text, pieces, mark = source.text, list[Piece](), "#"
    limit = len(text) if limit < 0 else limit
    while mark == "#":
        found = PIECE.match(text, position, limit)
        if found:
            braced, quoted, word, mark = found.groups()
            literal = quoted if braced is None else braced
            pieces.append((True, word) if literal is None else (False, literal))
            position = found.end()
        else:
            start, end = _deep(source, position, limit)
            behind = MARK.match(text, end, limit) if end >= 0 else None
            if not behind:
                return pieces, -1, ""
            pieces.append((False, (start + 1, end - 1)))
            position, mark = behind.end(), behind[1]
    is_word, literal = pieces[0]
    if len(pieces) == 1 and not is_word and isinstance(literal, str):
        return literal, position, mark
    return pieces, position, mark


def is_cut_quote(source: Source, position: int) -> bool:
    """Whether a value before ``position`` ends as ``"..., year = "``: at the next one's quote."""
    end = source.end_before(position)
    return source.text[end - 1 : end] == '"' and source.text[source.end_before(end - 1) - 1] == "="


def has_more(source: Source, end: int) -> bool:
    """Whether fields follow an entry that a brace too many has closed, text before them or not."""
    text = source.text
    if MORE_FIELDS.match(text, end):
        return True
    at = text.find("@", end)
    gap = at if at >= 0 else len(text)
    if gap - end <= _USUAL_GAP:
        return False
    following = source.next_field(end)
    return following < gap and text.find("{", end, following) < 0


def _lacks_comma(source: Source, position: int, body: Body) -> bool:
    """Whether another field follows, and a comma alone is missing before it."""
    if position < 0 or not NAMED.match(source.text, position) or is_cut_quote(source, position):
        return False
    body.defects.append((source.end_before(position) - 1, NO_COMMA))
    return True


def _goes_on(source: Source, start: int, end: int) -> bool:
    """Whether an entry that seems to end at ``end`` is damaged.

    Fields follow it, or it has swallowed another, which begins where a value had better end. An
    entry that stands in the midst of a value, as an example does, is part of it.
    """
    text = source.text
    if has_more(source, end):
        return True
    if text.find("@", start, end) < 0:
        return False
    opening = source.next_opening(start)
    before = source.end_before(opening)
    lines = text.count("\n", before, opening)
    return opening < end and before > start and lines > 0 and text[before - 1] in '}),"'


def _deep(source: Source, position: int, limit: int) -> Span:
    """The span of a value in braces or quotes whose braces are deeply nested; -1 if it is none."""
    start = source.begin_after(position)
    character = source.text[start : start + 1]
    end = -1
    if character == "{":
        end = source.closing(start) + 1 or -1
    elif character == '"':
        end = _quote_end(source, start + 1, limit)
    return start, end if end <= limit else -1


def _quote_end(source: Source, position: int, limit: int) -> int:
    """Behind the quote that stands in no braces, -1 if there is none."""
    while found := QUOTE_OR_BRACE.search(source.text, position, limit):
        if found[0] != "{":
            return found.end() if found[0] == '"' else -1
        position = source.closing(found.start()) + 1
        if not position:
            return -1
    return -1
