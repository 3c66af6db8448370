"""Names taken apart, as metadata give them: read as they stand, and sorted by the family name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.name_parts import parts_of
from sphinx_profile.model.person import MAX_NAME, Author

_BODIES = ("Collaboration", "Consortium")


@dataclass(frozen=True, slots=True)
class PartedName:
    """A name, and its parts; that of an organisation has none.

    ``family`` holds the particles, as in ``van der Berg``.
    """

    name: str
    family: str = ""
    given: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """``Family, Given Suffix``, or the name where it has no given names."""
        first = f"{self.given} {self.suffix}".strip()
        return f"{self.family}, {first}" if self.family and first else self.name


def part(author: Author) -> PartedName:
    """The name of an author, taken apart as its bibliography does, else by its words.

    One longer than :data:`MAX_NAME` characters is left whole.
    """
    return _part(author.name, author.inverted)


@lru_cache(maxsize=4096)
def _part(written: str, inverted: str) -> PartedName:
    name = cleaned(written)
    if len(name) > MAX_NAME or (not inverted and name.endswith(_BODIES)):
        return PartedName(name)
    parts = parts_of(Author(written, inverted=inverted))
    return PartedName(name, parts.last, parts.given, parts.suffix)
