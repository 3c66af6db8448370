"""The pages of publications in the search of the site."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import new_document

from sphinx_profile.config import PARTS
from sphinx_profile.doctree import build
from sphinx_profile.model.key import anchor

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_profile.render.own_entries import OwnEntry


class PageIndex:
    """Stands before Sphinx's index, which forgets every page that is no document."""

    def __init__(self, indexer: Any) -> None:
        self._indexer = indexer
        self._pages = set[str]()

    @classmethod
    def of(cls, builder: StandaloneHTMLBuilder) -> PageIndex:
        """The index of a builder, put in the place of its own."""
        index = cls(builder.indexer)
        if builder.indexer is not None:
            language = builder.indexer.lang  # stems are nine tenths of the time, and words recur
            language.stem = cache(language.stem)  # type: ignore[method-assign]
            builder.indexer = index  # type: ignore[assignment]  # it does all that the other does
        return index

    def __getattr__(self, name: str) -> Any:
        """Whatever else is asked of the index."""
        return getattr(self._indexer, name)

    def add(self, entry: OwnEntry, text: str) -> None:
        """Let the search find the page of a publication; ``text`` is that of its body."""
        if self._indexer is not None:
            name, title = entry.page.name, entry.page.title
            self._pages.add(name)
            self._indexer.feed(name, name, title, _document(entry, text))

    def prune(self, docnames: Iterable[str]) -> None:
        """Forget every page but these, and those of publications."""
        self._indexer.prune({*docnames, *self._pages})


def _document(entry: OwnEntry, text: str) -> nodes.document:
    """``document: section: title, paragraph``: what is found."""
    document = new_document(entry.page.name)
    section = nodes.section("", nodes.title("", entry.page.title), ids=[anchor(entry.key)])
    words = build.words(entry.record, PARTS, with_abstract=not text)
    section += nodes.paragraph("", nodes.Text(f"{words}\n{text}"))
    document += section
    return document
