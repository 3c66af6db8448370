"""The words of a text, whatever it is written in: Markdown, HTML, LaTeX, YAML, JSON.

A word is a run of letters and digits (Unicode). Entities, percent escapes, the escapes of JSON
and the accents of LaTeX are the characters that they stand for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from sphinx_profile.formats.latex.text import ACCENTED, letter

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,2000})?/?>")
_VALUE = re.compile(r"\b(?:href|src|alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_ACCENTED = re.compile(rf"\{{(?:{ACCENTED})\}}|{ACCENTED}")
_UNICODE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
_QUOTED_ESCAPE = re.compile(r"\\[nrtbf]")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?")
_NO_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ORDINAL = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)?\d{1,9}[.)](?=\s)")
_CUT = re.compile(
    r"[^\w\s'’‘\-.{}\\\u00ad]+|\.(?=\s|$)|\s[-–—]\s|--+|\s(?=arXiv:)|(?<![^\W_])_+|_+(?![^\W_])"
)
_ENTRY = re.compile(r"@([A-Za-z]{1,40})\s*[{(]")
_BRACED = re.compile(r"\{(\w{1,40})\}")
_COMMAND_BEFORE = re.compile(r"\\\w{0,40}\Z")
_WORD = re.compile(r"[^\W_]+")
_CONNECTIVES = frozenset({"and", "And", "in", "In", "by", "By", "with", "et", "al"})
_YAML = (
    re.compile(r"^\s*(?:-\s+)*(?:[\w.$@-][\w .$@/-]{0,60}|\"[^\"]*\"|'[^']*')\s*:(?=\s|$)"),
    re.compile(r"(?<=[{,])\s*[\"']?[\w.-]{1,60}[\"']?\s*:(?=\s)(?=.*\})"),
)
_MARKUP: Mapping[str, tuple[re.Pattern[str], ...]] = {
    **dict.fromkeys(("md", "markdown", "html"), (_ORDINAL,)),
    **dict.fromkeys(("yml", "yaml", "cff"), _YAML),
    "json": (
        re.compile(r"\"(?:[^\"\\]|\\.)*\"\s*:"),
        re.compile(r"(?<![\w\"])(?:null|true|false)(?=\s*(?:[,\]}]|$))"),
    ),
    "toml": (re.compile(r"^\s*(?:[\w.-]+\s*=|\[{1,2}[^\[\]]*\]{1,2}\s*$)"),),
    "ris": (re.compile(r"^\s*[A-Z][A-Z0-9]\s{1,2}-(?=\s|$)"),),
}
"""What is no text, by the end of a file's name."""
LONGEST = 40
"""The most words that are looked for together."""
_QUOTING = frozenset({"json", "py", "yml", "yaml", "toml", "ipynb", "cff"})


def readable(path: str, text: str) -> str:
    """A text without tags, its escapes decoded; its lines stay what they are."""
    if path.rpartition(".")[2] in _QUOTING and "\\" in text:
        text = _QUOTED_ESCAPE.sub(" ", text)
    if "\\u" in text or "\\x" in text:
        text = _UNICODE.sub(_character, text)
    if path.endswith(".bib"):
        text = _ENTRY.sub(lambda match: f"@{match[1].lower()} {{", text)
        text = _BRACED.sub(_in_word, text)
    if "<" in text:
        text = _TAG.sub(_values, text)
    if "&" in text:
        text = re.sub(r"&#?\w{1,32};", lambda match: unescape(match[0]).replace("\n", " "), text)
    if "%" in text:
        text = re.sub(r"(?:%[0-9A-Fa-f]{2})+", _unquoted, text)
    if "\\" in text:
        text = _COMMAND.sub(" ", _ACCENTED.sub(lambda match: letter(match[0].strip("{}")), text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def segments(path: str, line: str) -> list[list[str]]:
    """The words of a line that was made readable, those between two punctuation marks together.

    Names of members in files of data are markup, and so are the numbers of lists.
    """
    for pattern in _MARKUP.get(path.rpartition(".")[2].lower(), ()):
        line = pattern.sub(" ", line)
    found = (_without_connectives(words_of(part)) for part in _CUT.split(line))
    return [words[at : at + LONGEST] for words in found for at in range(0, len(words), LONGEST)]


def words_of(text: str) -> list[str]:
    """The words, in order."""
    return _WORD.findall(text)


def _without_connectives(words: list[str]) -> list[str]:
    """The words without those that only join a part to the one before."""
    start = 0
    while start < len(words) and words[start] in _CONNECTIVES:
        start += 1
    return words[start:]


def _character(match: re.Match[str]) -> str:
    code = chr(int(match[1] or match[2], 16))
    return " " if code in "\n\r" else code


def _values(match: re.Match[str]) -> str:
    """What a tag says to a reader, and its line ends."""
    values = " | ".join(a or b or c for a, b, c in _VALUE.findall(match[0]))
    breaks = "\n" * (match[0].count("\n") - values.count("\n"))
    return f" | {values} | {breaks}"


def _in_word(match: re.Match[str]) -> str:
    """``{K}ey`` is one word: braces that keep a capital, and are none of a command."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not (before.isalnum() or before == "_" or after.isalpha()):
        return match[0]
    is_of_command = _COMMAND_BEFORE.search(text, max(0, start - 41), start)
    return match[0] if is_of_command else match[1]


def _unquoted(match: re.Match[str]) -> str:
    return unquote(match[0], errors="replace").replace("\n", " ").replace("\r", " ")
