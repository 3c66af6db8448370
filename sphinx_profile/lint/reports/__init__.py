"""How flaws are written out: for people, for programs, for GitHub, for code scanning."""

from collections.abc import Callable, Sequence

from sphinx_profile.lint.flaw import Flaw
from sphinx_profile.lint.reports.github import write_github
from sphinx_profile.lint.reports.json_report import write_json
from sphinx_profile.lint.reports.sarif import write_sarif
from sphinx_profile.lint.reports.text import write_text

Write = Callable[[Sequence[Flaw]], str]

FORMATS: dict[str, Write] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "sarif": write_sarif,
}
"""The names of the formats, and what writes each."""

__all__ = ["FORMATS", "Write"]
