"""Filters: the expression language of sphinxcontrib-bibtex, read and answered without ``eval``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sphinx_profile.model.query.evaluate import Evaluate, Record
from sphinx_profile.model.query.parser import Parser
from sphinx_profile.model.query.tokens import QueryError, tokens_of

__all__ = ["Filter", "QueryError", "Record", "compile_filter"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter, compiled. ``names`` are those that it asks for."""

    evaluate: Evaluate
    names: frozenset[str]

    def matches(self, record: Record) -> bool:
        """Whether the filter holds for a record."""
        return bool(self.evaluate(record))


@lru_cache(maxsize=256)
def compile_filter(text: str) -> Filter:
    """The filter that a text is; ``QueryError`` with the column where it does not parse.

    At most 1,000 characters, nested at most 50 levels deep. A name that is missing in an entry is
    an empty text; comparison is of texts, upper and lower case apart, unless one side is a number.
    """
    parser = Parser(tokens_of(text))
    evaluate = parser.parse()
    return Filter(evaluate, frozenset(parser.names))
