"""Publications, talks and biographies: what is shown of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_profile.model.date import Date
from sphinx_profile.model.inline import Inline, plain
from sphinx_profile.model.link import Link
from sphinx_profile.model.person import Author

LAYOUTS = ("row", "stacked", "compact")
"""How a biography is laid out: the photo beside the name, above it, or small."""
STATUSES = ("published", "accepted", "in press", "submitted", "in preparation", "draft")


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A local file that a field names: the resource that it is to become, and its path.

    ``kind`` is ``"download"`` or ``"image"``.
    """

    resource: str
    path: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One publication.

    ``others`` says that the list of authors is not complete ("et al."), ``edited`` that it is one
    of editors. ``fields`` holds every field as it was written, in its order, those with no
    meaning to us too. ``page_fields`` are the names of those that are written on a page, in its
    markup; the others are LaTeX. ``thumbnail`` is the name of a resource. ``files`` are the local
    files that the fields of a bibliography name.
    """

    key: str
    type: str = "misc"
    title: Inline = ()
    authors: tuple[Author, ...] = ()
    others: bool = False
    edited: bool = False
    venue: Inline = ()
    abbr: str = ""
    date: Date = field(default_factory=Date)
    status: str = "published"
    award: Inline = ()
    award_name: str = ""
    notes: tuple[Inline, ...] = ()
    links: tuple[Link, ...] = ()
    abstract: Inline = ()
    thumbnail: str = ""
    bibtex: str = ""
    files: tuple[FileRequest, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    page_fields: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The title as text, or the key where there is none."""
        return plain(self.title) or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk. ``publication`` is the name of a resource: a reference to what it presents."""

    key: str
    title: Inline = ()
    authors: tuple[Author, ...] = ()
    others: bool = False
    event: Inline = ()
    location: Inline = ()
    date: Date = field(default_factory=Date)
    status: str = "published"
    notes: tuple[Inline, ...] = ()
    links: tuple[Link, ...] = ()
    publication: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The title as text, or the key where there is none."""
        return plain(self.title) or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Biography:
    """Who somebody is. ``photo`` is the name of a resource; ``photo_alt`` its text.

    ``layout`` is how it is laid out, one of :data:`LAYOUTS`.
    """

    key: str
    name: str
    pronouns: str = ""
    photo: str = ""
    photo_alt: str = ""
    position: Inline = ()
    affiliation: Inline = ()
    location: Inline = ()
    note: Inline = ()
    links: tuple[Link, ...] = ()
    aliases: tuple[str, ...] = ()
    layout: str = LAYOUTS[0]
