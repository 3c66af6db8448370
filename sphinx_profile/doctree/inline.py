"""Inline nodes of the source language to runs of the model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.doctree.nodes import profile_resource
from sphinx_profile.model.inline import MATH, Inline, Run
from sphinx_profile.model.url import is_safe, safe_url

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


REFUSED = "profile-refused"
"""The class of text that had a target which may not be linked, and that was reported."""
_UNPARSED_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)")


def refused_links(text: str) -> list[tuple[str, str]]:
    """``text`` cut at the links that MyST left as text because of their scheme.

    Pairs of a text and a target; the target is ``""`` for what is no such link.
    """
    pieces, position = list[tuple[str, str]](), 0
    for match in _UNPARSED_LINK.finditer(text) if "](" in text else ():
        target = match[2].strip().strip("<>")
        if is_safe(target):
            continue
        pieces += [(text[position : match.start()], ""), (match[1], target)]
        position = match.end()
    return [(piece, target) for piece, target in (*pieces, (text[position:], "")) if piece]


def refusal(target: str) -> Finding:
    """What is said of a target with a scheme that is not allowed."""
    message = f"the scheme of {target[:200]!r} is not allowed in a link"
    return Finding(Problem.UNSAFE_URL, message)


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
        self.resources.append(profile_resource("", "", node, name=name))
        return name

    def _runs(self, node: nodes.Node, outer: Run) -> Inline:
        """The runs of one node within the styles and the link of ``outer``."""
        if isinstance(node, nodes.system_message):
            return ()
        if isinstance(node, _RESOURCES) or _is_internal(node):
            styles = (*outer.styles, MATH) if isinstance(node, nodes.math) else outer.styles
            return (Run(node.astext(), styles, resource=self.add(node)),)
        if isinstance(node, nodes.reference):
            url = self._checked(node)
            outer = Run("", outer.styles, url, refused=bool(node["refuri"]) and not url)
        if isinstance(node, nodes.Element) and REFUSED in node["classes"]:
            outer = replace(outer, refused=True)
        style = _STYLES.get(type(node))
        if style and style not in outer.styles:
            outer = replace(outer, styles=(*outer.styles, style))
        if isinstance(node, nodes.Element) and node.children and not isinstance(node, nodes.raw):
            return tuple(run for child in node.children for run in self._runs(child, outer))
        text = node.get("alt", "") if isinstance(node, nodes.image) else node.astext()
        return self._text(text, outer)

    def _text(self, text: str, outer: Run) -> Inline:
        """The runs of a text: one, unless it holds a link that the parser refused."""
        runs = []
        for piece, target in refused_links(text):
            self.findings += [refusal(target)] if target else []
            runs.append(replace(outer, text=piece, refused=outer.refused or bool(target)))
        return tuple(runs)

    def _checked(self, node: nodes.reference) -> str:
        """The target of a reference, or ``""`` where it may not be linked."""
        url = safe_url(node["refuri"])
        if not url and node["refuri"]:
            self.findings.append(refusal(node["refuri"]))
        return url


def _is_internal(node: nodes.Node) -> bool:
    """Whether a reference that docutils or Sphinx resolves later."""
    return isinstance(node, nodes.reference) and "refuri" not in node
