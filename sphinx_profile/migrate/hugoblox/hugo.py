"""A Hugo site under way: where its pages lie, what they are called, and their text as MyST."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.stash import Stash, without_marks
from sphinx_profile.migrate.common.targets import Place
from sphinx_profile.migrate.hugoblox.shortcodes import Shortcodes

STATIC = (
    *("static", "static/uploads", "static/media", "static/files", "static/images"),
    *("assets/media", "assets", "static/img", ""),
)
"""Where files lie that a page names without a folder of its own."""
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)
_OTHER_LANGUAGE = re.compile(r"\.([a-z]{2}(?:-[a-z]{2,4})?)\.md$", re.IGNORECASE)


@dataclass(slots=True)
class Hugo:
    """``root`` is the folder of the content, ``language`` that of the site.

    ``keys`` are the keys of publications by the names of their folders, ``names`` those of people
    by their slugs, ``listed`` the keys of the publications of each project.
    """

    move: Move
    root: str = "content"
    language: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    listed: dict[str, list[str]] = field(default_factory=dict)

    def pages(self, *folders: str) -> list[Page]:
        """The pages in folders of the content: ``x/index.md``, ``x.md``; no lists."""
        patterns = [f"{self.root}/{folder}/*.md" for folder in folders]
        paths = [path for path in self.move.source.glob(*patterns) if self._is_page(path)]
        return [page for path in paths if (page := self.move.page(path))]

    def _is_page(self, path: str) -> bool:
        return posixpath.basename(path) != "_index.md" and not self.is_foreign(path)

    def is_foreign(self, path: str) -> bool:
        """Whether a page is in another language than the site."""
        match = _OTHER_LANGUAGE.search(path)
        return bool(match) and match[1].lower() != self.language.lower() if match else False

    def address(self, page: Page) -> str:
        """The address of a page in the old site."""
        path = page.path.removeprefix(f"{self.root}/").removesuffix(".md")
        return "/" + re.sub(r"(?:^|/)_?index(?:\.\w+)?$", "", path) + "/"

    def register(self, page: Page, new: str) -> None:
        """Note at which addresses of the old site this page stood."""
        said = [*page.record.texts("url"), *page.record.texts("aliases")]
        self.move.register(new, page.path, self.address(page), *said)

    def folders(self, page: Page) -> tuple[str, ...]:
        """Where the files of a page are sought."""
        return (posixpath.dirname(page.path), *STATIC)

    def text(self, page: Page, text: str, line: int, top: int = 2) -> str:
        """A text of a page as MyST, its highest heading of level ``top``."""
        stash = Stash()
        codes = Shortcodes(self.move, stash, self.keys, self.names)
        read = codes.read(without_marks(text), page.path, line)
        return myst(read, Place(page.path, line, self.folders(page)), self.move, top, stash)

    def lead(self, page: Page, record: Noted, what: str, *names: str) -> str:
        """The first of these members as MyST; it becomes ``what``."""
        text = record.as_(what, *names)
        name = next((one for one in names if text and one in record.became), "")
        return self.text(page, text, record.node.pairs[name].line, top=4) if name else ""

    def prose(self, page: Page, top: int = 2) -> str:
        """The text of a page as MyST."""
        return self.text(page, page.body, page.line, top)


def root_of(move: Move, language: str) -> str:
    """The folder of the content: that of the language of the site, where each has its own."""
    tops = {
        path.split("/")[1]
        for path in move.source.paths
        if path.startswith("content/") and path.count("/") > 2
    }
    languages = sorted(top for top in tops if _LANGUAGE.fullmatch(top))
    wanted = [top for top in languages if top.lower() == language.lower()] or [
        top for top in languages if top.lower().startswith("en")
    ]
    if not languages or tops - set(languages) - {"authors"}:
        return "content"
    return f"content/{(wanted or languages)[0]}"
