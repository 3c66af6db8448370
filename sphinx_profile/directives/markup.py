"""Markup in options and bodies, in whichever language the page is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from typing import Any

from docutils import nodes

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OPTION = re.compile(r":([\w\-]+):(?:\s+(.*)|$)")
_MAY_BE_MARKUP = re.compile(r"""[\\`*_\[\]<>|$&{}!~^@=:]""")


def may_be_markup(text: str) -> bool:
    """Whether a parser could see anything in ``text`` but text."""
    return _MAY_BE_MARKUP.search(text) is not None


def clean(text: str) -> str:
    """``text`` without what no file can hold: control characters go, surrogates are replaced.

    Line breaks and tabs stay (XML 1.0, section 2.2, "Characters").
    """
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def is_myst(state: Any) -> bool:
    """Whether the page is written in MyST, rather than in reStructuredText."""
    return hasattr(state, "_renderer")


def lost_options(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The options in the first lines of a MyST directive, and how many lines they take.

    Unlike MyST, which ends the options at the first line that does not begin with a colon, this
    takes such a line for the continuation of the option above it if another option follows.
    """
    found = [number for number, line in enumerate(lines) if _OPTION.match(line.strip())]
    if not found or found[0] != 0:
        return {}, 0
    options, name = dict[str, str](), ""
    for line in lines[: found[-1] + 1]:
        match = _OPTION.match(line.strip())
        name = match[1] if match else name
        options[name] = (match[2] or "") if match else f"{options[name]} {line.strip()}"
    return {name: value.strip("'\" ") for name, value in options.items()}, found[-1] + 1


def first_block(lines: Sequence[str]) -> list[str]:
    """The lines before the first empty one."""
    return list(takewhile(lambda line: line.strip(), lines))


@contextmanager
def html_as_text(state: Any) -> Iterator[None]:
    """While it lasts, MyST shows HTML that is typed into its source as text.

    Comments stay hidden. reStructuredText knows no HTML, and is left alone.
    """
    renderer = getattr(state, "_renderer", None)
    rules = getattr(renderer, "rules", None)
    if not isinstance(rules, dict):
        yield
        return
    names = ("render_html_block", "render_html_inline")
    kept = {name: rules[name] for name in names if name in rules}
    rules["render_html_block"] = lambda token: _append_block(renderer, token.content)
    rules["render_html_inline"] = lambda token: _append_text(renderer, token.content)
    try:
        yield
    finally:
        rules.update(kept)


def _append_block(renderer: Any, html: str) -> None:
    text = _COMMENT.sub("", html).strip()
    if text:
        renderer.current_node.append(nodes.paragraph(text, text))


def _append_text(renderer: Any, html: str) -> None:
    text = _COMMENT.sub("", html)
    if text:
        renderer.current_node.append(nodes.Text(text))


@contextmanager
def silent(reporter: Any) -> Iterator[None]:
    """While it lasts, docutils logs nothing: the caller says what is wrong."""
    level, reporter.report_level = reporter.report_level, reporter.SEVERE_LEVEL + 1
    try:
        yield
    finally:
        reporter.report_level = level
