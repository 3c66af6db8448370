"""What messages call a file: its path, as seen from the current folder."""

from __future__ import annotations

from pathlib import Path

from sphinx_profile.lint.flaw import visible


def shown_path(path: Path) -> str:
    """The path from the current folder where it lies in it, else from the root."""
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return visible(shown.as_posix())
