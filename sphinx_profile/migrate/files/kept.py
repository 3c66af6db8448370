"""Whether what a source says is in the entry that was made of it."""

from __future__ import annotations

import re
from itertools import pairwise

from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.model.entry import Entry
from sphinx_profile.scaffold.site import Site

_WORD = re.compile(r"[^\W_]+")


def kept_by(site: Site) -> Kept:
    """The words of a whole site."""
    kept = Kept(*(source.entry for source in site.entries))
    for page in (*site.pages.values(), site.title, site.owner):
        kept.add(page)
    if site.bio:
        kept.add(f"{site.bio.argument} {site.bio.body}")
        for name, value in site.bio.options:
            kept.add(f"{name} {value}")
    for person in site.people.values():
        for said in person.values():
            for text in [said] if isinstance(said, str) else said:
                kept.add(text)
    return kept


def words(text: str) -> list[str]:
    """The words of a text, without case, numbers without leading zeros."""
    return [word.lstrip("0") or word for word in _WORD.findall(text.casefold())]


class Kept:
    """The words of entries: of their fields as they are shown, and as they are written."""

    def __init__(self, *entries: Entry) -> None:
        self._words, self._pairs = set[str](), set[frozenset[str]]()
        for entry in entries:
            self.add(f"{entry.type} {entry.key}")
            for name, value in entry:
                self.add(name)
                self.add(value)
                self.add(decode(value))

    def add(self, text: str) -> None:
        """Count the words of a text too."""
        found = words(text)
        self._words.update(found)
        self._pairs.update(map(frozenset, pairwise(found)))

    def has(self, text: str) -> bool:
        """Whether all words of a text are in the entry."""
        return all(word in self._words for word in words(cleaned(text)))

    def has_together(self, text: str) -> bool:
        """Whether they are, and neighbours in the text are neighbours there, in either order."""
        found = words(cleaned(text))
        pairs = map(frozenset, pairwise(found))
        return all(word in self._words for word in found) and all(p in self._pairs for p in pairs)
