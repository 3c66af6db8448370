"""Values as Python literals, for ``conf.py``."""

from __future__ import annotations

from collections.abc import Mapping

_WIDTH = 88


def literal(value: object, room: int = _WIDTH) -> str:
    """The literal that ``ast.literal_eval`` reads as the value; long lists have a line an item.

    ``room`` are the columns that are left on its line. ``TypeError`` for what is no plain value.
    """
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool | int | float):
        return repr(value)
    if isinstance(value, Mapping):
        items = [f"{literal(name)}: {literal(item)}" for name, item in value.items()]
        return _joined(items, "{}", room)
    if isinstance(value, list | tuple):
        return _joined([literal(item) for item in value], "[]", room)
    raise TypeError(f"{type(value).__name__} is no plain value")


def _quoted(text: str) -> str:
    """In double quotes, unless the text has some."""
    written = repr(text)
    return written if '"' in written else f'"{written[1:-1]}"'


def _joined(items: list[str], brackets: str, room: int) -> str:
    opening, closing = brackets[0], brackets[1]
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= room and "\n" not in line:
        return line
    inner = "".join(f"    {item},\n".replace("\n", "\n    ").rstrip(" ") for item in items)
    return f"{opening}\n{inner}{closing}"
