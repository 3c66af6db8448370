"""Values of the registry, each with what is wrong with it.

A ``path`` says where a value stands, as in ``people.yml: zhihua-zhang.orcid``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.registry.members import Member, names
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import orcid_checksum, target_of
from sphinx_profile.model.url import safe_url

MAX_SHOWN = 200
_ORCID = BUILT_IN["orcid"]


def finding(path: str, message: str, place: str = "") -> Finding:
    """What is wrong at a path; ``place`` is ``"file:line"`` where it is known."""
    return Finding(Problem.PEOPLE, f"{path}: {message}", place)


def part(key: object) -> str:
    """A key as a part of a path: on one line, and cut."""
    return " ".join(key[:MAX_SHOWN].split()) if isinstance(key, str) else described(key)


def described(value: object) -> str:
    """A value in a message: a text is quoted, of all others the kind is named."""
    if isinstance(value, str):
        return repr(value[:MAX_SHOWN])
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "a number" if isinstance(value, int | float) else "a value of another kind"


def unknown(keys: Iterable[Any], members: tuple[Member, ...], path: str) -> list[Finding]:
    """A finding for every key that is none of these members."""
    known = names(members)
    message = f"unknown; a person has {', '.join(known)}"
    return [finding(f"{path}.{part(key)}", message) for key in keys if key not in known]


def read_url(value: Any, path: str) -> tuple[str, list[Finding]]:
    """A URL that may stand in a link, ``""`` without one.

    ``www.example.org`` is taken for a host, not for a path of the site.
    """
    if _is_blank(value):
        return "", []
    url = safe_url(_with_scheme(value)) if isinstance(value, str) else ""
    return url, [] if url else [finding(path, f"{described(value)} is no URL that may be linked")]


def read_orcid(value: Any, path: str) -> tuple[str, list[Finding]]:
    """Sixteen characters in groups of four, whose checksum fits; ``""`` without them."""
    if _is_blank(value):
        return "", []
    url = target_of(_ORCID, value).url if isinstance(value, str) else ""
    orcid = url.removeprefix(_ORCID.url.removesuffix("{id}"))
    if re.fullmatch(_ORCID.pattern, orcid) and orcid_checksum(orcid):
        return orcid, []
    return "", [finding(path, f"{described(value)} is no ORCID")]


def _with_scheme(url: str) -> str:
    text = url.strip()
    return f"http://{text}" if text.lower().startswith("www.") else url


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
