"""Files of data of a site: ``_data/*`` and configurations."""

from __future__ import annotations

from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.files.load import load, name_comments
from sphinx_profile.migrate.tree import Node


def data(move: Move, name: str) -> tuple[str, Node | None]:
    """A file of ``_data``: its path, and what it holds; ``None`` if there is none."""
    for path in (f"_data/{name}.yml", f"_data/{name}.yaml", f"_data/{name}.json"):
        if move.source.has(path):
            return path, data_of(move, path)
    return "", None


def data_of(move: Move, path: str) -> Node | None:
    """What a file of data holds; its comments are named in the report."""
    node = load(move.source, path, move.report)
    if node is not None:
        name_comments(move.source, path, [node], move.report)
    return node
