"""Text and runs as LaTeX: what :func:`read_latex` reads as they were.

Braces that are not balanced become commands: BibTeX counts every brace, a backslash before it or
not (Nicolas Markey, "Tame the BeaST", section 3).
"""

from __future__ import annotations

import re

from sphinx_profile.formats.latex.text import is_balanced
from sphinx_profile.model.inline import MATH, Inline, Run

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_UNBALANCED = {**_ESCAPES, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_ESCAPED = re.compile(r"[\\{}~^`&%$#_]|-(?=-)|'(?=')")
_IN_URL = {"\\": "%5C", "{": "%7B", "}": "%7D"}
_LONE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufeff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
RANGE = re.compile(r"(?<=\d)\s*[-–—]+\s*(?=[A-Za-z]{0,3}\d)")
"""What stands between the first and the last page of a range."""

_STYLES = {
    **{"strong": r"\textbf{", "emphasis": r"\emph{", "literal": r"\texttt{"},
    **{"superscript": r"\textsuperscript{", "subscript": r"\textsubscript{"},
}
_BRACE = re.compile("[{}]")


def escaped(text: str) -> str:
    """``text`` such that LaTeX shows each of its characters as it is."""
    escapes = _ESCAPES if _is_balanced(text) else _UNBALANCED
    return _ESCAPED.sub(lambda match: escapes.get(match[0], f"{match[0]}{{}}"), text)


def verbatim(text: str) -> str:
    """A URL or an identifier, which LaTeX takes as it is."""
    return "".join(_IN_URL.get(character, character) for character in cleaned(text))


def cleaned(text: str) -> str:
    """``text`` on one line, without control characters and halves of surrogate pairs.

    What is left is what a file in UTF-8 and XML 1.0 (section 2.2, "Characters") can hold.
    """
    if not text.isprintable():
        text = _LONE.sub("\ufffd", _CONTROL.sub("", text))
    elif "  " not in text:
        return text.strip(" ")
    return _SPACE.sub(" ", text).strip(" ")


def ranges(text: str) -> str:
    """Page numbers, ``text`` as LaTeX with two hyphens between the ends of every range."""
    return escaped(RANGE.sub("–", text)).replace("–", "--")


def write_latex(runs: Inline) -> str:
    """The runs on one line of LaTeX."""
    return cleaned("".join(_run(run) for run in runs))


def _run(run: Run) -> str:
    if MATH in run.styles and is_sound(run.text) and "$" not in run.text:
        text = f"${run.text}$"
    else:
        text = escaped(run.text)
    for style in reversed(run.styles):
        if style in _STYLES:
            text = f"{_STYLES[style]}{text}}}"
    return f"\\href{{{verbatim(run.url)}}}{{{text}}}" if run.url else text


def is_sound(latex: str) -> bool:
    """Whether braces are balanced, for BibTeX, which knows no escapes, and for LaTeX."""
    if "\\" not in latex and "{" not in latex and "}" not in latex and "$" not in latex:
        return True
    return _is_balanced(latex) and not latex.endswith("\\") and is_balanced(latex)


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
