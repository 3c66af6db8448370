"""What is done to a page before it is written; each is loaded when a page first needs it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_profile.doctree.nodes import (
    profile_body,
    profile_entry,
    profile_legend,
    profile_link_list,
    profile_publication_list,
)
from sphinx_profile.domain import domain_of


class FillLists(SphinxPostTransform):
    """Gives every list its entries. Before references are resolved: copies of entries hold some."""

    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Fill the lists of the page."""
        lists = list(self.document.findall(profile_publication_list))
        if lists:
            from sphinx_profile.render.lists import fill  # noqa: PLC0415  (when it is needed)

            fill(self.env, self.document, lists)


class ResolveCitations(SphinxPostTransform):
    """Lets citations lead to the cards, before sphinxcontrib-bibtex misses their keys."""

    default_priority = 8

    def run(self, **_kwargs: Any) -> None:
        """Resolve the citations of the page."""
        if "cite" not in self.env.domaindata:
            return
        references = self.document.findall(addnodes.pending_xref)
        citations = [node for node in references if node.get("refdomain") == "cite"]
        if citations:
            from sphinx_profile.render.citations import resolve  # noqa: PLC0415  (when needed)

            resolve(domain_of(self.env).builder, self.env, citations)


class ExpandEntries(SphinxPostTransform):
    """Replaces every node of ours where HTML is not what is written."""

    default_priority = 300

    def run(self, **_kwargs: Any) -> None:
        """Expand the entries, the lists of links and the legends."""
        if domain_of(self.env).draws_html or not any(self.document.findall(_is_ours)):
            return
        from sphinx_profile.render.neutral import expand  # noqa: PLC0415  (when it is needed)

        expand(self.env, self.document)


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, (profile_entry, profile_link_list, profile_body, profile_legend))


POST_TRANSFORMS = (FillLists, ResolveCitations, ExpandEntries)
