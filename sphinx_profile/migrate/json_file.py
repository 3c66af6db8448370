"""JSON of strangers: read with lines, to a bounded depth and size.

The grammar is that of RFC 8259; ``NaN`` and ``Infinity`` are none of its numbers. Numbers and truth
values are the texts that stand there, so that none is too large. Control characters in texts are
let pass, as most programs do.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum

from sphinx_profile.migrate.tree import Node
from sphinx_profile.migrate.yaml_file import MAX_DEPTH, Repeated

MAX_VALUES = 1_000_000
"""The most values of a file."""
_TOKEN = re.compile(
    r"""[ \t\n\r]*(?:
        (?P<mark>[\[\]{},:])
      | "(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"
      | (?P<word>
            (?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)(?![\w.+-])
        )
      | (?P<end>\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"[ \t\n\r]*")
_SHOWN = re.compile(r'"[^"\n]{0,30}|[^\s,:\[\]{}"]{1,30}|.|\Z')
_NO_CHARACTER = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


class JsonError(ValueError):
    """JSON that cannot be read. ``line`` (from 1) is where."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


_VALUES = frozenset({"[", "{", "text", "word"})


class _Expected(Enum):
    """What may follow: its name in messages, and the kinds of token that are it."""

    VALUE = ("a value", _VALUES)
    ITEM_OR_END = ("a value or ']'", _VALUES | {"]"})
    KEY_OR_END = ("a key in quotes or '}'", frozenset({"text", "}"}))
    KEY = ("a key in quotes", frozenset({"text"}))
    COLON = ("':'", frozenset({":"}))
    COMMA_IN_LIST = ("',' or ']'", frozenset({",", "]"}))
    COMMA_IN_OBJECT = ("',' or '}'", frozenset({",", "}"}))
    NOTHING = ("the end of the file", frozenset({"end"}))

    def __init__(self, shown: str, kinds: frozenset[str]) -> None:
        self.shown, self.kinds = shown, kinds


@dataclass(frozen=True, slots=True)
class JsonFile:
    """What a text holds, the keys that are given twice, and lines with characters that are none.

    Such a character, a half of a surrogate pair, is U+FFFD in the tree.
    """

    root: Node
    repeated: tuple[Repeated, ...] = ()
    broken: tuple[int, ...] = ()


def read_json(text: str, first_line: int = 1) -> JsonFile:
    """What a text holds. :class:`JsonError` if it is no JSON, or too much of it.

    ``first_line`` is the number of the first line of the text. Of a key that is given twice the
    first is used.
    """
    reader = _Reader(text, first_line)
    while reader.step():
        pass
    return JsonFile(reader.root, tuple(reader.repeated), tuple(dict.fromkeys(reader.broken)))


@dataclass(slots=True)
class _Open:
    """A list or an object that is being read."""

    value: list[Node] | dict[str, Node]
    line: int
    key_line: int = 0
    key: str = ""
    own_key_line: int = 0


class _Reader:
    """Makes nodes of tokens, without recursion."""

    def __init__(self, text: str, first_line: int) -> None:
        self.root = Node(None)
        self.repeated: list[Repeated] = []
        self.broken: list[int] = []
        self._text, self._position = text, 0
        self._line, self._counted = first_line, 0
        self._expected = _Expected.VALUE
        self._stack: list[_Open] = []
        self._count = 0

    def step(self) -> bool:
        """Take the next token; false at the end."""
        token = _TOKEN.match(self._text, self._position)
        kind = "" if token is None else token["mark"] or token.lastgroup or ""
        if token is None or kind not in self._expected.kinds:
            raise self._error(self._unexpected())
        line = self._line_at(token.start(token.lastgroup or 0))
        self._position = token.end()
        if kind in {"[", "{"}:
            self._open(kind, line)
        elif kind in {"]", "}"}:
            one = self._stack.pop()
            self._put(Node(one.value, one.line, line, one.own_key_line))
        elif kind == ",":
            in_list = isinstance(self._stack[-1].value, list)
            self._expected = _Expected.VALUE if in_list else _Expected.KEY
        elif kind == ":":
            self._expected = _Expected.VALUE
        elif kind == "text":
            self._take_text(token["text"], line)
        elif kind == "word":
            word = token["word"]
            self._put(Node(None if word == "null" else word, line, line, self._key_line(line)))
        return kind != "end"

    def _open(self, mark: str, line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise JsonError(line, f"it is nested more than {MAX_DEPTH} deep")
        own = self._key_line(line)
        self._stack.append(_Open([] if mark == "[" else {}, line, own_key_line=own))
        is_list = mark == "["
        self._expected = _Expected.ITEM_OR_END if is_list else _Expected.KEY_OR_END

    def _take_text(self, written: str, line: int) -> None:
        text = self._decoded(written, line)
        if self._expected is _Expected.KEY or self._expected is _Expected.KEY_OR_END:
            self._stack[-1].key, self._stack[-1].key_line = text, line
            self._expected = _Expected.COLON
            return
        end = self._line_at(self._position - 1) if "\n" in written else line
        self._put(Node(text, line, end, self._key_line(line)))

    def _decoded(self, written: str, line: int) -> str:
        text = written
        if "\\" in written:
            try:
                text = json.JSONDecoder(strict=False).decode(f'"{written}"')
            except json.JSONDecodeError as error:
                raise JsonError(line, f"{error.msg[:1].lower()}{error.msg[1:]}") from error
        if not text.isprintable():
            if _NO_CHARACTER.search(text):
                self.broken.append(line)
            text = _CONTROL.sub("", _NO_CHARACTER.sub("\ufffd", text))
        return text

    def _put(self, node: Node) -> None:
        """Put a value where it belongs."""
        self._count += 1
        if self._count > MAX_VALUES:
            raise JsonError(node.line, f"it holds more than {MAX_VALUES} values")
        if not self._stack:
            self.root, self._expected = node, _Expected.NOTHING
            return
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
            self._expected = _Expected.COMMA_IN_LIST
            return
        self._expected = _Expected.COMMA_IN_OBJECT
        if parent.key in parent.value:
            self.repeated.append(Repeated(parent.key, parent.key_line, node))
        else:
            parent.value[parent.key] = node

    def _key_line(self, line: int) -> int:
        """The line of the key that waits for a value; that of the value in a list."""
        parent = self._stack[-1] if self._stack else None
        return parent.key_line if parent and isinstance(parent.value, dict) else line

    def _line_at(self, position: int) -> int:
        self._line += self._text.count("\n", self._counted, position)
        self._counted = max(position, self._counted)
        return self._line

    def _unexpected(self) -> str:
        space = _SPACE.match(self._text, self._position)
        self._position = space.end() if space else self._position
        shown = _SHOWN.match(self._text, self._position)
        found = repr(shown[0]) if shown and shown[0] else "the end of the file"
        return f"expected {self._expected.shown}, not {found}"

    def _error(self, reason: str) -> JsonError:
        return JsonError(self._line_at(self._position), reason)
