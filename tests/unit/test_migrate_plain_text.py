"""Plain text stays plain in MyST, whatever it holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.migrate.plain_text import linked, markdown, plain_lines
from sphinx_profile.scaffold.myst import plain

TRICKY = st.text(st.sampled_from("ab1 \n-+#*_`{}[]()<>$~|&^%:=.!\\@;\"'"), max_size=16)
EXTENSIONS = {"colon_fence", "dollarmath", "deflist", "fieldlist", "tasklist", "attrs_inline"}


@pytest.fixture(scope="module")
def myst() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)


def shown(myst: MarkdownIt, text: str) -> str:
    """The text of a paragraph; fails where it is anything else."""
    tokens = myst.parse(text)
    assert [t.type for t in tokens if t.nesting == 1] in ([], ["paragraph_open"]), text
    children = [child for token in tokens for child in token.children or ()]
    assert all(c.type in {"text", "text_special", "softbreak"} for c in children), text
    return "".join("\n" if c.type == "softbreak" else c.content for c in children)


@given(TRICKY)
def test_a_line_is_shown_as_it_is(myst, text) -> None:
    assert shown(myst, plain(text)).strip() == cleaned(text)


@given(TRICKY)
def test_paragraphs_are_shown_as_they_are(myst, text) -> None:
    paragraphs = re.split(r"\n\s*\n", plain_lines(text))
    lines = [line.strip() for p in paragraphs for line in shown(myst, p).split("\n")]
    assert [line for line in lines if line] == [
        cleaned(line) for line in text.split("\n") if cleaned(line)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{include}`secret.txt`",
        "<script>alert(1)</script>",
        ":::{include} secret.txt\n:::",
        "% a comment",
        "+++",
        "(target)=\n\ntext",
        "$x$ and $$y$$",
    ],
)
def test_markdown_of_others_has_no_roles_directives_html_and_comments(myst, text) -> None:
    kinds = {
        t.type for token in myst.parse(markdown(text)) for t in [token, *(token.children or ())]
    }
    known = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline"}
    assert kinds <= known | {"softbreak"}


def test_markdown_of_others_keeps_what_everybody_knows(myst) -> None:
    html = myst.render(markdown("**b**, *e*, [l](https://example.org/a_b)\n\n- item"))
    assert "<strong>b</strong>" in html
    assert 'href="https://example.org/a_b"' in html
    assert "<li>item</li>" in html


@pytest.mark.parametrize(
    ("label", "url", "expected"),
    [
        ("A [b]", "https://example.org/(x)", "[A \\[b\\]](<https://example.org/(x)>)"),
        ("A", "javascript:alert(1)", "A (javascript:alert(1))"),
        ("", "https://example.org", "[https://example.org](<https://example.org>)"),
        ("A", "", "A"),
    ],
)
def test_links_lead_where_links_may_lead(label, url, expected) -> None:
    assert linked(label, url) == expected
