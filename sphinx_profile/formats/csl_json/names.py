"""Names of CSL-JSON as BibTeX writes them, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.name_parts import NameParts, parts_of, write_name
from sphinx_profile.model.person import Author

_OTHERS = frozenset({"others", "et al", "et al."})


def is_name(value: Any) -> bool:
    """Whether a value is a name: an object with a part of one."""
    parts = ("family", "given", "literal")
    return isinstance(value, Mapping) and any(isinstance(value.get(part), str) for part in parts)


def write_names(names: Sequence[Any]) -> str:
    """Names (objects of CSL 1.0.2, "Name Fields") as ``von Last, Jr, First and {Corporation}``."""
    written = (_name(name) if isinstance(name, Mapping) else _literal(str(name)) for name in names)
    return " and ".join(name for name in written if name)


def _name(name: Mapping[str, Any]) -> str:
    literal = _part(name, "literal") or _part(name, "name")
    family = _part(name, "family")
    if literal and not family:
        return _literal(literal)
    particles = (_part(name, "dropping-particle"), _part(name, "non-dropping-particle"))
    particle = " ".join(part for part in particles if part)
    return write_name(NameParts(family, _part(name, "given"), particle, _part(name, "suffix")))


def _part(name: Mapping[str, Any], part: str) -> str:
    value = name.get(part)
    return cleaned(value) if isinstance(value, str) else ""


def _literal(name: str) -> str:
    """A name that is one word to BibTeX, or its word for all the others."""
    name = cleaned(name)
    if name.lower() in _OTHERS:
        return "others"
    return write_name(NameParts(literal=name)) if name else ""


def name_variable(author: Author) -> dict[str, str]:
    """An author as an object of CSL-JSON; what stands before a family name stays there."""
    parts = parts_of(author)
    if parts.literal:
        return {"literal": parts.literal}
    found = {
        "family": parts.family,
        "given": parts.given,
        "non-dropping-particle": parts.particle,
        "suffix": parts.suffix,
    }
    return {name: text for name, text in found.items() if text}
