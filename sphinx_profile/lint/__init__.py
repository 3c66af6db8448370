"""The linter of a record: what is wrong with a bibliography, a registry or a page, and mends."""

from sphinx_profile.lint.codes import Code, Severity
from sphinx_profile.lint.flaw import Edit, Flaw
from sphinx_profile.lint.run import Mended, Result, check, mend
from sphinx_profile.lint.settings import Settings, SettingsError, read_settings

__all__ = [
    "Code",
    "Edit",
    "Flaw",
    "Mended",
    "Result",
    "Settings",
    "SettingsError",
    "Severity",
    "check",
    "mend",
    "read_settings",
]
