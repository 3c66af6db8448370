"""Inline nodes of the source language to runs of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.doctree.nodes import profile_resource
from sphinx_profile.model.inline import Inline, Run
from sphinx_profile.model.url import safe_url

_STYLES: dict[type[nodes.Node], str] = {
    nodes.strong: "strong",
    nodes.emphasis: "emphasis",
    nodes.title_reference: "emphasis",
    nodes.literal: "literal",
    nodes.superscript: "superscript",
    nodes.subscript: "subscript",
}
_RESOURCES = (
    nodes.math,
    nodes.abbreviation,
    addnodes.pending_xref,
    addnodes.download_reference,
)


@dataclass(slots=True)
class InlineReader:
    """Turns inline nodes into runs; what a run cannot say becomes a resource."""

    resources: list[profile_resource] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, children: Iterable[nodes.Node]) -> Inline:
        """The runs of these nodes."""
        return tuple(run for child in children for run in self._runs(child, Run("")))

    def add(self, node: nodes.Node, name: str = "") -> str:
        """Keep ``node`` as a resource; return its name."""
        name = name or f"r{len(self.resources) + 1}"
        self.resources.append(profile_resource("", node, name=name))
        return name

    def _runs(self, node: nodes.Node, outer: Run) -> Inline:
        """The runs of one node within the styles and the link of ``outer``."""
        if isinstance(node, nodes.system_message):
            return ()
        if isinstance(node, _RESOURCES) or _is_internal(node):
            return (Run(node.astext(), outer.styles, resource=self.add(node)),)
        if isinstance(node, nodes.reference):
            outer = Run("", outer.styles, self._checked(node))
        style = _STYLES.get(type(node))
        if style and style not in outer.styles:
            outer = Run("", (*outer.styles, style), outer.url)
        if isinstance(node, nodes.Element) and node.children and not isinstance(node, nodes.raw):
            return tuple(run for child in node.children for run in self._runs(child, outer))
        text = node.get("alt", "") if isinstance(node, nodes.image) else node.astext()
        return (Run(text, outer.styles, outer.url),) if text else ()

    def _checked(self, node: nodes.reference) -> str:
        """The target of a reference, or ``""`` where it may not be linked."""
        url = safe_url(node["refuri"])
        if not url and node["refuri"]:
            message = f"the scheme of {node['refuri'][:200]!r} is not allowed in a link"
            self.findings.append(Finding(Problem.UNSAFE_URL, message))
        return url


def _is_internal(node: nodes.Node) -> bool:
    """Whether a reference that docutils or Sphinx resolves later."""
    return isinstance(node, nodes.reference) and "refuri" not in node
