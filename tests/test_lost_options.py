"""MyST ends options at a second line, and drops all at an open quote: no draft is shown for that."""

import pytest

TWO_LINES = "```{publication} The Title\n:authors: Ann Bee,\n  Cara Dee\n:status: draft\n```"
OPEN_QUOTE = '```{publication} The Title\n:status: "draft\n:year: 2019\n```'
WITH_BODY = '```{publication} The Title\n:status: "draft\n\nThe Title again.\n```'


@pytest.mark.parametrize("block", [TWO_LINES, OPEN_QUOTE, WITH_BODY])
def test_a_draft_stays_hidden(build, block):
    site = build({"index.md": f"# Page\n\n{block}\n"})
    assert "The Title" not in site.text("index.html")
    (warning,) = site.warned("lost_option")
    assert warning.startswith("index.md:3: ")


def test_what_was_meant_is_shown(build):
    block = (
        "```{publication} The Title\n:authors: Ann Bee,\n  Cara Dee\n:year: 2019\n\nThe body.\n```"
    )
    site = build({"index.md": f"# Page\n\n{block}\n"})
    article = site.one("article.profile-publication")
    assert [name.text for name in article.select(".profile-author")] == ["Ann Bee", "Cara Dee"]
    assert article.select_one(".profile-date").text == "2019"
    assert article.select_one(".profile-body").text.strip() == "The body."


def test_a_body_that_begins_at_once_is_a_body(build):
    block = "```{publication} The Title\n:year: 2019\nThe body: one.\nAnd :more: words.\n```"
    site = build({"index.md": f"# Page\n\n{block}\n"})
    assert "The body: one." in site.one(".profile-body").text
    assert site.warned("lost_option") == []
