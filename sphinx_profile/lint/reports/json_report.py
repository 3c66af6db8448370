"""An array of objects, one a flaw."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sphinx_profile.lint.flaw import Flaw


def write_json(flaws: Sequence[Flaw]) -> str:
    """The array, ended by a newline; ASCII alone."""
    return json.dumps([_object(flaw) for flaw in flaws], indent=2) + "\n"


def _object(flaw: Flaw) -> dict[str, object]:
    return {
        "path": flaw.path,
        "line": flaw.line,
        "code": flaw.code.value,
        "severity": flaw.code.severity.value,
        "message": flaw.message,
        "fixable": flaw.is_fixable,
        "url": flaw.code.url,
    }
