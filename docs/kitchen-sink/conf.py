"""Every part of Sphinx Profile in every state, on a few pages that the tests look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

project = "Kitchen sink"
author = "Ines Valmora"
copyright = "Ines Valmora"
version = "2026"
language = "en"

extensions = ["myst_parser", "sphinx_profile"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
exclude_patterns = ["_build"]

profile_owner = "ines-valmora"
profile_people = "people.yml"
profile_bibfiles = ["valmora.bib"]
profile_show_drafts = True
profile_link_kinds = {
    "protocol": {
        "label": "Protocol",
        "icon": "solid/flask",
        "url": "https://protocols.example.org/{id}",
    },
}

html_theme = "furo"
html_title = "Kitchen sink"
html_math_renderer = "mathml"


def visit_math(writer: HTML5Translator, node: nodes.math | nodes.math_block) -> None:
    """Draw a formula as MathML, which needs no script and no other host."""
    writer.body.append(tex2mathml(node.astext(), as_block=isinstance(node, nodes.math_block)))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Let Sphinx draw formulas as MathML."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math, None))
