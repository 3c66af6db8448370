"""Runs of text, and how nodes of the source language become them."""

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.diagnostics import Problem
from sphinx_profile.doctree.inline import InlineReader
from sphinx_profile.model.inline import MATH, Run, inline, plain


def test_plain():
    assert plain((Run("a", ("strong",)), Run("b", url="x"))) == "ab"
    assert inline("") == ()
    assert inline("x") == (Run("x"),)
    assert Run("x").is_plain
    assert not Run("x", url="u").is_plain


def test_styles_nest_outermost_first():
    node = nodes.strong("", "", nodes.Text("a"), nodes.emphasis("", "b"))
    assert InlineReader().read([node]) == (Run("a", ("strong",)), Run("b", ("strong", "emphasis")))


def test_a_link_covers_the_styles_in_it():
    node = nodes.reference("", "", nodes.strong("", "b"), refuri="https://x.example/")
    assert InlineReader().read([node]) == (Run("b", ("strong",), "https://x.example/"),)


def test_unsafe_link_is_text_and_a_finding():
    reader = InlineReader()
    node = nodes.reference("", "click", refuri="javascript:alert(1)")
    (run,) = reader.read([node])
    assert (run.text, run.url, run.resource) == ("click", "", "")
    assert [finding.problem for finding in reader.findings] == [Problem.UNSAFE_URL]


def test_what_a_run_cannot_say_is_a_resource():
    reader = InlineReader()
    math = nodes.math("", "x^2")
    xref = addnodes.pending_xref("", nodes.inline("", "there"), reftarget="x")
    runs = reader.read([nodes.emphasis("", "", math), xref])
    assert [run.resource for run in runs] == ["r1", "r2"]
    assert runs[0].styles == ("emphasis", MATH)
    assert [resource["name"] for resource in reader.resources] == ["r1", "r2"]
    assert plain(runs) == "x^2there"


def test_messages_and_raw_html_bring_no_markup():
    raw = nodes.raw("", "<b>x</b>", format="html")
    runs = InlineReader().read([nodes.system_message("", level=2), raw])
    assert runs == (Run("<b>x</b>"),)


def test_an_image_is_its_alternative_text():
    assert InlineReader().read([nodes.image(uri="x.png", alt="Logo")]) == (Run("Logo"),)
    assert InlineReader().read([nodes.image(uri="x.png")]) == ()
