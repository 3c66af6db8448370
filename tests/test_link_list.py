"""``link-list``: documents and links, from a list of the source language."""

import pytest


def test_links_with_kinds_and_labels(show, markup):
    items = [
        markup.link("CV", "https://x.example/cv.pdf"),
        markup.link("Github", "https://github.com/ZhimingZhou"),
        markup.link("Google Scholar", "https://scholar.google.com/citations?user=b&hl=en"),
        markup.link("Prospective Student", "https://z.example/Posts/"),
    ]
    site = show(markup.directive("link-list", "", markup.items(items)))
    assert site.warnings == []
    found = site.one("ul.profile-link-list").select("li > a.profile-link")
    assert [(a["data-kind"], a.get_text().strip(), a["href"]) for a in found] == [
        ("cv", "CV", "https://x.example/cv.pdf"),
        ("github", "Github", "https://github.com/ZhimingZhou"),
        ("scholar", "Google Scholar", "https://scholar.google.com/citations?user=b&hl=en"),
        ("link", "Prospective Student", "https://z.example/Posts/"),
    ]
    assert all(a.find("svg") for a in found)


def test_pages_and_files_of_the_project(show, markup, squeeze):
    if markup.suffix == ".md":
        items = ["[Students](students.md)", "[CV](cv.pdf)"]
    else:
        items = [":doc:`Students <students>`", ":download:`CV <cv.pdf>`"]
    files = {f"students{markup.suffix}": markup.page(title="Students"), "cv.pdf": b"%PDF"}
    site = show(markup.directive("link-list", "", markup.items(items)), files=files)
    assert site.warnings == []
    page, cv = site.html().select("ul.profile-link-list > li a")
    assert (page["href"], squeeze(page)) == ("students.html", "Students")
    assert squeeze(cv) == "CV"
    assert (site.outdir / cv["href"]).read_bytes() == b"%PDF"


@pytest.mark.parametrize("style", ["list", "buttons", "icons"])
def test_styles(show_md, md, style):
    site = show_md(md.directive("link-list", "", "- [CV](https://x.example/)", style=style))
    assert site.warnings == []
    assert site.one("ul.profile-link-list")["data-style"] == style


def test_icons_alone_have_a_name(show_md, md):
    site = show_md(md.directive("link-list", "", "- [CV](https://x.example/)", style="icons"))
    link = site.one("ul.profile-link-list a")
    assert link["aria-label"] == "CV"
    assert link.find("svg") is not None


def test_unknown_style_is_the_default(show, markup):
    body = markup.items([markup.link("CV", "https://x.example/")])
    site = show(markup.directive("link-list", "", body, style="fancy"))
    (warning,) = site.warned("bad_value")
    assert "'fancy'" in warning
    assert site.warnings == [warning]
    assert site.one("ul.profile-link-list")["data-style"] == "list"


def test_an_item_with_more_than_a_link_stays_whole(show, markup, squeeze):
    body = markup.items([f"See {markup.link('CV', 'https://x.example/')} *now*", "text"])
    site = show(markup.directive("link-list", "", body))
    assert site.warnings == []
    first, second = site.html().select("ul.profile-link-list > li")
    assert squeeze(first) == "See CV now"
    assert first.find("em") is not None
    assert first.find("a")["href"] == "https://x.example/"
    assert squeeze(second) == "text"


def test_no_list_is_warned_of_and_shown(show, markup):
    site = show(markup.directive("link-list", "", "Just text."))
    (warning,) = site.warned("no_url")
    assert warning.startswith(f"index{markup.suffix}:")
    assert site.warnings == [warning]
    assert "Just text." in site.html().body.text


def test_empty(show, markup):
    site = show(markup.directive("link-list"))
    assert len(site.warned("no_url")) == len(site.warnings) == 1


def test_text_beside_the_list_stays(show_md, md):
    site = show_md(md.directive("link-list", "", "Before.\n\n- [CV](https://x.example/)"))
    assert "Before." in site.html().body.text
    assert site.one("ul.profile-link-list a")["href"] == "https://x.example/"


def test_unsafe_link_is_text(show, markup):
    body = markup.items([markup.link("Bad", "jar:x"), markup.link("Good", "https://g.example/")])
    more = {"myst_url_schemes": ["https", "jar"]}  # by default MyST itself makes no link of it
    site = show(markup.directive("link-list", "", body), **more)
    assert len(site.warned("unsafe_url")) == len(site.warnings) == 1
    assert "jar:" not in site.text("index.html")
    first, second = site.html().select("ul.profile-link-list > li")
    assert (first.text.strip(), first.find("a")) == ("Bad", None)
    assert second.find("a")["href"] == "https://g.example/"
