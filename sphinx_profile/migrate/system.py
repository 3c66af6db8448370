"""A system that people move from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.site import Site


@dataclass(frozen=True, slots=True)
class System:
    """A system: its name on the command line, how it is recognised, and its reader.

    ``recognises`` says how sure it is that a source is its own: 0 (it is not) to 100. ``read``
    gives the site, and notes every item of the source in the report.
    """

    name: str
    title: str
    recognises: Callable[[Source], int]
    read: Callable[[Source, Report], Site]
