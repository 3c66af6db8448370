"""Pieces of text: what dashes, quotes, accents, formulas and addresses become."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from sphinx_profile.formats.latex.commands import ACCENTS

ACCENTED = r"""\\["'`^~=.](?:[A-Za-z]|\{[A-Za-z]\})|\\[Hckvrudbt]\{[A-Za-z]\}"""
"""An accent and its letter, as nearly everybody writes them."""

_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": "\xa0"}
_LIGATURE = re.compile(r"-(?<!--)-{1,2}(?!-)|``|''|\?`|!`|~(?<!/~)")
_QUOTED = re.compile(r"(?<![\w`])`(?=\w)((?:[^`'\n]|'(?=\w)){1,80})'(?![\w'])")
_LETTER = re.compile(r"\{?\\(.)\{?([A-Za-z])")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_TILDE = re.compile(r"(?:\\textasciitilde|\\string *~|\\~)(?:\{\}| *)|\$\\sim\$")
_UNDERSCORE = re.compile(r"\\textunderscore(?:\{\}| *)")
_NOT_IN_URL = re.compile(r"\\(?=[^A-Za-z])|[\s{}]+")
_HOST = re.compile(r"www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/", re.IGNORECASE)
_SPECIAL = re.compile(r"\\.|[%#&]", re.DOTALL)
_SPECIAL_IN_TABLE = re.compile(r"\\.|[%#]", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_PRICE = re.compile(r"\d[^\\^_=<>{}]*[\s–-]")


def typeset(text: str) -> str:
    """``text`` with the characters that its dashes, quotes and ties stand for.

    The tilde of a home directory, as in ``http://example.org/~me``, is one.
    """
    if "`" in text:
        text = _QUOTED.sub("‘\\1’", text)
    elif "--" not in text and "~" not in text and "''" not in text:
        return text
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)


@cache
def letter(token: str) -> str:
    """The letter that a token of the form :data:`ACCENTED` stands for."""
    match = _LETTER.match(token)
    return accented(match[2], [match[1]]) if match else token


def accented(character: str, names: Iterable[str]) -> str:
    """``character`` under the accents with these names, the innermost last."""
    marks = "".join(reversed([ACCENTS[name] for name in names]))
    return unicodedata.normalize("NFC", _DOTLESS.get(character, character) + marks)


def bare(names: Iterable[str]) -> str:
    """Accents without a letter: as they stand on the keyboard, or as they were written."""
    return "".join(f"\\{name}" if name.isalpha() else name for name in names)


def address(raw: str) -> str:
    """The URL that is written in LaTeX as ``raw``."""
    return _NOT_IN_URL.sub("", _UNDERSCORE.sub("_", _TILDE.sub("~", raw)))


def absolute(url: str) -> str:
    """``url`` with a scheme, where it begins with the name of a host."""
    return f"http://{url}" if _HOST.match(url) else url


def formula(source: str) -> str:
    """The source of a formula on one line, and such that it cannot end before its end.

    Fields have no comments and no columns: ``%``, ``#`` and ``&`` are characters.
    """
    if source.isalnum():
        return source
    source = " ".join(source.split()) + (" " if source.rstrip().endswith("\\") else "")
    special = _SPECIAL_IN_TABLE if "\\begin" in source else _SPECIAL
    return special.sub(lambda match: f"\\{match[0]}" if len(match[0]) == 1 else match[0], source)


def is_balanced(source: str) -> bool:
    """Whether every brace has its counterpart."""
    if "{" not in source and "}" not in source:
        return True
    depth = 0
    for match in _BRACE.finditer(source):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return False
    return depth == 0


def is_money(source: str, behind: str) -> bool:
    """Whether the dollars around ``source`` are those of ``$5 and $10``."""
    return behind[:1].isdigit() and _PRICE.fullmatch(source) is not None
