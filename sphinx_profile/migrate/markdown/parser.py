"""The parser: CommonMark with tables, strikethrough and formulas between dollars.

URLs are left as they were written, so that they can be mended and compared.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

MAX_INLINE = 100_000
"""A longer paragraph is taken for plain text."""


@cache
def block_parser() -> MarkdownIt:
    """The parser of blocks; the text in them stays as it is."""
    parser = _parser()
    parser.core.ruler.disable(["inline"])
    return parser


@cache
def inline_parser() -> MarkdownIt:
    """The parser of the text in a block."""
    return _parser()


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    hooks = {"normalizeLink": str, "normalizeLinkText": str, "validateLink": _any}
    for name, function in hooks.items():
        setattr(parser, name, function)
    return parser


def _any(_url: str) -> bool:
    """Every target makes a link; whether it may be one is for ``safe_url`` to say."""
    return True


Env = dict[str, Any]
"""What a page defines for its paragraphs: the targets of ``[text][label]``."""
