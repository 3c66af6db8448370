"""Names as BibTeX and BibLaTeX write them.

The three forms are ``First von Last``, ``von Last, First`` and ``von Last, Jr, First`` (Nicolas
Markey, "Tame the BeaST", section 11); a name in braces is one word, as that of a corporation is.
BibLaTeX's extended form is ``family=Berg, given=Jan, prefix=van der`` (BibLaTeX manual, section
3.7.2).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.authors import MARKS, AuthorList, read_authors, split_marks
from sphinx_profile.formats.latex import decode
from sphinx_profile.model.inline import inline
from sphinx_profile.model.person import Author

_AND = re.compile(r"\s+and\s+|,?\s+(?=et\.?[\s~]+al\b)", re.IGNORECASE)
_BRACE_OR_AND = re.compile(rf"[{{}}]|{_AND.pattern}", re.IGNORECASE)
_BRACE_OR_COMMA = re.compile(r"[{},]")
_BRACE_OR_SPACE = re.compile(r"[{}]|[\s~]+")
_OTHERS = re.compile(r"others|et\.?[\s~]+al\.?", re.IGNORECASE)
_DANGLING = re.compile(r"\s+and\s*$", re.IGNORECASE)
_EXTENDED = re.compile(r"\"?\s*(family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_TYPESET_MARK = re.compile(
    rf"\$\s*\^\s*\{{?\s*([{re.escape(MARKS)}]+|\\ast|\\dagger|\\ddagger|\\dag|\\ddag)\s*\}}?\s*\$"
    rf"|\\textsuperscript\{{([{re.escape(MARKS)}]+)\}}"
)
_MARK_COMMANDS = {r"\ast": "*", r"\dagger": "†", r"\dag": "†", r"\ddagger": "‡", r"\ddag": "‡"}
_PLAIN = re.compile(r"\s*([^\s,{}\\$~=\"`*†‡§¶‖#^∗⁎﹡＊✱][^,{}\\$~=\"`*†‡§¶‖#^∗⁎﹡＊✱]*)")
_LAST_FIRST = re.compile(rf"{_PLAIN.pattern},{_PLAIN.pattern}")
_JOINED = ("'", "’", "-")
"""The ends of a prefix that is joined to the family name (BibLaTeX, ``DeclarePrefChars``)."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "phd", "md", "esq"})


def read_names(text: str, field: str = "author") -> tuple[AuthorList, list[Finding]]:
    """The people that a field of a bibliography names, in order, and what is wrong with it.

    A list that is none of BibTeX's, ``A. Smith, B. Jones, C. Lee``, is read as people write it on
    a page, and reported.
    """
    pieces = _pieces(text)
    if len(pieces) == 1 and _is_list(pieces[0]):
        found, findings = read_authors(inline(decode(text)), field)
        message = f"{field}: {text[:200]!r}: names are joined by 'and', not by commas"
        return found, [*findings, Finding(Problem.BAD_NAME, message)]
    others = bool(_OTHERS.fullmatch(pieces[-1].strip(" .{}")))
    authors, findings = list[Author](), list[Finding]()
    for piece in pieces[:-1] if others else pieces:
        author, problem = _read(piece)
        if problem:
            findings.append(Finding(Problem.BAD_NAME, f"{field}: {piece[:200]!r}: {problem}"))
        if author.name:
            authors.append(author)
    if not authors:
        findings.append(Finding(Problem.EMPTY_AUTHORS, f"{field}: no name is in it"))
    return AuthorList(tuple(authors), others), findings


def _pieces(text: str) -> list[str]:
    """The list cut at every ``and`` that stands in no braces, at an "et al." as well."""
    text = _DANGLING.sub("", text).strip()
    if "{" not in text:
        return _AND.split(text)
    pieces, depth, start = [], 0, 0
    for match in _BRACE_OR_AND.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(text[start : match.start()].strip())
            start = match.end()
    return [*pieces, text[start:].strip()]


def _is_list(text: str) -> bool:
    """Whether commas join whole names: more of them than a name has, or none that is a suffix."""
    if _EXTENDED.match(text):
        return False
    parts = [part for part in _cut(text, _BRACE_OR_COMMA) if part]
    if len(parts) < 3:
        return False
    return len(parts) > 3 or (not is_suffix(parts[1]) and all(" " in part for part in parts))


@lru_cache(maxsize=1 << 16)
def _read(text: str) -> tuple[Author, str]:
    """One name, and what is wrong with it in words."""
    simple = _LAST_FIRST.fullmatch(text)
    if simple and "--" not in text and "''" not in text and not is_suffix(simple[2]):
        family, given = simple[1].rstrip(), simple[2].rstrip()
        return Author(f"{given} {family}", inverted=f"{family}, {given}"), ""
    if "$" in text or "\\textsuperscript" in text:
        text = _TYPESET_MARK.sub(_mark, text)
    if "=" in text and _EXTENDED.match(text):
        return _extended(text), ""
    if "," not in text and _PLAIN.fullmatch(text):
        return _in_order(text.strip()), ""
    parts = [part for part in _cut(text.strip(" ,"), _BRACE_OR_COMMA) if part]
    problem = "" if parts else "there is no name"
    if len(parts) > 3:
        problem = "a name has two commas at most"
        parts = [parts[0], parts[1], " ".join(parts[2:])]
    if len(parts) == 1:
        return _in_order(parts[0]), problem
    suffix = parts[1] if len(parts) == 3 else ""
    return _made("", parts[0] if parts else "", parts[-1] if parts else "", suffix), problem


def _in_order(text: str) -> Author:
    """``First von Last``: what is in lower case, and all behind it, belongs to the family name."""
    is_plain = _PLAIN.fullmatch(text) and "--" not in text and "''" not in text
    words = text.split() if is_plain else _cut(text, _BRACE_OR_SPACE)
    if len(words) == 1:
        is_whole = text.startswith("{") and text.endswith("}")
        name, marks = split_marks(decode(text))
        return Author(name, marks, inverted=f"{{{name}}}" if is_whole else name)
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    lower = next((n for n, word in enumerate(words[1:-1], 1) if word[:1].islower()), len(words) - 1)
    if is_plain:
        given, family = " ".join(words[:lower]), " ".join(words[lower:])
        inverted = ", ".join(part for part in (family, suffix, given) if part)
        return Author(" ".join((given, family, suffix)).strip(), inverted=inverted)
    return _made("", " ".join(words[lower:]), " ".join(words[:lower]), suffix)


def _extended(text: str) -> Author:
    """``family=Berg, given=Jan, prefix=van der, suffix=Jr``."""
    pairs = (part.strip(' "').partition("=") for part in _cut(text, _BRACE_OR_COMMA))
    values = {name.strip().lower(): value.strip(' "') for name, _, value in pairs}
    family, given = values.get("family", ""), values.get("given", "")
    return _made(values.get("prefix", ""), family, given, values.get("suffix", ""))


def _made(prefix: str, family: str, given: str, suffix: str) -> Author:
    """The author of these parts, their markup read and their marks taken off."""
    marks = dict[str, None]()
    texts = []
    for part in (prefix, family, given, suffix):
        text, found = split_marks(decode(part)) if part else ("", ())
        marks.update(dict.fromkeys(found))
        texts.append(text)
    space = "" if texts[0].endswith(_JOINED) else " "
    last = f"{texts[0]}{space}{texts[1]}".strip()
    name = " ".join(part for part in (texts[2], last, texts[3]) if part)
    inverted = ", ".join(part for part in (last, texts[3], texts[2]) if part)
    return Author(name, tuple(marks), inverted=inverted)


def _cut(text: str, separator: re.Pattern[str]) -> list[str]:
    """``text`` cut at the separators that stand in no braces."""
    pieces, depth, start = [], 0, 0
    for match in separator.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(text[start : match.start()].strip())
            start = match.end()
    return [*pieces, text[start:].strip()]


def is_suffix(text: str) -> bool:
    """Whether ``Jr.``, ``III`` and the like: what stands behind a name."""
    return text.replace(".", "").replace(" ", "").casefold() in _SUFFIXES


def _mark(match: re.Match[str]) -> str:
    return _MARK_COMMANDS.get(match[1], match[1]) if match[1] else match[2]
