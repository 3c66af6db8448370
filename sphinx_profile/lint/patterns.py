"""Patterns of paths, as ``exclude_patterns`` of conf.py and ``per-file-ignores`` have them."""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(r"\*\*/?|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_translated(piece) for piece in _PIECE.findall(pattern)))


def _translated(piece: str) -> str:
    if piece.startswith("**"):
        return "(?:.*/)?" if piece.endswith("/") else ".*"
    if piece in {"*", "?"}:
        return "[^/]*" if piece == "*" else "[^/]"
    if len(piece) > 1 and piece[0] == "[":
        inner = piece[2:-1] if piece[1] == "!" else piece[1:-1]
        escaped = re.sub(r"([\\\[\]^&~|])", r"\\\1", inner)
        return f"[{'^' if piece[1] == '!' else ''}{escaped}]"
    return re.escape(piece)


def is_matched(path: str, pattern: str) -> bool:
    """Whether a pattern matches a path, ``/`` between its parts; ``*`` does not match ``/``."""
    try:
        return _compiled(pattern.removeprefix("./")).fullmatch(path) is not None
    except re.error:
        return path == pattern


def is_excluded(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a pattern matches a path, or a folder that it lies in."""
    parts = path.split("/")
    paths = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return any(is_matched(part, pattern.rstrip("/")) for pattern in patterns for part in paths)
