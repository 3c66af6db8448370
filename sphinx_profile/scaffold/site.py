"""What a new site holds, before it is files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_profile.model.source import SourceEntry

PersonRecord = Mapping[str, str | list[str]]
"""A person of ``people.yml``: ``name``, ``aliases`` (a list), ``url``, ``orcid``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A directive that is to be written: its name, argument, options in order, and body (MyST)."""

    name: str
    argument: str = ""
    options: tuple[tuple[str, str], ...] = ()
    body: str = ""


@dataclass(slots=True)
class Site:
    """A site that is being put together.

    ``title`` is the title of the home page and of the project, ``owner`` the name of whose site
    it is (``""`` for a lab). ``home`` are the blocks of MyST that follow the biography on the home
    page, ``pages`` maps the path of each further page (``talks.md``) to its text, which begins
    with its heading. ``entries`` become ``publications.bib``, behind ``preamble``, which is BibTeX
    that is kept word for word. ``publications`` is the text of ``publications.md``; where it is
    ``None``, and there are entries, the page lists them by year. ``people`` maps ids to records
    of ``people.yml``. ``files`` maps the path of a file in the site to its path in the source.
    ``settings`` are further values of ``conf.py``, plain literals. ``menu`` is what
    stands first in the navigation, in order: paths of pages, and links to other sites as
    ``title <URL>``. ``unlisted`` are the paths of pages that the navigation leaves out.
    """

    title: str = ""
    owner: str = ""
    bio: Block | None = None
    home: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    publications: str | None = None
    entries: list[SourceEntry] = field(default_factory=list)
    preamble: str = ""
    people: dict[str, PersonRecord] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    menu: list[str] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)
