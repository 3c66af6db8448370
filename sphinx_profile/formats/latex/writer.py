"""Where the reader writes to: runs, in the manner of the moment."""

from __future__ import annotations

from sphinx_profile.formats.latex.commands import Argument
from sphinx_profile.formats.latex.text import accented, bare, formula, typeset
from sphinx_profile.model.inline import MATH, Run

_ONLY_MATH = (MATH,)
_AS_TEXT = frozenset({"<", ">", "|"})


class Writer:
    """Collects text into runs.

    ``manner`` is a run without text: the styles and the link of what is written next.
    ``accents`` are names of accents that wait for a letter.
    """

    def __init__(self) -> None:
        """Begin in plain text."""
        self.manner = Run("")
        self.accents: list[str] = []
        self._runs: list[Run] = []
        self._buffer: list[str] = []
        self._inked = self.manner

    def runs(self) -> tuple[Run, ...]:
        """All that was written."""
        self.bare_accents()
        self._flush()
        return tuple(self._runs)

    def write(self, text: str) -> None:
        """Put ``text`` down as it is, under the accents that wait for it."""
        if self.accents:
            text = self._under_accents(text)
        if self.manner is not self._inked and self.manner != self._inked:
            self._flush()
        self._buffer.append(text)

    def typeset(self, text: str) -> None:
        """Put down a text with dashes, quotes and ties in it."""
        self.write(text if "literal" in self.manner.styles else typeset(text))

    def math(self, source: str) -> None:
        """Put down a formula; brackets that a file has as formulas are text."""
        source = formula(source)
        if not source or source in _AS_TEXT:
            self.write(source)
            return
        if self.accents:
            self.bare_accents()
        if self._buffer:
            self._flush()
        manner = self.manner
        styles = (*manner.styles, MATH) if manner.styles else _ONLY_MATH
        self._runs.append(Run(source, styles, manner.url, refused=manner.refused))

    def bare_accents(self) -> None:
        """Put down the accents that no letter came for."""
        if self.accents:
            names, self.accents = self.accents, []
            self.write(bare(names))

    def _under_accents(self, text: str) -> str:
        """``text`` with the waiting accents on its first letter."""
        text = text.lstrip()
        if not text:
            return ""
        names, self.accents = self.accents, []
        if not text[0].isalpha():
            return bare(names) + text
        return accented(text[0], names) + text[1:]

    def _flush(self) -> None:
        """End the run that is being written."""
        text, manner = "".join(self._buffer), self._inked
        if text:
            self._runs.append(Run(text, manner.styles, manner.url, refused=manner.refused))
        self._buffer.clear()
        self._inked = self.manner


def in_style(manner: Run, argument: Argument) -> Run:
    """``manner`` with the styles that an argument adds and takes away."""
    if not argument.removes and (not argument.style or argument.style in manner.styles):
        return manner
    styles = tuple(style for style in manner.styles if style not in argument.removes)
    if argument.style and argument.style not in styles:
        styles = (*styles, argument.style)
    return Run("", styles, manner.url, refused=manner.refused)
