"""What mending changes, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from sphinx_profile.lint.flaw import visible
from sphinx_profile.lint.naming import shown_path
from sphinx_profile.lint.text import read_bytes


def diff(contents: Mapping[Path, bytes]) -> str:
    """The differences between files and what they are to hold, control characters escaped."""
    pieces = list[str]()
    for path, data in sorted(contents.items()):
        name = shown_path(path)
        old, new = _lines(read_bytes(path)[0]), _lines(data)
        found = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="")
        pieces += [f"{visible(line)}\n" for line in found]
    return "".join(pieces)


def _lines(data: bytes) -> list[str]:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if is_wide else "utf-8", "replace").splitlines()
