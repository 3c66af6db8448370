"""SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from sphinx_profile.lint.codes import PAGE, Code, Severity
from sphinx_profile.lint.flaw import Flaw

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write_sarif(flaws: Sequence[Flaw]) -> str:
    """One run of the tool, with a rule for every code that was found."""
    rules = sorted({flaw.code for flaw in flaws}, key=lambda code: code.value)
    places = {code: place for place, code in enumerate(rules)}
    driver = {
        "name": "sphinx-profile",
        "informationUri": PAGE,
        "rules": [_rule(code) for code in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(flaw, places[flaw.code]) for flaw in flaws],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: Code) -> dict[str, object]:
    """A ``reportingDescriptor`` (section 3.49)."""
    return {
        "id": code.value,
        "name": "".join(word.capitalize() for word in code.name.split("_")),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": " ".join((code.__doc__ or "").split())},
        "helpUri": code.url,
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(flaw: Flaw, place: int) -> dict[str, object]:
    """A ``result`` (section 3.27)."""
    location = {
        "artifactLocation": {"uri": quote(flaw.path)},
        "region": {"startLine": max(flaw.line, 1)},
    }
    return {
        "ruleId": flaw.code.value,
        "ruleIndex": place,
        "level": _LEVELS[flaw.code.severity],
        "message": {"text": flaw.message},
        "locations": [{"physicalLocation": location}],
    }
