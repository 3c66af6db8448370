"""The lists of a site, answered from all its publications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_profile.domain.contents import place_headings
from sphinx_profile.domain.files import hand_over
from sphinx_profile.domain.headings import group_heading
from sphinx_profile.domain.lists import Answering, PageIds
from sphinx_profile.domain.objects import ListPlace, PagePlaces, ShownList
from sphinx_profile.domain.pool import pool
from sphinx_profile.formats.latex import decode
from sphinx_profile.model.inline import MATH, Inline
from sphinx_profile.model.library import Listed, Surroundings, View
from sphinx_profile.model.publication import Publication

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.profile import ProfileDomain


@dataclass
class Answers:
    """Answers lists. ``citing`` gives for each key the pages that cite it."""

    domain: ProfileDomain
    env: BuildEnvironment
    citing: Mapping[str, frozenset[str]]

    def answer(self, docname: str) -> list[ShownList]:
        """What the lists of one page show."""
        ids = PageIds(set(self.domain.places.get(docname, PagePlaces()).ids))
        for entry in self.domain.objects.get(docname, []):
            ids.keys.add(entry.key)
        around = Surroundings(
            docname, self.citing, self.domain.who.known_people, self.domain.who.known_owner, decode
        )
        pool = [View(listed, around) for listed in self._pool]
        answering = Answering(pool, ids, group_heading)
        answers = [answering.answer(query) for query in self.domain.queries[docname]]
        if any(_has_math(self.records[key]) for shown in answers for key in shown.all_keys()):
            self.env.domaindata["math"]["has_equations"][docname] = True
        self._hand_over_files(docname, answers)
        return answers

    def place_headings(self, docname: str, lists: Iterable[tuple[ListPlace, ShownList]]) -> bool:
        """Put the headings of lists into the contents of their page; whether that changed any."""
        return place_headings(self.env, docname, lists)

    def _hand_over_files(self, docname: str, answers: Iterable[ShownList]) -> None:
        """Give Sphinx the local files of the bibliographies before it copies any."""
        bibliographies = self.domain.bibliographies
        with_files = {
            item.record.key: item for item in self._pool if item.record.files and item.path
        }
        for key in (key for shown in answers for key in shown.all_keys() if key in with_files):
            folder = bibliographies.folder_of(with_files[key].path)
            for file in with_files[key].record.files:
                hand_over(self.env, docname, file, folder)

    @cached_property
    def _pool(self) -> list[Listed]:
        """Every publication that may be shown."""
        return pool(self.domain, bool(self.env.config.profile_show_drafts))

    @cached_property
    def records(self) -> dict[str, Publication]:
        """Every publication that may be shown, by its key."""
        return {listed.record.key: listed.record for listed in self._pool}


def _has_math(record: Publication) -> bool:
    texts: tuple[Inline, ...] = (record.title, record.venue, record.abstract, *record.notes)
    return any(MATH in run.styles for text in texts for run in text if run.styles)
