"""The addresses of what a page tells machines of: absolute where the site knows its own."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.util.osutil import relative_uri

from sphinx_profile.formats.identifiers import web_url
from sphinx_profile.formats.parted import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_profile.doctree.nodes import profile_resource
    from sphinx_profile.domain import ProfileDomain
    from sphinx_profile.model.person import Author

_ORCID = "https://orcid.org/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses as seen from one page."""

    builder: StandaloneHTMLBuilder
    domain: ProfileDomain
    pagename: str

    @property
    def base(self) -> str:
        """Where the site is, with a slash at its end; ``""`` where it does not say."""
        base = web_url(str(self.builder.config.html_baseurl or "").strip())
        return f"{base.rstrip('/')}/" if base else ""

    def page(self, name: str, anchor: str = "") -> str:
        """The address of a page, or of an element in it."""
        fragment = f"#{quote(anchor, safe=_IN_FRAGMENT)}" if anchor else ""
        return self._uri(self.builder.get_target_uri(name), fragment) + fragment

    def file(self, path: str) -> str:
        """The address of a file of the site."""
        return self._uri(path, "")

    def _uri(self, target: str, fragment: str) -> str:
        if self.base:
            return posixpath.join(self.base, target)
        uri = relative_uri(self.builder.get_target_uri(self.pagename), target)
        return uri or ("" if fragment else target.rpartition("/")[2] or "./")

    def publication(self, key: str, anchor: str = "") -> str:
        """What identifies a publication: its own page, else its home.

        ``anchor`` is its id in the page itself, for one that has no home.
        """
        own = self.domain.own_page(key)
        if own:
            return self.page(own.name)
        home = self.domain.by_key.get(key)
        if home and home.kind == "publication" and home.anchor:
            return self.page(home.docname, home.anchor)
        return self.page(self.pagename, anchor or key)

    def people(self, authors: Iterable[Author]) -> dict[str, str]:
        """What identifies each author of whom something does, by the name."""
        found = {part(author).name: self.author(author) for author in authors}
        return {name: address for name, address in found.items() if address}

    def author(self, author: Author) -> str:
        """What identifies an author: his or her biography, else the ORCID; else nothing."""
        identity = self.domain.who.identity(author)
        if identity.home:
            return self.page(identity.home.docname, identity.home.anchor)
        return _ORCID + identity.orcid if identity.orcid else ""

    def files(self, resources: Mapping[str, profile_resource]) -> dict[str, str]:
        """For each resource that is a file of the site its address."""
        found = {name: self._file_of(resource) for name, resource in resources.items()}
        return {name: address for name, address in found.items() if address}

    def _file_of(self, resource: profile_resource) -> str:
        for child in resource.children:
            if isinstance(child, addnodes.download_reference) and "filename" in child:
                return self.file(f"_downloads/{quote(child['filename'])}")
            if isinstance(child, nodes.image):
                return self.image(child["uri"])
        return ""

    def image(self, uri: str) -> str:
        """The address of an image that Sphinx has collected, or that is elsewhere."""
        known = self.domain.env.images.get(uri)
        folder = self.builder.imagedir
        return self.file(f"{folder}/{quote(known[1])}") if known else web_url(uri)


_IN_FRAGMENT = "/?:@!$&'()*+,;=-._~"
