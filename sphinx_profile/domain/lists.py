"""What a ``publication-list`` shows: its query, answered.

Answered when every page was read, as a publication may be written on any of them.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace

from sphinx_profile.diagnostics import Problem, warn
from sphinx_profile.domain.digest import digest as text_digest
from sphinx_profile.domain.objects import ListQuery, ShownGroup, ShownList
from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS, PROFILE_FIELDS
from sphinx_profile.model.key import anchor, slug
from sphinx_profile.model.library import View
from sphinx_profile.model.order import Group, compile_groups, compile_sort, group
from sphinx_profile.model.query import QueryError, compile_filter

Heading = Callable[[str, str], str]
"""The heading of a group, from the name of its field and its value."""


@dataclass(slots=True)
class PageIds:
    """The ids of a page as they are given away: those of the page itself, and of its entries."""

    taken: set[str]
    keys: set[str] = field(default_factory=set)

    def entry(self, key: str, kind: str = "publication") -> str:
        """The id of an entry, from its key alone; ``""`` if another entry of the page has it."""
        if key in self.keys:
            return ""
        self.keys.add(key)
        own = anchor(key)
        free = next((name for name in (own, f"{kind}-{own}") if name not in self.taken), "")
        self.taken.add(free)
        return free

    def group(self, name: str, owner: str) -> str:
        """The id of a group: its name, behind that of the list where the page has it already."""
        free = name if name not in self.taken else f"{owner}-{name}"
        self.taken.add(free)
        return free


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers the lists of one page from all publications, as queries see them."""

    pool: Sequence[View]
    ids: PageIds
    heading: Heading

    def answer(self, query: ListQuery) -> ShownList:
        """What a list shows; what is wrong with its query is warned of at its place."""
        views = self._ordered(query, self._matching(query, self._candidates(query)))
        end = query.offset + query.maximum if query.maximum >= 0 else None
        views = views[query.offset : end]
        if not views:
            _tell(query, Problem.EMPTY_LIST, "no publication matches")
        groups = self._groups(query, views)
        return self._shown(query, groups)

    def _candidates(self, query: ListQuery) -> list[View]:
        """The publications of the bibliographies, or the keys, that the list names."""
        views = list(self.pool)
        if query.bibfiles:
            known = {view.listed.path for view in views}
            for name in query.bibfiles:
                if name not in known:
                    _tell(
                        query, Problem.BIBLIOGRAPHY, f"bibfiles: {name[:200]!r} is not among them"
                    )
            views = [view for view in views if view.listed.path in query.bibfiles]
        if not query.keys:
            return views
        by_key = {view.listed.record.key: view for view in views}
        for key in query.keys:
            if key not in by_key:
                nearest = difflib.get_close_matches(key, by_key, 1)
                hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
                _tell(query, Problem.UNKNOWN_KEY, f"keys: there is no {key[:200]!r}{hint}")
        return [by_key[key] for key in dict.fromkeys(query.keys) if key in by_key]

    def _matching(self, query: ListQuery, views: list[View]) -> list[View]:
        if not query.filter:
            return views
        try:
            matches = compile_filter(query.filter).matches
        except QueryError as error:
            _tell_error(query, "filter", error)
            return views
        return [view for view in views if matches(view)]

    def _ordered(self, query: ListQuery, views: list[View]) -> list[View]:
        """The views sorted: as the list says, else in the order of its keys, else newest first."""
        if query.keys and not query.sort:
            return views
        try:
            order = compile_sort(query.sort or DEFAULT_SORT, _Fields(views))
        except QueryError as error:
            _tell_error(query, "sort", error)
            order = compile_sort(DEFAULT_SORT, ())
        return order.apply(views, View.sort_value)

    def _groups(self, query: ListQuery, views: list[View]) -> list[Group[View]]:
        if not query.group_by or not views:
            return [Group("", "", tuple(views), ())]
        try:
            keys = compile_groups(query.group_by)
        except QueryError as error:
            _tell_error(query, "group-by", error)
            return [Group("", "", tuple(views), ())]
        oldest_first = _is_oldest_first(query.sort)
        return list(group(views, keys, View.text, descending=not oldest_first))

    def _shown(self, query: ListQuery, groups: Sequence[Group[View]]) -> ShownList:
        """The answer as plain values."""
        shown = tuple(self._group(query, item, "") for item in groups)
        views = list(_entries(groups))
        anchors = [self.ids.entry(view.listed.record.key) for view in views]
        records = [view.listed.record for view in views]
        titles = [" ".join(record.name.split()) for record in records]
        marks = dict.fromkeys(m for r in records for a in r.authors if a.marks for m in a.marks)
        digests = "".join(view.listed.digest for view in views)
        found = ShownList(query.name, shown, "\n".join(anchors), "\n".join(titles), tuple(marks))
        return replace(found, digest=text_digest(f"{query!r}{found!r}{digests}"))

    def _group(self, query: ListQuery, item: Group[View], outer: str) -> ShownGroup:
        name = f"{item.key}-{slug(item.value)}" if item.value else f"{item.key}-none"
        name = f"{outer}-{name}" if outer else name
        heading = self.heading(item.key, item.value) if item.key else ""
        given = self.ids.group(name, query.name) if item.key else ""
        keys = "\n".join(view.listed.record.key for view in item.items) if not item.groups else ""
        inner = tuple(self._group(query, group, name) for group in item.groups)
        return ShownGroup(item.key, item.value, heading, given, keys, inner)


DEFAULT_SORT = "-date, title"


def _entries(groups: Sequence[Group[View]]) -> list[View]:
    """The views of the groups, in the order in which they are shown."""
    found: list[View] = []
    for item in groups:
        found += _entries(item.groups) if item.groups else item.items
    return found


def _is_oldest_first(sort: str) -> bool:
    """Whether the first sort key is the date, and ascends."""
    try:
        name, descends = compile_sort(sort or DEFAULT_SORT).keys[0]
    except QueryError:
        return False
    return name in {"date", "year"} and not descends


class _Fields(Container[object]):
    """Every name that one can sort by: looked for when a sort key is none of the usual."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views

    def __contains__(self, name: object) -> bool:
        if name in BIBLIOGRAPHIC_FIELDS or name in PROFILE_FIELDS:
            return True
        return any(name == field for view in self._views for field, _ in view.listed.record.fields)


def _tell(query: ListQuery, problem: Problem, message: str) -> None:
    warn(problem, f"publication-list: {message}", location=query.place)


def _tell_error(query: ListQuery, option: str, error: QueryError) -> None:
    _tell(query, Problem.QUERY, f"{option}: {error.message}, at column {error.column}")
