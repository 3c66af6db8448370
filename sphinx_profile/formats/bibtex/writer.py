"""BibTeX: an entry written out as it was written.

The form is that of btxdoc (Oren Patashnik, "BibTeXing", section 3).
"""

from __future__ import annotations

from sphinx_profile.model.entry import Entry


def write_entry(entry: Entry) -> str:
    """The entry as BibTeX: each value in braces and as it is, its LaTeX being the entry's own.

    What :func:`read_bibtex` reads again, if the braces of the values are balanced.
    """
    lines = [f"@{entry.type}{{{entry.key}", *(f"  {name} = {{{value}}}" for name, value in entry)]
    return ",\n".join(lines) + ("\n}" if entry.fields else "}")
