"""The feed: what feedparser and an XML parser read, and what may never move in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from urllib.parse import urlsplit

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.atom import FeedSite, write_atom
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import inline
from sphinx_profile.model.link import Link
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication

SITE = FeedSite(
    "Ann's <papers>", "https://e.org/~ann/", "https://e.org/~ann/publications.atom", "de", "Ann Lee"
)
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|\+00:00)")


def parsed(records, site=SITE):
    """The feed as feedparser reads it; what RFC 4287 asks of it holds."""
    text = write_atom(records, site=site)
    root = ET.fromstring(text.encode("utf-8"))
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated"))
        assert (
            len([link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"])
            == 1
        )
    for link in root.iter(f"{ATOM}link"):
        assert urlsplit(link.get("href")).scheme in {"http", "https", "mailto", "ftp", "tel"}
    assert root.findall(f"{ATOM}author")
    ids = [element.findtext(f"{ATOM}id") for element in (root, *root.findall(f"{ATOM}entry"))]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:[^\s:]+,[\d-]+:[!-~]*", name) for name in ids)
    feed = feedparser.parse(text.encode("utf-8"))
    assert not feed.bozo
    return feed


def test_the_feed(from_bib):
    feed = parsed(
        from_bib("@misc{a, title = {A}, year = 2019} @misc{b, title = {B}, date = {2020-05-03}}")
    )
    assert (feed.version, feed.encoding, feed.feed.language) == ("atom10", "utf-8", "de")
    assert feed.feed.title == "Ann's <papers>"
    assert feed.feed.author == "Ann Lee"
    assert feed.feed.id == "tag:e.org,2000:/~ann/publications/"
    assert feed.feed.updated == feed.entries[0].updated == "2020-05-03T00:00:00+00:00"
    assert {(link.rel, link.href) for link in feed.feed.links} == {
        ("alternate", "https://e.org/~ann/"), ("self", "https://e.org/~ann/publications.atom"),
    }  # fmt: skip


def test_an_entry(from_bib):
    text = r"""@article{Lee2019, title = {A \emph{B} $\alpha$ <i>x</i>}, author = {Lee, Ann and {The Group}}, date = {2019-05-03}, keywords = {a; b},
      abstract = {1 < 2 \& \emph{so}}, doi = {10.1000/a\_b}, arxiv = {1902.05687}, pdf = {https://e.org/p.pdf}, code = {https://g.org/x?a=1&b=2}}"""
    (entry,) = parsed(from_bib(text)).entries
    assert entry.title_detail.type == "text/plain"
    assert entry.title == "A B α <i>x</i>"
    assert [author.name for author in entry.authors] == ["Ann Lee", "The Group"]
    assert entry.published == entry.updated == "2019-05-03T00:00:00+00:00"
    assert [tag.term for tag in entry.tags] == ["a", "b"]
    assert entry.summary == "1 &lt; 2 &amp; so"
    assert entry.link == "https://doi.org/10.1000/a_b"
    assert [(link.href, link.get("title"), link.get("type")) for link in entry.links if link.rel == "related"] == [
        ("https://arxiv.org/abs/1902.05687", "arXiv", "text/html"), ("https://e.org/p.pdf", "PDF", "application/pdf"),
        ("https://g.org/x?a=1&b=2", "Code", "text/html"),
    ]  # fmt: skip


def test_an_entry_leads_to_its_place_in_the_site(from_bib):
    (record,) = from_bib("@misc{k, title = {T}, url = {https://e.org/x}}")
    site = replace(SITE, pages={"k": "https://e.org/~ann/papers.html#k"})
    (entry,) = parsed([record], site).entries
    assert entry.link == "https://e.org/~ann/papers.html#k"
    assert [link.href for link in entry.links if link.rel == "related"] == ["https://e.org/x"]
    assert parsed([replace(record, fields=(), links=())]).entries[0].link == "https://e.org/~ann/"


def test_a_file_of_the_site_has_the_url_that_the_caller_gives(from_bib):
    (record,) = from_bib("@misc{k, title = {T}, pdf = {paper.pdf}}")
    assert [link.href for link in parsed([record]).entries[0].links] == ["https://e.org/~ann/"]
    record = replace(
        record,
        links=tuple(
            replace(link, url="https://e.org/~ann/_downloads/paper.pdf") for link in record.links
        ),
    )
    assert parsed([record]).entries[0].link == "https://e.org/~ann/_downloads/paper.pdf"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2019", "2019-01-01"), ("2019-05", "2019-05-01"), ("2019-05-03", "2019-05-03"), ("2019-05/2020", "2019-05-01"), ("0800", "0800-01-01"),
        ("-0044", "1970-01-01"), ("in press", "1970-01-01"), ("", "1970-01-01"), ("9999-12-31", "9999-12-31"), ("2019-00-00", "1970-01-01"),
    ],
)  # fmt: skip
def test_moments(date, moment):
    (entry,) = parsed([Publication(key="k", title=inline("T"), date=read_date(date)[0])]).entries
    assert entry.updated == f"{moment}T00:00:00+00:00"


def test_newest_first_and_nothing_from_a_clock(from_bib):
    text = "@misc{a, date = {2019}} @misc{b, date = {in press}} @misc{c, date = {2020-02}} @misc{d, date = {2020-02-02}} @misc{e, date = {2019-01-01}}"
    records = from_bib(text)
    assert [entry.id.rpartition("/")[2] for entry in parsed(records).entries] == [
        "d",
        "c",
        "a",
        "e",
        "b",
    ]
    assert write_atom(records, site=SITE) == write_atom(from_bib(text), site=SITE)
    assert parsed([]).feed.updated == "1970-01-01T00:00:00+00:00"


def test_an_id_stays_when_the_title_changes(from_bib, from_page):
    def identity(record):
        return parsed([record]).entries[0].id

    bib = [
        from_bib(f"@misc{{k, title = {{{title}}}, doi = {{10.1000/x}}}}")[0] for title in ("A", "B")
    ]
    assert identity(bib[0]) == identity(bib[1]) == "tag:e.org,2000:/~ann/publications/k"
    keyed = [
        replace(
            from_page(title, key="own", doi="10.1000/x"),
            fields=(("key", "own"), ("doi", "10.1000/x")),
            page_fields=frozenset({"key", "doi"}),
        )
        for title in ("A", "B")
    ]
    assert identity(keyed[0]) == identity(keyed[1]) == "tag:e.org,2000:/~ann/publications/own"
    with_doi = [
        from_page(title, key=title.lower(), doi="https://doi.org/10.1000/x") for title in ("A", "B")
    ]
    assert (
        identity(with_doi[0])
        == identity(with_doi[1])
        == "tag:e.org,2000:/~ann/publications/10.1000/x"
    )
    assert identity(from_page("A", key="a", year="2019")) == "tag:e.org,2000:/~ann/publications/a"


def test_ids_differ_where_identifiers_do_not(from_page):
    records = [from_page(title, key=title, doi="10.1000/x") for title in ("A", "B")]
    assert len(parsed(records).entries) == 2


def test_no_draft(from_page):
    assert (
        len(parsed([from_page("A", key="a"), from_page("B", key="b", status="draft")]).entries) == 1
    )


@pytest.mark.parametrize(
    "url", ["", "https://[bad/", "javascript:alert(1)", "https://e.org/ü b\x00/"]
)
def test_a_site_with_a_strange_address_has_a_feed(url):
    text = write_atom(
        [Publication(key="k", title=inline("T"))],
        site=replace(SITE, url=url, language="", author="", title="T\x00"),
    )
    assert not feedparser.parse(text.encode("utf-8")).bozo
    assert "javascript" not in text


def test_hostile_texts(hostile, from_page):
    options = {
        "note": hostile,
        "authors": hostile,
        "year": hostile,
        "url": hostile,
        "doi": hostile,
        "keywords": hostile,
        "abstract": hostile,
    }
    record = from_page(hostile, key=hostile, kind=hostile, **options)
    record = replace(record, links=(*record.links, Link("x", hostile, f"https://e.org/{hostile}")))
    site = replace(SITE, title=hostile, author=hostile, language="en")
    text = write_atom([record], site=site)
    root = ET.fromstring(text.encode("utf-8"))
    assert "<script" not in text
    assert root.findtext(f"{ATOM}title") == cleaned(hostile)
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == cleaned(hostile)
    feed = parsed([record], site)
    assert "<script" not in feed.entries[0].get("summary", "")


def test_hostile_latex(hostile):
    fields = (("title", hostile), ("author", hostile), ("abstract", hostile))
    parsed([Publication(key="k", title=inline(hostile), authors=(Author(hostile),), fields=fields)])


@given(st.text(st.characters(), min_size=1, max_size=60), st.text(st.characters(), max_size=60))
def test_any_text_comes_back(title, key):
    record = Publication(key=key, title=inline(title), abstract=inline(title))
    root = ET.fromstring(write_atom([record], site=SITE).encode("utf-8"))
    written = root.findtext(f"{ATOM}entry/{ATOM}title")
    assert written == (cleaned(title) or cleaned(key) or "entry")
