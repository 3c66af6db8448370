"""``publication-list``: a query over all publications."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docutils import nodes

from sphinx_profile.config import PARTS
from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import ProfileDirective
from sphinx_profile.doctree.nodes import profile_publication_list
from sphinx_profile.domain.objects import ListQuery
from sphinx_profile.model.key import anchor

_YES = frozenset({"", "true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})
_NUMBERED = {**dict.fromkeys(_YES, "up"), **dict.fromkeys(_NO, ""), "up": "up", "down": "down"}
NAME = "publication-list"


class PublicationListDirective(ProfileDirective):
    """A list of publications, as a node that holds its query."""

    known_options = frozenset(
        ["filter", "keys", "bibfiles", "sort", "group_by", "max", "offset", "numbered", "search"]
    ) | {"parts", "empty", "name"}

    def run(self) -> Sequence[nodes.Node]:
        """``[profile_publication_list]``, to be filled when every page was read."""
        options = dict(self.read_options())
        node = profile_publication_list("", docname=self.env.docname)
        self.set_source_info(node)
        node["name"] = self._claim(node, options.get("name", ""))
        self.domain.note(self.env.docname, "queries", self._query(node["name"], options))
        self.domain.note_page(self.env.docname)
        return [node]

    def knows(self, name: str) -> bool:
        """Whether a list has an option of this name: the fields of entries are none of its."""
        return name in self.known_options

    def _query(self, name: str, options: Mapping[str, str]) -> ListQuery:
        """The list as it was written, malformed values left out."""
        return ListQuery(
            name=name,
            docname=self.env.docname,
            place=self.get_location(),
            filter=options.get("filter", ""),
            keys=(*_words(options.get("keys", "")), *_words(" ".join(self.content))),
            bibfiles=(*_words(options.get("bibfiles", "")), *_words(self.argument)),
            sort=options.get("sort", ""),
            group_by=options.get("group_by", ""),
            maximum=self._number(options, "max", -1),
            offset=self._number(options, "offset", 0),
            numbered=self._choice(options, "numbered", _NUMBERED),
            search=bool(self._choice(options, "search", dict.fromkeys(_YES, "1") | _OFF)),
            parts=self._parts(options.get("parts", "")),
            empty=options.get("empty", ""),
        )

    def _number(self, options: Mapping[str, str], name: str, default: int) -> int:
        """An option that is a number from 0."""
        text = options.get(name, "").strip()
        if text.isascii() and text.isdecimal():
            return int(text[:9])
        if text or name in options:
            self.warn(Problem.BAD_VALUE, f"{self.name}: {name}: {text[:200]!r} is no number from 0")
        return default

    def _choice(self, options: Mapping[str, str], name: str, values: Mapping[str, str]) -> str:
        """An option that is one of some words; ``""`` where it was not given."""
        if name not in options:
            return ""
        text = options[name].strip().casefold()
        if text not in values:
            words = ", ".join(sorted(word for word in values if word))
            message = f"{self.name}: {name}: {text[:200]!r} is not one of {words}"
            self.warn(Problem.BAD_VALUE, message)
        return values.get(text, "")

    def _parts(self, text: str) -> tuple[str, ...]:
        """The parts that are shown; none for those of the site."""
        parts = tuple(dict.fromkeys(_words(text)))
        for part in parts:
            if part not in PARTS:
                message = f"{self.name}: parts: {part[:200]!r} is not one of {', '.join(PARTS)}"
                self.warn(Problem.BAD_VALUE, message)
        return tuple(part for part in parts if part in PARTS)

    def _claim(self, node: nodes.Element, given: str) -> str:
        """The id of the list: its name, or one by its number in the page."""
        number = len(self.domain.queries.get(self.env.docname, ())) + 1
        own = anchor(given.strip()) if given.strip() else ""
        numbered = NAME if number == 1 else f"{NAME}-{number}"
        document = self.state.document
        names = [name for name in (own, numbered, f"profile-{numbered}") if name]
        name = next((name for name in names if name not in document.ids), f"{NAME}-of-{number}")
        node["ids"] = [name]
        document.note_explicit_target(node)
        return name


_OFF = dict.fromkeys(_NO, "")


def _words(text: str) -> tuple[str, ...]:
    """The words of an option, divided by commas, white space or the bullets of a list."""
    return tuple(word for word in re.split(r"[\s,]+", text) if word not in {"", "-", "*"})
