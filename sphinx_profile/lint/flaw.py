"""What the linter found: one flaw, and the edits that mend it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sphinx_profile.lint.codes import Code

_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
MAX_MESSAGE = 600


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a text, from ``start`` up to ``end``, and what is to stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """One finding: its code, its file, its line (from 1), and a sentence.

    ``edits`` mend it where that is sure; their places are those in the text of the file, as
    :class:`~sphinx_profile.lint.text.Text` has it.
    """

    code: Code
    path: str
    line: int
    message: str
    edits: tuple[Edit, ...] = ()

    @property
    def is_fixable(self) -> bool:
        """Whether it can be mended."""
        return bool(self.edits)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """What flaws are sorted by: file, line, code, sentence."""
        return self.path, self.line, self.code.value, self.message


def visible(text: str) -> str:
    """``text`` on one line, with what would steer a terminal or hide itself as escapes."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) not in _ESCAPED:
        return character
    code = ord(character)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


def quoted(text: str, most: int = 80) -> str:
    """``text`` in quotes, cut, in a message."""
    flat = " ".join(text.split())
    return f"'{flat[:most]}…'" if len(flat) > most else f"'{flat}'"
