"""Co-authors as al-folio keeps them: a family name, and the people who bear it.

Source: al-folio, ``_data/coauthors.yml``, and its CUSTOMIZE.md, "Customizing layout and UI". The
family name is a key in lower case without accents, in older files as it is written; ``firstname``
lists every spelling of the first name that a bibliography may hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.latex import decode
from sphinx_profile.formats.registry.members import COAUTHOR, names
from sphinx_profile.formats.registry.values import finding, read_url, unknown
from sphinx_profile.model.key import slug
from sphinx_profile.model.person import PARTICLES, Person, words_of

_WHOLE_WORD = re.compile(r"[^\W\d_]{2,}(?![\w.])")
"""A word that is no initial and no abbreviation."""
_INITIAL_LETTER = re.compile(r"(?:^|(?<=[-‐'’]))\w")


def read_coauthors(
    family: str, value: Sequence[Any], path: str
) -> tuple[list[tuple[int, Person]], list[Finding]]:
    """The people of this family name, each with its number in ``value``, and what is wrong.

    ``value`` holds mappings with firstname and url.
    """
    if not value:
        return [], [finding(path, "expected at least one person")]
    people, findings = list[tuple[int, Person]](), list[Finding]()
    family = _plain(family)
    for number, item in enumerate(value):
        person, problems = _read_coauthor(family, item, f"{path}[{number}]")
        findings += problems
        people += [(number, person)] if person else []
    return people, findings


def _read_coauthor(family: str, item: Any, path: str) -> tuple[Person | None, list[Finding]]:
    if not isinstance(item, Mapping):
        return None, [finding(path, f"expected a mapping with {', '.join(names(COAUTHOR))}")]
    findings = unknown(item, COAUTHOR, path)
    first_names, name_findings = _read_first_names(item.get("firstname"), f"{path}.firstname")
    url, url_findings = read_url(item.get("url"), f"{path}.url")
    person = _person(first_names, family, url) if first_names else None
    return person, [*findings, *name_findings, *url_findings]


def _read_first_names(value: Any, path: str) -> tuple[list[str], list[Finding]]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple):
        return [], [finding(path, "expected a first name or a list of them")]
    findings = [
        finding(f"{path}[{number}]", "expected a first name")
        for number, text in enumerate(given)
        if not isinstance(text, str)
    ]
    found = [name for text in given if isinstance(text, str) and (name := _plain(text))]
    if not found and not findings:
        findings.append(finding(path, "expected a first name or a list of them"))
    return found, findings


def _plain(text: str) -> str:
    """``text`` without LaTeX and with single spaces."""
    return " ".join(decode(text).split())


def _person(first_names: list[str], family: str, url: str) -> Person:
    """The person of these names, of which there is at least one.

    The longest first name makes the name, the others the aliases; initials stand in the name only
    where there is nothing else. The id is made from the first that is no initial.
    """
    parted = [_parted(name, family) for name in first_names]
    given = list(dict.fromkeys(name for name, _ in parted if name)) or [""]
    spelled = next((tail for _, tail in parted if tail), "")
    surname = family if family != family.lower() else spelled or _capitalised(family)
    whole = [name for name in given if _WHOLE_WORD.search(name)] or given
    longest = max(whole, key=len)
    aliases = tuple(f"{name} {surname}" for name in given if name != longest)
    key = slug(f"{whole[0]} {surname}")
    return Person(key, f"{longest} {surname}".strip(), aliases, url)


def _parted(name: str, family: str) -> tuple[str, str]:
    """A first name, and the family name where the whole name was written: ``""`` if not."""
    words = name.split()
    start = max(len(words) - len(family.split()), 0)
    tail = " ".join(words[start:])
    same = words_of(tail.replace("’", "'")) == words_of(family.replace("’", "'"))
    return (" ".join(words[:start]), tail) if same else (name, "")


def _capitalised(family: str) -> str:
    """A family name in lower case with its capitals: ``van der Berg``, ``O'Brien``."""
    *before, last = family.split() or [""]
    words = [word if word in PARTICLES else _capital(word) for word in before]
    return " ".join([*words, _capital(last)])


def _capital(word: str) -> str:
    return _INITIAL_LETTER.sub(lambda match: match[0].upper(), word)
