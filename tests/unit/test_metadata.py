"""All metadata of a page together: as golden files, as others read them, and from hostile texts.

There is a golden file for every entry of ``tests/golden/metadata/entries.bib``. With
``REWRITE_GOLDEN=1`` in the environment they are written anew: read the difference before you
commit it.
"""

import json
import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import ada_url
import extruct
import html5lib
import jinja2
import pytest
from pyld import jsonld
from w3lib.html import get_base_url

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibliography import inherit, read_file
from sphinx_profile.formats.citation import read_citation
from sphinx_profile.formats.coins import CLASS, coins
from sphinx_profile.formats.dublin_core import SCHEMA, dublin_core
from sphinx_profile.formats.highwire import highwire
from sphinx_profile.formats.jsonld import (
    graph,
    person_node,
    profile_page,
    publication_node,
    script_text,
    talk_node,
)
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.opengraph import publication_card
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import inline
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Biography, Publication, Talk

GOLDEN = Path(__file__).parents[1] / "golden" / "metadata"
SITE = "https://example.org/~me/"
PAGE = f"{SITE}k.html"
PDF = f"{SITE}k.pdf"
BIBTEX_TYPES = (
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc"
    " phdthesis proceedings techreport unpublished"
).split()
BIBLATEX_TYPES = "online thesis report dataset software patent collection periodical mvbook".split()


def records():
    reading = read_file(GOLDEN / "entries.bib", "entries.bib")
    assert not reading.findings
    sources, _ = inherit(reading.entries)
    return {source.entry.key: read_record(source, LinkTable())[0] for source in sources}


RECORDS = records()


def node_of(citation, **more):
    return publication_node(citation, node_id=f"{SITE}#k", url=PAGE, **more)


def description(record):
    """All metadata of a publication, in lines."""
    citation = read_citation(record)
    card = publication_card(citation)
    lines = ["[COinS]", *coins(citation).split("&")]
    for name, pairs in (
        ("Highwire", highwire(citation, url=PAGE, pdf_url=PDF, site=SITE)),
        ("Dublin Core", dublin_core(citation, url=PAGE)),
        ("Open Graph", [(f"og:{n}", getattr(card, n)) for n in ("title", "type", "description")]),
    ):
        lines += ["", f"[{name}]", *(f"{key}: {content}".rstrip() for key, content in pairs)]
    node = json.dumps(node_of(citation), ensure_ascii=False, indent=1)
    return "\n".join([*lines, "", "[JSON-LD]", node, ""])


@pytest.mark.parametrize("key", RECORDS)
def test_the_golden_file_of_an_entry(key):
    path, text = GOLDEN / f"{key}.txt", description(RECORDS[key])
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_there_is_a_golden_file_for_every_type_and_no_other():
    assert {*BIBTEX_TYPES, *BIBLATEX_TYPES} <= {record.type for record in RECORDS.values()}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(RECORDS)


@pytest.mark.parametrize("key", RECORDS)
def test_addresses_are_valid_and_identifiers_whole(key):
    text = description(RECORDS[key])
    urls = re.findall(r'https?://[^\s"]+', text)
    assert urls
    assert all(ada_url.check_url(url) for url in urls)
    assert not re.search(r"doi\.org(/|%2F)(http|doi)", text, re.IGNORECASE)
    assert "\\" not in text
    assert "%5C" not in text


# -- as others read them ----------------------------------------------------------------------

PAGE_TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    '<!DOCTYPE html><html><head><title>x</title><link rel="{{ schema[0] }}" href="{{ schema[1] }}">'
    '{% for name, content in tags %}<meta name="{{ name }}" content="{{ content }}">{% endfor %}'
    '<script type="application/ld+json">{{ data | safe }}</script></head>'
    '<body><span class="{{ coins_class }}" title="{{ coins }}"></span></body></html>'
)


def page(record, nodes=()):
    citation = read_citation(record)
    return PAGE_TEMPLATE.render(
        schema=SCHEMA,
        tags=(*highwire(citation, url=PAGE), *dublin_core(citation, url=PAGE)),
        data=script_text(graph([node_of(citation), *nodes])),
        coins_class=CLASS,
        coins=coins(citation),
    )


def leaves(value):
    """The texts of a document as they were written, and those that ``expand`` gives."""
    if isinstance(value, dict):
        parts = (part for key, part in value.items() if key != "@context")
        return [leaf for part in parts for leaf in leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [str(value).removeprefix("https://schema.org/")]


def load(url, options):
    """The context of schema.org, as small as it can be, and nothing else."""
    assert url.rstrip("/") == "https://schema.org"
    context = {"@context": {"@vocab": "https://schema.org/"}}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": context,
    }


@pytest.mark.parametrize("key", RECORDS)
def test_the_json_ld_is_read_back_and_expands_without_loss(key):
    html = page(RECORDS[key])
    (data,) = extruct.extract(html, get_base_url(html, PAGE), syntaxes=["json-ld"])["json-ld"]
    assert data == graph([node_of(read_citation(RECORDS[key]))])
    expanded = jsonld.expand(data, {"documentLoader": load})
    assert sorted(leaves(expanded)) == sorted(leaves(data))


def test_a_whole_page_is_one_graph_to_others():
    me = Biography(key="me", name="Zhiming Zhou")
    talk = Talk(
        key="t", title=inline("Ice"), authors=(Author("Zhiming Zhou"),), date=read_date("2019")[0]
    )
    people = {"Zhiming Zhou": f"{SITE}#me"}
    papers = [
        publication_node(read_citation(record), node_id=f"{SITE}#{key}", people=people)
        for key, record in RECORDS.items()
    ]
    data = graph(
        [
            profile_page(node_id=SITE, person_id=f"{SITE}#me", url=SITE),
            person_node(me, node_id=f"{SITE}#me", url=SITE),
            talk_node(talk, node_id=f"{SITE}#t", publication_id=f"{SITE}#article", people=people),
            *papers,
        ]
    )
    flat = jsonld.flatten(data, None, {"documentLoader": load})
    ids = [node["@id"] for node in flat]
    assert len(ids) == len(set(ids))
    assert {SITE, f"{SITE}#me", f"{SITE}#t", *(f"{SITE}#{key}" for key in RECORDS)} <= set(ids)
    (person,) = (node for node in flat if node["@id"] == f"{SITE}#me")
    assert person["https://schema.org/familyName"] == [{"@value": "Zhou"}]


# -- hostile texts ----------------------------------------------------------------------------

HOSTILE = {
    "element": '"><script>alert(1)</script>',
    "attribute": "' onmouseover='alert(1)",
    "cdata": "a]]>b<![CDATA[c",
    "comment": "a-->b<!--c<script>",
    "nul": "a\0b",
    "controls": "a\x01\x1b\x7fb",
    "bidi": "a\u202eb\u2066c\u200fd",
    "surrogates": "a\ud800b\udfffc",
    "lines": "a\r\nb\tc\u2028d\u2029e",
    "entities": "&lt;script&gt; &amp;amp;",
    "latex": r"\_ $x$ {y} ~ \input{/etc/passwd}",
    "template": "{{ 7 * 7 }} {% raw %}",
    "long": "word " * 20_000,
    "solid": "x" * 100_000,
    "astral": "𝔘𝔫𝔦 👩‍🔬",
}


def hostile(text):
    fields = tuple(
        (name, text) for name in ("journal", "publisher", "volume", "number", "pages", "keywords")
    )
    names = (
        Author(text),
        Author(text, inverted=f"{text}, {text}"),
        Author(text, inverted=f"{{{text}}}"),
    )
    return Publication(
        key=text,
        type="article",
        title=inline(text),
        authors=names,
        venue=inline(text),
        status=text,
        abstract=inline(text),
        fields=(*fields, ("doi", f"10.1000/{text}"), ("url", f"https://example.org/{text}")),
        page_fields=frozenset({"journal", "publisher", "volume"}),
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_ends_as_text(name):
    text = HOSTILE[name]
    record, shown = hostile(text), cleaned(text)
    person = person_node(Biography(key="p", name=text, note=inline(text)), node_id="#p")
    talk = talk_node(Talk(key="t", title=inline(text), event=inline(text)), node_id="#t")
    html = page(record, [person, talk])
    html.encode("utf-8")
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", html)
    document = html5lib.parse(html, namespaceHTMLElements=False)
    found = [element.tag for element in document.iter()]
    assert found.count("script") == 1
    assert set(found) == {"html", "head", "title", "link", "meta", "script", "body", "span"}
    assert all(
        set(element.attrib) <= {"name", "content", "rel", "href", "type", "class", "title"}
        for element in document.iter()
    )
    (script,) = document.iter("script")
    paper, somebody, event = json.loads(script.text)["@graph"]
    contents = {e.get("name"): e.get("content") for e in reversed(list(document.iter("meta")))}
    assert contents["citation_title"] == contents["DC.title"] == paper["name"] == shown
    assert somebody["name"] == event["name"] == shown
    assert contents["citation_journal_title"] == shown
    assert paper["author"][2]["name"] == shown


@pytest.mark.parametrize("name", HOSTILE)
def test_a_card_of_a_hostile_text_is_short(name):
    card = publication_card(read_citation(hostile(HOSTILE[name])))
    assert len(card.description) <= 200
    ElementTree.Element("meta", {"content": card.description, "title": card.title})
    card.title.encode("utf-8")


# -- cost -------------------------------------------------------------------------------------


def calls(work):
    """How many functions a piece of work calls, those of C too: the same on every machine."""
    number = 0

    def count(_frame, event, _arg):
        nonlocal number
        number += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def test_metadata_take_about_as_many_calls_as_reading_the_entries_does():
    """A slow call for every entry would be several times as many."""
    sources = read_file(GOLDEN / "entries.bib", "entries.bib").entries
    found = [read_record(source, LinkTable())[0] for source in sources]

    def write():
        citations = [read_citation(record) for record in found]
        nodes = [publication_node(c, node_id=f"#{n}") for n, c in enumerate(citations)]
        return script_text(graph(nodes)), [coins(citation) for citation in citations]

    write()  # what is kept from one call to the next is not counted
    reads = calls(lambda: [read_record(source, LinkTable()) for source in sources])
    assert calls(write) < 2 * reads
