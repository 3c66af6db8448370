"""HugoBlox (https://github.com/HugoBlox/kit), before Wowchemy and Academic: a theme of Hugo."""

from __future__ import annotations

import re

from sphinx_profile.migrate.files.sniff import head
from sphinx_profile.migrate.hugoblox.reader import read
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System

_THEME = re.compile(r"hugoblox|hugo-blox|wowchemy|hugo-academic|academic", re.IGNORECASE)


def recognises(source: Source) -> int:
    """Content with publications or authors, and what Hugo or HugoBlox is set by."""
    papers = source.glob("content/publication*/*.md", "content/*/publication*/*.md")
    people = source.glob("content/authors/*/_index.md", "content/*/authors/*/_index.md")
    people += source.glob("data/authors/*.y*ml")
    config = source.glob("config/_default/*", "hugo.*", "config.toml", "config.yaml")
    if source.has("hugoblox.yaml") and (papers or people or config):
        return 95
    named = any(_THEME.search(head(source, path)) for path in config[:8])
    if people and (papers or config):
        return 92
    return 88 if papers and (config or named) else 0


SYSTEM = System("hugoblox", "HugoBlox", recognises, read)
