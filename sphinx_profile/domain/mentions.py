"""What leads to a publication: the talks that present it, the pages that mention it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.model.inline import plain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.objects import Object
    from sphinx_profile.domain.profile import ProfileDomain

Pages = Mapping[str, frozenset[str]]
_ANYTHING = frozenset({"any", "myst"})
"""References whose targets may be of any domain: the role ``any``, and links of MyST."""


class Mentions:
    """Knows what leads to a publication, once every page was read."""

    def __init__(self, domain: ProfileDomain, env: BuildEnvironment) -> None:
        self._domain = domain
        self._env = env

    @cached_property
    def talks(self) -> Mapping[str, Sequence[Object]]:
        """The talks that present a publication, by its key, the newest first."""
        found = defaultdict[str, list["Object"]](list)
        for entry in self._domain.written():
            if entry.talk and entry.presents:
                found[entry.presents].append(entry)
        return {key: sorted(talks, key=_date, reverse=True) for key, talks in found.items()}

    @cached_property
    def citing(self) -> Pages:
        """For each key the pages that cite it: our role, sphinxcontrib-bibtex's, and talks."""
        return self._pages("pub", "talk")

    @cached_property
    def _mentioning(self) -> Pages:
        """For each key the pages that mention it in their text."""
        return self._pages("pub", "any")

    def _pages(self, *roles: str) -> Pages:
        found = defaultdict[str, set[str]](set)
        for docname, references in self._domain.references.items():
            for role, target in references:
                if role in roles:
                    found[target].add(docname)
        for docname, key in _citations(self._env.domaindata.get("cite", {})):
            found[key].add(docname)
        return {key: frozenset(pages) for key, pages in found.items()}

    def pages(self, key: str, docname: str) -> list[tuple[str, str]]:
        """Name and title of the pages that mention a publication, but for ``docname``."""
        others = self._mentioning.get(key, frozenset()) - {docname}
        pages = [(other, self._title(other)) for other in others]
        return sorted(pages, key=lambda page: (page[1].casefold(), page[0]))

    def _title(self, docname: str) -> str:
        title = self._env.titles.get(docname)
        return " ".join(title.astext().split()) if title is not None else docname


def occasion(talk: Object) -> str:
    """Where and when a talk was given, in a few words: its event and its year."""
    if talk.talk is None:
        return ""
    event, date = plain(talk.talk.event), talk.talk.date
    return ", ".join(part for part in (event, str(date.year or date.text)) if part)


def anything_in(document: nodes.document) -> list[tuple[str, str]]:
    """The references of a page that may lead to something of ours, as the domain keeps them."""
    references = document.findall(addnodes.pending_xref)
    found = [node["reftarget"] for node in references if node.get("reftype") in _ANYTHING]
    return [("any", target) for target in dict.fromkeys(found) if isinstance(target, str)]


def _date(entry: Object) -> tuple[int, int, int]:
    return entry.talk.date.sort_key if entry.talk else (0, 0, 0)


def _citations(data: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Page and key of every citation that sphinxcontrib-bibtex knows."""
    for reference in data.get("citation_refs", ()):
        for target in reference.targets:
            yield reference.docname, target.key
