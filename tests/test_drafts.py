"""What a page hides stays hidden: a draft is in nothing that is published."""

import pytest

SECRET = "zebrafish"


def entry(markup, name="publication", title="A Secret Paper"):
    return markup.directive(
        name,
        title,
        f"About the {SECRET}.",
        key="hidden",
        authors="Ada Hiddenauthor",
        status="draft",
        slides="secret.pdf",
    )


def traces(site, *words):
    """Which files of the output hold a word."""
    return sorted(
        name
        for name, data in site.files().items()
        for word in words
        if word.encode() in data.lower() and not name.startswith("_static")
    )


FILES = {"secret.pdf": b"%PDF zebrafish"}


@pytest.mark.parametrize("name", ["publication", "talk"])
def test_hidden_everywhere(show, markup, name):
    site = show(entry(markup, name), "Shown.", files=FILES)
    assert site.warnings == []
    assert traces(site, SECRET, "hiddenauthor", "secret") == []
    assert "Shown." in site.html().body.text
    assert not list(site.outdir.rglob("secret*"))
    assert not list(site.outdir.glob("_sources/*"))
    assert "hidden" not in site.text("searchindex.js")


@pytest.mark.parametrize("builder", ["text", "xml", "pseudoxml", "man", "latex", "gettext", "json"])
def test_hidden_in_other_builders(show_md, md, builder):
    site = show_md(entry(md), "Shown.", files=FILES, builder=builder)
    assert traces(site, SECRET, "hiddenauthor") == []


@pytest.mark.parametrize("status", ["Draft", " draft ", "DRAFT"])
def test_spellings_of_draft(show_md, md, status):
    site = show_md(md.publication("A Secret Paper", status=status))
    assert site.html().select("article") == []
    assert traces(site, "secret") == []


def test_an_empty_section_goes_with_its_drafts(show, markup):
    site = show(
        "Text.",
        markup.heading("Unpublished Things", 2),
        entry(markup, "publication"),
        entry(markup, "publication", "Another").replace("hidden", "hidden2", 1),
        markup.heading("Shown Things", 2),
        "More text.",
    )
    assert site.warnings == []
    assert traces(site, "unpublished") == []
    assert "Shown Things" in site.text("index.html")


def test_nested_empty_sections_go(show_md, md):
    site = show_md("Text.", "## Outer Void", "### Inner Void", entry(md), "## Rest", "x")
    assert traces(site, "void") == []


def test_a_section_that_holds_more_stays(show_md, md):
    site = show_md("## Kept Heading", entry(md), "And a sentence.")
    assert "Kept Heading" in site.text("index.html")


def test_an_empty_section_is_in_no_table_of_contents(build, md):
    pages = {
        "index.md": "# Home\n\n```{toctree}\npubs\n```\n",
        "pubs.md": md.page("Text.", "## Void", entry(md)),
    }
    site = build(pages)
    assert traces(site, "void") == []


@pytest.mark.parametrize("name", ["publication", "talk"])
def test_shown_on_demand(show, markup, name):
    site = show(entry(markup, name), files=FILES, profile_show_drafts=True)
    assert site.warnings == []
    article = site.one(f"article.profile-{name}")
    assert article["id"] == "hidden"
    assert article.select_one(".profile-status").text == "draft"
    assert SECRET in article.text
    link = article.select_one("a.profile-link")
    assert (site.outdir / link["href"]).read_bytes() == FILES["secret.pdf"]
    assert SECRET in site.text("searchindex.js")
    assert SECRET in site.text(f"_sources/index{markup.suffix}.txt")


def test_switching_drafts_off_takes_everything_back(show_md, md):
    site = show_md(entry(md), "Shown.", files=FILES, profile_show_drafts=True)
    assert traces(site, SECRET) != []
    site.rebuild(profile_show_drafts=False)
    left = [name for name in traces(site, SECRET, "hiddenauthor") if "_downloads" not in name]
    assert left == [], "Sphinx itself leaves old downloads where they are"


def test_publishing_a_draft(show_md, md):
    site = show_md(entry(md), files=FILES)
    site.write({"index.md": md.page(entry(md).replace("draft", "published"))}).rebuild()
    assert site.one("article")["id"] == "hidden"
    assert (site.outdir / "_sources/index.md.txt").exists()


def test_making_a_draft_of_what_was_published(show_md, md):
    shown = entry(md).replace("draft", "published")
    site = show_md(shown, "Shown.", files=FILES)
    assert SECRET in site.text("_sources/index.md.txt")
    site.write({"index.md": md.page(entry(md), "Shown.")}).rebuild()
    left = [name for name in traces(site, SECRET, "hiddenauthor") if "_downloads" not in name]
    assert left == []


def test_the_page_offers_no_source(build, md):
    pages = {"index.md": md.page(entry(md), "Shown."), "other.md": "# Other\n"}
    site = build(pages, html_theme="alabaster")
    assert "_sources" not in site.text("index.html")
    assert "_sources/other.md.txt" in site.text("other.html")


def test_a_reference_to_a_draft_is_text(show, markup):
    site = show(
        entry(markup),
        f"See {markup.role('pub', 'this <hidden>')} and {markup.role('any', 'nope')}.",
    )
    (warning,) = site.warned("hidden_draft")
    assert warning.startswith(f"index{markup.suffix}:")
    assert not [w for w in site.warnings if "[ref.pub]" in w]
    assert "See this and" in site.html().body.text
    assert site.html().select('a[href="#hidden"]') == []


def test_a_reference_to_a_draft_says_no_more_than_its_key(show_md, md):
    site = show_md(entry(md), "See {pub}`hidden`.")
    assert "secret" not in site.text("index.html").lower()


def test_no_entry_in_the_inventory(build, md):
    site = build({"index.md": md.page(entry(md), md.publication("Visible Thing", year="2019"))})
    names = [item[0] for item in site.env.domains["profile"].get_objects()]
    assert names == ["visible-thing"]


def test_a_draft_marks_no_legend_and_is_no_duplicate(show_md, md, squeeze):
    draft = md.publication("One", key="same", authors="Ada Byron†", status="draft")
    site = show_md(draft, md.publication("Two", key="same", authors="Ada Byron*", year="2019"))
    assert site.warnings == []
    assert squeeze(site.one("p.profile-legend")) == "* equal contribution"
