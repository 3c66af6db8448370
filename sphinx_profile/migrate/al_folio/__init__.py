"""al-folio (https://github.com/alshedivat/al-folio), a theme of Jekyll."""

from __future__ import annotations

import re

from sphinx_profile.migrate.al_folio.reader import read
from sphinx_profile.migrate.files.sniff import head
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System

_SCHOLAR = re.compile(r"(?m)^scholar:")
_FOLIO = re.compile(r"(?m)al-folio|^first_name:|^enable_publication_badges:")
_OTHER = re.compile(r"(?m)^author\s*:[ \t]*(?:#.*)?$")
"""A block of the author: academicpages has one, and may have a bibliography too."""


def recognises(source: Source) -> int:
    """A configuration with ``scholar:``, and a bibliography."""
    config = head(source, "_config.yml") if source.has("_config.yml") else ""
    has_bibliography = bool(source.glob("_bibliography/*.bib"))
    if has_bibliography and _OTHER.search(config) and not _FOLIO.search(config):
        return 70
    if _SCHOLAR.search(config) and (has_bibliography or _FOLIO.search(config)):
        return 95
    if has_bibliography and config:
        return 80
    return 85 if config and source.glob("_data/coauthors.y*ml") else 0


SYSTEM = System("al-folio", "al-folio", recognises, read)
