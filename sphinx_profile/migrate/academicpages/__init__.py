"""academicpages (https://github.com/academicpages/academicpages.github.io), a theme of Jekyll."""

from __future__ import annotations

import re

from sphinx_profile.migrate.academicpages.reader import read
from sphinx_profile.migrate.files.sniff import head
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System

_AUTHOR = re.compile(r"(?m)^author\s*:")
_SCHOLARLY = re.compile(r"(?m)^\s+(?:googlescholar|researchgate|impactstory)\s*:")


def recognises(source: Source) -> int:
    """Pages of publications, or an author with scholarly accounts and pages of talks."""
    config = head(source, "_config.yml") if source.has("_config.yml") else ""
    is_scholarly = bool(_AUTHOR.search(config) and _SCHOLARLY.search(config))
    if source.glob("_publications/*.md", "_publications/*.html"):
        return 93 if is_scholarly else 85
    has_others = bool(source.glob("_talks/*", "_teaching/*", "markdown_generator/*.tsv"))
    return 80 if is_scholarly and has_others else 0


SYSTEM = System("academicpages", "academicpages", recognises, read)
