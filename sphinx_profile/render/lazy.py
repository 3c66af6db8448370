"""The visitors for HTML, loaded when a page first needs one: most builds write no page of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_profile.doctree.nodes import (
    profile_bio,
    profile_link_list,
    profile_publication,
    profile_publication_list,
    profile_talk,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


def visit(writer: HTML5Translator, node: nodes.Element) -> None:
    """Draw a node of ours."""
    from sphinx_profile.render import html  # noqa: PLC0415  (loaded when it is needed)

    html.VISITORS[type(node)](writer, node)


DRAWN = (
    profile_publication,
    profile_publication_list,
    profile_talk,
    profile_bio,
    profile_link_list,
)
VISITORS = dict.fromkeys(DRAWN, visit)
