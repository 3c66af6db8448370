"""A Hugo site under way: where its pages lie, what they are called, and their text as MyST."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.fields import DRAFT, Noted
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.stash import Stash, without_marks
from sphinx_profile.migrate.common.targets import Place
from sphinx_profile.migrate.common.writing import Item
from sphinx_profile.migrate.files.fields import Keys
from sphinx_profile.migrate.hugoblox.shortcodes import Shortcodes
from sphinx_profile.model.key import slug

STATIC = (
    *("static", "static/uploads", "static/media", "static/files", "static/images"),
    *("assets/media", "assets", "static/img", ""),
)
"""Where files lie that a page names without a folder of its own."""
LEADS = ("summary", "subtitle", "excerpt", "description")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)
_OTHER_LANGUAGE = re.compile(r"\.([a-z]{2}(?:-[a-z]{2,4})?)\.md$", re.IGNORECASE)


@dataclass(slots=True)
class Hugo:
    """``root`` is the folder of the content, ``language`` that of the site.

    ``keys`` are the keys of publications by the names of their folders, ``names`` those of people
    by their slugs, ``listed`` the keys of the publications of each project, ``contents`` what the
    lists of pages hold, by folder.
    """

    move: Move
    root: str = "content"
    language: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    listed: dict[str, list[str]] = field(default_factory=dict)
    contents: dict[str, list[tuple[Item, Page]]] = field(default_factory=dict)
    talk_keys: Keys = field(default_factory=Keys)

    def pages(self, *folders: str) -> list[Page]:
        """The pages in folders of the content: ``x/index.md``, ``x.md``; no lists."""
        patterns = [f"{self.root}/{folder}/*.md" for folder in folders]
        paths = [path for path in self.move.source.glob(*patterns) if self._is_page(path)]
        pages = (page for path in paths if (page := self.move.page(path)))
        return [page for page in pages if not self.is_hidden(page)]

    def top_pages(self) -> list[Page]:
        """The pages at the top of the content: ``privacy.md``."""
        paths = [path for path in self.move.source.glob(f"{self.root}/*.md") if self._is_page(path)]
        tops = (path for path in paths if posixpath.dirname(path) == self.root)
        pages = (page for path in tops if (page := self.move.page(path)))
        return [page for page in pages if not self.is_hidden(page)]

    def is_bundle(self, page: Page) -> bool:
        """Whether a page is all that a folder at the top holds: ``tools/index.md``."""
        folder, name = posixpath.split(page.path)
        return name == "index.md" and posixpath.dirname(folder) == self.root

    def is_hidden(self, page: Page) -> bool:
        """Whether a page is a draft that the old site does not show; it is named as that."""
        is_draft = page.record.node.get("draft").is_true and not self._is_paper(page.path)
        return is_draft and self._leave(page, DRAFT)

    def is_bare(self, page: Page) -> bool:
        """Whether a page says nothing, like that of an editor of the site; it is named as that."""
        said = page.record.node.get("title", "sections", *LEADS)
        is_bare = not page.has_text and said.is_empty
        return is_bare and self._leave(page, "it holds nothing but settings")

    def is_inactive(self, page: Page) -> bool:
        """Whether a section is switched off; it is named as that."""
        is_inactive = page.record.node.get("active").text.lower() == "false"
        why = "the section is switched off: the old site does not show it"
        return is_inactive and self._leave(page, why)

    def _leave(self, page: Page, why: str) -> bool:
        """Name a page as left, as a whole."""
        end = page.line + page.body.count("\n")
        self.move.report.left(page.path, 1, posixpath.basename(page.path), why, end)
        return True

    def _is_paper(self, path: str) -> bool:
        """Whether a page is that of a publication: a draft of one has a place in the new site."""
        return path.removeprefix(f"{self.root}/").startswith("publication")

    def _is_page(self, path: str) -> bool:
        return posixpath.basename(path) != "_index.md" and not self.is_foreign(path)

    def is_foreign(self, path: str) -> bool:
        """Whether a page is in another language than the site."""
        match = _OTHER_LANGUAGE.search(path)
        return bool(match) and match[1].lower() != self.language.lower() if match else False

    def leave_foreign(self) -> None:
        """Name the pages in other languages."""
        source = self.move.source
        for path in source.glob("content/*.md"):
            outside = not path.startswith(f"{self.root}/") and path not in source.read_paths
            if self.is_foreign(path) or outside:
                source.read_paths.add(path)
                why = "a page in another language than the site; see Sphinx, Internationalization"
                self.move.report.left(path, 0, posixpath.basename(path), why)

    def address(self, page: Page) -> str:
        """The address of a page in the old site."""
        path = page.path.removeprefix(f"{self.root}/").removesuffix(".md")
        return "/" + re.sub(r"(?:^|/)_?index(?:\.\w+)?$", "", path) + "/"

    def register(self, page: Page, new: str) -> None:
        """Note at which addresses of the old site this page stood."""
        said = [*page.record.texts("url"), *page.record.texts("aliases")]
        folder = posixpath.dirname(page.path)
        here = [folder] if posixpath.basename(page.path).startswith("index") else []
        section = self.address(page).split("/")[1]
        names = ("event", "talk") if section in {"event", "events", "talk", "talks"} else (section,)
        titled = slug(page.record.text("slug", "title"))
        guesses = (f"/{name}/{titled}/" for name in names if titled)
        self.move.register(new, page.path, self.address(page), *here, *said, *guesses)

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
