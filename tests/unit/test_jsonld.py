"""JSON-LD: what each node says, that nodes hang together, and that the text cannot break out."""

import json

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.citation import Citation, read_citation
from sphinx_profile.formats.genres import GENRES
from sphinx_profile.formats.jsonld import (
    graph,
    person_node,
    profile_page,
    publication_node,
    script_text,
    talk_node,
)
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import Run, inline
from sphinx_profile.model.link import Link, LinkTable
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Biography, Talk

SITE = "https://example.org/~me/"


def of_bib(fields, type="article", **more):
    (source,) = read_bibtex(f"@{type}{{k, {fields}}}", "x.bib").entries
    citation = read_citation(read_record(source, LinkTable())[0])
    return publication_node(citation, **{"node_id": "#k", **more})


@pytest.mark.parametrize(
    ("type", "schema"),
    [
        ("article", "ScholarlyArticle"),
        ("book", "Book"),
        ("booklet", "Book"),
        ("conference", "ScholarlyArticle"),
        ("inbook", "Chapter"),
        ("incollection", "Chapter"),
        ("inproceedings", "ScholarlyArticle"),
        ("manual", "Book"),
        ("mastersthesis", "Thesis"),
        ("misc", "CreativeWork"),
        ("phdthesis", "Thesis"),
        ("proceedings", "Book"),
        ("techreport", "Report"),
        ("unpublished", "ScholarlyArticle"),
        ("online", "WebPage"),
        ("thesis", "Thesis"),
        ("report", "Report"),
        ("dataset", "Dataset"),
        ("software", "SoftwareSourceCode"),
        ("periodical", "PublicationIssue"),
        ("nosuchtype", "CreativeWork"),
    ],
)
def test_the_class_of_a_type(type, schema):
    node = of_bib("title={T}", type)
    assert (node["@type"], node["@id"], node["name"]) == (schema, "#k", "T")


def test_an_article():
    node = of_bib(
        r"title={Ice \& {B}reak}, author={Zhou, Zhiming and {Ice Society}}, journal={J},"
        r"volume=1, number=2, pages={3--4}, date={2019-03}, issn={1234-5678}, publisher={P},"
        r"doi={10.1000/a\_b}, eprint={1902.05687}, eprinttype={arxiv}, language={english},"
        r"keywords={ice}, abstract={On ice.}, status={accepted}",
        node_id=f"{SITE}#k",
        url=f"{SITE}k.html",
        pdf_url=f"{SITE}k.pdf",
        image=f"{SITE}k.png",
        people={"Zhiming Zhou": f"{SITE}#me"},
    )
    assert node == {
        "@type": "ScholarlyArticle",
        "@id": f"{SITE}#k",
        "name": "Ice & Break",
        "author": [
            {
                "@type": "Person",
                "@id": f"{SITE}#me",
                "name": "Zhiming Zhou",
                "givenName": "Zhiming",
                "familyName": "Zhou",
            },
            {"@type": "Organization", "name": "Ice Society"},
        ],
        "datePublished": "2019-03",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "2",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "1",
                "isPartOf": {"@type": "Periodical", "name": "J", "issn": ["1234-5678"]},
            },
        },
        "pagination": "3-4",
        "pageStart": "3",
        "pageEnd": "4",
        "publisher": {"@type": "Organization", "name": "P"},
        "identifier": [
            {
                "@type": "PropertyValue",
                "propertyID": "DOI",
                "value": "10.1000/a_b",
                "url": "https://doi.org/10.1000/a_b",
            },
            {
                "@type": "PropertyValue",
                "propertyID": "arXiv",
                "value": "1902.05687",
                "url": "https://arxiv.org/abs/1902.05687",
            },
        ],
        "url": f"{SITE}k.html",
        "sameAs": ["https://doi.org/10.1000/a_b", "https://arxiv.org/abs/1902.05687"],
        "inLanguage": "en",
        "abstract": "On ice.",
        "keywords": ["ice"],
        "creativeWorkStatus": "accepted",
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": f"{SITE}k.pdf",
        },
        "image": f"{SITE}k.png",
    }


def test_a_paper_is_in_a_book_that_has_the_editors():
    node = of_bib(
        "title={T}, author={A B}, editor={Roe, Jane}, booktitle={Book}, volume=7, series={S},"
        "isbn={3-16-148410-X}",
        "inproceedings",
    )
    assert node["isPartOf"] == {
        "@type": ["Book", "PublicationVolume"],
        "name": "Book",
        "volumeNumber": "7",
        "editor": [
            {"@type": "Person", "name": "Jane Roe", "givenName": "Jane", "familyName": "Roe"}
        ],
        "isbn": ["3-16-148410-X"],
        "isPartOf": {"@type": "BookSeries", "name": "S"},
    }
    assert "editor" not in node
    assert "isbn" not in node


def test_an_issue_of_a_journal_is_in_its_volume():
    node = of_bib("title={J}, volume=9, number=1, issn={1234-5678}", "periodical")
    assert node["issueNumber"] == "1"
    assert node["isPartOf"] == {
        "@type": "PublicationVolume",
        "volumeNumber": "9",
        "isPartOf": {"@type": "Periodical", "name": "J", "issn": ["1234-5678"]},
    }


def test_what_is_known_of_a_book_without_a_name_stays_with_the_part():
    node = of_bib("title={T}, author={A B}, editor={Roe, Jane}, isbn={3-16-148410-X}", "inbook")
    assert node["editor"][0]["name"] == "Jane Roe"
    assert node["identifier"][0]["value"] == "3-16-148410-X"


def test_a_book():
    node = of_bib(
        "title={T}, editor={Roe, Jane}, series={S}, volume=4, edition={2}, pages={300},"
        "isbn={3-16-148410-X}",
        "collection",
    )
    assert node["editor"][0]["name"] == "Jane Roe"
    assert node["isPartOf"] == {"@type": "BookSeries", "name": "S"}
    found = (node["position"], node["bookEdition"], node["numberOfPages"], node["isbn"])
    assert found == ("4", "2", "300", ["3-16-148410-X"])


def test_theses_and_reports():
    node = of_bib("title={T}, school={MIT}", "phdthesis")
    assert node["sourceOrganization"] == {"@type": "Organization", "name": "MIT"}
    assert node["inSupportOf"] == "PhD thesis"
    assert of_bib("title={T}, number={TR-7}", "techreport")["reportNumber"] == "TR-7"


def test_the_number_of_a_patent():
    node = of_bib("title={T}, number={EP1}", "patent")
    assert node["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "number", "value": "EP1"}
    ]


def test_a_page_of_its_own_is_no_other_address():
    node = of_bib("title={T}, url={https://example.org/k}", url="https://example.org/k")
    assert node["url"] == "https://example.org/k"
    assert "sameAs" not in node


def test_without_a_page_of_its_own_a_publication_has_its_address_elsewhere():
    assert of_bib("title={T}, doi={10.1000/x}")["url"] == "https://doi.org/10.1000/x"


ME = Biography(
    key="me",
    name="Zhiming Zhou",
    position=inline("Professor"),
    affiliation=(
        Run("University of Oslo", url="https://www.uio.no/"),
        Run(" (ROR)", url="https://ror.org/01xtthb56"),
    ),
    links=(
        Link("email", "Email", "mailto:me@example.org"),
        Link("phone", "Phone", "tel:+4712345678"),
        Link("cv", "CV", resource="file-cv"),
        Link("orcid", "ORCID", "https://orcid.org/0000-0002-1825-0097"),
        Link("github", "GitHub", "https://github.com/me"),
        Link("homepage", "Home page", SITE),
        Link("mastodon", "Mastodon", "https://exa mple.social/@me"),
    ),
    aliases=("Z. Zhou", "周志明"),
)


def test_a_person():
    assert person_node(ME, node_id=f"{SITE}#me", url=SITE, image=f"{SITE}me.jpg") == {
        "@type": "Person",
        "@id": f"{SITE}#me",
        "name": "Zhiming Zhou",
        "alternateName": ["Z. Zhou", "周志明"],
        "jobTitle": "Professor",
        "affiliation": {
            "@type": "Organization",
            "name": "University of Oslo (ROR)",
            "@id": "https://ror.org/01xtthb56",
            "identifier": "https://ror.org/01xtthb56",
            "url": "https://www.uio.no/",
        },
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "ORCID",
            "value": "0000-0002-1825-0097",
            "url": "https://orcid.org/0000-0002-1825-0097",
        },
        "url": SITE,
        "sameAs": ["https://orcid.org/0000-0002-1825-0097", "https://github.com/me"],
        "image": f"{SITE}me.jpg",
    }


def test_no_address_of_a_person_is_given_away():
    text = script_text(person_node(ME, node_id="#me"))
    assert "me@example.org" not in text
    assert "4712345678" not in text


def test_the_ror_may_be_given():
    one = Biography(key="x", name="X", affiliation=inline("Oslo"))
    node = person_node(one, node_id="#x", ror="https://ror.org/01xtthb56")
    assert node["affiliation"]["@id"] == "https://ror.org/01xtthb56"
    assert person_node(Biography(key="x", name="X"), node_id="#x") == {
        "@type": "Person",
        "@id": "#x",
        "name": "X",
    }


def test_a_talk_is_an_event():
    talk = Talk(
        key="t",
        title=inline("Ice"),
        authors=(Author("Zhiming Zhou"),),
        event=inline("Ice Days"),
        location=inline("Oslo"),
        date=read_date("2019-03-05")[0],
        links=(
            Link("slides", "Slides", resource="file-slides"),
            Link("video", "Video", "https://example.org/v"),
        ),
    )
    files = {"file-slides": f"{SITE}s.pdf"}
    people = {"Zhiming Zhou": "#me"}
    node = talk_node(talk, node_id="#t", publication_id="#k", files=files, people=people)
    assert node == {
        "@type": "Event",
        "@id": "#t",
        "name": "Ice",
        "performer": [
            {
                "@type": "Person",
                "@id": "#me",
                "name": "Zhiming Zhou",
                "givenName": "Zhiming",
                "familyName": "Zhou",
            }
        ],
        "startDate": "2019-03-05",
        "location": {"@type": "Place", "name": "Oslo"},
        "superEvent": {"@type": "Event", "name": "Ice Days"},
        "workFeatured": {"@id": "#k"},
        "subjectOf": {"@type": "PresentationDigitalDocument", "url": f"{SITE}s.pdf"},
        "recordedIn": {"@type": "VideoObject", "url": "https://example.org/v"},
    }


def test_a_talk_without_time_and_place_is_a_presentation():
    links = (Link("slides", "Slides", "https://example.org/s.pdf"),)
    node = talk_node(Talk(key="t", title=inline("Ice"), links=links), node_id="#t")
    assert node == {
        "@type": "PresentationDigitalDocument",
        "@id": "#t",
        "name": "Ice",
        "contentUrl": "https://example.org/s.pdf",
    }


def test_the_nodes_of_a_page_are_one_graph():
    page = profile_page(node_id=SITE, person_id=f"{SITE}#me", name="Zhiming Zhou", url=SITE)
    person = person_node(ME, node_id=f"{SITE}#me")
    paper = of_bib("title={T}, author={Zhiming Zhou}", people={"Zhiming Zhou": f"{SITE}#me"})
    data = graph([page, person, paper, {**paper, "name": "again"}])
    assert data["@context"] == "https://schema.org"
    assert data["@graph"] == [page, person, paper]
    assert page["mainEntity"]["@id"] == person["@id"] == paper["author"][0]["@id"]


def test_nodes_without_an_id_are_all_kept():
    assert graph([{"name": "a"}, {"name": "b"}])["@graph"] == [{"name": "a"}, {"name": "b"}]


@pytest.mark.parametrize("type", [*GENRES, "nosuchtype"])
def test_nothing_is_empty(type):
    def check(value):
        assert value or value == 0
        for part in value.values() if isinstance(value, dict) else ():
            check(part)
        for part in value if isinstance(value, list) else ():
            check(part)

    for more in ({}, {"url": f"{SITE}k.html"}):
        check(of_bib("title={T}, author={A B}, volume=1", type, **more))
        check(of_bib("note={x}", type, **more))


@given(st.text() | st.sampled_from(["</script>", "<!--", "]]>", "&lt;", "\u2028", "<script>"]))
def test_no_text_ends_the_script(text):
    written = script_text({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    document = html5lib.parseFragment(
        f'<script type="application/ld+json">{written}</script>', namespaceHTMLElements=False
    )
    assert [child.tag for child in document] == ["script"]
    assert json.loads(written) == {"name": text}


def test_half_a_surrogate_pair_is_replaced():
    assert script_text({"name": "a\ud800b"}).encode() == '{"name":"a\ufffdb"}'.encode()


def test_the_pages_of_a_whole_book():
    whole = Citation(genre=GENRES["book"], title="A", page_total="250", pages="3-4")
    assert publication_node(whole, node_id="#a")["numberOfPages"] == "250"
