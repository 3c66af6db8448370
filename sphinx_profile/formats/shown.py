"""Runs as text alone, for formats that know no markup."""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.model.inline import MATH, Inline, Run

_SCRIPT = re.compile(r"([_^])\{?([A-Za-z0-9+\-=()]{1,20})\}?")
_UPPER = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWER = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SOURCE = re.compile(r"[\\^_{}]")


def shown(runs: Inline) -> str:
    """The text of the runs on one line; a formula as its characters, else as it is typed."""
    return cleaned("".join([run.text if run.is_plain else _shown(run) for run in runs]))


def script(formula: str) -> tuple[str, str]:
    """The style of a formula that is one raised or lowered text, and this text; else nothing."""
    match = _SCRIPT.fullmatch(formula)
    if not match:
        return "", ""
    return ("superscript" if match[1] == "^" else "subscript"), match[2]


def symbols(formula: str) -> str:
    """A formula as characters, or in dollars where it takes more than these."""
    text = decode(f"${formula}$") if "$" not in formula else formula
    return f"${formula}$" if _SOURCE.search(text) else text


def _shown(run: Run) -> str:
    style, text = script(run.text) if MATH in run.styles else ("", "")
    if style or {"superscript", "subscript"} & set(run.styles):
        is_upper = style == "superscript" or "superscript" in run.styles
        raised = (text or run.text).translate(_UPPER if is_upper else _LOWER)
        if not any(character.isascii() for character in raised):
            return raised
    return symbols(run.text) if MATH in run.styles else run.text
