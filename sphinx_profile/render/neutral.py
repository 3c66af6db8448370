"""Every builder that does not write HTML: records expanded into plain docutils nodes.

::

    container (ids, classes=["profile-publication"])
        paragraph: strong (title)
        line_block: authors / venue / notes / links
        ...                                    the handwritten body
        literal_block                          BibTeX
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.config import parts_of
from sphinx_profile.doctree.nodes import (
    ENTRIES,
    is_titled,
    profile_body,
    profile_entry,
    profile_legend,
    profile_link_list,
    profile_resource,
)
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.locale import _
from sphinx_profile.model.inline import MATH, Inline, Run
from sphinx_profile.model.link import Link
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Biography, Publication, Talk
from sphinx_profile.render.labels import (
    editors_label,
    genre_label,
    link_label,
    long_date,
    status_label,
    summary_label,
)
from sphinx_profile.render.mentions import (
    backlinks_label,
    mention_line,
    page_views,
    talk_views,
    talks_label,
    with_mentions,
)

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_STYLES: dict[str, type[nodes.TextElement]] = {
    "strong": nodes.strong,
    "emphasis": nodes.emphasis,
    "literal": nodes.literal,
    "superscript": nodes.superscript,
    "subscript": nodes.subscript,
}
Nodes = list[nodes.Node]


def expand(env: BuildEnvironment, document: nodes.document) -> None:
    """Replace the entries, the lists of links and the legends of a page by plain nodes."""
    domain, parts = domain_of(env), parts_of(env.config)
    for node in list(document.findall(lambda node: isinstance(node, ENTRIES))):
        assert isinstance(node, profile_entry)  # noqa: S101  (narrows the type)
        node.replace_self(Expansion(node, domain, node.get("parts", parts)).nodes())
    for links in list(document.findall(profile_link_list)):
        links.replace_self(nodes.bullet_list("", *links.children, bullet="-"))
    for body in list(document.findall(profile_body)):
        body.parent.replace(body, body.children)
    for legend in list(document.findall(profile_legend)):
        legend.replace_self(nodes.paragraph("", "", *legend.children))


@dataclass(slots=True)
class Expansion:
    """Makes plain nodes of one entry."""

    node: profile_entry
    domain: ProfileDomain
    parts: Sequence[str]

    @property
    def resources(self) -> dict[str, profile_resource]:
        """The resources of the entry by name."""
        return self.node.resources

    def nodes(self) -> nodes.Node | Nodes:
        """The container that stands in place of the entry."""
        record = self.node.record
        if isinstance(record, Publication):
            children, name = self._publication(record), "profile-publication"
        elif isinstance(record, Talk):
            children, name = self._talk(record), "profile-talk"
        else:
            children, name = self._biography(record), "profile-bio"
        container = nodes.container("", *children, classes=[name])
        ids = self.node["ids"]
        return [nodes.target("", "", ids=list(ids)), container] if ids else container

    def _publication(self, record: Publication) -> Nodes:
        made: Nodes = []
        for part in with_mentions(self.parts):
            found = self._part(part, record)
            lines = [line for line in found if isinstance(line, nodes.line)]
            if lines and made and isinstance(made[-1], nodes.line_block):
                made[-1].extend(lines)
            elif lines:
                made.append(nodes.line_block("", *lines))
            made += [node for node in found if not isinstance(node, nodes.line)]
        return made

    def _part(self, part: str, record: Publication) -> Nodes:
        """The nodes of one part; a line is put together with its neighbours."""
        makers = {
            "thumbnail": lambda: self._image(record.thumbnail),
            "title": lambda: self._title(record.title),
            "authors": lambda: self._authors(record.authors, record.others, record.edited),
            "venue": lambda: self._venue(record),
            "note": lambda: self._notes(record),
            "talks": lambda: self._talks(record.key),
            "backlinks": lambda: self._backlinks(record.key),
            "links": lambda: self._links(record.links),
            "summary": lambda: self._summary(record),
            "bibtex": lambda: self._bibtex(record),
        }
        return makers[part]()

    def _talk(self, record: Talk) -> Nodes:
        date = long_date(record.date, self.domain.env.config.language)
        where = [self._runs(record.event), self._runs(record.location), _text(date)]
        where.append(_text(status_label(record.status)))
        lines = self._authors(record.authors, record.others) + _line(_separated(where, ", "))
        lines += [line for note in record.notes for line in _line(self._runs(note))]
        if record.publication in self.resources:
            presented = self.resources[record.publication].deepcopy().children
            lines += _line([nodes.Text(_("Presents") + " "), *presented])
        lines += self._links(record.links)
        block: Nodes = [nodes.line_block("", *lines)] if lines else []
        return [*self._title(record.title), *block, *self.node.body]

    def _biography(self, record: Biography) -> Nodes:
        name = f"{record.name} ({record.pronouns})" if record.pronouns else record.name
        texts = (record.position, record.affiliation, record.location, record.note)
        lines = [line for text in texts for line in _line(self._runs(text))]
        lines += self._links(record.links)
        block: Nodes = [nodes.line_block("", *lines)] if lines else []
        shown = name and not is_titled(self.node, record.name)
        title = self._title((Run(name),)) if shown else []
        return [*self._image(record.photo), *title, *block, *self.node.body]

    def _title(self, title: Inline) -> Nodes:
        runs = self._runs(title)
        return [nodes.paragraph("", "", nodes.strong("", "", *runs))] if runs else []

    def _authors(self, authors: Sequence[Author], others: bool, edited: bool = False) -> Nodes:
        names = []
        for author in authors:
            shown = self.domain.who.shown(author)
            styles = ("strong",) if shown.owner else ()
            runs = self._runs((Run(shown.name, styles, shown.url, shown.resource),))
            marks = [nodes.superscript("", "".join(shown.marks))] if shown.marks else []
            names.append([*runs, *marks])
        names += [_text(_("et al."))] if others and names else []
        role = [nodes.Text(f" ({editors_label(len(authors))})")] if edited and names else []
        return _line([*_separated(names, ", "), *role])

    def _venue(self, record: Publication) -> Nodes:
        genre = _text(genre_label(record))
        where = [genre, self._runs(record.venue), _text(record.abbr), _text(record.date.shown)]
        badges = [_text(status_label(record.status)), _text(record.award_name)]
        award = [] if record.award_name else [self._runs(record.award)]
        return _line(_separated([*where, *badges, *award], ", "))

    def _notes(self, record: Publication) -> Nodes:
        award = [record.award] if record.award_name and record.award else []
        return [line for note in (*award, *record.notes) for line in _line(self._runs(note))]

    def _talks(self, key: str) -> Nodes:
        docname = self.node.get("docname", "")
        return mention_line(talks_label(), talk_views(self.domain, key, docname))

    def _backlinks(self, key: str) -> Nodes:
        docname = self.node.get("docname", "")
        pages = page_views(self.domain, key, docname) if self.node.get("backlinks") else []
        return mention_line(backlinks_label(), pages)

    def _links(self, links: Sequence[Link]) -> Nodes:
        """One line of links; a line each, with its URL, where text cannot hold a link."""
        if self.domain.shows_urls:
            return [line for link in links for line in _line(self._spelt_out(link))]
        return _line(_separated([self._link(link) for link in links], " · "))

    def _spelt_out(self, link: Link) -> Nodes:
        return [*self._link(link), *_text(f": {link.url}" if link.url else "")]

    def _link(self, link: Link) -> Nodes:
        """A link with its own label, wherever its resource leads."""
        label = link_label(link, self.domain.link_table.get(link.kind))
        if link.url or link.resource not in self.resources:
            return self._runs((Run(label, url=link.url),))
        made = self._runs((Run(label, resource=link.resource),))
        for node in made:
            if isinstance(node, addnodes.download_reference) and not node.children:
                node.append(nodes.literal("", label))
        return made

    def _summary(self, record: Publication) -> Nodes:
        body = self.node.body
        if not body and not record.abstract:
            return []
        config = self.domain.env.config
        written = dict(record.fields).get("summary", "").strip()
        label = summary_label(config, from_abstract=not body and not written)
        heading = nodes.paragraph("", "", nodes.emphasis("", label))
        return [heading, *(body or [nodes.paragraph("", "", *self._runs(record.abstract))])]

    def _bibtex(self, record: Publication) -> Nodes:
        if not record.bibtex:
            return []
        return [nodes.literal_block(record.bibtex, record.bibtex, language="bibtex")]

    def _image(self, name: str) -> Nodes:
        if name not in self.resources:
            return []
        images = [image.deepcopy() for image in self.resources[name].findall(nodes.image)]
        for image in images:
            image["width"] = "100px"
        return list(images)

    def _runs(self, runs: Inline) -> Nodes:
        return [node for run in runs for node in self._run(run)]

    def _run(self, run: Run) -> Nodes:
        """The nodes of one run; a resource is copied from the entry."""
        if run.resource in self.resources:
            found: Nodes = list(self.resources[run.resource].deepcopy().children)
        elif MATH in run.styles:
            found = [nodes.math(run.text, run.text)]
        else:
            found = _text(run.text)
        for style in reversed([style for style in run.styles if style in _STYLES]):
            found = [_STYLES[style]("", "", *found)]
        return [nodes.reference("", "", *found, refuri=run.url)] if run.url and found else found


def _text(text: str) -> Nodes:
    return [nodes.Text(text)] if text else []


def _line(children: Nodes) -> Nodes:
    return [nodes.line("", "", *children)] if children else []


def _separated(groups: Sequence[Nodes], separator: str) -> Nodes:
    """The groups that hold something, with text between them."""
    made: Nodes = []
    for group in groups:
        if group:
            made += [*([nodes.Text(separator)] if made else []), *group]
    return made
