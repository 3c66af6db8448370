"""The owner in the sidebar of a page: portrait, name and links."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_profile.model.inline import Inline
from sphinx_profile.model.link import Link
from sphinx_profile.model.url import safe_url
from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.pictures import size_of
from sphinx_profile.render.templates import drawer
from sphinx_profile.render.views import LinkView, RunView, SidebarView

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_profile.domain import ProfileDomain
    from sphinx_profile.domain.objects import Home
    from sphinx_profile.model.publication import Biography

PathTo = Callable[..., str]
"""Sphinx's ``pathto``: of a page, or with 1 behind it of a file, as seen from the page."""


def draw_sidebar(builder: Builder, domain: ProfileDomain, pathto: PathTo) -> Markup:
    """The owner, drawn by ``profile/sidebar.html``; nothing where there is no biography."""
    home = domain.who.owner_home
    if home is None or home.record is None:
        return Markup()
    sidebar = Sidebar(builder, domain, pathto, home, home.record)
    return drawer("sidebar", builder)(sidebar=sidebar.view())


@dataclass
class Sidebar:
    """Draws the owner as seen from one page."""

    builder: Builder
    domain: ProfileDomain
    pathto: PathTo
    home: Home
    record: Biography

    def view(self) -> SidebarView:
        """What ``profile/sidebar.html`` gets."""
        record, photo = self.record, self._files.get(self.record.photo, "")
        return SidebarView(
            record=record,
            home=self.pathto(self.builder.config.root_doc),
            name=record.name,
            photo=self._image(photo),
            photo_alt=record.photo_alt,
            photo_size=size_of(Path(self.builder.srcdir), photo),
            position=self._runs(record.position),
            affiliation=self._runs(record.affiliation),
            links=[view for link in record.links if (view := self._link(link))],
        )

    @cached_property
    def _files(self) -> dict[str, str]:
        return dict(self.home.files)

    @cached_property
    def _drawing(self) -> Drawing:
        """A drawing without a writer: what refers to other pages is text here."""
        return Drawing(cast("HTML5Translator", None), self.domain, {})

    def _runs(self, runs: Inline) -> list[RunView]:
        return [RunView(run.text, run.styles, run.url, plain=False) for run in runs]

    def _link(self, link: Link) -> LinkView | None:
        """A link with its icon; ``None`` for one that leads to another page of the site."""
        name = self._files.get(link.resource, "")
        target = self._file("_downloads", name) if name else link.url
        return self._drawing.identity(replace(link, url=target)) if target else None

    def _image(self, uri: str) -> str:
        known = self.domain.env.images.get(uri)
        imagedir = cast("StandaloneHTMLBuilder", self.builder).imagedir
        return self._file(imagedir, known[1]) if known else safe_url(uri)

    def _file(self, folder: str, name: str) -> str:
        return self.pathto(posixpath.join(folder, quote(name)), 1)
