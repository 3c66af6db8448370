"""The fields of a record as plain text, wherever they were written."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.formats.shown import shown
from sphinx_profile.model.inline import Inline


@dataclass(frozen=True, slots=True)
class Texts:
    """The fields of a record as plain text; those that a page wrote are text already."""

    values: Mapping[str, str]
    is_text: Container[str]

    def get(self, *names: str) -> str:
        """The first of these fields that says something, or ``""``."""
        for name in names:
            value = self.values.get(name)
            if value and (text := cleaned(value if name in self.is_text else decode(value))):
                return text
        return ""

    def first(self, *names: str) -> str:
        """The name of the first of these fields that says something, or ``""``."""
        return next((name for name in names if self.values.get(name, "").strip()), "")


def text_of(runs: Inline) -> str:
    """The runs as plain text on one line."""
    return cleaned(runs[0].text) if len(runs) == 1 and runs[0].is_plain else shown(runs)
