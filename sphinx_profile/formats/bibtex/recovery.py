"""What can be read of a damaged entry.

Reading goes from field to field, and never beyond the place where the next entry begins. A value
that does not end as one is cut where the next field begins.
"""

from __future__ import annotations

import re

from sphinx_profile.formats.bibtex.body import (
    NO_COMMA,
    Body,
    Value,
    has_more,
    is_cut_quote,
    read_value,
)
from sphinx_profile.formats.bibtex.patterns import (
    BETWEEN,
    BRACE,
    CLOSINGS,
    EMPTY,
    NAMED,
    NESTED_HEAD,
    STRAY,
    UNNAMED,
)
from sphinx_profile.formats.bibtex.source import Source

_REMARK = re.compile(r"%[^\n]*")
_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
MAX_DEFECTS = 1000
NOT_CLOSED = "the entry is not closed"


class Recovery:
    """Reads one damaged entry."""

    def __init__(self, source: Source, start: int, closing: str) -> None:
        """Prepare to read the fields from ``start`` on, up to ``closing`` or the next entry."""
        self.source = source
        self.limit = source.next_opening(start)
        self.body = Body(end=-1)
        self._position = start
        self._last = start - 1
        self._closing = closing
        self._stray = -1

    def read(self) -> Body:
        """All fields that can be made out, and what is wrong."""
        while self.body.end < 0:
            if len(self.body.defects) >= MAX_DEFECTS:
                self._defect(self._position, "what follows is not read: too much of it is wrong")
                self._end(self.limit)
                break
            between = BETWEEN.match(self.source.text, self._position, self.limit)
            self._position = between.end() if between else self._position
            self._step()
        return self.body

    def _step(self) -> None:
        """Read what comes next: the end, a field, or what is neither."""
        text, position = self.source.text, self._position
        nested = NESTED_HEAD.match(text, position, self.limit)
        if position >= self.limit or nested:
            self._defect(self._last, NOT_CLOSED)
            self._end(min(position, self.limit))
        elif text[position] in "})":
            self._close(position)
        elif (empty := EMPTY.match(text, position, self.limit)) and self._stray < 0:
            self._defect(position, f"{empty[1][:200]} has no value")
            self._position = empty.end()
        elif named := NAMED.match(text, position, self.limit):
            self._field(named)
        elif self._stray < 0 and (unnamed := UNNAMED.match(text, position, self.limit)):
            self._defect(position, f"{unnamed[1][:200]}: an equals sign is missing")
            self._field(unnamed)
        else:
            self._skip()

    def _close(self, position: int) -> None:
        """A closing delimiter: the end, or one too many."""
        character = self.source.text[position]
        if character != self._closing and self.source.next_field(position) < self.limit:
            self._skip()
        elif has_more(self.source, position + 1):
            self._defect(position, f"{character!r} closes nothing")
            closings = CLOSINGS.match(self.source.text, position, self.limit)
            self._position = closings.end() if closings else position + 1
        elif character == self._closing:
            self._end(position + 1)
        else:
            self._defect(position, f"{character!r} closes what {self._closing!r} should close")
            self._end(position + 1)

    def _field(self, named: re.Match[str]) -> None:
        """A name and an equals sign: a value that ends as one, or the text up to the next field."""
        self._flush(named.start(1))
        start = named.end()
        value, end, mark = read_value(self.source, start, self.limit)
        if end >= 0 and self._is_whole(value, start, end, mark):
            self.body.fields.append((named[1], named.start(1), value))
            self._position = end - len(mark)
            self._last = self._line_end(self._position)
        else:
            self._cut(named, start, end)

    def _line_end(self, end: int) -> int:
        """The last character before ``end``, or before a line of one closing brace."""
        last = self.source.end_before(end) - 1
        before = self.source.end_before(last)
        return before - 1 if "\n" in self.source.text[before:last] else last

    def _is_whole(self, value: Value, start: int, end: int, mark: str) -> bool:
        """Whether a value that seems to end at ``end``, behind its mark, does."""
        text = self.source.text
        between = BETWEEN.match(text, end, self.limit)
        after = between.end() if between else end
        is_last = after >= self.limit or NESTED_HEAD.match(text, after, self.limit)
        if mark == ",":
            follows = is_last or text[after] in "})" or NAMED.match(text, after, self.limit)
            return bool(follows) or not self._is_cut_short(value, after)
        if mark:
            return not has_more(self.source, end)
        if is_last:
            return self.source.next_field(start) >= end
        if text[after] in "})" or "," in _REMARK.sub("", text[end:after]):
            return True
        if not NAMED.match(text, after, self.limit) or is_cut_quote(self.source, end):
            return False
        self._defect(self.source.end_before(end) - 1, NO_COMMA)
        return True

    def _is_cut_short(self, value: Value, after: int) -> bool:
        """Whether the text from ``after`` on, which is no field, belongs to the value before it.

        That of a word lacks its brace or quote; that of a text in braces goes on up to another
        closing brace.
        """
        if not isinstance(value, str):
            return True
        cut = min(self.source.next_field(after), self.limit)
        written = self.source.text[after:cut]
        own = 1 if cut == self.limit else 0
        return written.count("}") - written.count("{") > own

    def _cut(self, named: re.Match[str], start: int, end: int) -> None:
        """A value that does not end as one: its text up to the next field, or the entry's end."""
        text, name = self.source.text, named[1][:200]
        cut = min(self.source.next_field(start), self.limit)
        if cut == self.limit:
            cut = min(self.source.next_last_line(start), self.limit)
        written = text[start:cut]
        self.body.fields.append((named[1], named.start(1), unwrapped(written)))
        self._position = cut
        opening, surplus = written[:1], written.count("}") - written.count("{")
        if opening not in '{"':
            self._defect(named.start(1), f"{name}: the value is in neither braces nor quotes")
        elif self.source.next_field(start) < end or end < 0:
            what = "brace" if opening == "{" else "quote"
            self._defect(named.start(1), f"{name}: a {what} is not closed")
        elif surplus > 0:
            self._defect(end - 1, f"{name}: a closing brace is one too many")
        else:
            self._defect(end, f"{name}: text stands behind the value")
        if cut == self.limit:
            self._end(cut)

    def _skip(self) -> None:
        """Pass over a word, a group or a character that belongs to no field."""
        text, position = self.source.text, self._position
        if self._stray < 0:
            self._stray = position
        closing = self.source.closing(position) if text[position] == "{" else -1
        word = STRAY.match(text, position, self.limit)
        self._position = word.end() if word else position + 1
        if position < closing < self.limit:
            self._position = closing + 1
        self._last = self._position - 1

    def _flush(self, position: int) -> None:
        """Report the text before ``position`` that belongs to no field."""
        if self._stray >= 0:
            written = self.source.text[self._stray : min(position, self._stray + 200)]
            self.body.defects.append((self._stray, f"{written.strip()!r} is no field"))
            self._stray = -1

    def _defect(self, position: int, message: str) -> None:
        self._flush(position)
        self.body.defects.append((position, message))

    def _end(self, position: int) -> None:
        """The entry ends here."""
        self._flush(position)
        self.body.end = position


def unwrapped(written: str) -> str:
    """The text of a value whose delimiters do not match, its braces balanced."""
    text = written.strip().rstrip(", \t\n")
    closing = {"{": "}", '"': '"'}.get(text[:1], "")
    text = text[1:] if closing else text
    if closing:
        text = text.removesuffix(closing)
    elif not text.startswith('"') and text.count('"') % 2:
        text = text.removesuffix('"')
    return balanced(text).strip()


def balanced(text: str) -> str:
    """``text`` without the braces that have no counterpart; escaped ones become commands."""
    if "{" not in text and "}" not in text:
        return text
    opened, lone = list[int](), list[int]()
    for found in BRACE.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            lone.append(found.start())
    start, kept = 0, list[str]()
    for position in sorted(lone + opened):
        is_escaped = text[position - 1 : position] == "\\"
        kept.append(text[start : position - is_escaped])
        kept.append(_BRACES[text[position]] if is_escaped else "")
        start = position + 1
    return "".join((*kept, text[start:]))
