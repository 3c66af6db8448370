"""The table of all systems that people move from, and which of them a source is."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System

_HOME = "sphinx_profile.migrate"
_NAMES = (
    *(f"{_HOME}.{name}" for name in ("al_folio", "academicpages", "hugoblox", "jekyll_page")),
    *(f"{_HOME}.files.{name}" for name in ("citation_cff", "rendercv", "json_resume", "orcid")),
    *(f"{_HOME}.files.{name}" for name in ("csl_json", "ris", "bib")),
)


def _load() -> tuple[System, ...]:
    """The systems of the packages that there are."""
    modules = (import_module(name) for name in _NAMES if find_spec(name))
    return tuple(module.SYSTEM for module in modules if hasattr(module, "SYSTEM"))


SYSTEMS: tuple[System, ...] = _load()
"""Every system. Of two that are equally sure of a source, the earlier is taken."""


def by_name(name: str) -> System | None:
    """The system of this name on the command line; ``None`` if there is none."""
    return next((system for system in SYSTEMS if system.name == name), None)


def recognise(source: Source) -> System | None:
    """The system that is surest that the source is its own; ``None`` if none is."""
    sure = [(system.recognises(source), system) for system in SYSTEMS]
    best = max((how for how, _ in sure), default=0)
    return next((system for how, system in sure if how == best), None) if best > 0 else None
