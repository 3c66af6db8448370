"""Markdown pages of strangers, read: blocks with their lines, inline markup, raw HTML.

``blocks`` cuts a page into blocks, ``inline`` reads the markup of a text into runs and writes it
as LaTeX, ``html`` turns raw HTML into Markdown, ``mend`` repairs links that are broken.
"""

from sphinx_profile.migrate.markdown.blocks import Block, Section, read_blocks, sections
from sphinx_profile.migrate.markdown.html import inline_markdown, markdown_of
from sphinx_profile.migrate.markdown.inline import read_inline, to_latex
from sphinx_profile.migrate.markdown.mend import mended

__all__ = [
    "Block",
    "Section",
    "inline_markdown",
    "markdown_of",
    "mended",
    "read_blocks",
    "read_inline",
    "sections",
    "to_latex",
]
