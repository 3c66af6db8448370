"""Files of data of a site: ``_data/*`` and configurations."""

from __future__ import annotations

from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.files.load import load, name_comments
from sphinx_profile.migrate.tree import Node


def data(move: Move, name: str, *, may_be_list: bool = False) -> tuple[str, Node | None]:
    """A file of ``_data``: its path, and what it holds; ``None`` if there is none.

    What is no mapping, nor a list where that may be, is named in the report.
    """
    for path in (f"_data/{name}.yml", f"_data/{name}.yaml", f"_data/{name}.json"):
        if move.source.has(path):
            return path, data_of(move, path, may_be_list=may_be_list)
    return "", None


def data_of(move: Move, path: str, *, may_be_list: bool = False) -> Node | None:
    """What a file of data holds; its comments are named in the report."""
    node = load(move.source, path, move.report)
    if node is None:
        return None
    name_comments(move.source, path, [node], move.report)
    if isinstance(node.value, dict) or (may_be_list and isinstance(node.value, list)):
        return node
    if not node.is_empty:
        why = "it does not hold what a file of this name holds; write it on a page by hand"
        move.report.left(path, 0, "the file", why)
    return None
