"""One line a flaw: ``file:line: code message``."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_profile.lint.flaw import Flaw, visible


def write_text(flaws: Sequence[Flaw]) -> str:
    """The lines, each ended by a newline."""
    return "".join(f"{line_of(flaw)}\n" for flaw in flaws)


def line_of(flaw: Flaw) -> str:
    """``file:line: code message``."""
    return visible(f"{flaw.path}:{flaw.line}: {flaw.code.value} {flaw.message}")
