"""``publication-list``: what it shows, in which order, and where its headings are found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

BIB = r"""
@string{icml = "International Conference on Machine Learning"}

@inproceedings{zhou2019lipschitz,
  title = {Lipschitz Generative {A}dversarial Nets},
  author = {Zhou, Zhiming and Liang, Jiadong},
  booktitle = icml, year = 2019, month = jun, abbr = {ICML}, selected = {true},
  arxiv = {1902.05687}, code2 = {https://example.org/code}, keywords = {gan, theory},
  abstract = {We study \emph{training} instability.}
}
@article{mueller2020,
  title = {On pdf = {code} and $x^2$},
  author = {M{\"u}ller, J{\"o}rg and Zhou*, Zhiming},
  journal = {J. of Tests}, volume = 12, number = 3, pages = {4--5}, year = 2020,
  url = {https://doi.org/10.1234/abc}, doi = {10.1234/abc},
}
@phdthesis{old, title = {An Old Thesis}, author = {Doe, Jane}, school = {A University}, year = 1999}
@misc{hidden, title = {Not Yet}, author = {Doe, Jane}, status = {draft}, year = 2025}
"""
ALL = ["mueller2020", "zhou2019lipschitz", "old"]
OPEN = "publication-list"


@pytest.fixture
def listed(build, markup):
    """``listed(filter=..., page="...")``: a page with one list over the bibliography."""

    def run(bib=BIB, *, before=(), builder="html", conf=None, body="", files=None, **options):
        block = markup.directive(OPEN, "", body, **options)
        page = markup.page(*before, block)
        sources = {f"index{markup.suffix}": page, "refs.bib": bib, **(files or {})}
        return build(sources, builder=builder, profile_bibfiles=["refs.bib"], **(conf or {}))

    return run


def keys(site, page="index"):
    return [a["id"] for a in site.html(page).select("article.profile-publication[id]")]


# -- entries ----------------------------------------------------------------------------------


def test_every_entry_is_shown_newest_first_but_drafts(listed):
    site = listed()
    assert site.warnings == []
    assert keys(site) == ALL
    assert site.one("section.profile-publication-list")["id"] == OPEN
    assert "Not Yet" not in site.text("index.html")


def test_drafts_are_shown_where_they_are_asked_for(listed):
    site = listed(conf={"profile_show_drafts": True})
    assert keys(site) == ["hidden", *ALL]


def test_an_entry_becomes_what_the_contract_says(listed):
    site = listed(conf={"profile_owner": "Zhiming Zhou"})
    entry = site.one("#zhou2019lipschitz")
    assert entry.select_one(".profile-title").text == "Lipschitz Generative Adversarial Nets"
    assert entry.select_one(".profile-self").text == "Zhiming Zhou"
    assert entry.select_one(".profile-abbr").text == "ICML"
    venue = entry.select_one(".profile-venue").text
    assert "International Conference on Machine Learning, 2019" in venue
    links = [(a["data-kind"], a["href"]) for a in entry.select("a.profile-link")]
    assert links == [
        ("arxiv", "https://arxiv.org/abs/1902.05687"), ("code", "https://example.org/code"),
    ]  # fmt: skip
    summary = entry.select_one("details.profile-summary")
    assert summary.select_one("summary").text == "Abstract"
    assert summary.select_one("em").text == "training"


def test_the_bibtex_is_its_authors_less_the_fields_for_the_page(listed):
    site = listed()
    shown = site.one("#zhou2019lipschitz").select_one(".profile-bibtex pre").text
    assert "title = {Lipschitz Generative {A}dversarial Nets}," in shown
    assert "booktitle = {International Conference on Machine Learning}," in shown
    assert "icml" not in shown  # a macro of the file says nothing to who pastes the entry
    assert "month = jun," in shown  # every style defines the months
    assert not re.search(r"abbr|selected|arxiv|code2|abstract", shown)
    other = site.one("#mueller2020").select_one(".profile-bibtex pre").text
    assert "title = {On pdf = {code} and $x^2$}," in other


def test_a_formula_in_a_title_is_a_formula(listed):
    site = listed()
    assert site.one("#mueller2020 .profile-title .math").text == r"\(x^2\)"
    assert "mathjax" in site.text("index.html").lower()


def test_names_marks_and_the_legend_once(listed):
    site = listed()
    names = [a.text for a in site.one("#mueller2020").select(".profile-author")]
    assert names == ["Jörg Müller", "Zhiming Zhou*"]
    assert [p.text for p in site.html().select(".profile-legend")] == ["* equal contribution"]


def test_one_link_where_url_and_doi_are_the_same(listed):
    links = listed().one("#mueller2020").select("a.profile-link")
    assert [a["data-kind"] for a in links] == ["doi"]


def test_the_icons_are_drawn_once(listed):
    page = listed().html()
    symbols = {s["id"] for s in page.select("svg.profile-symbols symbol")}
    uses = [u["href"].removeprefix("#") for u in page.select("a.profile-link svg use")]
    assert uses
    assert set(uses) <= symbols


def test_the_search_finds_title_authors_and_abstract(listed):
    site = listed()
    index = json.loads(re.search(r"\{.*\}", site.text("searchindex.js"), re.DOTALL)[0])
    assert {"lipschitz", "müller", "instabl"} <= set(index["terms"])
    assert "publication" in {name[1] for name in index["objnames"].values()}


def test_parts_of_one_list(listed):
    entry = listed(parts="title, authors").one("#old")
    assert [child.get("class") for child in entry.find_all(recursive=False)] == [
        ["profile-title"], ["profile-authors"], ["Z3988"],
    ]  # fmt: skip


# -- queries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('author % "Zhou" and year >= 2018 and type != "phdthesis"', ALL[:2]),
        ("selected", ["zhou2019lipschitz"]),
        ("owner", ALL[:2]),
        ('status == "published" and year < 2000', ["old"]),
        ('keywords % "theory"', ["zhou2019lipschitz"]),
        ("cited", ["old"]),
    ],
)
def test_filters(listed, markup, query, expected):
    site = listed(
        filter=query, before=[markup.role("pub", "old")], conf={"profile_owner": "Zhou, Z."}
    )
    assert keys(site)[: len(expected) + 1] == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"sort": "title"}, ["old", "mueller2020", "zhou2019lipschitz"][0:1]),
        ({"sort": "date"}, ["old", "zhou2019lipschitz", "mueller2020"]),
        ({"sort": "author, -date"}, ["old", "mueller2020", "zhou2019lipschitz"]),
        ({"keys": "old, mueller2020"}, ["old", "mueller2020"]),
        ({"keys": "old mueller2020", "sort": "-date"}, ["mueller2020", "old"]),
        ({"max": "1"}, ["mueller2020"]),
        ({"max": "1", "offset": "1"}, ["zhou2019lipschitz"]),
        ({"bibfiles": "refs.bib", "max": "1"}, ["mueller2020"]),
    ],
)  # fmt: skip
def test_order_and_choice(listed, options, expected):
    site = listed(**options)
    shown = keys(site)
    if options == {"sort": "title"}:
        titles = [t.text for t in site.html().select(".profile-title")]
        assert titles == sorted(titles, key=str.casefold)
        return
    assert shown == expected


def test_groups_have_headings_with_anchors_in_the_contents(listed):
    site = listed(group_by="year, type", conf={"html_theme": "alabaster"})
    page = site.html()
    outer = page.select("section.profile-publication-list > section.profile-group")
    assert [s["id"] for s in outer] == ["year-2020", "year-2019", "year-1999"]
    assert [s.select_one("h2").text.rstrip("¶") for s in outer] == ["2020", "2019", "1999"]
    assert outer[1].select_one("section.profile-group > h3").text.rstrip("¶") == "Conference papers"
    contents = [a["href"] for a in page.select(".sphinxsidebar a[href^='#']")]
    assert (
        contents[:3] == ["#", "#year-2020", "#year-2020-type-article"] or "#year-2020" in contents
    )


@pytest.mark.parametrize(
    ("sort", "first"),
    [("date", "1999"), ("date desc", "2020"), ("title", "2020"), ("+year", "1999")],
)
def test_groups_of_years_go_as_the_list_does(listed, sort, first):
    headings = listed(group_by="year", sort=sort).html().select(".profile-group-title")
    assert headings[0].text.rstrip("¶") == first


def test_numbers_count_up_or_down(listed):
    def numbers(site):
        return [n.text for n in site.html().select("article > .profile-number")]

    assert numbers(listed(numbered=None)) == ["1.", "2.", "3."]
    assert numbers(listed(numbered="down")) == ["3.", "2.", "1."]


def test_the_filter_box(listed):
    site = listed(search=None)
    form = site.one("section[data-search] form.profile-filter")
    assert form.has_attr("hidden")
    years = [o.text for o in form.select("select[name=year] option")]
    assert years == ["All", "2020", "2019", "1999"]
    assert [o.text for o in form.select("select[name=tag] option")] == ["All", "gan", "theory"]
    entry = site.one("#zhou2019lipschitz")
    assert (entry["data-year"], entry["data-type"]) == ("2019", "inproceedings")
    assert entry["data-tags"] == "gan|theory"


def test_nothing_matches(listed):
    site = listed(filter="year > 3000", empty="Nothing here & <b>now</b>.")
    assert site.one("p.profile-empty").text == "Nothing here & <b>now</b>."
    assert site.warnings == []
    assert "no publication matches" in site.app.status.getvalue()


@pytest.mark.parametrize(
    ("options", "subtype", "says"),
    [
        ({"filter": "author % "}, "query", "column"),
        ({"filter": "author.__class__"}, "query", "column"),
        ({"filter": "(" * 60 + "year" + ")" * 60}, "query", "column"),
        ({"sort": "dat e"}, "query", "sort"),
        ({"keys": "zhou2019lipschits"}, "unknown_key", "did you mean 'zhou2019lipschitz'?"),
        ({"bibfiles": "other.bib"}, "bibliography", "other.bib"),
        ({"max": "many"}, "bad_value", "many"),
        ({"parts": "title, colour"}, "bad_value", "colour"),
        ({"numbered": "sideways"}, "bad_value", "sideways"),
        ({"colour": "red"}, "unknown_option", "colour"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_page_is_built(listed, options, subtype, says):
    site = listed(**options)
    (warning,) = site.warned(subtype)
    assert says in warning
    assert re.match(r"index\.(md|rst):\d+: ", warning)
    assert site.html().select("section.profile-publication-list")


# -- several places ---------------------------------------------------------------------------


def test_the_same_entry_in_lists_and_on_pages_without_a_warning(build, md):
    lists = md.page(md.directive(OPEN, "", filter="selected"), md.directive(OPEN))
    card = md.page(md.publication("old"), md.role("pub", "zhou2019lipschitz"))
    files = {"index.md": lists, "card.md": card, "refs.bib": BIB}
    site = build(files, profile_bibfiles=["refs.bib"])
    assert site.warnings == []
    assert keys(site) == ["zhou2019lipschitz", "mueller2020", "old"]
    assert len(site.html().select("article.profile-publication")) == 4
    assert [s["id"] for s in site.html().select(".profile-publication-list")] == [OPEN, f"{OPEN}-2"]
    assert site.one("a[href$='index.html#zhou2019lipschitz']", "card")
    assert site.env.domains["profile"].find("old").docname == "card"


def test_handwritten_publications_are_in_lists_of_other_pages(build, md):
    note = md.publication(
        "By Hand", "See *this* and $y$.\n\n- one\n- two", key="hand", year="2024", authors="A. B*",
        pdf="paper.pdf",
    )  # fmt: skip
    files = {"index.md": md.page(md.directive(OPEN)), "a/other.md": md.page(note)}
    files |= {"refs.bib": BIB, "a/paper.pdf": b"%PDF-1.4"}
    site = build(files, profile_bibfiles=["refs.bib"], myst_enable_extensions=["dollarmath"])
    assert site.warnings == []
    entry = site.one("article#hand")
    assert keys(site)[0] == "hand"
    assert [li.text for li in entry.select("details li")] == ["one", "two"]
    assert entry.select_one("details em").text == "this"
    link = entry.select_one("a.profile-link")["href"]
    assert (site.outdir / link).is_file()
    assert site.env.domains["profile"].find("hand").docname == "a/other"


def test_a_local_file_of_the_bibliography_is_copied(listed, build, md):
    bib = '@misc{x, title = "X", pdf = {files/x.pdf}, preview = {x.png}, slides = {none.pdf}}'
    png = (Path(__file__).parent.parent / "docs/examples/river.png").read_bytes()
    files = {"index.md": md.page(md.directive(OPEN)), "bib/refs.bib": bib}
    files |= {"bib/files/x.pdf": b"%PDF-1.4", "bib/x.png": png}
    site = build(files, profile_bibfiles=["bib/refs.bib"])
    (warning,) = site.warned("missing_file")
    assert warning.startswith("bib/refs.bib:1: ")
    assert (site.outdir / site.one("a.profile-link[data-kind=pdf]")["href"]).is_file()
    assert (site.outdir / site.one("img.profile-thumbnail")["src"]).is_file()


# -- publication KEY --------------------------------------------------------------------------


def test_an_entry_with_options_over_it_and_a_body(build, markup):
    page = markup.page(
        markup.publication(
            "zhou2019lipschitz", "My **own** words.", abbr="NIPS", code2="https://x.org/"
        )
    )
    site = build({f"index{markup.suffix}": page, "r.bib": BIB}, profile_bibfiles=["r.bib"])
    assert site.warnings == []
    entry = site.one("article#zhou2019lipschitz")
    assert entry.select_one(".profile-title").text == "Lipschitz Generative Adversarial Nets"
    assert entry.select_one(".profile-abbr").text == "NIPS"
    assert [a["href"] for a in entry.select("a.profile-link")][1] == "https://x.org/"
    assert entry.select_one("details.profile-summary strong").text == "own"
    assert "training" not in entry.select_one("details.profile-summary").text
    assert "@inproceedings{zhou2019lipschitz," in entry.select_one(".profile-bibtex pre").text


def test_a_title_of_ones_own_for_an_entry(build, md):
    page = md.page(md.publication("Another *Title*", key="old"))
    site = build({"index.md": page, "r.bib": BIB}, profile_bibfiles=["r.bib"])
    assert site.one("#old .profile-title").text == "Another Title"
    assert "A University" in site.one("#old .profile-venue").text


def test_a_mistyped_key_gets_the_nearest(build, md):
    site = build(
        {"index.md": md.page(md.publication("odl")), "r.bib": BIB}, profile_bibfiles=["r.bib"]
    )
    (warning,) = site.warned("unknown_key")
    assert "did you mean 'old'?" in warning


def test_a_reference_to_what_no_page_shows(build, md):
    page = md.page(md.role("pub", "old"), md.role("pub", "hidden"))
    site = build({"index.md": page, "r.bib": BIB}, profile_bibfiles=["r.bib"])
    assert len(site.warned("not_shown")) == len(site.warned("hidden_draft")) == 1
    assert "An Old Thesis" in site.text("index.html")
    assert "Not Yet" not in site.text("index.html")


# -- other builders ---------------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["text", "latex", "man", "xml", "texinfo", "pseudoxml"])
def test_every_builder_shows_groups_and_entries(listed, builder):
    site = listed(group_by="year", numbered="down", builder=builder)
    assert site.warnings == []
    text = "".join(
        p.read_text(encoding="utf-8") for p in site.outdir.rglob("*")
        if p.suffix in {".txt", ".tex", ".1", ".xml", ".texi", ".pseudoxml"}
    )  # fmt: skip
    places = [text.find(word) for word in ("2020", "2019", "1999")]
    assert -1 not in places
    for word in ("Lipschitz", "Jiadong Liang", "An Old Thesis", "equal contribution"):
        assert word in text, word


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub"])
def test_every_builder_of_html_draws_the_list(listed, builder):
    site = listed(group_by="year", builder=builder, conf={"version": "1", "copyright": "Us"})
    assert site.warnings == []
    pages = [
        p for p in site.outdir.rglob("*html") if "profile-publication-list" in p.read_text("utf-8")
    ]
    assert pages
    assert all(key in pages[0].read_text("utf-8") for key in ALL)
