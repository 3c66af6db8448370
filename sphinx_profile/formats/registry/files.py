"""The file of a registry: YAML, TOML or JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.registry.reader import read_people
from sphinx_profile.formats.registry.values import described, finding
from sphinx_profile.model.person import Person


def load_people(path: Path) -> tuple[list[Person], list[Finding]]:
    """The people in a file; a file that cannot be read gives none, and a finding.

    Of a key that is given twice the first is used, and reported.
    """
    try:
        data, findings = _parse(path)
    except (OSError, ValueError, RecursionError) as error:
        return [], [finding(path.name, f"cannot be read: {_reason(error)}")]
    persons, found = read_people(data, path.name)
    return persons, [*findings, *found]


def _parse(path: Path) -> tuple[Any, list[Finding]]:
    """What the file holds, and the keys that are given twice; ``ValueError`` if malformed."""
    text = path.read_text(encoding="utf-8-sig")
    suffix = path.suffix.lower()
    if suffix == ".json":
        return _parse_json(text, path)
    if suffix == ".toml":
        import tomllib  # noqa: PLC0415  (loaded when it is needed)

        return tomllib.loads(text), []
    from sphinx_profile.formats.registry.yaml_file import parse_yaml  # noqa: PLC0415  (as above)

    return parse_yaml(text, path)


def _parse_json(text: str, path: Path) -> tuple[Any, list[Finding]]:
    findings = list[Finding]()

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict[str, Any]()
        for key, value in pairs:
            if key in found:
                message = f"{described(key)} is given twice in one object; the first is used"
                findings.append(finding(path.name, message))
            found.setdefault(key, value)
        return found

    return json.loads(text, object_pairs_hook=unique), findings


def _reason(error: OSError | ValueError | RecursionError) -> str:
    """Why a file cannot be read, in words."""
    if isinstance(error, OSError):
        return error.strerror or "the system refuses it"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"line {line}: it is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    return " ".join(str(error).split())
