"""The HTML of a publication, as DESIGN.md, section 2, draws it; MyST and rST alike."""

import pytest

VENUE = "The Thirty-sixth International Conference on Machine Learning"


def classes(article):
    """The parts of an article, in order."""
    return [child["class"][0] for child in article.find_all(recursive=False)]


def links(element):
    """Kind, label and target of every link, in order."""
    found = element.select(".profile-links > li > .profile-link")
    return [(link["data-kind"], link.get_text().strip(), link.get("href")) for link in found]


def test_every_part_in_its_place(show, markup, squeeze, png):
    song = markup.link("Yuxuan Song", "https://yuxuansong.example/")
    block = markup.publication(
        "Lipschitz *GANs*",
        "We study *training* instability.",
        key="zhou2019lipschitz",
        authors=f"**Zhiming Zhou**\\*, Jiadong Liang, {song}",
        venue=VENUE,
        abbr="ICML",
        year="2019",
        status="in press",
        award="Best paper",
        note="An *oral*",
        arxiv="1902.05687",
        preview="t.png",
        preview_alt="Two curves",
        bibtex_show=None,
    )
    site = show(block, files={"t.png": png})
    assert site.warnings == []
    article = site.one("article.profile-publication")
    assert article["id"] == "zhou2019lipschitz"
    assert classes(article) == [
        "profile-thumbnail", "profile-title", "profile-authors", "profile-venue", "profile-note",
        "profile-links", "profile-summary", "profile-bibtex", "Z3988",
    ]  # fmt: skip
    image = article.select_one("img.profile-thumbnail")
    assert (image["src"], image["alt"]) == ("_images/t.png", "Two curves")
    assert (site.outdir / "_images/t.png").read_bytes() == png
    title = article.select_one("p.profile-title")
    assert title.decode_contents() == "Lipschitz <em>GANs</em>"
    assert article.select_one("p.profile-authors").decode_contents() == (
        '<span class="profile-author"><strong class="profile-self">Zhiming Zhou</strong>'
        '<sup class="profile-marks">*</sup></span>, '
        '<span class="profile-author">Jiadong Liang</span>, '
        '<a class="profile-author" href="https://yuxuansong.example/">Yuxuan Song</a>'
    )
    venue = article.select_one("p.profile-venue")
    assert squeeze(venue) == f"ICML {VENUE}, 2019 in press Best paper"
    assert venue.select_one("span.profile-abbr").text == "ICML"
    assert venue.select_one("span.profile-date").text == "2019"
    assert venue.select_one("span.profile-status").text == "in press"
    assert venue.select_one("span.profile-award").text == "Best paper"
    assert article.select_one("p.profile-note").decode_contents() == "An <em>oral</em>"
    summary = article.select_one("details.profile-summary")
    assert not summary.has_attr("open")
    assert summary.find(recursive=False).name == "summary"
    assert summary.find("summary").text == "Summary"
    assert summary.find("p").decode_contents() == "We study <em>training</em> instability."
    bibtex = article.select_one("details.profile-bibtex")
    assert bibtex.find("summary").text == "BibTeX"
    assert bibtex.find("pre").text.startswith("@misc{zhou2019lipschitz,")


def test_a_link_is_an_icon_and_a_label(show, markup):
    site = show(markup.publication(arxiv="1902.05687"))
    link = site.one("ul.profile-links > li > a.profile-link")
    assert link["data-kind"] == "arxiv"
    assert link["href"] == "https://arxiv.org/abs/1902.05687"
    icon = link.find("svg", recursive=False)
    assert icon["aria-hidden"] == "true"
    assert icon.find("path") is not None
    assert link.get_text().strip() == "arXiv"


def test_links_in_the_order_in_which_they_were_written(show, markup):
    code3 = markup.link("Code3", "https://c.example/3")
    block = markup.publication(
        poster="https://p.example/",
        doi="10.1000/182",
        code2="https://c.example/2",
        links=f"{code3} {markup.link('Anything at all', 'https://a.example/')}",
        code="https://c.example/1",
        arxiv="https://arxiv.org/abs/1902.05687",
    )
    site = show(block)
    assert site.warnings == []
    assert links(site.one("article")) == [
        ("poster", "Poster", "https://p.example/"),
        ("doi", "DOI", "https://doi.org/10.1000/182"),
        ("code", "Code 2", "https://c.example/2"),
        ("code", "Code3", "https://c.example/3"),
        ("link", "Anything at all", "https://a.example/"),
        ("code", "Code", "https://c.example/1"),
        ("arxiv", "arXiv", "https://arxiv.org/abs/1902.05687"),
    ]


@pytest.mark.parametrize(
    ("option", "value", "url"),
    [
        ("doi", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("doi", "doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("doi", r"10.1007/978-3\_1", "https://doi.org/10.1007/978-3_1"),
        ("openreview", "HkgTkhRcKQ", "https://openreview.net/forum?id=HkgTkhRcKQ"),
        ("hal", "hal-01234567", "https://hal.science/hal-01234567"),
        ("isbn", "978-3-16-148410-0", "https://openlibrary.org/isbn/978-3-16-148410-0"),
        ("website", "//cdn.example/x", "//cdn.example/x"),
    ],
)
def test_identifiers(show, markup, option, value, url):
    site = show(markup.publication(**{option: value}))
    assert site.warnings == []
    assert [href for _, _, href in links(site.one("article"))] == [url]


def test_a_link_list_of_the_model_page(show_md, md):
    """Model page: ``\\[[arXiv](...)\\] [Code1](...)`` is pasted with its brackets."""
    value = (
        r"\[[arXiv](https://arxiv.org/abs/1902.05687)\] \[[Slide](https://i.example/a(11).pdf)\]"
    )
    site = show_md(md.publication(links=value))
    assert site.warnings == []
    assert links(site.one("article")) == [
        ("arxiv", "arXiv", "https://arxiv.org/abs/1902.05687"),
        ("slides", "Slide", "https://i.example/a(11).pdf"),
    ]


def test_author_line_of_the_model_page(show_md, md, squeeze):
    line = r"**Zhiming Zhou**\*, Qingru Zhang\*, [Hongwei Wang](https://cs.example/~hongweiw/)."
    site = show_md(md.publication(authors=line))
    assert site.warnings == []
    names = site.html().select(".profile-author")
    assert squeeze(names[0]) == "Zhiming Zhou*"
    assert names[0].find("strong", class_="profile-self").text == "Zhiming Zhou"
    assert (names[1].name, squeeze(names[1])) == ("span", "Qingru Zhang*")
    assert names[2]["href"] == "https://cs.example/~hongweiw/"
    assert squeeze(names[2]) == "Hongwei Wang"


def test_markup_of_the_source_language_in_options(show, markup, squeeze):
    place = markup.link("ICML", "https://icml.example/")
    block = markup.publication(
        "squares",
        title=f"On {markup.role('math', 'x^2')}",
        venue=f"{place} *proceedings*",
        note=f"See {markup.role('pub', 'other')}",
        award="``best``" if markup.suffix == ".rst" else "`best`",
    )
    site = show(block, markup.publication("The Other", key="other", year="2020"))
    assert site.warnings == []
    article = site.html().select("article")[0]
    assert article.select_one(".profile-title .math") is not None
    venue = article.select_one(".profile-venue")
    assert venue.find("a")["href"] == "https://icml.example/"
    assert venue.find("em").text == "proceedings"
    assert squeeze(venue.select_one(".profile-award code")) == "best"
    note = article.select_one(".profile-note a")
    assert (note["href"], squeeze(note)) == ("#other", "The Other")


def test_a_body_holds_anything(show, markup, png):
    fence = (
        ".. code-block:: python\n\n   x = 1" if markup.suffix == ".rst" else "```python\nx = 1\n```"
    )
    body = "\n\n".join(
        [
            f"Some {markup.role('math', 'y^2')} and {markup.link('a link', 'https://l.example/')}.",
            markup.items(["one", "two"]),
            fence,
            markup.directive("image", "pic.png", alt="A picture").replace("````", "```"),
            markup.directive("note", "", "Mind this.").replace("````", "```"),
        ]
    )
    site = show(markup.publication("A Title", body), files={"pic.png": png})
    assert site.warnings == []
    inner = site.one("details.profile-summary")
    assert inner.select_one(".math") is not None
    assert inner.select_one('a[href="https://l.example/"]') is not None
    assert [item.text.strip() for item in inner.select("li")] == ["one", "two"]
    assert "x = 1" in inner.select_one("pre").text.replace("\n", " ")
    assert inner.select_one('img[alt="A picture"]')["src"] == "_images/pic.png"
    assert "Mind this." in inner.select_one(".admonition").text


def test_html_in_an_option_and_in_a_body_is_text(show, markup):
    evil = "<b onclick=alert(1)>bold</b><script>alert(1)</script>"
    site = show(
        markup.publication(
            evil, f"{evil}\n\n{evil}", authors=evil, venue=evil, note=evil, abbr=evil
        )
    )
    article = site.one("article.profile-publication")
    assert article.find(["b", "script"]) is None
    assert not [tag for tag in article.find_all() if tag.has_attr("onclick")]
    for part in ("title", "venue", "note", "abbr"):
        assert "<b onclick" in article.select_one(f".profile-{part}").text
    assert "<script>" in article.select_one(".profile-body").text


def test_key_of_a_title(show, markup):
    site = show(markup.publication("A Study: of Things!", year="2019"))
    assert site.one("article")["id"] == "a-study-of-things"


def test_title_option_makes_the_argument_the_key(show, markup, squeeze):
    site = show(markup.publication("zhou2019", title="A Title"))
    assert site.warnings == []
    assert site.one("article")["id"] == "zhou2019"
    assert squeeze(site.one(".profile-title")) == "A Title"


def test_only_what_there_is_is_drawn(show, markup):
    article = show(markup.publication("Just a Title")).one("article")
    assert classes(article) == ["profile-title", "Z3988"]


def test_abstract_is_a_summary_of_its_own_label(show, markup, squeeze):
    site = show(markup.publication(abstract="We *show* it."))
    details = site.one("details.profile-summary")
    assert details.find("summary").text == "Abstract"
    assert details.find("p").decode_contents() == "We <em>show</em> it."
    site = show(markup.publication(summary="We show it."))
    assert site.one("details.profile-summary > summary").text == "Summary"


def test_a_body_goes_before_an_abstract(show, markup, squeeze):
    site = show(markup.publication("T", "The body.", abstract="The abstract."))
    details = site.one("details.profile-summary")
    assert squeeze(details.select_one(".profile-body")) == "The body."
    assert details.find("summary").text == "Summary"


@pytest.mark.parametrize("status", ["accepted", "in press", "submitted", "in preparation"])
def test_a_status_is_a_badge(show_md, md, status):
    badge = show_md(md.publication(status=status)).one(".profile-venue .profile-status")
    assert badge.text == status


def test_published_is_no_badge(show_md, md):
    site = show_md(md.publication(status="published", year="2019"))
    assert site.html().select(".profile-status") == []


def test_award_name_is_the_badge_and_award_the_note(show_md, md, squeeze):
    article = show_md(md.publication(award="Best paper of *ICML*", award_name="Best")).one(
        "article"
    )
    assert squeeze(article.select_one(".profile-award")) == "Best"
    assert squeeze(article.select_one(".profile-note")) == "Best paper of ICML"


def test_others(show_md, md, squeeze):
    site = show_md(md.publication(authors="Zhiming Zhou and others"))
    assert squeeze(site.one(".profile-authors")) == "Zhiming Zhou, et al."


def test_bibtex_show(show_md, md):
    fields = {"authors": "Zhou, Zhiming", "type": "article", "venue": "J", "doi": "10.1/a_b"}
    site = show_md(md.publication("A & B", key="k", year="2019", bibtex_show="true", **fields))
    text = site.one("details.profile-bibtex pre").text
    assert text.startswith("@article{k,\n  title = {A \\& B},\n  author = {Zhiming Zhou},")
    assert "journal = {J}" in text
    assert "doi = {10.1/a_b}" in text
    assert show_md(md.publication(bibtex_show="false")).html().select(".profile-bibtex") == []


def test_stylesheet_and_script_stand_where_they_are_needed(build, md):
    site = build({"index.md": md.page(md.publication()), "other.md": "# Other\n"})
    page, other = site.html(), site.html("other")
    assert len(page.select('link[href*="sphinx-profile.css"]')) == 1
    script = page.select('script[src*="sphinx-profile.js"]')
    assert len(script) == 1
    assert script[0].has_attr("defer")
    assert other.select('[href*="sphinx-profile"], [src*="sphinx-profile"]') == []
    assert (site.outdir / "_static/sphinx-profile.css").is_file()
    assert (site.outdir / "_static/sphinx-profile.js").is_file()


def test_no_inline_script_or_style(show, markup):
    article = show(markup.publication(arxiv="1902.05687", bibtex_show=None)).one("article")
    assert article.find(["script", "style"]) is None
    for tag in article.find_all():
        assert not [name for name in tag.attrs if name == "style" or name.startswith("on")]


def test_bodies_are_translatable_and_generated_text_is_not(show, markup):
    body = "We study instability.\n\n" + markup.items(["First point", "Second point"])
    block = markup.publication(
        "Lipschitz GANs", body, authors="Ada Byron†", venue="ICML", year="2019", arxiv="1902.05687"
    )
    site = show(block, builder="gettext", title="Home")
    assert site.warnings == []
    lines = site.text("index.pot").splitlines()
    messages = {
        line.removeprefix('msgid "').rstrip('"') for line in lines if line.startswith("msgid")
    }
    assert messages == {"", "Home", "We study instability.", "First point", "Second point"}
    assert f"index{markup.suffix}:" in site.text("index.pot")


def test_a_translation_reaches_the_page(show, markup, squeeze):
    """A ``.mo`` is made of the ``.po`` by Sphinx itself (``gettext_auto_build``)."""
    po = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "We study instability."\nmsgstr "Wir untersuchen Instabilität."\n\n'
        'msgid "Prose here."\nmsgstr "Prosa hier."\n'
    )
    site = show(
        markup.publication("Lipschitz GANs", "We study instability.", year="2019"),
        markup.directive("profile-bio", "Ada Byron", "Prose here."),
        files={"locales/de/LC_MESSAGES/index.po": po},
        language="de",
        locale_dirs=["locales"],
    )
    assert site.warnings == []
    assert squeeze(site.one(".profile-body")) == "Wir untersuchen Instabilität."
    assert squeeze(site.one(".profile-prose")) == "Prosa hier."
    assert "We study" not in site.text("index.html")
    assert "instabilitat" in site.text("searchindex.js"), "its stem"


@pytest.mark.parametrize("builder", ["text", "latex", "xml"])
def test_other_builders_have_the_same_content(show, markup, builder):
    song = markup.link("Yuxuan Song", "https://yuxuansong.example/")
    block = markup.publication(
        "Lipschitz GANs", "We study instability.", authors=f"**Zhiming Zhou**\\*, {song}",
        venue="Some Venue", abbr="ICML", year="2019", note="Oral", award="Best", status="in press",
        arxiv="1902.05687", code2="https://github.com/a/b", bibtex_show=None,
    )  # fmt: skip
    site = show(block, builder=builder)
    assert site.warnings == []
    name = {"latex": "projectnamenotset.tex"}.get(
        builder, f"index.{builder.replace('text', 'txt')}"
    )
    text = site.text(name)
    for word in ["Lipschitz GANs", "Zhiming Zhou", "Yuxuan Song", "Some Venue", "ICML", "2019",
                 "Oral",
                 "Best", "in press", "arXiv", "Code 2", "We study instability.",
                 "equal contribution", "1902.05687"]:  # fmt: skip
        assert word in text, word
    if builder != "text":
        assert "https://yuxuansong.example/" in text
