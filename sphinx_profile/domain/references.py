"""Cross-references into the domain, resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_profile.diagnostics import Problem, warn
from sphinx_profile.domain.digest import digest

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder

    from sphinx_profile.domain.profile import ProfileDomain


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference on a page: its target, its node, and what shows its text."""

    domain: ProfileDomain
    builder: Builder
    fromdocname: str
    target: str
    node: pending_xref
    contnode: nodes.Element

    def of(self, kind: str) -> nodes.reference | None:
        """The reference to a publication, a talk, a person or an export; ``None`` for no target."""
        if kind == "person":
            return self._person()
        return self._export() if kind == "export" else self._entry()

    def any(self) -> list[tuple[str, nodes.reference]]:
        """The publication or talk and the person that have the target for their key."""
        name, found = self.domain.name, list[tuple[str, nodes.reference]]()
        entry, person = self.domain.find(self.target), self._person()
        if entry is not None:
            found.append((f"{name}:pub", self._link(entry.docname, entry.anchor, entry.title)))
        return found + ([(f"{name}:person", person)] if person is not None else [])

    def _link(self, docname: str, anchor: str, title: str) -> nodes.reference:
        """A reference to a place; its text is the title, unless the author gave one."""
        is_own = self.node.get("refexplicit")
        shown = self.contnode if is_own else nodes.inline("", title)
        return make_refnode(self.builder, self.fromdocname, docname, anchor, shown, title)

    def _entry(self) -> nodes.reference | None:
        entry = self.domain.find(self.target)
        if entry is None:
            return self._hidden()
        if self.node.get("presents") and entry.kind == "talk":
            return None
        return self._link(entry.docname, entry.anchor, entry.title)

    def _hidden(self) -> nodes.reference | None:
        """The text alone, for what is a draft or stands on no page; ``None`` for a wrong key."""
        target, node = self.target, self.node
        listed = self.domain.bibliographies.library.get(target)
        is_draft = listed is not None and listed.record.status == "draft"
        if is_draft or any(digest(target) in keys for keys in self.domain.drafts.values()):
            warn(Problem.HIDDEN_DRAFT, f"{target!r} is a draft, and drafts are not shown", node)
            return cast("nodes.reference", self.contnode)
        if listed is None:
            return None
        warn(Problem.NOT_SHOWN, f"{target!r} is in a bibliography, and shown on no page", node)
        is_own = node.get("refexplicit")
        shown = self.contnode if is_own else nodes.inline("", listed.record.name)
        return cast("nodes.reference", shown)

    def _person(self) -> nodes.reference | None:
        person = self.domain.who.find(self.target)
        home = self.domain.who.home_of(self.target, person)
        if home:
            return self._link(home.docname, home.anchor, home.person.name)
        if person is None:
            return None
        shown = self.contnode if self.node["refexplicit"] else nodes.inline("", person.name)
        if not person.url:
            return cast("nodes.reference", shown)
        return nodes.reference("", "", shown, internal=False, refuri=person.url)

    def _export(self) -> nodes.reference:
        """The link to a file beside the pages; its text alone where there is none."""
        from sphinx_profile.domain import exports  # noqa: PLC0415  (when it is needed)

        found = exports.find_export(self.domain, self.fromdocname, self.target)
        if found.problem:
            warn(Problem.UNKNOWN_EXPORT, f"export: {found.problem}", self.node)
        kind = exports.KINDS.get(self.target.partition(" ")[0])
        text = kind.label if kind and not self.node["refexplicit"] else self.contnode.astext()
        shown = nodes.inline("", text)
        if not found.path or not exports.holds_files(self.builder):
            return cast("nodes.reference", shown)
        uri = exports.uri_from(self.builder, self.fromdocname, found.path)
        return nodes.reference("", "", shown, internal=True, refuri=uri)
