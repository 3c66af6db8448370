"""The table of all systems that people move from, and which of them a source is."""

from __future__ import annotations

from sphinx_profile.migrate import academicpages, al_folio, hugoblox, jekyll_page
from sphinx_profile.migrate.files import (
    bib,
    citation_cff,
    csl_json,
    json_resume,
    orcid,
    rendercv,
    ris,
)
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System

SYSTEMS: tuple[System, ...] = (
    al_folio.SYSTEM,
    academicpages.SYSTEM,
    hugoblox.SYSTEM,
    jekyll_page.SYSTEM,
    citation_cff.SYSTEM,
    rendercv.SYSTEM,
    json_resume.SYSTEM,
    orcid.SYSTEM,
    csl_json.SYSTEM,
    ris.SYSTEM,
    bib.SYSTEM,
)
"""Every system. Of two that are equally sure of a source, the earlier is taken."""


def by_name(name: str) -> System | None:
    """The system of this name on the command line; ``None`` if there is none."""
    return next((system for system in SYSTEMS if system.name == name), None)


def recognise(source: Source) -> System | None:
    """The system that is surest that the source is its own; ``None`` if none is."""
    sure = [(system.recognises(source), system) for system in SYSTEMS]
    best = max(how for how, _ in sure)
    return next(system for how, system in sure if how == best) if best > 0 else None
