"""Long lists of authors: the first names, and the others in a disclosure that needs no script."""

import pytest

NAMES = [f"Given{n} Family{n}" for n in range(40)]


def card(show_md, md, names, **values):
    site = show_md(md.publication("A Title", authors=", ".join(names)), **values)
    assert site.warnings == []
    return site.one("article.profile-publication")


def seen(authors):
    """The names before the fold."""
    return [
        tag.get_text()
        for tag in authors.select(".profile-author")
        if not tag.find_parent("details")
    ]


def test_forty_authors_are_folded(show, markup, squeeze):
    site = show(markup.publication("A Title", authors=", ".join(NAMES)))
    authors = site.one("div.profile-authors")
    assert seen(authors) == NAMES[:15]
    fold = authors.select_one("details.profile-more")
    assert squeeze(fold.summary) == "and 25 more"
    assert [tag.get_text() for tag in fold.select(".profile-author")] == NAMES[15:]
    assert not fold.has_attr("open")
    assert site.html().select("p.profile-authors") == []


@pytest.mark.parametrize("number", [1, 15, 16])
def test_a_list_that_is_not_long_is_a_paragraph(show_md, md, squeeze, number):
    article = card(show_md, md, NAMES[:number])
    assert squeeze(article.select_one("p.profile-authors")) == ", ".join(NAMES[:number])
    assert article.select("details.profile-more, div.profile-authors") == []


def test_one_name_alone_is_never_hidden(show_md, md, squeeze):
    article = card(show_md, md, NAMES[:17])
    assert squeeze(article.select_one("summary")) == "and 2 more"


def test_the_owner_is_seen_wherever_he_stands(show_md, md, squeeze):
    article = card(show_md, md, NAMES, profile_owner=NAMES[24])
    elided = article.select_one(".profile-elided")
    assert squeeze(elided) == f"…, {NAMES[24]},"
    assert elided.select_one("strong.profile-self") is not None
    assert [tag.get_text() for tag in article.select("details .profile-self")] == [NAMES[24]]
    assert len(article.select(".profile-author")) == 40


def test_an_owner_among_the_first_is_not_repeated(show_md, md):
    article = card(show_md, md, NAMES, profile_owner=NAMES[3])
    assert article.select(".profile-elided") == []
    assert len(article.select(".profile-self")) == 1


def test_the_number_is_the_sites_own(show_md, md, squeeze):
    article = card(show_md, md, NAMES, profile_max_authors=3)
    assert seen(article) == NAMES[:3]
    assert squeeze(article.select_one("summary")) == "and 37 more"


@pytest.mark.parametrize("number", [0, -1])
def test_nobody_is_hidden_if_the_site_says_so(show_md, md, squeeze, number):
    article = card(show_md, md, NAMES, profile_max_authors=number)
    assert squeeze(article.select_one("p.profile-authors")) == ", ".join(NAMES)


def test_et_al_stands_behind_the_fold(show_md, md, squeeze):
    article = card(show_md, md, [*NAMES[:20], "others"])
    authors = article.select_one("div.profile-authors")
    assert squeeze(authors).endswith("et al.")
    assert authors.select_one("details .profile-others") is None


def test_a_list_over_a_bibliography_folds_alike(build, squeeze):
    entry = f"@misc{{many, title = {{Many}}, author = {{{' and '.join(NAMES)}}}}}"
    files = {"index.md": "# Page\n\n```{publication-list}\n```\n", "refs.bib": entry}
    site = build(files, profile_bibfiles=["refs.bib"], profile_owner=NAMES[24])
    authors = site.one("div.profile-authors")
    assert seen(authors) == NAMES[:15]
    assert squeeze(authors.summary) == "and 25 more"
    assert squeeze(authors.select_one(".profile-elided")) == f"…, {NAMES[24]},"
    names = [tag.get_text() for tag in authors.select("details .profile-author")]
    assert names == NAMES[15:]


def test_other_builders_show_everybody(show_md, md):
    site = show_md(md.publication("A Title", authors=", ".join(NAMES)))
    site.rebuild("text")
    text = " ".join(site.text("index.txt").split())
    assert ", ".join(NAMES) in text
    assert "more" not in text
