"""The files beside the HTML: all publications, and lists of their own; links to them; the feed."""

from __future__ import annotations

import json

import feedparser
import pytest
import rispy
from pybtex.database import parse_string

BIB = """@article{one, title = {One}, author = {Doe, Jane}, year = 2001, month = 3, pdf = {p.pdf}}
@article{two, title = {Two}, author = {Roe, R.}, year = 2003}
@article{hidden, title = {Secret}, author = {Roe, R.}, year = 2004, status = {draft}}
"""
FILES = ["publications.atom", "publications.bib", "publications.json", "publications.ris"]
BASE = "https://x.example/site/"


def site_of(build, markup, *blocks, files=None, **values):
    """A page with these blocks and a publication by hand, a bibliography of three entries."""
    page = markup.page(*blocks, markup.publication("By Hand", key="hand", year="1999"))
    more = {"other" + markup.suffix: markup.page("Text.", title="Other"), "a.bib": BIB}
    values = {"profile_bibfiles": ["a.bib"], **values}
    return build(
        {f"index{markup.suffix}": page, "p.pdf": b"%PDF", **more, **(files or {})}, **values
    )


def exports(site):
    return sorted(n for n in site.files() if n.startswith(("publications.", "_exports/")))


def keys(site, name="publications.bib"):
    return list(parse_string(site.text(name), "bibtex").entries)


# -- what is written --------------------------------------------------------------------------


def test_every_file_holds_all_publications_but_drafts(build, markup):
    site = site_of(build, markup, html_baseurl=BASE)
    assert site.warnings == []
    assert exports(site) == FILES
    assert keys(site) == ["one", "two", "hand"]
    assert [item["id"] for item in json.loads(site.text("publications.json"))] == keys(site)
    assert [entry["id"] for entry in rispy.loads(site.text("publications.ris"))] == keys(site)
    feed = feedparser.parse(site.text("publications.atom"))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Two", "One", "By Hand"]
    assert [entry.updated for entry in feed.entries][1] == "2001-03-01T00:00:00+00:00"
    assert not [name for name in FILES if "Secret" in site.text(name)]


def test_a_formula_of_a_page_is_one_in_every_file(build, md):
    block = md.publication(r"Rates of $x^2$ and $\alpha$", key="rates", year="2001")
    site = site_of(build, md, block, myst_enable_extensions=["colon_fence", "dollarmath"])
    assert site.warnings == []
    entry = parse_string(site.text("publications.bib"), "bibtex").entries["rates"]
    assert entry.fields["title"] == r"Rates of $x^2$ and $\alpha$"
    titles = {item["id"]: item["title"] for item in json.loads(site.text("publications.json"))}
    assert titles["rates"] == "Rates of $x^2$ and α"
    assert "TI  - Rates of $x^2$ and α" in site.text("publications.ris")
    assert "<title>Rates of $x^2$ and α</title>" in site.text("publications.atom")


@pytest.mark.parametrize("shown", [True, False])
def test_drafts_are_in_none_though_they_are_shown(build, md, shown):
    draft = md.publication("Hidden Too", key="draft", status="draft")
    override = md.publication("two", status="draft")
    site = site_of(build, md, draft, override, md.directive("publication-list", export=None),
                   profile_show_drafts=shown)  # fmt: skip
    assert site.warnings == []
    for name in exports(site):
        assert not {"Secret", "Hidden Too", "Two"} & {w for w in ("Secret", "Hidden Too", "Two")
                                                      if w in site.text(name)}, name  # fmt: skip
    assert keys(site) == ["one", "hand"]
    assert keys(site, "_exports/index/publication-list.bib") == ["hand", "one"][::-1]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_builders_of_sites_write_them(build, md, builder):
    assert exports(site_of(build, md, builder=builder)) == FILES


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "xml", "json", "pickle"])
def test_other_builders_do_not(build, md, builder):
    site = site_of(build, md, "Get {export}`bib`.", builder=builder)
    assert exports(site) == []
    assert not [w for w in site.warnings if "profile." in w]


def test_a_choice_of_formats(build, md):
    site = site_of(build, md, profile_exports=["ris", "bib"])
    assert exports(site) == ["publications.bib", "publications.ris"]
    assert 'type="application/atom+xml"' not in site.text("index.html")


def test_an_unknown_format_is_warned_of(build, md):
    site = site_of(build, md, profile_exports=["bib", "bibtex", ["x"]])
    assert exports(site) == ["publications.bib"]
    assert [w for w in site.warned("config") if "'bibtex'" in w]


def test_nothing_without_publications(build, md):
    site = build({"index.md": md.page(md.directive("profile-bio", "Jane Doe"))})
    assert exports(site) == []
    assert "application/atom" not in site.text("index.html")


def test_the_bibliography_of_others_is_not_exported(build, md):
    """What sphinxcontrib-bibtex cites, and no page of ours shows, may be of anybody's works."""
    values = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_profile"],
              "bibtex_bibfiles": ["a.bib"]}  # fmt: skip
    site = build(
        {"index.md": "# Home\n\n{cite}`one`\n\n```{bibliography}\n```\n", "a.bib": BIB}, **values
    )
    assert exports(site) == []
    site.write({"index.md": md.page(md.directive("publication-list"))}).rebuild()
    assert exports(site) == FILES


def test_a_local_file_has_its_address(build, md):
    site = site_of(build, md, md.directive("publication-list"),
                   md.publication("With a File", key="file", pdf="p.pdf"), html_baseurl=BASE)  # fmt: skip
    items = {item["id"]: item for item in json.loads(site.text("publications.json"))}
    for key in ("one", "file"):
        address = items[key]["custom"]["pdf"]
        assert address.startswith(f"{BASE}_downloads/")
        assert (site.outdir / address.removeprefix(BASE)).read_bytes() == b"%PDF"


def test_a_file_of_the_project_is_kept(build, md):
    site = site_of(build, md, "{export}`bib`", html_extra_path=["extra"],
                   files={"extra/publications.bib": "mine"}, exclude_patterns=["extra"])  # fmt: skip
    assert site.warnings == []
    assert site.text("publications.bib") == "mine"
    assert site.one('a[href="publications.bib"]')
    site.rebuild(profile_exports=[])
    assert exports(site) == ["publications.bib"]


# -- incremental builds -----------------------------------------------------------------------


def written(site, **values):
    before = site.times()
    after = site.rebuild(**values).times()
    return sorted(n for n in exports(site) if before.get(n) != after[n])


def test_a_build_without_a_change_reads_no_bibliography_and_writes_nothing(build, md):
    page = md.directive("publication-list", export="bib")
    site = site_of(build, md, page, "{export}`bib publication-list` {export}`ris`")
    assert written(site) == []
    bibliographies = site.env.domains["profile"].bibliographies
    assert "library" not in vars(bibliographies)


def test_only_what_holds_a_change_is_written(build, md):
    site = site_of(build, md, md.directive("publication-list", export="bib", filter="year == 2003"))
    site.write({"a.bib": BIB.replace("{One}", "{Uno}")})
    assert written(site) == FILES
    site.write({"a.bib": BIB.replace("{Two}", "{Due}").replace("{One}", "{Uno}")})
    assert written(site) == ["_exports/index/publication-list.bib", *FILES]
    site.write({"a.bib": f"% a comment\n{site.src.joinpath('a.bib').read_text()}"})
    assert written(site) == []


def test_a_file_that_is_gone_is_written_again(build, md):
    site = site_of(build, md)
    (site.outdir / "publications.ris").unlink()
    assert written(site) == ["publications.ris"]


def test_what_is_no_longer_wanted_is_deleted(build, md):
    site = site_of(build, md, md.directive("publication-list", export="bib"))
    assert len(exports(site)) == 5
    site.rebuild(profile_exports=["bib"])
    assert exports(site) == ["_exports/index/publication-list.bib", "publications.bib"]
    assert "application/atom" not in site.text("other.html")
    site.write({"index.md": "# Home\n"}).rebuild(profile_bibfiles=[])
    assert exports(site) == []
    assert not (site.outdir / "_exports").exists()


def test_a_first_publication_brings_the_feed_to_every_page(build, md):
    site = build({"index.md": md.page("{export}`bib`"), "other.md": "# Other\n"})
    assert "application/atom" not in site.text("other.html")
    assert len(site.warned("unknown_export")) == 1
    site.write({"new.md": md.page(md.publication("T", key="t"))}).rebuild()
    assert "application/atom" in site.text("other.html")
    assert site.one('a[href="publications.bib"]')
    site.remove("new.md").rebuild()
    assert "application/atom" not in site.text("other.html")
    assert not site.html().select('a[href="publications.bib"]')


@pytest.mark.parametrize("parallel", [0, 2])
def test_an_incremental_build_ends_where_a_clean_one_does(build, md, parallel):
    pages = {f"p{n}.md": md.page(md.directive("publication-list", export=None)) for n in range(7)}
    site = site_of(build, md, files=pages, parallel=parallel)
    edits = {
        "a.bib": BIB + "@misc{new, title = {New}}",
        "p3.md": md.page("{export}`bib p2#publication-list`"),
    }
    site.write(edits).rebuild()
    clean = site_of(build, md, files={**pages, **edits}, parallel=parallel)
    assert {n: site.files()[n] for n in exports(site)} == {
        n: clean.files()[n] for n in exports(clean)
    }
    assert site.files()["p3.html"] == clean.files()["p3.html"]


# -- lists ------------------------------------------------------------------------------------


def test_a_list_offers_its_own(build, markup):
    block = markup.directive("publication-list", filter="year > 2000", export="bib, ris csl")
    site = site_of(build, markup, block)
    assert site.warnings == []
    links = site.html().select("section.profile-publication-list > .profile-export a[download]")
    assert [(a.get_text().strip(), a["href"], a["download"]) for a in links] == [
        ("BibTeX", "_exports/index/publication-list.bib", "index-publication-list.bib"),
        ("RIS", "_exports/index/publication-list.ris", "index-publication-list.ris"),
        ("CSL-JSON", "_exports/index/publication-list.json", "index-publication-list.json"),
    ]
    assert keys(site, links[0]["href"]) == ["two", "one"]
    assert [e["id"] for e in rispy.loads(site.text(links[1]["href"]))] == ["two", "one"]
    assert [e["id"] for e in json.loads(site.text(links[2]["href"]))] == ["two", "one"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_lists_of_a_page_in_a_folder(build, md, builder):
    block = md.directive("publication-list", export="bib")
    page = md.page(block, md.block("publication-list", "", [":name: Mine", ":export: bib"], ""))
    site = site_of(build, md, files={"a b/ü.md": page}, builder=builder)
    found = site.html("a b/ü" if builder == "html" else "a b/ü/index").select(".profile-export a")
    up = "../" if builder == "html" else "../../"
    assert [a["href"] for a in found] == [
        f"{up}_exports/a%20b/%C3%BC/{name}.bib" for name in ("publication-list", "Mine")
    ]
    assert keys(site, "_exports/a b/ü/Mine.bib")


def test_a_list_without_entries_offers_nothing(build, md):
    site = site_of(build, md, md.directive("publication-list", filter="year == 1", export=None))
    assert exports(site) == FILES
    assert not site.html().select(".profile-export")


def test_a_list_has_no_feed_and_no_unknown_format(build, markup):
    site = site_of(build, markup, markup.directive("publication-list", export="atom bib bibtex"))
    assert len(site.warned("bad_value")) == len(site.warnings) == 2
    assert exports(site) == ["_exports/index/publication-list.bib", *FILES]


def test_a_list_is_exported_though_the_site_is_not(build, md):
    site = site_of(build, md, md.directive("publication-list", export="bib"), profile_exports=[])
    assert site.warnings == []
    assert exports(site) == ["_exports/index/publication-list.bib"]


# -- links ------------------------------------------------------------------------------------


def test_a_link_to_each_export(build, markup):
    roles = [markup.role("export", t) for t in ("bib", "csl", "ris", "atom", "the feed <atom>")]
    site = site_of(build, markup, " ".join(roles))
    assert site.warnings == []
    found = [(a["href"], a.get_text()) for a in site.html().select('a[href^="publications."]')]
    assert found == [
        ("publications.bib", "BibTeX"), ("publications.json", "CSL-JSON"),
        ("publications.ris", "RIS"), ("publications.atom", "Atom"),
        ("publications.atom", "the feed"),
    ]  # fmt: skip


def test_a_link_from_a_folder(build, md):
    page = {"sub/page.md": md.page("{export}`bib` {export}`ris /index#mine`")}
    block = md.block("publication-list", "", [":name: mine", ":export: ris"], "")
    site = site_of(build, md, block, files=page)
    assert site.warnings == []
    assert site.one('a[href="../publications.bib"]', "sub/page")
    assert site.one('a[href="../_exports/index/mine.ris"]', "sub/page")


def test_a_link_is_text_elsewhere(build, md):
    site = site_of(build, md, "Get {export}`bib` or {export}`that <ris>`.", builder="text")
    assert "Get BibTeX or that." in site.text("index.txt")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("bibtex", "did you mean 'bib'?"),
        ("atom", "not in profile_exports"),
        ("bib nolist", "has no list 'nolist'"),
        ("bib publication-lst", "did you mean 'publication-list'?"),
        ("ris publication-list", "no 'ris' in its option export"),
        ("bib nowhere#publication-list", "'nowhere' has no list"),
    ],
)
def test_a_wrong_link_is_warned_of_and_stays_as_text(build, markup, target, message):
    block = markup.directive("publication-list", export="bib")
    text = markup.role("export", f"that file <{target}>")
    site = site_of(build, markup, block, text, profile_exports=["bib"])
    (warning,) = site.warned("unknown_export")
    assert site.warnings == [warning]
    assert warning.startswith(f"index{markup.suffix}:")
    assert message in warning
    assert "that file" in site.html().body.text


# -- the feed ---------------------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_feed_is_named_in_every_page(build, md, builder):
    site = site_of(build, md, files={"sub/page.md": "# Page\n"}, builder=builder, project='A "><b>')
    pages = {"index": "", "genindex": "", "sub/page": "../"}
    if builder == "dirhtml":
        pages = {"index": "", "genindex/index": "../", "sub/page/index": "../../"}
    for page, up in pages.items():
        link = site.one('link[rel="alternate"][type="application/atom+xml"]', page)
        assert (link["href"], link["title"]) == (f"{up}publications.atom", 'A "><b>')


def test_the_feed_leads_to_the_pages(build, md):
    site = site_of(build, md, html_baseurl=BASE.rstrip("/"), profile_owner="Jane Doe")
    feed = feedparser.parse(site.text("publications.atom"))
    assert (feed.feed.title, feed.feed.author) == ("Jane Doe", "Jane Doe")
    assert feed.feed.link == BASE
    links = {entry.id: entry.link for entry in feed.entries}
    assert links["tag:x.example,2000:/site/publications/hand"] == f"{BASE}index.html#hand"


def test_the_feed_of_a_site_without_an_address(build, md):
    site = site_of(build, md)
    feed = feedparser.parse(site.text("publications.atom"))
    assert not feed.bozo
    assert all(entry.id.startswith("tag:") for entry in feed.entries)
    assert "index.html#hand" in [entry.link for entry in feed.entries]


def test_ids_stay_when_titles_change(build, md):
    site = site_of(build, md)
    first = {entry.id for entry in feedparser.parse(site.text("publications.atom")).entries}
    site.write({"a.bib": BIB.replace("{One}", "{Uno}")}).rebuild()
    assert {e.id for e in feedparser.parse(site.text("publications.atom")).entries} == first


# -- hostile texts ----------------------------------------------------------------------------

HOSTILE = ['"><script>alert(1)</script>', "]]>", "-->", "a\0b", "a\u202eb", "\ud800", "x" * 100_000]


@pytest.mark.parametrize(
    "text", HOSTILE, ids=["tag", "cdata", "comment", "nul", "bidi", "half", "long"]
)
def test_a_hostile_title_ends_as_text_everywhere(build, text):
    """Half a surrogate pair and a NUL are in JSON alone: no encoding and no LaTeX has them."""
    bib = f"@misc{{k, title = {{{text}}}, author = {{Doe, {text[:99]}}}, year = 2001}}\n"
    csl = [{"id": "k", "type": "book", "title": text, "issued": {"date-parts": [[2001]]}}]
    is_json = "\0" in text or text == "\ud800"
    heading = "" if is_json else text[:99]
    files = {
        "index.md": "# Home\n\n```{publication-list}\n:export:\n:backlinks:\n```\n",
        "other.md": f"# A {heading} Page\n\n{{pub}}`k`\n",
        "a.bib": "" if is_json else bib,
        "a.json": json.dumps(csl if is_json else []),
    }
    site = build(files, profile_bibfiles=["a.bib", "a.json"])
    feed = feedparser.parse(site.text("publications.atom"))
    assert not feed.bozo
    assert len(feed.entries) == len(keys(site)) == 1
    for name in ("publications", "_exports/index/publication-list"):
        (item,) = json.loads(site.text(f"{name}.json"))
        (entry,) = rispy.loads(site.text(f"{name}.ris"))
        assert item["id"] == entry["id"] == "k"
        assert "\0" not in item["title"] + entry["title"]
    page = site.html()
    assert not [s for s in page.select("script") if "alert" in s.text]
    assert page.select_one(".profile-backlinks a")["href"] == "other.html"
    title = page.select_one(".profile-title").text
    assert title.strip(), "the title is shown"
    assert "<script>alert" not in "".join(site.text(f) for f in ("index.html", "publications.atom"))
