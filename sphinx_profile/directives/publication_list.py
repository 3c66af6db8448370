"""``publication-list``: a query over all publications."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docutils import nodes

from sphinx_profile.config import PARTS
from sphinx_profile.diagnostics import Problem
from sphinx_profile.directives.base import FLAG, NO, YES, ProfileDirective
from sphinx_profile.doctree.nodes import profile_publication_list
from sphinx_profile.domain.exports import OF_A_LIST
from sphinx_profile.domain.objects import ListQuery
from sphinx_profile.model.key import anchor

_NUMBERED = {**dict.fromkeys(YES, "up"), **dict.fromkeys(NO, ""), "up": "up", "down": "down"}
NAME = "publication-list"


class PublicationListDirective(ProfileDirective):
    """A list of publications, as a node that holds its query."""

    known_options = frozenset(
        ["filter", "keys", "bibfiles", "sort", "group_by", "max", "offset", "numbered", "search"]
    ) | {"parts", "empty", "name", "export", "backlinks"}

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
            numbered=self.choice(options, "numbered", _NUMBERED),
            search=bool(self.choice(options, "search", FLAG)),
            parts=self._parts(options.get("parts", "")),
            empty=options.get("empty", ""),
            export=self._export(options),
            backlinks=bool(self.choice(options, "backlinks", FLAG)),
        )

    def _number(self, options: Mapping[str, str], name: str, default: int) -> int:
        """An option that is a number from 0."""
        text = options.get(name, "").strip()
        if text.isascii() and text.isdecimal():
            return int(text[:9])
        if text or name in options:
            self.warn(Problem.BAD_VALUE, f"{self.name}: {name}: {text[:200]!r} is no number from 0")
        return default

    def _parts(self, text: str) -> tuple[str, ...]:
        """The parts that are shown; none for those of the site."""
        return self._known("parts", _words(text), PARTS)

    def _export(self, options: Mapping[str, str]) -> tuple[str, ...]:
        """The formats in which the list is offered; all of them where none is named."""
        written = options.get("export", "").casefold()
        if "export" not in options or written in NO:
            return ()
        return self._known("export", _words(written), OF_A_LIST) if written else OF_A_LIST

    def _known(self, option: str, words: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
        """Those of the words that are known; the others are warned of."""
        words = tuple(dict.fromkeys(words))
        for word in words:
            if word not in known:
                message = f"{self.name}: {option}: {word[:200]!r} is not one of {', '.join(known)}"
                self.warn(Problem.BAD_VALUE, message)
        return tuple(word for word in words if word in known)

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


def _words(text: str) -> tuple[str, ...]:
    """The words of an option, divided by commas, white space or the bullets of a list."""
    return tuple(word for word in re.split(r"[\s,]+", text) if word not in {"", "-", "*"})
