"""Lists of jekyll-scholar as lists of ours.

Source: jekyll-scholar 7.3, ``lib/jekyll/scholar/utilities.rb`` (flags of ``{% bibliography %}``),
and the query language of BibTeX-Ruby (README, "Queries").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sphinx_profile.model.query import compile_filter
from sphinx_profile.model.query.tokens import QueryError
from sphinx_profile.scaffold.site import Block

_FLAG = re.compile(r"(?:^|\s+)(--?[A-Za-z_]+)(?=[\s=]|$)[\s=]*")
_QUERY = re.compile(r"(!?)@(\*|\w+(?:\s*,\s*@?\w+)*)(?:\[([^\[\]]*)\])?\*?")
_CONDITION = re.compile(r"\s*([\w-]+)\s*(?:(!=|\^=|~=|!~|<=|>=|==|=|<|>)\s*(.*?))?\s*", re.DOTALL)
_NAMES = {
    **{"-f": "file", "-q": "query", "-g": "group_by", "-G": "group_order", "-m": "max"},
    **{"-o": "offset", "-c": "cited", "-C": "cited", "-T": "template", "-s": "style"},
    **{"-p": "prefix", "--cited_in_order": "cited"},
}
_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Scholar:
    """What ``_config.yml`` says of lists, and the keys of each file of the bibliography."""

    query: str = ""
    group_by: str = ""
    bibliography: str = ""
    keys: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Listing:
    """A list that is asked for, and what of that was not understood."""

    block: Block
    unknown: list[str]


def listing(arguments: str, scholar: Scholar, search: bool = False) -> Listing:
    """The list that ``{% bibliography arguments %}`` shows."""
    flags = _flags(arguments)
    unknown, options = list[str](), list[tuple[str, str]]()
    query = flags.pop("query", scholar.query)
    found = filter_of(query)
    if found is None:
        unknown.append(f"the query {query}")
    conditions = [found or "", "docname in docnames" if "cited" in flags else ""]
    flags.pop("cited", None)
    wanted = " and ".join(f"({c})" if " or " in c else c for c in conditions if c)
    options += [("filter", wanted)] if wanted else []
    group = flags.pop("group_by", scholar.group_by)
    options += [("group-by", group.replace(" ", ""))] if group not in ("", "none") else []
    options += [(n, flags.pop(n)) for n in ("max", "offset") if _NUMBER.fullmatch(flags.get(n, ""))]
    keys = _keys(flags.pop("file", scholar.bibliography), scholar)
    options += [("sort", "-date, title")] if keys else []
    options += [("search", "")] if search else []
    unknown += [f"{name} {value}".strip() for name, value in flags.items()]
    return Listing(Block("publication-list", "", tuple(options), "\n".join(keys)), unknown)


def _flags(arguments: str) -> dict[str, str]:
    """The flags by their long names, and their values."""
    parts = _FLAG.split(f" {arguments.strip()}")
    names = (_NAMES.get(name, name.lstrip("-")) for name in parts[1::2])
    values = (value.strip().strip("\"'") for value in parts[2::2])
    found = dict(zip(names, values, strict=True))
    return {"": parts[0].strip(), **found} if parts[0].strip() else found


def _keys(name: str, scholar: Scholar) -> list[str]:
    """The keys of a file, where there are several and it is asked for."""
    if len(scholar.keys) < 2:
        return []
    stem = name.rpartition("/")[2].removesuffix(".bib")
    return scholar.keys.get(stem, [])


def filter_of(query: str) -> str | None:
    """A query as a filter, ``""`` for all; ``None`` if it is not understood."""
    query = query.strip().strip("\"'")
    match = _QUERY.fullmatch(query)
    if not query or not match:
        return None if query else ""
    kinds = "" if match[2] == "*" else _types(match[2], bool(match[1]))
    conditions = _conditions(match[3] or "")
    if conditions is None or (match[1] and match[2] == "*"):
        return None
    both = [f"({part})" if " or " in part else part for part in (kinds, conditions) if part]
    text = " and ".join(both) if len(both) > 1 else (kinds or conditions)
    try:
        compile_filter(text or "True")
    except QueryError:
        return None
    return text


def _types(names: str, negated: bool) -> str:
    found = [name.strip().lstrip("@").lower() for name in names.split(",")]
    if len(found) == 1:
        return f'type {"!=" if negated else "=="} "{found[0]}"'
    listed = ", ".join(f'"{name}"' for name in found)
    return f"{'not ' if negated else ''}type in {{{listed}}}"


def _conditions(text: str) -> str | None:
    """Conditions joined by ``&&`` or ``||``; a comma is an ``||`` of BibTeX-Ruby."""
    if not text.strip():
        return ""
    sign = "||" if "||" in text else "&&"
    if "||" in text and "&&" in text:
        return None
    parts = [_condition(part) for part in text.split(sign)]
    word = " or " if sign == "||" else " and "
    known = [part for part in parts if part is not None]
    return word.join(known) if len(known) == len(parts) else None


def _condition(text: str) -> str | None:
    match = _CONDITION.fullmatch(text)
    if not match:
        return None
    name, sign, value = match[1].lower(), match[2] or "", (match[3] or "").strip("\"' ")
    if not sign:
        return f'{name} != ""'
    write = _WRITERS.get(sign)
    return write(name, value) if write else f"{name} {sign} {_value(value)}"


def _value(value: str) -> str:
    if _NUMBER.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _equals(name: str, value: str) -> str:
    return name if value == "true" else f"{name} == {_value(value)}"


def _differs(name: str, value: str) -> str:
    return f"not {name}" if value == "true" else f"{name} != {_value(value)}"


_WRITERS: dict[str, Callable[[str, str], str]] = {
    "=": _equals,
    "==": _equals,
    "!=": _differs,
    "^=": lambda name, value: f"{name} % {_value('^' + re.escape(value))}",
    "~=": lambda name, value: f"{name} % {_value(value)}",
    "!~": lambda name, value: f"not {name} % {_value(value)}",
}
