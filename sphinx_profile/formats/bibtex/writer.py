"""BibTeX: an entry written out as it was written.

The form is that of btxdoc (Oren Patashnik, "BibTeXing", section 3).
"""

from __future__ import annotations

from sphinx_profile.model.date import MONTHS
from sphinx_profile.model.entry import Entry


def write_entry(entry: Entry) -> str:
    """The entry as BibTeX: each value in braces and as it is, its LaTeX being the entry's own.

    A month is a macro, as every style has its name. What :func:`read_bibtex` reads again, if the
    braces of the values are balanced.
    """
    lines = [f"@{entry.type}{{{entry.key}", *(f"  {name} = {_value(name, v)}" for name, v in entry)]
    return ",\n".join(lines) + ("\n}" if entry.fields else "}")


def _value(name: str, value: str) -> str:
    return value if name == "month" and value.lower() in MONTHS else f"{{{value}}}"
