"""Links in the bodies of entries whose scheme is not allowed."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from sphinx_profile.diagnostics import warn_all
from sphinx_profile.doctree.inline import refusal, refused_links
from sphinx_profile.model.url import safe_url


def check(entries: Iterable[nodes.Node]) -> None:
    """Take the link off every text beneath these nodes whose target may not be linked."""
    for entry in entries:
        for reference in list(entry.findall(nodes.reference)):
            _check(reference, "refuri")
        for image in list(entry.findall(nodes.image)):
            _check(image, "uri")
        for text in [text for text in entry.findall(nodes.Text) if "](" in text]:
            _check_text(text)


def _check(node: nodes.Element, attribute: str) -> None:
    target = node.get(attribute, "")
    if not target or safe_url(target):
        return
    warn_all([refusal(target)], location=_placed(node))
    text = node.get("alt", "") if isinstance(node, nodes.image) else ""
    node.parent.replace(node, [nodes.Text(text)] if text else node.children)


def _check_text(text: nodes.Text) -> None:
    """Leave the label alone of a link that MyST refused and shows as it was written."""
    pieces = refused_links(text.astext())
    targets = [target for _piece, target in pieces if target]
    if targets and not isinstance(text.parent, (nodes.literal, nodes.literal_block)):
        warn_all([refusal(target) for target in targets], location=_placed(text.parent))
        text.parent.replace(text, [nodes.Text(piece) for piece, _target in pieces])


def _placed(node: nodes.Element) -> nodes.Element:
    """The node, or the nearest around it that knows its line."""
    placed = node
    while placed.line is None and isinstance(placed.parent, nodes.Element):
        placed = placed.parent
    return placed if placed.line is not None else node
