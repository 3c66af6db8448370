"""``:backlinks:``: the pages that mention a publication, in its card; references that exist."""

from __future__ import annotations

import pytest

BIB = "@misc{k, title = {The Title}, year = 2001}\n@misc{other, title = {Other}, year = 2000}\n"


def site_of(build, markup, block, files=None, **values):
    suffix = markup.suffix
    pages = {
        f"index{suffix}": markup.page(block, title="Home"),
        f"b{suffix}": markup.page(f"See {markup.role('pub', 'k')}.", title="On *Stars*"),
        f"a{suffix}": markup.page(f"See {markup.role('any', 'k')}.", title="Zebras"),
        f"c{suffix}": markup.page(
            f"See {markup.role('pub', 'other')}.", markup.publication("other"), title="Nothing"
        ),
        "a.bib": BIB,
    }
    return build({**pages, **(files or {})}, profile_bibfiles=["a.bib"], **values)


def backlinks(site, page="index", selector="#k"):
    """The pages that the card lists: the texts and the targets of the links."""
    lines = site.html(page).select(f"{selector} .profile-backlinks")
    return [(a.text, a["href"]) for line in lines for a in line.select("a")]


BOTH = [("On Stars", "b.html"), ("Zebras", "a.html")]


def test_a_card_lists_the_pages_that_mention_it(build, markup, squeeze):
    site = site_of(build, markup, markup.publication("k", backlinks=None))
    assert site.warnings == []
    assert backlinks(site) == BOTH
    line = site.one("#k .profile-backlinks")
    assert squeeze(line) == "Mentioned in: On Stars, Zebras"
    assert not site.env.domains["profile"].objects["index"][0].record


def test_every_card_of_a_list_does(build, markup):
    site = site_of(build, markup, markup.directive("publication-list", backlinks=None))
    assert site.warnings == []
    assert backlinks(site) == BOTH
    assert backlinks(site, selector="#other") == [("Nothing", "c.html")]


def test_an_entry_written_by_hand_does(build, markup):
    block = markup.publication("By Hand", "A *body*.", key="hand", backlinks=None)
    page = {f"d{markup.suffix}": markup.page(markup.role("pub", "hand"), title="D")}
    site = site_of(build, markup, f"{block}\n\n{markup.publication('k')}", page)
    assert site.warnings == []
    assert backlinks(site, selector="#hand") == [("D", "d.html")]
    record = site.env.domains["profile"].find("hand").record
    assert "backlinks" not in dict(record.fields)
    assert "backlinks" not in site.text("publications.bib")


@pytest.mark.parametrize("value", [{}, {"backlinks": "false"}])
def test_none_where_they_are_not_asked_for(build, markup, value):
    site = site_of(build, markup, markup.publication("k", **value))
    assert site.warnings == []
    assert not site.html().select(".profile-backlinks")


def test_a_page_does_not_list_itself(build, md):
    block = md.publication("k", backlinks=None) + "\n\nSee {pub}`k`.\n"
    pages = {"a.md": "# A\n", "b.md": "# B\n"}
    site = site_of(build, md, block, pages)
    assert not site.html().select(".profile-backlinks")


def test_a_mention_by_a_talk_is_no_other_mention(build, md):
    pages = {"a.md": "# A\n", "b.md": md.page(md.directive("talk", "T", publication="k"))}
    site = site_of(build, md, md.publication("k", backlinks=None), pages)
    assert not site.html().select(".profile-backlinks")
    assert site.one(".profile-talks a")["href"] == "b.html#t"


def test_a_link_of_markdown_and_a_citation_are_mentions(build, md):
    pages = {"a.md": "# A\n\n[that paper](#k)\n", "b.md": "# B\n\n{cite}`k`\n"}
    values = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_profile"],
              "bibtex_bibfiles": ["a.bib"]}  # fmt: skip
    site = site_of(build, md, md.publication("k", backlinks=None), pages, **values)
    assert site.warnings == []
    assert backlinks(site) == [("A", "a.html"), ("B", "b.html")]


@pytest.mark.parametrize(
    ("builder", "page", "target"),
    [("dirhtml", "sub/index", "../b/"), ("singlehtml", "index", "#document-b")],
)
def test_targets_of_other_builders_of_html(build, md, builder, page, target):
    home = "# Home\n\n```{toctree}\nsub\nb\n```\n"
    card = md.page(md.publication("k", backlinks=None), title="Sub")
    files = {"index.md": home, "sub.md": card, "a.md": "# A\n"}
    site = site_of(build, md, "", files, builder=builder)
    assert backlinks(site, page) == [("On Stars", target)]


@pytest.mark.parametrize("directive", ["publication", "publication-list"])
def test_other_builders_show_them(build, markup, directive):
    argument = "k" if directive == "publication" else ""
    block = markup.directive(directive, argument, backlinks=None)
    site = site_of(build, markup, block, builder="text")
    assert "Mentioned in: On Stars, Zebras" in " ".join(site.text("index.txt").split())
    site.rebuild(builder="xml")
    assert 'refuri="b"' in site.text("index.xml") or ">On Stars</reference>" in site.text(
        "index.xml"
    )


@pytest.mark.parametrize("builder", ["latex", "man", "texinfo"])
def test_builders_of_one_document_are_silent(build, md, builder):
    files = {"index.md": "# Home\n\n```{toctree}\nsub\nb\n```\n",
             "sub.md": md.page(md.publication("k", backlinks=None), title="Sub")}  # fmt: skip
    site = site_of(build, md, "", files, builder=builder)
    assert not [w for w in site.warnings if "not_included" not in w and "toctree" not in w]


def test_they_follow_a_part_that_is_there(build, md):
    site = site_of(
        build, md, md.publication("k", backlinks=None), profile_parts=["title", "bibtex"]
    )
    names = [e["class"][-1] for e in site.one("#k").select(":scope > [class^=profile-]")]
    assert names == ["profile-title", "profile-backlinks", "profile-bibtex"]


# -- incremental builds -----------------------------------------------------------------------


def written(site, **values):
    before = site.times()
    after = site.rebuild(**values).times()
    own = {"genindex.html", "search.html"}
    return sorted(
        n for n, t in after.items() if n.endswith(".html") and before.get(n) != t and n not in own
    )


@pytest.mark.parametrize("parallel", [0, 2])
@pytest.mark.parametrize("directive", ["publication", "publication-list"])
def test_they_are_kept_fresh(build, md, directive, parallel):
    block = md.directive(directive, "k" if directive == "publication" else "", backlinks=None)
    site = site_of(build, md, block, parallel=parallel)
    assert written(site) == []
    site.write({"b.md": "# New Stars\n\n{pub}`k`\n"})
    assert written(site) == ["b.html", "index.html"]
    assert backlinks(site) == [("New Stars", "b.html"), ("Zebras", "a.html")]
    site.write({"b.md": "# New Stars\n\n{pub}`k`!\n"})
    assert written(site) == ["b.html"]
    site.write({"b.md": "# New Stars\n\nNo more.\n"})
    assert written(site) == ["b.html", "index.html"]
    site.remove("a.md")
    assert written(site) == ["index.html"]
    assert backlinks(site) == []
    site.write({"new.md": "# New\n\n{pub}`k`\n"})
    assert "index.html" in written(site)
    assert backlinks(site) == [("New", "new.html")]
    assert written(site) == []


# -- what finds publications ------------------------------------------------------------------


def test_any_follows_a_new_title(build, md):
    """A page that mentions by ``any`` shows the title, too."""
    site = site_of(build, md, md.publication("k"))
    site.write({"a.bib": BIB.replace("The Title", "A New Title")}).rebuild()
    assert site.one('a[href="index.html#k"]', "a").text == "A New Title"


def test_a_hostile_page_title_is_text(build, md):
    title = 'A "><script>alert(1)</script> ]]> -->'
    files = {"a.md": "# A\n", "b.md": f"# {title.replace('<', chr(92) + '<')}\n\n{{pub}}`k`\n"}
    site = site_of(build, md, md.publication("k", backlinks=None), files, smartquotes=False)
    ((text, target),) = backlinks(site)
    assert (text, target) == (title, "b.html")
