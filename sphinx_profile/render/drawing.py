"""What entries become in HTML: the pieces that the templates are given."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes

from sphinx_profile.doctree.nodes import profile_entry, profile_resource
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.model.inline import MATH, Inline, Run
from sphinx_profile.model.link import Link
from sphinx_profile.model.person import Author
from sphinx_profile.model.url import safe_url
from sphinx_profile.render.icons import FALLBACK, icon
from sphinx_profile.render.labels import link_label, link_title
from sphinx_profile.render.pictures import size_of
from sphinx_profile.render.views import AuthorView, LinkView, RunView, SizeView

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_profile.model.publication import Publication


@dataclass(slots=True)
class Drawing:
    """Draws entries: knows the writer, the domain, and the resources of the entry.

    ``icon`` draws the icon of a name. ``kinds`` remembers label and icon of a kind of link.
    """

    writer: HTML5Translator
    domain: ProfileDomain
    resources: dict[str, profile_resource]
    icon: Callable[[str], Markup] = icon
    kinds: dict[tuple[str, str], tuple[str, Markup, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, writer: HTML5Translator, node: profile_entry) -> Drawing:
        """The drawing of an entry."""
        return cls(writer, domain_of(writer.builder.env), node.resources)

    def html(self, children: Iterable[nodes.Node]) -> Markup:
        """The HTML that the writer makes of these nodes."""
        return children_html(self.writer, children)

    def runs(self, runs: Inline) -> Sequence[RunView]:
        """Runs with their resources drawn."""
        return [RunView(run.text) if run.is_plain else self._run(run) for run in runs]

    def _run(self, run: Run) -> RunView:
        return RunView(run.text, run.styles, run.url, self._run_html(run), plain=False)

    def _run_html(self, run: Run) -> Markup:
        """What stands in place of the text of a run: a resource, or a formula."""
        if MATH in run.styles:
            return self.html([nodes.math(run.text, run.text)])
        resource = self.resources.get(run.resource) if run.resource else None
        return self.html(resource.children) if resource else _NOTHING

    def href(self, url: str, resource: str) -> str:
        """The target of a link: its URL, or where its resource leads; ``""`` if nowhere."""
        if url or resource not in self.resources:
            return url
        found = self.resources[resource].children
        return self.reference_target(found[0]) if found else ""

    def href_of(self, link: Link) -> str:
        """The target of a link; ``""`` if it leads nowhere."""
        return self.href(link.url, link.resource)

    def reference_target(self, node: nodes.Node) -> str:
        """Where a reference that Sphinx has resolved leads; ``""`` if nowhere."""
        if isinstance(node, addnodes.download_reference):
            return self._download_target(node)
        reference = next(node.findall(nodes.reference), None)
        if reference is None:
            return ""
        anchor = f"#{reference['refid']}" if reference.get("refid") else ""
        return safe_url(reference.get("refuri", "")) or anchor

    def _download_target(self, node: addnodes.download_reference) -> str:
        if "refuri" in node:
            return safe_url(node["refuri"])
        if "filename" not in node:
            return ""
        return posixpath.join(self.writer.builder.dlpath, quote(node["filename"]))

    def page_of(self, record: Publication) -> str:
        """Where the own page of a publication is; ``""`` if it has none, or its title leads away.

        A link cannot stand in another one.
        """
        own = self.domain.own_page(record.key)
        if own is None or any(run.url or run.resource for run in record.title):
            return ""
        builder = self.writer.builder
        return builder.get_relative_uri(builder.current_docname, own.name)

    def image(self, name: str) -> str:
        """Where the image of a resource stands in the site; ``""`` if it does not."""
        if name not in self.resources:
            return ""
        image = next(self.resources[name].findall(nodes.image), None)
        if image is None:
            return ""
        builder = self.writer.builder
        uri: str = image["uri"]
        if uri in builder.images:
            return posixpath.join(builder.imgpath, quote(builder.images[uri]))
        return safe_url(uri)

    def size(self, name: str) -> SizeView:
        """The size of the image of a resource, where it is a file of the project."""
        if name not in self.resources:
            return SizeView()
        image = next(self.resources[name].findall(nodes.image), None)
        return size_of(Path(self.writer.builder.srcdir), image["uri"] if image is not None else "")

    def link(self, link: Link, title: str = "") -> LinkView:
        """A link with its icon; ``title`` is what it belongs to."""
        kind = (link.kind, link.label)
        if kind not in self.kinds:
            self.kinds[kind] = self._kind(link)
        label, drawn, titled = self.kinds[kind]
        name = titled.replace("\0", title) if title else label
        return LinkView(link.kind, label, self.href(link.url, link.resource), drawn, name)

    def identity(self, link: Link) -> LinkView:
        """A link of a person: the icon alone is seen where it says what the label does."""
        view, kind = self.link(link), self.domain.link_table.get(link.kind)
        says_it = link.typed and kind is not None and kind.icon not in {"", FALLBACK}
        return view._replace(tooltip=view.label if says_it else "")

    def _kind(self, link: Link) -> tuple[str, Markup, str]:
        """Label and icon of a link, and what tells it apart, with NUL for the title."""
        kind = self.domain.link_table.get(link.kind)
        label = link_label(link, kind)
        return label, self.icon(kind.icon if kind else FALLBACK), link_title(label, "\0")

    def authors(self, authors: Sequence[Author]) -> Sequence[AuthorView]:
        """Names with their links and marks, the owner's marked."""
        return [
            self._author(author, ", " if position else "")
            for position, author in enumerate(authors)
        ]

    def _author(self, author: Author, separator: str) -> AuthorView:
        shown = self.domain.who.shown(author)
        href, marks = self.href(shown.url, shown.resource), "".join(shown.marks)
        return AuthorView(shown.name, href, marks, shown.owner, separator)

    def alt(self, name: str) -> str:
        """The alternative text of the image of a resource."""
        if name not in self.resources:
            return ""
        image = next(self.resources[name].findall(nodes.image), None)
        return image.get("alt", "") if image is not None else ""


_NOTHING = Markup()


def children_html(writer: HTML5Translator, children: Iterable[nodes.Node]) -> Markup:
    """The HTML that the writer makes of these nodes, which are left where they are."""
    kept, writer.body = writer.body, []
    try:
        for child in children:
            child.walkabout(writer)
        return Markup("".join(writer.body))  # noqa: S704  (what Sphinx's writer escaped)
    finally:
        writer.body = kept
