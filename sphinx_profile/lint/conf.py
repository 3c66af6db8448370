"""What conf.py says, as far as it says it literally: it is read, and never run."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sphinx_profile.lint.text import read_bytes

NAMES = frozenset(
    [
        *("profile_people", "profile_bibfiles", "bibtex_bibfiles", "profile_owner"),
        *("profile_link_kinds", "profile_file_roots", "exclude_patterns", "html_baseurl"),
        *("root_doc", "master_doc", "html_extra_path"),
    ]
)
MAX_SIZE = 1_000_000
_MOST_PATTERNS = 1000


@dataclass(frozen=True, slots=True)
class Conf:
    """The values of conf.py that the linter asks for, and why they cannot be had."""

    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
    line: int = 1

    def text(self, *names: str) -> str:
        """The first of these values that is a text and says something."""
        found = (self.values.get(name) for name in names)
        return next((value.strip() for value in found if isinstance(value, str) and value), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list."""
        value = self.values.get(name)
        given = [value] if isinstance(value, str) else value
        if not isinstance(given, list | tuple):
            return ()
        return tuple(text for text in given[:_MOST_PATTERNS] if isinstance(text, str) and text)

    @property
    def own_bibliographies(self) -> tuple[str, ...]:
        """The bibliographies of the site: those of sphinxcontrib-bibtex where it has no others."""
        given = self.values.get("profile_bibfiles") is not None
        return self.texts("profile_bibfiles" if given else "bibtex_bibfiles")


def read_conf(path: Path) -> Conf:
    """What a conf.py assigns at its top level, where it is a literal; later values win."""
    data, problem = read_bytes(path)
    if problem or len(data) > MAX_SIZE:
        return Conf(problem=problem or "is too large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data)
    except SyntaxError as error:
        return Conf(problem=f"is no Python: {error.msg}", line=error.lineno or 1)
    except (ValueError, RecursionError, MemoryError):
        return Conf(problem="is no Python")
    values = dict[str, Any]()
    for statement in tree.body:
        for name, value in _assigned(statement):
            values.pop(name, None)
            values |= _literal(name, value)
    return Conf(values)


def _assigned(statement: ast.stmt) -> list[tuple[str, ast.expr]]:
    """The names that a statement assigns to, those that are asked for, and the value."""
    targets: list[ast.expr] = []
    value: ast.expr | None = None
    if isinstance(statement, ast.Assign):
        targets, value = statement.targets, statement.value
    elif isinstance(statement, ast.AnnAssign):
        targets, value = [statement.target], statement.value
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return [(name, value) for name in names if value is not None and name in NAMES]


def _literal(name: str, value: ast.expr) -> dict[str, Any]:
    try:
        return {name: ast.literal_eval(value)}
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return {}
