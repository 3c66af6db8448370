"""The registry of people (``profile_people``): a mapping, or a YAML, TOML or JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import target_of
from sphinx_profile.model.person import Person
from sphinx_profile.model.url import safe_url

KEYS = ("name", "aliases", "orcid", "url")


def load_people(path: Path) -> tuple[list[Person], list[Finding]]:
    """The people in a file; a file that cannot be read gives none, and a finding."""
    try:
        data = _parse(path)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else " ".join(str(error).split())
        return [], [Finding(Problem.PEOPLE, f"{path.name}: cannot be read: {reason}")]
    return read_people(data, path.name)


def _parse(path: Path) -> Any:
    """What the file holds; ``ValueError`` where it is malformed."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)
    if path.suffix == ".toml":
        import tomllib  # noqa: PLC0415  (loaded when it is needed)

        return tomllib.loads(text)
    return _parse_yaml(text)


def _parse_yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415  (loaded when it is needed)

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(error) from error


def read_people(data: Any, source: str) -> tuple[list[Person], list[Finding]]:
    """The people that a mapping from id to fields describes.

    What is malformed is left out; each finding names its exact path, as in
    ``people.yml: zhihua-zhang.orcid``.
    """
    if data is None:
        return [], []
    if not isinstance(data, Mapping):
        return [], [_finding(source, "expected a mapping from an id to a person")]
    persons, findings = [], list[Finding]()
    for key, value in data.items():
        person, found = _person(str(key), value, f"{source}: {key}")
        findings += found
        persons += [person] if person else []
    return persons, findings


def _person(key: str, value: Any, path: str) -> tuple[Person | None, list[Finding]]:
    if not isinstance(value, Mapping):
        return None, [_finding(path, "expected a mapping with name, aliases, orcid, url")]
    findings = [
        _finding(f"{path}.{name}", f"unknown; a person has {', '.join(KEYS)}")
        for name in value
        if name not in KEYS
    ]
    name = value.get("name")
    if not isinstance(name, str) or not name.strip():
        return None, [*findings, _finding(f"{path}.name", "expected a name")]
    url, url_findings = _url(value.get("url"), path)
    orcid, orcid_findings = _orcid(value.get("orcid"), path)
    aliases, alias_findings = _aliases(value.get("aliases"), path)
    found = [*findings, *url_findings, *orcid_findings, *alias_findings]
    return Person(key, name.strip(), aliases, url, orcid), found


def _aliases(value: Any, path: str) -> tuple[tuple[str, ...], list[Finding]]:
    given = [value] if isinstance(value, str) else ([] if value is None else value)
    if not isinstance(given, list) or not all(isinstance(alias, str) for alias in given):
        return (), [_finding(f"{path}.aliases", "expected a list of names")]
    return tuple(given), []


def _url(value: Any, path: str) -> tuple[str, list[Finding]]:
    url = safe_url(value) if isinstance(value, str) else ""
    if url or value is None:
        return url, []
    return "", [_finding(f"{path}.url", f"{str(value)[:200]!r} is no URL that may be linked")]


def _orcid(value: Any, path: str) -> tuple[str, list[Finding]]:
    if value is None:
        return "", []
    target = target_of(BUILT_IN["orcid"], str(value))
    if target.url:
        return target.url.rpartition("/")[2], []
    return "", [_finding(f"{path}.orcid", f"{str(value)[:200]!r} is no ORCID")]


def _finding(path: str, message: str) -> Finding:
    return Finding(Problem.PEOPLE, f"{path}: {message}")
