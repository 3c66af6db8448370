"""What a file of data says: its values, without the names of its fields.

``"position": "Lecturer"`` says that somebody is a lecturer; the name of the field is a matter of
the format, and is in no site.
"""

from __future__ import annotations

import re

_KEY = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[^\s#:"'\[\]{},][^:#\n]{0,100}?)"""
_NAMES = {
    "json": re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*+:|\b(?:null|true|false)\b', re.DOTALL),
    "yaml": re.compile(
        rf"^[ \t]*+(?:-[ \t]++)*+{_KEY}:(?=\s)"
        r"|(?<=[{,])[ \t]*+[\w.-]++:(?=\s)|(?<=:)[ \t]*+(?:null|~)[ \t]*+$",
        re.MULTILINE,
    ),
    "ris": re.compile(r"^[\ufeff \t]*+[A-Z][A-Z0-9] {0,2}- ?", re.MULTILINE),
}
_FORMATS = {"json": "json", "yml": "yaml", "yaml": "yaml", "cff": "yaml", "ris": "ris"}


def values_of(path: str, text: str) -> str:
    """The text without the names of fields, if it is JSON, YAML or RIS; its lines stay."""
    names = _NAMES.get(_FORMATS.get(path.rpartition(".")[2].lower(), ""))
    return names.sub(lambda match: " " + "\n" * match[0].count("\n"), text) if names else text
