"""Pages of their own for publications: what is on them, what leads there, when they are written."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

import pytest
from sphinx.util.inventory import InventoryFile

BIB = """\
@article{ice, title = {On Ice}, author = {Zhou, Zhiming and Doe, Jane}, year = 2019,
  journal = {Journal of Ice}, volume = 3, number = 2, pages = {1--9}, doi = {10.1000/x_1},
  abstract = {We melt ice.}}
@article{snow, title = {On Snow}, author = {Doe, Jane}, year = 2018, journal = {Snow}}
@article{old, title = {On Nothing Shown}, author = {Roe, R.}, year = 2001, journal = {Dust}}
@misc{secret, title = {A Secret}, author = {Roe, R.}, year = 2020, status = {draft}}
"""
HEADINGS = {"ice": "On Ice", "snow": "On Snow", "old": "On Nothing Shown", "hand": "By Hand"}


def sources(markup, **more):
    hand = markup.publication(
        "By Hand", f"Body with {markup.role('pub', 'ice')}.", key="hand", year="2021"
    )
    files = {
        "index": markup.page(f"See {markup.role('pub', 'ice')}.", title="Home"),
        "papers": markup.page(
            hand, markup.directive("publication-list", filter="year > 2015"), title="Papers"
        ),
        "talks": markup.page(
            markup.directive("talk", "The Talk", publication="ice", event="IceConf", date="2020"),
            title="Talks",
        ),
        "other": markup.page("Text.", title="Other"),
    }
    return {
        **{f"{name}{markup.suffix}": text for name, text in files.items()},
        "p.bib": BIB,
        **more,
    }


@pytest.fixture
def site(build, markup):
    """``site(files, **values)``: the sources with a page for every publication."""

    def run(files=None, **values):
        values = {"profile_publication_pages": True, "profile_bibfiles": ["p.bib"], **values}
        return build({**sources(markup), **(files or {})}, **values)

    return run


@pytest.fixture
def md_site(build, md):
    def run(files=None, **values):
        values = {"profile_publication_pages": True, "profile_bibfiles": ["p.bib"], **values}
        return build({**sources(md), **(files or {})}, **values)

    return run


def own_pages(site, folder="publications"):
    return sorted(p.stem for p in (site.outdir / folder).glob("*.html"))


def written(site, **values):
    before = site.times()
    after = site.rebuild(**values).times()
    return sorted(
        name.removesuffix(".html")
        for name, time in after.items()
        if before.get(name) != time
        and name.endswith(".html")
        and name not in {"genindex.html", "search.html"}
    )


# What is on a page


def test_there_are_none_unless_they_are_asked_for(build, md):
    site = build(sources(md), profile_bibfiles=["p.bib"])
    assert not (site.outdir / "publications").exists()
    assert not site.html("papers").select(".profile-title a")
    assert [w for w in site.warnings if "[profile" in w] == []


def test_every_publication_has_one_and_drafts_have_none(site):
    made = site()
    assert made.warnings == []
    assert own_pages(made) == sorted(HEADINGS)
    for name, title in HEADINGS.items():
        assert made.one("h1", f"publications/{name}").text == title
    assert "Secret" not in "".join(made.text(f"publications/{n}.html") for n in HEADINGS)
    assert "secret" in own_pages(made.rebuild(profile_show_drafts=True))
    assert "secret" not in own_pages(made.rebuild(profile_show_drafts=False))


def test_a_page_has_the_card_the_citation_and_what_belongs_to_it(site, squeeze):
    page = site().html("publications/ice")
    card = page.select_one("article.profile-publication#ice")
    assert squeeze(card.select_one(".profile-authors")) == "Zhiming Zhou, Jane Doe"
    assert card.select_one("details.profile-summary").has_attr("open")
    assert squeeze(card.select_one(".profile-body")) == "We melt ice."
    assert "@article{ice" in card.select_one(".profile-bibtex pre").text
    assert squeeze(page.select_one(".profile-citation p")) == (
        "Zhiming Zhou and Jane Doe. On Ice. Journal of Ice, 3(2), 1–9, 2019. "
        "https://doi.org/10.1000/x_1"
    )
    assert squeeze(card.select_one(".profile-talks")) == "Talks: The Talk (IceConf, 2020)"
    assert card.select_one(".profile-talks a")["href"] == "../talks.html#the-talk"
    backlinks = {a.text: a["href"] for a in card.select(".profile-backlinks a")}
    assert backlinks == {"Home": "../index.html", "Papers": "../papers.html"}


def test_a_page_tells_reference_managers_what_it_is_about(site):
    made = site()
    (found,) = [parse_qsl(s["title"]) for s in made.html("publications/ice").select("span.Z3988")]
    assert ("rft.description", "We melt ice.") in found
    assert "rft.description" not in made.text("papers.html")
    assert "Z3988" not in made.rebuild(profile_coins=False).text("publications/ice.html")


def test_neighbours_are_in_the_order_of_a_list(site):
    made, order = site(), ["hand", "ice", "snow", "old"]
    for place, name in enumerate(order):
        page = made.html(f"publications/{name}")
        links = {a["rel"][0]: a["href"] for a in page.select(".profile-neighbours a")}
        expected = {"prev": order[place - 1]} if place else {}
        expected |= {"next": order[place + 1]} if place + 1 < len(order) else {}
        assert links == {rel: f"{key}.html" for rel, key in expected.items()}


def test_a_page_shows_all_parts_and_hides_bibtex_that_is_hidden(build, md):
    bib = BIB.replace("year = 2018", "year = 2018, bibtex_show = {false}")
    made = build(
        sources(md, **{"p.bib": bib}),
        profile_publication_pages=True, profile_bibfiles=["p.bib"], profile_parts=["title"],
    )  # fmt: skip
    assert not made.html("papers").select(".profile-bibtex")
    assert made.html("publications/ice").select(".profile-bibtex")
    assert made.html("publications/hand").select(".profile-bibtex")
    assert not made.html("publications/snow").select(".profile-bibtex")


def test_marks_are_explained(build, md):
    card = md.publication("A", key="a", authors="A. One*, B. Two*")
    made = build({"index.md": md.page(card)}, profile_publication_pages=True)
    assert made.one("p.profile-legend", "publications/a").text == "* equal contribution"


def test_a_body_leads_where_it_led(build, markup, png, squeeze):
    """References, anchors, files and pictures of a page in a folder, seen from another folder."""
    body = "\n\n".join(
        [
            f"{markup.role('pub', 'b')} {markup.role('doc', 'next')} {markup.role('ref', 'there')}",
            markup.role("download", "file <f.pdf>"),
            "![picture](p.png)" if markup.suffix == ".md" else ".. image:: p.png",
        ]
    )
    label = "(there)=" if markup.suffix == ".md" else ".. _there:"
    files = {
        f"index{markup.suffix}": markup.page("Home."),
        f"sub/a{markup.suffix}": markup.page(
            label, markup.heading("There", 2), "Text.",
            markup.publication("A", body, key="a"), markup.publication("B", key="b"),
        ),
        f"sub/next{markup.suffix}": markup.page("Next.", title="Next"),
        "sub/f.pdf": b"%PDF", "sub/p.png": png,
    }  # fmt: skip
    made = build(files, profile_publication_pages="own/{key}")
    assert made.warnings == []
    shown = made.one(".profile-body", "own/a")
    targets = {squeeze(a): a["href"] for a in shown.select("a")}
    assert targets.pop("file").startswith("../_downloads/")
    assert targets == {"B": "b.html", "Next": "../sub/next.html", "There": "../sub/a.html#there"}
    for link in [*[a["href"] for a in shown.select("a")], shown.img["src"]]:
        assert (made.outdir / "own" / link.partition("#")[0]).is_file(), link


def test_options_over_a_bibliography_are_on_the_page(build, md, squeeze):
    card = md.publication("ice", "My own summary.", title="Another Title")
    made = build(
        {"index.md": md.page(card), "p.bib": BIB},
        profile_publication_pages=True, profile_bibfiles=["p.bib"],
    )  # fmt: skip
    assert made.one("h1", "publications/ice").text == "Another Title"
    assert squeeze(made.one(".profile-body", "publications/ice")) == "My own summary."


def test_local_files_of_a_bibliography_are_copied(build, md, png):
    bib = "@misc{a, title = {A}, year = 2001, preview = {t.png}, pdf = {a.pdf}}"
    files = {"index.md": "# H\n", "p.bib": bib, "t.png": png, "a.pdf": b"%PDF"}
    made = build(files, profile_publication_pages=True, profile_bibfiles=["p.bib"])
    assert made.warnings == []
    page = made.html("publications/a")
    for link in (page.img["src"], page.select_one('a[data-kind="pdf"]')["href"]):
        assert (made.outdir / "publications" / link).is_file(), link


def test_formulas_load_the_renderer_where_they_are(build, md):
    bib = "@misc{a, title = {On $x$}}\n@misc{b, title = {B}}"
    made = build(
        {"index.md": "# H\n", "p.bib": bib},
        profile_publication_pages=True, profile_bibfiles=["p.bib"],
    )  # fmt: skip
    assert "mathjax" in made.text("publications/a.html").casefold()
    assert "mathjax" not in made.text("publications/b.html").casefold()


# What leads there


def test_references_inventory_search_and_titles_lead_to_the_page(site, markup):
    made = site({f"other{markup.suffix}": markup.page(
        markup.role("pub", "old"), markup.role("any", "snow"), markup.role("pub", "hand"),
        markup.role("pub", "the-talk"))})  # fmt: skip
    assert made.warnings == []
    links = [a["href"] for a in made.html("other").select("p a")]
    own = ["publications/old.html", "publications/snow.html", "publications/hand.html"]
    assert links == [*own, "talks.html#the-talk"]
    titles = {a.text: a["href"] for a in made.html("papers").select("p.profile-title > a")}
    assert titles == {HEADINGS[k]: f"publications/{k}.html" for k in ("hand", "ice", "snow")} | {
        "By Hand": "publications/hand.html"
    }
    inventory = InventoryFile.loads((made.outdir / "objects.inv").read_bytes(), uri="").data
    places = {key: item.uri for key, item in inventory["profile:publication"].items()}
    assert places == {key: f"publications/{key}.html" for key in HEADINGS}


def test_the_search_finds_pages_and_objects(md_site):
    made = md_site()
    for _build in range(2):
        text = made.text("searchindex.js")
        index = json.loads(text[text.index("{") : text.rindex("}") + 1])
        names = index["docnames"]
        assert {f"publications/{key}" for key in HEADINGS} < set(names)
        words = {"melt": "publications/ice", "bodi": "publications/hand"}
        for word, name in words.items():
            found = index["terms"][word]
            assert names.index(name) in (found if isinstance(found, list) else [found])
        objects = {(names[o[0]], o[4], o[3]) for group in index["objects"].values() for o in group}
        assert ("publications/ice", "On Ice", "ice") in objects
        made.write({"other.md": "# Other, changed\n"}).rebuild()


def test_a_title_that_leads_away_stays_as_it_is(build, md):
    card = md.publication("[A](https://a.example/)", key="a")
    made = build({"index.md": md.page(card)}, profile_publication_pages=True)
    assert [a["href"] for a in made.html().select(".profile-title a")] == ["https://a.example/"]


def test_citations_of_bibtex_lead_to_the_page(build, md):
    made = build(
        {"index.md": "# H\n\n{cite}`ice`\n", "p.bib": BIB},
        extensions=["myst_parser", "sphinxcontrib.bibtex", "sphinx_profile"],
        bibtex_bibfiles=["p.bib"], profile_publication_pages=True,
    )  # fmt: skip
    assert made.warnings == []
    assert made.html().select('a[href="publications/ice.html"]')
    assert made.one(".profile-backlinks a", "publications/ice")["href"] == "../index.html"


def test_another_project_links_to_the_page(md_site, build, md):
    first = md_site()
    inventory = (first.outdir / "objects.inv").read_bytes()
    made = build(
        {"index.md": "# H\n\n{pub}`ice`\n", "their.inv": inventory},
        extensions=["myst_parser", "sphinx.ext.intersphinx", "sphinx_profile"],
        intersphinx_mapping={"their": ("https://their.example/", "their.inv")},
    )
    assert made.warnings == []
    assert made.html().select('a[href="https://their.example/publications/ice.html"]')


# Names


HOSTILE = [
    "../../../evil", "/etc/passwd", "a/b", "a\\b", "..", ".", "index", "CON", "x" * 400, "ä" * 200,
    "Key", "key", "a b", "a:b", "{key}", "%2e%2e", "<script>", "_static", "genindex", "search",
]  # fmt: skip


def test_names_stay_in_the_site_and_are_no_ones_else(build, md, tmp_path):
    cards = [md.publication(f"T{n}", key=key) for n, key in enumerate(HOSTILE)]
    before = set(tmp_path.rglob("*"))
    made = build({"index.md": md.page(*cards)}, profile_publication_pages=True)
    assert [w for w in made.warnings if "[profile" in w] == []
    found = own_pages(made)
    assert len(found) == len({name.casefold() for name in found}) == len(set(HOSTILE))
    titles = {made.one("h1", f"publications/{name}").text for name in found}
    assert titles == {f"T{n}" for n in range(len(HOSTILE))}
    new = [p for p in tmp_path.rglob("*.html") if p not in before]
    assert all(p.is_relative_to(made.outdir) for p in new)


def test_no_page_of_the_project_is_overwritten(build, md):
    cards = [md.publication(key.title(), key=key) for key in ("other", "search", "genindex", "a")]
    made = build(
        {"index.md": md.page(*cards), "other.md": "# Mine\n"}, profile_publication_pages="{key}"
    )
    assert len(made.warned("page_name")) == 3
    assert made.one("h1", "other").text.startswith("Mine")
    assert not made.html("search").select("article")
    assert made.one("h1", "a").text == "A"
    links = [a["href"] for a in made.html().select(".profile-title a")]
    assert links == ["a.html"]


def test_a_folder_and_its_index_are_one_page(build, md):
    files = {"index.md": md.page(md.publication("A", key="a")), "pub/a/index.md": "# Mine\n"}
    made = build(files, builder="dirhtml", profile_publication_pages="pub/{key}")
    assert len(made.warned("page_name")) == 1
    assert "Mine" in made.text("pub/a/index.html")


@pytest.mark.parametrize("pattern", ["../{key}", "x/../{key}", "/{key}", "pages", "", "a\\{key}"])
def test_a_malformed_pattern_is_told_and_the_default_taken(build, md, pattern):
    made = build(
        {"index.md": md.page(md.publication("A", key="a"))}, profile_publication_pages=pattern
    )
    assert len(made.warned("config")) == 1
    assert own_pages(made) == ["a"]


# Builds over earlier ones


def test_a_build_without_a_change_writes_nothing(site):
    made = site()
    for _build in range(2):
        assert written(made) == []


EDITS = {
    "record": ({"p.bib": BIB.replace("We melt ice", "We melt snow")}, {"ice"}),
    "title": (
        {"p.bib": BIB.replace("{On Snow}", "{On Slush}")},
        {"snow", "ice", "old"},
    ),
    "talk": (
        {"talks.md": "# Talks\n\n```{talk} Another Talk\n:publication: ice\n```\n"},
        {"ice"},
    ),
    "citing": ({"other.md": "# Other\n\n{pub}`snow`\n"}, {"snow"}),
    "nothing": ({"other.md": "# Other, changed\n"}, set()),
    "people": ({"people.yml": "roe: {name: R. Roe, url: 'https://roe.example/'}\n"}, {"old"}),
    "body": (
        {"papers.md": "# Papers\n\n```{publication} By Hand\n:key: hand\n:year: 2021\n\nNew.\n```\n"
         "```{publication-list}\n:filter: year > 2015\n```\n"},
        {"hand", "ice"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_a_change_writes_the_pages_that_show_it(md_site, edit, build):
    """And ends, byte for byte, where a clean build does."""
    files, expected = EDITS[edit]
    start = {"people.yml": "roe: {name: R. Roe}\n"}
    made = md_site(start, profile_people="people.yml")
    made.write(files)
    changed = written(made)
    assert {n.partition("/")[2] for n in changed if n.startswith("publications/")} == expected
    fresh = md_site({**start, **files}, profile_people="people.yml")
    for name in [*own_pages(fresh), "../papers", "../index"]:
        page = f"publications/{name}.html"
        assert made.text(page) == fresh.text(page)
    assert written(made) == []


def test_a_new_entry_changes_its_neighbours_alone(md_site):
    made = md_site()
    made.write({"p.bib": BIB + "@misc{ancient, title = {A}, year = 1900}\n"})
    changed = {name for name in written(made) if name.startswith("publications/")}
    assert changed == {"publications/ancient", "publications/old"}


def test_pages_of_what_is_gone_are_deleted(md_site):
    made = md_site()
    made.write({"p.bib": BIB.replace("@article{old", "@article{new")}).rebuild()
    assert own_pages(made) == ["hand", "ice", "new", "snow"]
    made.rebuild(profile_publication_pages="pub/{key}")
    assert own_pages(made, "pub") == ["hand", "ice", "new", "snow"]
    assert not (made.outdir / "publications").exists()
    assert made.html("papers").select('a[href="pub/ice.html"]')
    made.rebuild(profile_publication_pages=False)
    assert not (made.outdir / "pub").exists()
    assert not made.html("papers").select(".profile-title a")
    assert made.html("index").select('a[href="papers.html#ice"]')


def test_a_page_that_was_deleted_is_written_again(md_site):
    made = md_site()
    (made.outdir / "publications" / "ice.html").unlink()
    assert written(made) == ["publications/ice"]


def test_a_page_that_the_project_has_now_is_not_deleted(md_site):
    made = md_site()
    made.write({"publications/old.md": "# Mine\n"}).rebuild()
    assert len(made.warned("page_name")) == 1
    assert made.one("h1", "publications/old").text.startswith("Mine")


def test_two_builders_over_one_environment(md_site):
    made = md_site()
    made.write({"p.bib": BIB.replace("We melt ice", "We melt snow")}).rebuild("text")
    assert "snow" in made.text("papers.txt")
    assert "We melt snow" in made.rebuild("html").text("publications/ice.html")
    made.rebuild("dirhtml")
    assert "We melt snow" in made.text("publications/ice/index.html")


def test_parallel_builds_make_the_same(md_site, build, md):
    files = {f"page{n}.md": f"# Page {n}\n\n{{pub}}`ice`\n" for n in range(12)}
    one = md_site(files)
    two = md_site(files, parallel=2)
    assert two.warnings == []
    names = [f"publications/{key}.html" for key in HEADINGS] + ["papers.html", "objects.inv"]
    assert {n: one.files()[n] for n in names} == {n: two.files()[n] for n in names}


# Builders and themes


def test_dirhtml_gives_every_page_a_folder(site):
    made = site(builder="dirhtml", html_baseurl="https://me.example/")
    assert made.warnings == []
    page = made.html("publications/ice/index")
    assert (
        page.select_one('link[rel="canonical"]')["href"] == "https://me.example/publications/ice/"
    )
    assert page.select_one(".profile-neighbours a[rel=next]")["href"] == "../snow/"
    assert made.html("papers/index").select('.profile-title a[href="../publications/ice/"]')
    assert made.html("index").select('a[href="publications/ice/"]')
    body = made.html("publications/hand/index").select_one(".profile-body a")
    assert body["href"] == "../ice/"


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "json", "xml"])
def test_other_builders_show_nothing_new(md_site, builder):
    made = md_site(builder=builder)
    assert [w for w in made.warnings if "old" not in w and "conf value" not in w] == []
    assert len(made.warned("not_shown")) == 0
    assert not [name for name in made.files() if "publications/" in name]


@pytest.mark.filterwarnings("ignore:'sphinx_book_theme._transforms")  # its own, not ours
@pytest.mark.parametrize(
    "theme", ["alabaster", "furo", "sphinx_rtd_theme", "pydata_sphinx_theme", "sphinx_book_theme"]
)
def test_a_page_is_one_of_its_theme(md_site, theme):
    made = md_site(html_theme=theme, html_baseurl="https://me.example/site")
    assert made.warnings == []
    page, ordinary = made.html("publications/ice"), made.html("other")
    assert page.title.text.startswith("On Ice")
    sheets = {link["href"].partition("?")[0].removeprefix("../")
              for link in page.select('link[rel="stylesheet"]')}  # fmt: skip
    others = {link["href"].partition("?")[0] for link in ordinary.select('link[rel="stylesheet"]')}
    assert others <= sheets
    assert "_static/sphinx-profile.css" in sheets
    canonical = [link["href"] for link in page.select('link[rel="canonical"]')]
    assert canonical == ["https://me.example/site/publications/ice.html"]
    assert len(page.select('meta[name="citation_title"]')) == 1
    assert page.select("footer, .footer")
    main = page.select_one('[role="main"], main, article.bd-article')
    assert main.select_one("article.profile-publication")


def test_the_sidebar_shows_the_owner_there_too(build, md):
    bio = md.directive("profile-bio", "Zhiming Zhou", "Prose.")
    made = build(
        {"index.md": md.page(bio, md.publication("A", key="a"))},
        profile_publication_pages=True, html_theme="alabaster",
        html_sidebars={"**": ["profile-sidebar.html"]},
    )  # fmt: skip
    assert made.one(".profile-sidebar .profile-name a", "publications/a")["href"] == "../index.html"


def test_a_project_has_its_own_template(build, md):
    template = "<h1>Mine: {{ page.citation }}</h1>{{ page.card }}"
    files = {
        "index.md": md.page(md.publication("A <b>", key="a", year="2019")),
        "_templates/profile/publication-page.html": template,
    }
    made = build(files, profile_publication_pages=True, templates_path=["_templates"])
    assert made.one("h1", "publications/a").text == "Mine: A <b>. 2019."


def test_hostile_titles_end_as_text(build, md):
    title = '"><script>alert(1)</script>]]>--> \u202e' + "x" * 100_000
    made = build({"index.md": md.page(md.publication(title, key="a"), md.publication("B", key="b"))},
                 profile_publication_pages=True)  # fmt: skip
    page, other = made.html("publications/a"), made.html("publications/b")
    assert "<script>alert(1)" in page.h1.text
    for soup in (page, other, made.html()):
        assert not [s for s in soup.select("script") if "alert" in s.text and s.get("type") is None]
        assert not soup.select("[onload], [onerror]")
    assert "<script>alert(1)" in page.title.text
