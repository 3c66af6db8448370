"""What machines read of a page: COinS, Highwire, Dublin Core, JSON-LD, Open Graph."""

from __future__ import annotations

import json
import warnings
from urllib.parse import parse_qsl, urljoin

import extruct
import pytest
from bs4 import BeautifulSoup

BASE = "https://me.example/site/"
BIB = """\
@article{ice, title = {On Ice \\& Snow}, author = {Zhou, Zhiming and Doe, Jane}, year = 2019,
  journal = {Journal of Ice}, volume = 3, number = 2, pages = {1--9},
  doi = {https://doi.org/10.1000/x\\_1}, abstract = {We melt ice.}, pdf = {ice.pdf}}
@misc{two, title = {Second}, author = {Doe, Jane}, year = 2018}
"""
HOSTILE = [
    '"><script>alert(1)</script>',
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]> --> x",
    "a\x00b",
    "\u202eevil\u2066",
    "x" * 100_000,
    "half \ud800 pair",
    "&quot;&gt;",
    "' onload=alert(1) x='",
]


def sources(md, **more):
    bio = md.directive(
        "profile-bio", "Zhiming Zhou", "I melt ice.", position="Professor", photo="p.png",
        orcid="0000-0002-1825-0097", affiliation="[Ice](https://ice.example/)",
    )  # fmt: skip
    talk = md.directive("talk", "The Talk", publication="ice", date="2020-05-01", event="IceConf",
                        authors="Zhiming Zhou")  # fmt: skip
    return {
        "index.md": md.page(bio, title="Zhiming Zhou"),
        "papers.md": md.page(md.directive("publication-list"), talk, title="Papers"),
        "one.md": md.page(md.publication("By Hand", "Its body.", key="hand", year="2021",
                                         authors="Zhiming Zhou, R. Roe"), title="One"),
        "plain.md": "# Plain\n",
        "p.bib": BIB, "ice.pdf": b"%PDF",
        **more,
    }  # fmt: skip


@pytest.fixture
def site(build, md, png):
    def run(files=None, **values):
        values = {"profile_bibfiles": ["p.bib"], **values}
        return build({**sources(md, **{"p.png": png}), **(files or {})}, **values)

    return run


def json_ld(page):
    """The nodes of the JSON-LD of a page, by their ``@id``."""
    scripts = page.select('script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return {n["@id"]: n for s in scripts for n in json.loads(s.string)["@graph"]}


def coins(page):
    """Keys and values of each COinS of a page."""
    return [parse_qsl(span["title"]) for span in page.select("span.Z3988")]


def metas(page, prefix):
    found = page.select(f'meta[name^="{prefix}"]')
    return [(m["name"], m["content"]) for m in found]


# COinS


def test_every_entry_has_a_coins(show, markup):
    hand = markup.publication("By Hand", key="h", authors="Ann Lee, Bo Li", year="2001")
    page = show(
        hand, markup.directive("publication-list"), files={"p.bib": BIB}, profile_bibfiles=["p.bib"]
    ).html()
    assert len(page.select("article.profile-publication > span.Z3988")) == 4
    found = {dict(c).get("rft.atitle") or dict(c).get("rft.title"): dict(c) for c in coins(page)}
    assert set(found) == {"By Hand", "On Ice & Snow", "Second"}
    ice = found["On Ice & Snow"]
    assert ice["ctx_ver"] == "Z39.88-2004"
    assert (ice["rft.jtitle"], ice["rft.spage"], ice["rft.epage"]) == ("Journal of Ice", "1", "9")
    assert ("rft_id", "info:doi/10.1000/x_1") in [pair for c in coins(page) for pair in c]


def test_a_coins_takes_no_room(show_md, md):
    """An empty child of a row would be one more gap in it."""
    span = show_md(md.publication("A", key="a")).one("span.Z3988")
    assert span.text == ""
    assert span.has_attr("hidden")
    assert span.find_next_sibling() is None


def test_coins_are_switched_off(site):
    made = site(profile_coins=False)
    assert "Z3988" not in made.text("papers.html")
    assert "Z3988" in made.rebuild(profile_coins=True).text("papers.html")


def test_talks_have_none(show_md, md):
    assert "Z3988" not in show_md(md.directive("talk", "T")).text("index.html")


# Highwire and Dublin Core


def test_the_page_of_a_publication_has_highwire_and_dublin_core(site):
    page = site(html_baseurl=BASE, profile_publication_pages=True).html("publications/ice")
    found = metas(page, "citation_")
    url = f"{BASE}publications/ice.html"
    pdf = next(content for name, content in found if name == "citation_pdf_url")
    assert pdf.startswith(f"{BASE}_downloads/")
    assert pdf.endswith("/ice.pdf")
    assert [pair for pair in found if pair[0] != "citation_pdf_url"] == [
        ("citation_title", "On Ice & Snow"),
        ("citation_author", "Zhou, Zhiming"),
        ("citation_author", "Doe, Jane"),
        ("citation_publication_date", "2019"),
        ("citation_journal_title", "Journal of Ice"),
        ("citation_volume", "3"),
        ("citation_issue", "2"),
        ("citation_firstpage", "1"),
        ("citation_lastpage", "9"),
        ("citation_doi", "10.1000/x_1"),
        ("citation_abstract_html_url", url),
    ]
    assert ("DC.identifier", "10.1000/x_1") in metas(page, "DC.")
    assert page.select_one('link[rel="schema.DC"]')["href"] == "http://purl.org/dc/elements/1.1/"
    assert [link["href"] for link in page.select('link[rel="canonical"]')] == [url]
    assert page.select_one('meta[name="description"]')["content"] == "We melt ice."


def test_without_an_address_of_the_site_none_is_made_up(site):
    page = site(profile_publication_pages=True).html("publications/ice")
    names = {name for name, _content in metas(page, "citation_")}
    assert "citation_title" in names
    assert not names & {"citation_pdf_url", "citation_abstract_html_url"}
    assert not page.select('link[rel="canonical"]')
    assert json_ld(page)["ice.html"]["url"] == "ice.html"


def test_other_pages_have_no_highwire(site):
    made = site(profile_publication_pages=True)
    for name in ("index", "papers", "one", "plain"):
        assert not metas(made.html(name), "citation_")


def test_a_handwritten_summary_is_the_abstract(site):
    page = site(profile_publication_pages=True).html("publications/hand")
    assert ("DC.description", "Its body.") in metas(page, "DC.")


# JSON-LD


@pytest.mark.parametrize("own", [False, True])
def test_one_graph_over_all_pages(site, own):
    made = site(html_baseurl=BASE, profile_publication_pages=own)
    index, papers, one = (json_ld(made.html(name)) for name in ("index", "papers", "one"))
    person = f"{BASE}index.html#person-zhiming-zhou"
    profile = index[f"{BASE}index.html"]
    assert (profile["@type"], profile["mainEntity"]) == ("ProfilePage", {"@id": person})
    assert index[person]["jobTitle"] == "Professor"
    assert index[person]["image"].startswith(f"{BASE}_images/")
    assert index[person]["affiliation"]["url"] == "https://ice.example/"
    ice = f"{BASE}publications/ice.html" if own else f"{BASE}papers.html#ice"
    talk = f"{BASE}papers.html#the-talk"
    hand = f"{BASE}publications/hand.html" if own else f"{BASE}one.html#hand"
    assert set(papers) == {ice, ice.replace("ice", "two"), hand, talk}
    assert papers[ice]["author"][0]["@id"] == person
    assert "@id" not in papers[ice]["author"][1]
    assert papers[talk]["workFeatured"] == {"@id": ice}
    assert papers[talk]["performer"][0]["@id"] == person
    assert one[hand]["author"][0]["@id"] == person
    if own:
        assert json_ld(made.html("publications/ice"))[ice]["abstract"] == "We melt ice."


def test_without_an_address_of_the_site_addresses_are_relative(site):
    """And lead, from wherever they stand, to the same places."""
    made = site()
    ids = {
        name: {urljoin(f"https://x.example/{name}.html", i) for i in json_ld(made.html(name))}
        for name in ("index", "papers", "one")
    }
    assert "https://x.example/index.html#person-zhiming-zhou" in ids["index"]
    assert "https://x.example/papers.html#ice" in ids["papers"]
    assert ids["one"] == {"https://x.example/one.html#hand"} < ids["papers"]


def test_extruct_reads_the_page(site):
    made = site(html_baseurl=BASE, profile_publication_pages=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extruct's own
        found = extruct.extract(
            made.text("publications/ice.html"), base_url=BASE, syntaxes=["json-ld", "dublincore"]
        )
    graph = found["json-ld"][0]["@graph"]
    assert [node["name"] for node in graph] == ["On Ice & Snow"]
    elements = found["dublincore"][0]["elements"]
    assert {e["content"] for e in elements if e["name"] == "DC.creator"} == {
        "Zhou, Zhiming", "Doe, Jane"
    }  # fmt: skip


def test_json_ld_is_switched_off(site):
    made = site(profile_json_ld=False, profile_publication_pages=True)
    for name in ("index", "papers", "publications/ice"):
        assert "ld+json" not in made.text(f"{name}.html")
    assert metas(made.html("publications/ice"), "citation_")


def test_pages_without_us_have_nothing(site):
    made = site({"nothing.md": "# N\n"}, html_baseurl=BASE, profile_exports=[])
    page = made.html("nothing")
    assert not page.select('script[type="application/ld+json"], meta[property], span.Z3988')


@pytest.mark.parametrize("own", [False, True])
def test_metadata_follow_what_stands_elsewhere(site, md, own):
    """A person whose biography moves, an entry that gets a home: every page that says so."""
    made = site(html_baseurl=BASE, profile_publication_pages=own, profile_owner="Zhiming Zhou")
    moved = {
        "index.md": "# Home\n",
        "me.md": md.page(md.directive("profile-bio", "Zhiming Zhou"), title="Me"),
        "one.md": "# One\n",
        "two.md": md.page(md.publication("By Hand", key="hand", authors="Zhiming Zhou")),
    }
    made.write(moved).rebuild()
    names = ["papers.html", "me.html", "index.html", "two.html"]
    names += ["publications/ice.html", "publications/hand.html"] if own else []
    fresh = site(
        moved, html_baseurl=BASE, profile_publication_pages=own, profile_owner="Zhiming Zhou"
    )
    assert {n: made.files()[n] for n in names} == {n: fresh.files()[n] for n in names}
    assert f"{BASE}me.html#" in made.text("papers.html")


def test_parallel_builds_say_the_same(site):
    files = {f"page{n}.md": f"# Page {n}\n" for n in range(12)}
    one, two = site(files), site(files, parallel=2)
    names = ["papers.html", "index.html", "one.html"]
    assert {n: one.files()[n] for n in names} == {n: two.files()[n] for n in names}


@pytest.mark.parametrize(
    "theme", ["alabaster", "furo", "sphinx_rtd_theme", "pydata_sphinx_theme", "sphinx_book_theme"]
)
@pytest.mark.filterwarnings("ignore:'sphinx_book_theme._transforms")  # its own, not ours
def test_every_theme_prints_it_once(site, theme):
    page = site(html_theme=theme, html_baseurl=BASE).html("papers")
    assert len(json_ld(page)) == 4
    assert len(page.select('link[rel="canonical"]')) == 1


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "json", "text", "latex"])
def test_other_builders_have_none(site, builder):
    made = site(builder=builder, html_baseurl=BASE, suppress_warnings=["toc.not_included", "epub"])
    assert not [n for n, data in made.files().items() if b"ld+json" in data]


# Open Graph

OPENGRAPH = {
    "extensions": ["myst_parser", "sphinxext.opengraph", "sphinx_profile"],
    "ogp_site_url": BASE,
    "ogp_social_cards": {"enable": False},
}


def graph_of(page):
    found = [(m["property"], m["content"]) for m in page.select("meta[property]")]
    assert len(dict(found)) == len(found), "nothing is there twice"
    return dict(found)


@pytest.mark.parametrize("first", [True, False])
def test_opengraph_gets_its_values_from_us(site, first):
    own = ["sphinxext.opengraph", "sphinx_profile"]
    extensions = ["myst_parser", *(own if first else own[::-1])]
    made = site(**{**OPENGRAPH, "extensions": extensions}, profile_publication_pages=True)
    person = graph_of(made.html("index"))
    assert (person["og:title"], person["og:type"]) == ("Zhiming Zhou", "profile")
    assert person["og:description"] == "I melt ice."
    assert person["og:image"] == f"{BASE}_images/p.png"
    card = graph_of(made.html("one"))
    assert (card["og:title"], card["og:type"]) == ("By Hand", "article")
    own_page = graph_of(made.html("publications/ice"))
    assert own_page["og:title"] == "On Ice & Snow"
    assert own_page["og:description"] == "We melt ice."
    assert graph_of(made.html("plain"))["og:title"] == "Plain"
    assert json_ld(made.html("index"))


def test_the_words_of_a_list_are_found_and_describe_nothing(build, md):
    listed = md.page("An introduction.", md.directive("publication-list"), title="Papers")
    made = build({"index.md": listed, "p.bib": BIB}, **OPENGRAPH, profile_bibfiles=["p.bib"])
    page = made.html("index")
    assert graph_of(page)["og:description"] == "An introduction."
    assert page.select_one("meta[name=description]")["content"] == "An introduction."
    assert '"snow":0' in made.text("searchindex.js")


def test_what_the_author_wrote_goes_before(site, md):
    bio = md.directive("profile-bio", "Zhiming Zhou", "Prose.")
    page = "---\nog:title: Mine\n---\n\n" + md.page(bio, title="Zhiming Zhou")
    made = site({"index.md": page}, **OPENGRAPH)
    assert graph_of(made.html("index"))["og:title"] == "Mine"
    assert set(made.env.metadata["index"]) == {"og:title", "wordcount"}


def test_without_opengraph_there_is_none(site):
    made = site(html_baseurl=BASE, profile_publication_pages=True)
    for name in ("index", "one", "papers", "publications/ice"):
        assert not made.html(name).select('meta[property^="og:"]')


# Hostile texts


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_end_as_text(build, md, text):
    """In a title, a name, a venue and an abstract, of a page, a bibliography, and a talk."""
    value = text.replace("{", "").replace("}", "")
    bib = f"@article{{b, title = {{{value}}}, author = {{{value}}}, journal = {{{value}}},\n" \
          f"  abstract = {{{value}}}, year = 2019}}"  # fmt: skip
    typed = text.replace("\ud800", "")  # Sphinx reads no page with such a half
    card = md.publication(typed, key="a", authors=typed, venue=typed, year="2020")
    bio = md.directive("profile-bio", typed, position=typed)
    talk = md.directive("talk", typed, event=typed, location=typed, date="2020", publication="a")
    made = build(
        {"index.md": md.page(bio, card, talk, md.directive("publication-list")), "p.bib": bib},
        **OPENGRAPH, profile_bibfiles=["p.bib"], profile_publication_pages=True,
        html_baseurl=BASE,
    )  # fmt: skip
    extra = 1  # our own
    own = () if "\x00" in text else ("publications/b",)  # a file with NUL is no bibliography
    for name in ("index", "publications/a", *own):
        page = made.html(name)
        scripts = [s for s in page.select("script") if s.get("type") != "application/ld+json"]
        assert len(scripts) == len(made.html("genindex").select("script")) + extra, name
        assert json_ld(page)
        assert not page.select("[onload]")
        assert "\x00" not in made.text(f"{name}.html")
        assert all(pair for found in coins(page) for pair in found)
        assert not page.head.find_all(string=lambda s: "alert(1)" in s and s.parent.name == "head")


def test_no_doi_is_doubled_and_no_address_has_latex(site):
    made = site(html_baseurl=BASE, profile_publication_pages=True)
    for name in ("papers", "publications/ice"):
        text = str(BeautifulSoup(made.text(f"{name}.html"), "html5lib").head)
        assert "doi.org/https" not in text
        assert "x\\_1" not in text
        assert "x\\\\_1" not in text
