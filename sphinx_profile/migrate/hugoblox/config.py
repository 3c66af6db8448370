"""The configuration of a HugoBlox site: its title, description, address and language."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.comments import leave_comments
from sphinx_profile.migrate.common.data import data_of
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.writing import language_of
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.front_matter import read_toml
from sphinx_profile.migrate.tree import Node

_NAMES = ("hugo", "config", "params", "languages", "menus", "menu", "module")
_MENUS = ("menus", "menu")
_ENDINGS = (".yaml", ".yml", ".toml", ".json")
_THEME = "it steers Hugo or its theme; the new site has no use for it"


@dataclass(slots=True)
class Config:
    """What is used of the configuration."""

    title: str = ""
    description: str = ""
    url: str = ""
    language: str = ""
    tagline: str = ""
    menu: list[tuple[str, Node]] = field(default_factory=list)
    """The entries of the navigation, and the files in which they stand."""


def read_config(move: Move) -> Config:
    """The configuration, from all of its files."""
    config = Config()
    for path in move.source.paths:
        if _is_config(path):
            node = _load(move, path)
            if node is not None:
                _read(config, node, path, move)
    move.at(config.url, "")
    if language := language_of(config.language):
        move.site.settings["language"] = language
    return config


def _is_config(path: str) -> bool:
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    in_place = folder in {"", "config", "config/_default"}
    return in_place and ending in _ENDINGS and stem.partition(".")[0] in {*_NAMES, "hugoblox"}


def _load(move: Move, path: str) -> Node | None:
    if not path.endswith(".toml"):
        return data_of(move, path)
    document = move.source.read(path)
    if document is None:
        return None
    node = read_toml(document, move.report)
    leave_comments(path, document.lines, [node], move.report)
    return node


def _read(config: Config, node: Node, path: str, move: Move) -> None:
    """Take what a file says, first come first served."""
    record = Noted(Record(node))
    stem = posixpath.basename(path).partition(".")[0]
    if stem == "languages":
        for name in node.pairs:
            language = record.record(name)
            config.title = config.title or language.text("title")
            params = language.record("params")
            config.description = config.description or params.text("description")
    config.title = config.title or record.as_("the title", "title")
    config.url = config.url or record.as_("the address of the old site", "baseURL", "baseurl")
    config.language = config.language or record.as_(
        "the language", "defaultContentLanguage", "languageCode", "locale"
    )
    config.description = config.description or record.as_("the description", "description")
    _nested(config, record)
    _menu(config, record, path, is_whole=stem in _MENUS)
    for name, value in node.pairs.items():
        if not value.is_empty and not record.is_read(name):
            record.skip(name)
            move.report.left(path, value.key_line, name, _THEME, value.end, routine=True)
    record.note(path, move.report, "the site", rest=_THEME)


def _menu(config: Config, record: Noted, path: str, *, is_whole: bool) -> None:
    """Take the entries of the main menu: of a file of menus, or of the member ``menu``."""
    menus = record.node if is_whole else record.node.get(*_MENUS)
    config.menu += [(path, entry) for entry in menus.get("main").items]
    record.skip(*(("main",) if is_whole else _MENUS))


def _nested(config: Config, record: Noted) -> None:
    """What ``params`` say in groups: marketing, identity."""
    for parents in (
        ("marketing", "seo"),
        ("params", "marketing", "seo"),
        ("identity",),
        ("params",),
    ):
        inner: Record = record
        for parent in parents:
            inner = inner.record(parent)
        record.became[parents[0]] = "the description of the site"
        if not inner:
            continue
        config.description = config.description or inner.text("description")
        config.title = config.title or inner.text("name", "title")
        config.tagline = config.tagline or inner.text("tagline")
