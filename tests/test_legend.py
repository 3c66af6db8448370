"""The legend: what the marks beside the names mean, once per row of publications."""


def legends(site):
    return [legend.get_text().strip() for legend in site.html().select("p.profile-legend")]


def paper(markup, number, authors):
    return markup.publication(f"Paper {number}", authors=authors)


def test_once_behind_the_row(show, markup):
    site = show(
        markup.publication("Paper One", authors="Ada Byron\\*, Bo Li†"),
        markup.publication("Paper Two", authors="Ada Byron\\*, Bo Li\\*"),
    )
    assert site.warnings == []
    assert legends(site) == ["* equal contribution, † corresponding author"]
    legend = site.one("p.profile-legend")
    assert legend.find_previous("article")["id"] == "paper-two"
    assert legend.find_next("article") is None


def test_only_marks_in_use(show, markup):
    assert legends(show(paper(markup, 1, "Ada Byron†, Bo Li"))) == ["† corresponding author"]
    assert legends(show(paper(markup, 1, "Ada Byron, Bo Li"))) == []


def test_marks_without_a_meaning_have_none(show, markup):
    site = show(paper(markup, 1, "Ada Byron‡, Bo Li§"))
    assert legends(site) == []
    assert [m.text for m in site.html().select("sup.profile-marks")] == ["‡", "§"]


def test_one_for_every_section(show, markup):
    site = show(
        markup.heading("First", 2), paper(markup, 1, "Ada Byron\\*, Bo Li"),
        markup.heading("Second", 2), paper(markup, 2, "Ada Byron†, Bo Li"),
        markup.heading("Third", 2), paper(markup, 3, "Ada Byron, Bo Li"),
    )  # fmt: skip
    assert legends(site) == ["* equal contribution", "† corresponding author"]


def test_not_without_the_authors(show_md, md):
    site = show_md(paper(md, 1, "Ada Byron†"), profile_parts=["title"])
    assert legends(site) == []


def test_in_other_builders(show_md, md):
    text = show_md(paper(md, 1, "Ada Byron†, Bo Li"), builder="text").text("index.txt")
    assert text.count("corresponding author") == 1


def test_not_translatable(show_md, md):
    site = show_md(paper(md, 1, "Ada Byron†, Bo Li"), builder="gettext")
    assert not any(b"corresponding" in data for data in site.files().values())
