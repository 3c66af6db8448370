"""``talk``: a talk with its outline."""

import pytest


def test_every_part(show, markup, squeeze):
    block = markup.directive(
        "talk",
        "On the *Key Problems* of GANs",
        markup.items(["Training issues", "Sample quality"]),
        key="keytalk",
        authors="**Zhiming Zhou**, Yong Yu†",
        event=markup.link("ICML", "https://icml.example/"),
        location="Long Beach",
        date="2019-06-11",
        slides="https://s.example/a.pptx",
        video="https://v.example/",
        links=markup.link("Notes", "https://n.example/"),
        publication="paper",
        note="Invited",
    )
    paper = markup.publication("The Paper", key="paper", year="2019")
    site = show(block, paper)
    assert site.warnings == []
    article = site.one("article.profile-talk")
    assert article["id"] == "keytalk"
    title = article.select_one("p.profile-title")
    assert title.decode_contents() == "On the <em>Key Problems</em> of GANs"
    assert squeeze(article.select_one("p.profile-authors")) == "Zhiming Zhou, Yong Yu†"
    assert article.select_one("strong.profile-self").text == "Zhiming Zhou"
    venue = article.select_one("p.profile-venue")
    assert squeeze(venue) == "ICML, Long Beach, June 11, 2019"
    assert venue.find("a")["href"] == "https://icml.example/"
    assert venue.find("time")["datetime"] == "2019-06-11"
    assert [squeeze(n) for n in article.select("p.profile-note")] == [
        "Invited", "Presents The Paper",
    ]  # fmt: skip
    assert article.select_one('.profile-note a[href="#paper"]') is not None
    found = article.select("ul.profile-links a.profile-link")
    assert [(a["data-kind"], a.get_text().strip(), a["href"]) for a in found] == [
        ("slides", "Slides", "https://s.example/a.pptx"),
        ("video", "Video", "https://v.example/"),
        ("link", "Notes", "https://n.example/"),
    ]
    details = article.find("details")
    assert details.find("summary").text == "Outline"
    assert [item.text.strip() for item in details.select("li")] == [
        "Training issues",
        "Sample quality",
    ]


def test_status_stands_apart_from_the_date(show_md, md, squeeze):
    """The badge of a talk was glued to its date."""
    site = show_md(md.directive("talk", "T", date="2019", status="submitted"))
    assert squeeze(site.one(".profile-venue")) == "2019 submitted"


def test_status_alone(show_md, md, squeeze):
    site = show_md(md.directive("talk", "T", status="accepted"))
    assert squeeze(site.one(".profile-venue")) == "accepted"


def test_key_of_a_title(show, markup):
    site = show(markup.directive("talk", "On GANs"))
    assert site.warnings == []
    assert site.one("article.profile-talk")["id"] == "on-gans"


def test_no_title(show, markup):
    site = show(markup.directive("talk", "", "- x", event="ICML"))
    (warning,) = site.warned("no_title")
    assert site.warnings == [warning]
    assert "ICML" in site.one("article.profile-talk .profile-venue").text


def test_unknown_publication_is_warned_of(show, markup):
    site = show(markup.directive("talk", "T", publication="nothing"))
    (warning,) = site.warned("unknown_publication")
    assert site.warnings == [warning]
    assert warning.startswith(f"index{markup.suffix}:")
    assert "nothing" in site.one("article.profile-talk .profile-note").text


def test_bad_date_is_shown_as_written(show, markup):
    site = show(markup.directive("talk", "T", date="next week"))
    assert len(site.warned("bad_date")) == len(site.warnings) == 1
    assert "next week" in site.one(".profile-venue").text


def test_date_in_the_language_of_the_site(show_md, md):
    site = show_md(md.directive("talk", "T", date="2019-06-11"), language="de")
    assert site.one("time.profile-date").text == "11. Juni 2019"


@pytest.mark.parametrize(
    ("date", "shown"), [("-0043-05", "-43"), ("2019-05-03/2020-01", "2019–2020")]
)
def test_a_date_that_is_no_day_of_a_calendar_stops_nothing(show, markup, date, shown):
    site = show(markup.directive("talk", "T", date=date))
    assert site.warnings == []
    assert site.one(".profile-date").text == shown


# -- what a talk presents ---------------------------------------------------------------------

BIB = "@misc{k, title = {The Paper}, year = 2001}\n@misc{other, title = {Other}, year = 2000}\n"


def talks_of(site, page="index", selector="#k"):
    return [(a.text, a["href"]) for a in site.html(page).select(f"{selector} .profile-talks a")]


def site_of(build, markup, block, *talks, files=None, **values):
    pages = {
        f"index{markup.suffix}": markup.page(block),
        f"talks{markup.suffix}": markup.page(*talks, title="Talks"),
        "a.bib": BIB,
    }
    return build({**pages, **(files or {})}, profile_bibfiles=["a.bib"], **values)


def talk(markup, title, body="", **more):
    return markup.directive("talk", title, body, publication="k", **more)


@pytest.mark.parametrize("directive", ["publication", "publication-list"])
def test_the_card_of_a_paper_shows_its_talks(build, markup, squeeze, directive):
    block = markup.directive(directive, "k" if directive == "publication" else "")
    first = talk(markup, "On *It*", key="t1", event="ICML", date="2019-06-11")
    site = site_of(build, markup, block, first, talk(markup, "Again", key="t2", date="2020"))
    assert site.warnings == []
    assert talks_of(site) == [("Again", "talks.html#t2"), ("On It", "talks.html#t1")]
    line = squeeze(site.one("#k .profile-talks"))
    assert line == "Talks: Again (2020), On It (ICML, 2019)"
    assert "profile-note" in site.one("#k .profile-talks")["class"]
    back = site.html("talks").select('.profile-talk a[href="index.html#k"]')
    assert [a.text for a in back] == ["The Paper", "The Paper"]
    assert not site.html().select("#other .profile-talks")


def test_a_paper_written_by_hand_shows_its_talks(build, markup):
    block = markup.publication("By Hand", "A body.", key="k2")
    site = site_of(build, markup, block, markup.directive("talk", "T", publication="k2"))
    assert talks_of(site, selector="#k2") == [("T", "talks.html#t")]


def test_a_talk_on_the_page_of_its_paper(build, md):
    site = site_of(build, md, md.publication("k") + "\n\n" + talk(md, "Here"))
    assert talks_of(site) == [("Here", "#here")]


def test_talks_stand_where_notes_do(build, md):
    one = md.publication("k", note="A note")
    site = site_of(build, md, one, talk(md, "T"), profile_parts=["note", "title"])
    names = [e["class"][-1] for e in site.one("#k").select(":scope > [class^=profile-]")]
    assert names == ["profile-note", "profile-talks", "profile-title"]
    site.rebuild(profile_parts=["title"])
    assert not site.html().select(".profile-talks")


def test_a_hidden_draft_of_a_talk_is_not_shown(build, md):
    site = site_of(build, md, md.publication("k"), talk(md, "Secret", status="draft"))
    assert site.warnings == []
    assert not talks_of(site)
    assert "Secret" not in site.text("index.html")


@pytest.mark.parametrize(
    ("key", "hint"), [("kk", "did you mean 'k'?"), ("othr", "'other'?"), ("zzzz", "'zzzz'")]
)
def test_a_wrong_key_is_warned_of_with_the_nearest(build, markup, key, hint):
    wrong = markup.directive("talk", "T", publication=key)
    site = site_of(build, markup, markup.publication("k"), wrong)
    (warning,) = site.warned("unknown_publication")
    assert site.warnings == [warning]
    assert warning.startswith(f"talks{markup.suffix}:")
    assert hint in warning
    assert site.one(".profile-talk .profile-note", "talks").text.split() == ["Presents", key]


def test_a_talk_cannot_present_a_talk(build, md):
    site = site_of(
        build, md, md.publication("k"), md.directive("talk", "T", key="t", publication="t")
    )
    (warning,) = site.warned("unknown_publication")
    assert site.warnings == [warning]


def test_a_talk_presents_a_paper_of_another_project(build, md):
    there = build({"index.md": md.page(md.publication("Theirs", key="far"))})
    site = build(
        {"index.md": md.page(md.directive("talk", "T", publication="far"))},
        extensions=["myst_parser", "sphinx.ext.intersphinx", "sphinx_profile"],
        intersphinx_mapping={"t": ("https://t.example/", str(there.outdir / "objects.inv"))},
    )
    assert site.warnings == []
    assert site.one('a[href="https://t.example/index.html#far"]').text == "Theirs"


@pytest.mark.parametrize("directive", ["publication", "publication-list"])
def test_other_builders_show_the_talks(build, markup, directive):
    block = markup.directive(directive, "k" if directive == "publication" else "")
    site = site_of(build, markup, block, talk(markup, "On It", event="ICML"), builder="text")
    assert site.warnings == []
    assert "Talks: On It (ICML)" in site.text("index.txt")


def written(site):
    before = site.times()
    after = site.rebuild().times()
    own = {"genindex.html", "search.html"}
    return sorted(
        n for n, t in after.items() if n.endswith(".html") and before.get(n) != t and n not in own
    )


@pytest.mark.parametrize("parallel", [0, 2])
@pytest.mark.parametrize("directive", ["publication", "publication-list"])
def test_talks_are_kept_fresh(build, md, directive, parallel):
    block = md.directive(directive, "k" if directive == "publication" else "")
    site = site_of(build, md, block, talk(md, "One", key="t"), parallel=parallel)
    assert written(site) == []
    site.write({"talks.md": md.page(talk(md, "Two", key="t"), title="Talks")})
    assert written(site) == ["index.html", "talks.html"]
    assert talks_of(site) == [("Two", "talks.html#t")]
    site.write({"talks.md": md.page(talk(md, "Two", "An outline.", key="t"), title="Talks")})
    assert written(site) == ["talks.html"]
    site.remove("talks.md")
    assert written(site) == ["index.html"]
    assert talks_of(site) == []
