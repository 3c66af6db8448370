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
