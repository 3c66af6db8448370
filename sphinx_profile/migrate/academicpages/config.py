"""``_config.yml`` of academicpages: the author, and what the site is called.

Source: academicpages, ``_config.yml`` and ``_includes/author-profile.html``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.fields import THEME, Noted
from sphinx_profile.migrate.common.jekyll import config_of
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.socials import take_accounts, take_contact
from sphinx_profile.migrate.common.targets import nobody
from sphinx_profile.migrate.common.writing import language_of, marked, title_of
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.tree import Node

_OPTIONS = {"bio": "position", "employer": "affiliation", "location": "location"}


@dataclass(frozen=True, slots=True)
class Config:
    """What is used of the configuration."""

    path: str
    record: Noted
    author: Noted
    name: str
    title: str
    description: str

    def biography(self, move: Move) -> Bio:
        """The biography, without its prose."""
        bio, author = Bio(self.name), self.author
        avatar = author.as_("the photo", "avatar")
        if "://" in avatar:
            bio.markup("photo", avatar)
        elif avatar:
            line = author.node.pairs["avatar"].key_line
            folders = ("images", "assets/images", "assets", "")
            place = move.assets.take(avatar, folders, self.path, line, "the photo")
            bio.markup("photo", place)
        bio.markup("pronouns", marked(author.text("pronouns")))
        for name, option in _OPTIONS.items():
            bio.markup(option, marked(author.as_(option, name)))
        take_contact(author, "email", bio, "email")
        take_contact(author, "homepage", bio, "uri", "url")
        take_accounts(author, bio)
        return bio

    def note(self, move: Move) -> None:
        """Name in the report what was used, and what was not."""
        self.record.skip("author")
        self.author.note(self.path, move.report, "the biography")
        self.record.note(self.path, move.report, "the site", rest=THEME)


def read_config(move: Move) -> Config:
    """The configuration of a site; an empty one where it cannot be read."""
    path, record = config_of(move)
    author = Noted(record.record("author"))
    title, name = record.as_("the title", "title"), record.as_("the owner", "name")
    description = record.as_("the description of the home page", "description")
    move.at(record.as_("the address of the old site", "url"), record.as_("its path", "baseurl"))
    if language := language_of(record.as_("the language", "locale", "lang")):
        move.site.settings["language"] = language
    move.variables |= {"site.title": title, "site.description": description, "site.name": name}
    move.variables |= {f"site.author.{key}": node.text for key, node in author.node.pairs.items()}
    owner = author.text("name") or name or title or nobody(move)
    return Config(path, record, author, owner, title_of(title, owner), description)


def take_authors(move: Move, path: str, node: Node) -> None:
    """``_data/authors.yml``: people, of whom the registry takes the name and the address."""
    for key, value in node.pairs.items():
        record = Noted(Record(value, key))
        name, url = record.text("name"), record.as_("the address", "uri", "url")
        orcid = record.text("orcid")
        if not add_person(move.site, name, url=url, orcid=orcid):
            why = "nothing but a name is known, which needs no place in people.yml"
            move.report.left(path, value.key_line, key, why, value.end)
            continue
        record.note(path, move.report, "people.yml")
