"""Pages of a Jekyll site: their addresses, and their text as MyST."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.data import data_of
from sphinx_profile.migrate.common.fields import DRAFT, Noted
from sphinx_profile.migrate.common.includes import Includes
from sphinx_profile.migrate.common.liquid import Liquid
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.scholar import Scholar
from sphinx_profile.migrate.common.stash import Stash, without_marks
from sphinx_profile.migrate.common.targets import Place
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.tree import Node

MARKDOWN = (".md", ".markdown", ".mkd", ".html")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_NO_COLLECTION = frozenset(
    [
        *("_pages", "_data", "_includes", "_layouts", "_sass", "_plugins", "_scripts", "_drafts"),
        *("_site", "_bibliography"),
    ]
)
_CONFIGS = ("_config.yml", "_config.yaml")


@dataclass(slots=True)
class Jekyll:
    """A Jekyll site under way.

    ``folders`` are where its pages seek their files, ``loops`` what stands for a loop over a
    collection, by the name of that.
    """

    move: Move
    scholar: Scholar = field(default_factory=Scholar)
    known: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ("",)
    loops: dict[str, str] = field(default_factory=dict)

    def pages(self, folder: str) -> list[Page]:
        """The pages of a folder, in the order of their names; a draft among them is named."""
        paths = [path for path in self.move.source.glob(f"{folder}/*") if path.endswith(MARKDOWN)]
        pages = (page for path in paths if (page := self.move.page(path)))
        return [page for page in pages if not self._is_hidden(page)]

    def _is_hidden(self, page: Page) -> bool:
        """Whether a page is not published (Jekyll, "Front Matter"); it is named as that."""
        is_hidden = page.record.node.get("published").text.lower() == "false"
        if is_hidden:
            end = page.line + page.body.count("\n")
            self.move.report.left(page.path, 1, posixpath.basename(page.path), DRAFT, end)
        return is_hidden

    def collections(self, *known: str) -> list[str]:
        """The folders of collections that the source has, but for those that are ``known``."""
        tops = {path.partition("/")[0] for path in self.move.source.paths if "/" in path}
        found = (top for top in sorted(tops) if top.startswith("_") and top not in known)
        return [top for top in found if top not in _NO_COLLECTION and self.pages(top)]

    def top_pages(self) -> list[Page]:
        """Pages at the top of the source that have front matter: ``index.md``, ``cv.md``."""
        pages = list[Page]()
        for path in self.move.source.paths:
            if "/" in path or posixpath.splitext(path)[1] not in MARKDOWN:
                continue
            page = self.move.page(path)
            if page and page.record:
                pages.append(page)
            else:
                leave_document(self.move, path)
        return pages

    def register(self, page: Page, new: str, *addresses: str) -> None:
        """Note at which addresses of the old site this page stood."""
        said = [*page.record.texts("permalink"), *page.record.texts("redirect_from")]
        folder = posixpath.dirname(page.path).lstrip("_")
        guesses = [f"/{folder}/{page.name}/"]
        if dated := _DATED.fullmatch(page.name):
            day, name = dated[1], dated[2]
            guesses += [f"/{folder}/{name}/", f"/blog/{day[:4]}/{name}/"]
            guesses.append(f"/posts/{day.replace('-', '/')}/{name}/")
        self.move.register(new, page.path, *said, *addresses, *guesses)

    def prose(self, page: Page, top: int = 2, own: str = "") -> str:
        """The text of a page as MyST, its highest heading of level ``top``.

        ``own`` is the collection that the page lists: its loop needs no list to stand for it.
        """
        stash = Stash()
        liquid = Liquid(
            self.move,
            stash,
            self.scholar,
            self.known,
            Includes(self.move, self.folders),
            {**self.loops, own: ""},
        )
        variables = {f"page.{name}": node.text for name, node in page.record.node.pairs.items()}
        text = liquid.read(without_marks(page.body), page.path, page.line, variables)
        return myst(text, Place(page.path, page.line, self.folders), self.move, top, stash)


def config_of(move: Move) -> tuple[str, Noted]:
    """``_config.yml``: its path, and what it holds; an empty record where there is none."""
    path = next((path for path in _CONFIGS if move.source.has(path)), "")
    node = data_of(move, path) if path else None
    return path, Noted(Record(node or Node({})))


def leave_document(move: Move, path: str) -> None:
    """Name a text at the top of the source that is no page: ``README.md``."""
    move.source.read_paths.add(path)
    why = "it has no front matter: it is about the repository, no page of the site"
    move.report.left(path, 0, posixpath.basename(path), why, routine=True)


def is_home(page: Page) -> bool:
    """Whether the page is the home page."""
    said = page.record.text("permalink")
    return said == "/" or (not said and page.name in {"about", "index"})


def day_in(name: str) -> str:
    """The day that begins the name of a post; ``""`` if there is none."""
    match = _DATED.fullmatch(name)
    return match[1] if match else ""
