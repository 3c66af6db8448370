"""What of a page was recognised, and on which lines it stood."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_profile.migrate.jekyll_page.candidate import Candidate
from sphinx_profile.migrate.jekyll_page.context import Context
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.scaffold.site import Block


@dataclass(frozen=True, slots=True)
class PaperPick:
    """A publication on the lines ``line`` to ``end``; those up to ``head`` are of a table."""

    line: int
    end: int
    paper: Paper
    found: Candidate
    context: Context
    head: int = 0


@dataclass(frozen=True, slots=True)
class BlockPick:
    """A directive that stands for the lines ``line`` to ``end``; ``what`` names it.

    ``lines`` are those on which the lines of its body stood, where that is known.
    """

    line: int
    end: int
    block: Block
    what: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPick:
    """Text that stands for the lines ``line`` to ``end``; a comment that nobody sees, or prose.

    Prose is Markdown that is not MyST yet.
    """

    line: int
    end: int
    text: str
    hidden: bool = False


Pick = PaperPick | BlockPick | TextPick
