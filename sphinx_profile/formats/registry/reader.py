"""The people that a mapping describes, each under an id or under the family name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.registry.members import PERSON, names
from sphinx_profile.formats.registry.values import (
    described,
    finding,
    part,
    read_orcid,
    read_url,
    unknown,
)
from sphinx_profile.model.person import Person


def read_people(data: Any, source: str) -> tuple[list[Person], list[Finding]]:
    """The people of a registry, no two with one id, and what is wrong with it.

    ``data`` maps an id to a mapping with name, aliases, orcid and url, or a family name to a list
    of mappings with firstname and url; both forms may stand in one registry. ``None`` is an empty
    one. What is malformed is left out; each finding names its exact path, as in
    ``people.yml: zhihua-zhang.orcid``, where ``people.yml`` is the ``source``.
    """
    if data is None:
        return [], []
    if not isinstance(data, Mapping):
        message = f"expected a mapping from an id to a person, not {described(data)}"
        return [], [finding(source, message)]
    people, findings = dict[str, tuple[str, Person]](), list[Finding]()
    for key, value in data.items():
        found, problems = _read_entry(key, value, source)
        findings += problems
        for path, person in found:
            first, known = people.setdefault(person.key, (path, person))
            if person != known:
                message = f"its id {person.key!r} is that of {first}; the first is used"
                findings.append(finding(f"{source}: {path}", message))
    return [person for _, person in people.values()], findings


def _read_entry(
    key: Any, value: Any, source: str
) -> tuple[list[tuple[str, Person]], list[Finding]]:
    """The people of one entry, each with its path in the registry, and what is wrong with it."""
    place = part(key)
    if not isinstance(key, str) or not key.strip():
        return [], [finding(f"{source}: {place}", "expected an id, which is a text")]
    if isinstance(value, list | tuple):
        from sphinx_profile.formats.registry.coauthors import (  # noqa: PLC0415  (reads LaTeX)
            read_coauthors,
        )

        found, findings = read_coauthors(key, value, f"{source}: {place}")
        return [(f"{place}[{number}]", person) for number, person in found], findings
    person, findings = _read_person(key, value, f"{source}: {place}")
    return [(place, person)] if person else [], findings


def _read_person(key: str, value: Any, path: str) -> tuple[Person | None, list[Finding]]:
    if not isinstance(value, Mapping):
        return None, [finding(path, f"expected a mapping with {', '.join(names(PERSON))}")]
    findings = unknown(value, PERSON, path)
    name = value.get("name")
    if not isinstance(name, str) or not name.strip():
        return None, [*findings, finding(f"{path}.name", "expected a name")]
    aliases, alias_findings = _read_aliases(value.get("aliases"), f"{path}.aliases")
    orcid, orcid_findings = read_orcid(value.get("orcid"), f"{path}.orcid")
    url, url_findings = read_url(value.get("url"), f"{path}.url")
    found = [*findings, *alias_findings, *orcid_findings, *url_findings]
    return Person(key, name.strip(), aliases, url, orcid), found


def _read_aliases(value: Any, path: str) -> tuple[tuple[str, ...], list[Finding]]:
    given = [value] if isinstance(value, str) else ([] if value is None else value)
    if not isinstance(given, list | tuple) or not all(isinstance(alias, str) for alias in given):
        return (), [finding(path, "expected a list of names")]
    return tuple(alias for alias in given if alias.strip()), []
