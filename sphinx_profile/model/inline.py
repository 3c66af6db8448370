"""Text with inline markup, as a tuple of runs."""

from __future__ import annotations

from dataclasses import dataclass

STYLES = ("strong", "emphasis", "literal", "superscript", "subscript", "math")
MATH = "math"
"""The style of a run that is a formula: its text is LaTeX, without delimiters."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one manner.

    ``styles`` are names of :data:`STYLES`, the outermost first. ``url`` is a checked target.
    ``resource`` names a node that stands beneath the entry's node and is drawn in place of
    the text: math, a cross-reference, a local file. ``refused`` says that the text had a target
    which may not be linked, and that this was reported.
    """

    text: str
    styles: tuple[str, ...] = ()
    url: str = ""
    resource: str = ""
    refused: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the run is text and nothing else."""
        return not (self.styles or self.url or self.resource or self.refused)


Inline = tuple[Run, ...]


def plain(runs: Inline) -> str:
    """The text of the runs, without markup."""
    return "".join(run.text for run in runs)


def inline(text: str) -> Inline:
    """``text`` as one plain run; nothing if it is empty."""
    return (Run(text),) if text else ()
