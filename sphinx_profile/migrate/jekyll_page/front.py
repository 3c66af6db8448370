"""What front matter and ``_config.yml`` say of the person and of the site."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.jekyll import config_of
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.socials import ACCOUNTS, take_account, take_contact
from sphinx_profile.migrate.common.writing import marked, meta
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.jekyll_page.owner import is_generic
from sphinx_profile.migrate.report import Report

_CONTACTS = ("email", "phone", "homepage", "orcid")
_PLACES = ("position", "affiliation", "location", "pronouns")


class Front:
    """The records of the main page and of the site, read member by member."""

    def __init__(self, move: Move, page: Page) -> None:
        """Read ``_config.yml`` of the source and the front matter of its main page."""
        self._move, self._page = move, page
        self._path, self._config = config_of(move)
        self._record = Noted(page.record)
        author = self._config.node.get("author")
        self._author = Noted(Record(author)) if author.pairs else None
        self.title = self._title()

    def names(self) -> Iterator[str]:
        """What may be the name of the owner, the surest first."""
        for record in (self._record, self._config):
            found = record.node.get("name", "author").text
            if found:
                record.as_("the name of the owner", "name", "author")
                yield found
        if self._author:
            yield self._author.as_("the name of the owner", "name")
        yield self.title

    def take_site(self) -> None:
        """Where the old site stands, and what it is about."""
        config = self._config
        self._move.at(config.as_("the address of the old site", "url"), config.text("baseurl"))
        self._move.variables |= {"site.title": self.title, "page.title": self.title}

    def take_person(self, bio: Bio) -> None:
        """The accounts and addresses of the person."""
        for record in (self._record, self._author, self._config):
            if record is None:
                continue
            for name in record.node.pairs:
                if name in _CONTACTS:
                    take_contact(record, name, bio, name)
                elif name in ACCOUNTS:
                    take_account(record, name, bio)
                elif name in _PLACES:
                    bio.markup(name, marked(record.as_(name, name)))

    def description(self) -> str:
        """What search engines are told, as MyST."""
        found = [
            record.as_("told to search engines", name)
            for name in ("description", "keywords")
            for record in (self._record, self._config)
            if record.node.get(name).text
        ]
        return meta(found[0] if found else "", ", ".join(found[1:]))

    def note(self) -> None:
        """Tell the report of every member."""
        note_all(self._record, self._page.path, self._move.report, "the home page")
        if self._author:
            note_all(self._author, self._path, self._move.report, "the biography")
            self._config.skip("author")
        if self._path:
            note_all(self._config, self._path, self._move.report, "the site")

    def _title(self) -> str:
        """The title of the page, or of the site, unless it says that this is a home page."""
        for record in (self._record, self._config):
            title = record.node.get("title").text
            if title and not is_generic(title):
                return record.as_("the title", "title")
            self._leave_title(record)
        return ""

    def _leave_title(self, record: Noted) -> None:
        node = record.node.pairs.get("title")
        if node and node.text:
            path = self._page.path if record is self._record else self._path
            why = "the home page needs no such title, it has the name of the person"
            self._move.report.left(path, node.key_line, f"title: {node.text}", why, node.end)
            record.skip("title")


def note_all(record: Noted, path: str, report: Report, of: str) -> None:
    """Tell the report of every member of a record, those too that say nothing."""
    record.note(path, report, of)
    for name, node in record.node.pairs.items():
        if node.is_empty:
            report.left(path, node.key_line, name, "it says nothing", node.end)


def title_of(page: Page) -> str:
    """The title in the front matter of a page, else the name of its file in words."""
    return page.record.text("title") or page.name.replace("-", " ").replace("_", " ").strip()
