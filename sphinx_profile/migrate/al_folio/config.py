"""``_config.yml`` of al-folio: whose site it is, and how its lists are made."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from sphinx_profile.migrate.common.fields import THEME, Noted
from sphinx_profile.migrate.common.jekyll import config_of
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.targets import nobody
from sphinx_profile.migrate.common.writing import language_of, title_of

_SAMPLE = "Einstein"
"""Whose publications the theme comes with."""
_LEFT = {
    "footer_text": "the theme of the new site writes its own footer; add it to the page you like",
    "external_sources": "feeds of other sites are not read; link to what they hold",
    "rss_icon": "the new site has a feed of its own, publications.atom",
}


@dataclass(frozen=True, slots=True)
class Config:
    """What is used of the configuration."""

    path: str
    record: Noted
    name: str
    title: str
    aliases: tuple[str, ...]
    description: str
    keywords: str
    contact_note: str
    blog: tuple[str, str]
    scholar: dict[str, str]
    folder: str

    def note(self, move: Move) -> None:
        """Name in the report what was used, and what was not."""
        for name, why in _LEFT.items():
            node = self.record.node.pairs.get(name)
            if node and not node.is_empty:
                move.report.left(self.path, node.key_line, name, why, node.end)
                self.record.skip(name)
        self.record.note(self.path, move.report, "the site", rest=THEME)


def read_config(move: Move) -> Config:
    """The configuration of a site; an empty one where it cannot be read."""
    path, record = config_of(move)
    names = [record.as_("the owner", f"{part}_name") for part in ("first", "middle", "last")]
    name = " ".join(part for part in names if part)
    title = record.as_("the title", "title")
    shown = title_of(title, name)
    scholar = record.record("scholar")
    lists = {key: scholar.texts(key) for key in ("first_name", "last_name")}
    found = (f"{first} {last}" for first, last in product(*lists.values()))
    aliases = tuple(alias for alias in dict.fromkeys(found) if alias != name)
    if lists["last_name"] == [_SAMPLE] and _SAMPLE not in f"{name} {title}":
        node, why = scholar.node, "they are those of the sample of the theme, not of the owner"
        move.report.left(path, node.key_line, "the names of scholar", why, node.end)
        aliases = ()
    record.became["scholar"] = "other spellings of the owner, and the lists of publications"
    move.at(record.as_("the address of the old site", "url"), record.as_("its path", "baseurl"))
    if language := language_of(record.as_("the language", "lang")):
        move.site.settings["language"] = language
    move.variables |= {"site.title": shown, "site.first_name": names[0], "site.last_name": names[2]}
    move.variables |= {"site.middle_name": names[1], "site.name": shown}
    description = record.as_("the description of the home page", "description")
    move.variables["site.description"] = description
    return Config(
        path=path,
        record=record,
        name=name or next(iter(aliases), "") or shown or nobody(move),
        title=shown,
        aliases=aliases,
        description=description,
        keywords=record.as_("the keywords of the home page", "keywords"),
        contact_note=record.as_("the end of the home page", "contact_note"),
        blog=(
            record.as_("the title of the posts", "blog_name"),
            record.as_("the introduction of the posts", "blog_description"),
        ),
        scholar={n: scholar.text(n) for n in ("query", "group_by", "bibliography")},
        folder=scholar.text("source").strip("/") or "_bibliography",
    )
