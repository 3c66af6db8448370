"""The text of a file that a person may have edited, and the form in which it goes back."""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text, whether it has a byte order mark, and how its lines end.

    Where they do not all end alike, the text is as it is in the file.
    """

    text: str
    mark: bytes = b""
    line_end: str = "\n"

    @classmethod
    def of(cls, data: bytes) -> Encoded:
        """The text of a file. ``ValueError`` if it is not UTF-8."""
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        try:
            text = data[len(mark) :].decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise ValueError(f"line {line}: it is not UTF-8; save it so") from error
        ends = text.count("\r\n")
        if ends and ends == text.count("\n") == text.count("\r"):
            return cls(text.replace("\r\n", "\n"), mark, "\r\n")
        return cls(text, mark)

    def encoded(self, text: str) -> bytes:
        """Another text in the same form."""
        return self.mark + text.replace("\n", self.line_end).encode("utf-8")
