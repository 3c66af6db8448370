"""Markup of ours that stands in a text of others, out of reach until that is rewritten."""

from __future__ import annotations

import re

_MARK = re.compile("\ue000(\\d{1,9})\ue001")
_BLOCK = re.compile("\ue000(\\d{1,9})\ue002")

_PRIVATE = dict.fromkeys((0xE000, 0xE001, 0xE002))


class Stash:
    """Keeps texts, and gives marks for them that no reader of Markdown takes for markup."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep(self, text: str) -> str:
        """A mark that stands for the text."""
        self._kept.append(text)
        return f"\ue000{len(self._kept) - 1}\ue001"

    def keep_block(self, text: str) -> str:
        """A mark that stands for a block, which has blank lines around it."""
        return f"{self.keep(text)[:-1]}\ue002"

    def restored(self, text: str) -> str:
        """The text with what its marks stand for; marks that are not ours stay."""
        if "\ue002" in text:
            text = self._with_blocks(text)
        return _MARK.sub(self._text, text).strip("\n")

    def _with_blocks(self, text: str) -> str:
        """The text with its blocks, a blank line around each."""
        pieces = _BLOCK.split(text)
        found = [piece.strip() if n else piece.rstrip() for n, piece in enumerate(pieces[::2])]
        for number, mark in enumerate(pieces[1::2]):
            found.insert(2 * number + 1, self._kept_text(int(mark)).strip("\n"))
        return "\n\n".join(piece for piece in found if piece.strip())

    def _text(self, match: re.Match[str]) -> str:
        return self._kept_text(int(match[1])) if int(match[1]) < len(self._kept) else match[0]

    def _kept_text(self, number: int) -> str:
        return self._kept[number] if number < len(self._kept) else ""


def without_marks(text: str) -> str:
    """A text of others without the private characters that marks are made of."""
    return text.translate(_PRIVATE) if "\ue000" in text else text
