"""What is done to a page after it was read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_profile.config import parts_of
from sphinx_profile.doctree.nodes import (
    profile_body,
    profile_draft,
    profile_entry,
    profile_legend,
    profile_link_list,
    profile_publication,
)
from sphinx_profile.locale import _

if TYPE_CHECKING:
    from sphinx_profile.model.publication import Publication


def mark_meanings() -> dict[str, str]:
    """What the marks beside a name mean, in the language of the site."""
    return {"*": _("equal contribution"), "†": _("corresponding author")}


def legend_text(used: Collection[str], parts: Sequence[str]) -> str:
    """What the marks in use mean; ``""`` where none has a meaning or no authors are shown."""
    meanings = [f"{mark} {meaning}" for mark, meaning in mark_meanings().items() if mark in used]
    return ", ".join(meanings) if "authors" in parts else ""


class RemoveDrafts(SphinxTransform):
    """Takes away the places of drafts that are not shown.

    A section in which nothing else stood goes with them, so that no heading is left over
    nothing and in no table of contents.
    """

    default_priority = 200

    def apply(self, **_kwargs: Any) -> None:
        """Remove every :class:`profile_draft` and the sections that they leave empty."""
        drafts = list(self.document.findall(profile_draft))
        parents = {id(draft.parent): draft.parent for draft in drafts}
        for draft in drafts:
            draft.parent.remove(draft)
        for parent in parents.values():
            _remove_if_empty(parent)


def _remove_if_empty(node: nodes.Element) -> None:
    """Take away a section that holds its title alone, and the sections that this empties."""
    while isinstance(node, nodes.section) and _only_title(node) and node in node.parent.children:
        node, empty = node.parent, node
        node.remove(empty)


def _only_title(section: nodes.section) -> bool:
    kept = (nodes.title, nodes.comment, nodes.target)
    return all(isinstance(child, kept) for child in section.children)


class CheckTargets(SphinxTransform):
    """Takes the link off every text in a body whose target has a scheme that is not allowed.

    Runs when docutils has resolved its references.
    """

    default_priority = 880

    def apply(self, **_kwargs: Any) -> None:
        """Check the references and images beneath every node of ours."""
        entries = list(self.document.findall(_is_ours))
        if entries:
            from sphinx_profile.doctree.targets import check  # noqa: PLC0415  (when needed)

            check(entries)


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, (profile_entry, profile_link_list, profile_body))


class PlaceLegends(SphinxTransform):
    """Puts one legend behind the last publication of every row of them.

    The legend explains the marks that are in use and that have a meaning.
    """

    default_priority = 400

    def apply(self, **_kwargs: Any) -> None:
        """Insert the legends."""
        for parent, last, records in list(_rows(self.document)):
            used = dict.fromkeys(m for r in records for a in r.authors for m in a.marks)
            text = legend_text(used, parts_of(self.config))
            if text:
                legend = profile_legend("", text, translatable=False)
                legend["classes"] = ["profile-legend"]
                parent.insert(parent.index(last) + 1, legend)


def _rows(
    document: nodes.document,
) -> Iterator[tuple[nodes.Element, profile_publication, list[Publication]]]:
    """For each parent of publications: it, the last of them, and their records."""
    rows: dict[int, list[profile_publication]] = {}
    for node in document.findall(profile_publication):
        rows.setdefault(id(node.parent), []).append(node)
    for row in rows.values():
        yield row[-1].parent, row[-1], [node["record"] for node in row]


TRANSFORMS = (RemoveDrafts, PlaceLegends, CheckTargets)
