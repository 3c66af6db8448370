"""JSON-LD (W3C Recommendation "JSON-LD 1.1") in the vocabulary of schema.org.

Nodes are plain mappings without an empty value. What ties them together are their ``@id``, which
the caller gives: absolute URLs, or ``#key`` in the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.genres import Genre
from sphinx_profile.formats.identifiers import arxiv_url, doi_url, web_url
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.parted import PartedName, part
from sphinx_profile.formats.texts import text_of
from sphinx_profile.model.inline import Inline
from sphinx_profile.model.link import Link
from sphinx_profile.model.publication import Biography, Talk

Node = dict[str, Any]

CONTEXT = "https://schema.org"
_NOBODY: Mapping[str, str] = {}
_IN_SCRIPT = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
_LONE = re.compile("[\ud800-\udfff]")
_ROR = re.compile(r"https?://(?:www\.)?ror\.org/0[a-z0-9]{6}\d{2}/?", re.IGNORECASE)
_ORCID = "https://orcid.org/"
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def graph(nodes: Iterable[Node]) -> Node:
    """One graph of these nodes, the first of each ``@id``."""
    unique = dict[str, Node]()
    for number, node in enumerate(nodes):
        unique.setdefault(node.get("@id") or str(number), node)
    return {"@context": CONTEXT, "@graph": list(unique.values())}


def script_text(data: object) -> str:
    """``data`` as JSON that may stand in a ``script`` element, whatever its texts hold.

    What could end the element or open a comment is escaped (HTML Standard, section 4.12.1.3), and
    so is what is a line terminator to older scripts.
    """
    text = _LONE.sub("\ufffd", str(_ENCODE(data)))
    for sign, escape in _IN_SCRIPT:
        if sign in text:
            text = text.replace(sign, escape)
    return text


def publication_node(  # noqa: PLR0913  (each has a name)
    citation: Citation,
    *,
    node_id: str,
    url: str = "",
    pdf_url: str = "",
    image: str = "",
    people: Mapping[str, str] = _NOBODY,
) -> Node:
    """A publication; ``url`` is its page in this site, ``people`` the ``@id`` of each name."""
    same = [address for address in (citation.known.url, *citation.known.same_as) if address != url]
    return _filled(
        {
            "@type": citation.genre.schema,
            "@id": node_id,
            "name": citation.title,
            "author": _names(citation.authors, people),
            "editor": [] if _is_part(citation.genre) else _names(citation.editors, people),
            "datePublished": citation.date.iso,
            "isPartOf": _container(citation, people),
            "pagination": citation.pages,
            "pageStart": citation.first_page if citation.last_page else "",
            "pageEnd": citation.last_page,
            "publisher": _organization(citation.publisher),
            "sourceOrganization": _organization(citation.institution),
            "inSupportOf": citation.degree,
            "reportNumber": citation.number if citation.genre.schema == "Report" else "",
            "bookEdition": citation.edition if citation.genre.is_whole else "",
            "isbn": [] if _is_part(citation.genre) else list(citation.known.isbn),
            "version": citation.version,
            "identifier": _identifiers(citation),
            "url": url or citation.known.url,
            "sameAs": list(dict.fromkeys(same if url else citation.known.same_as)),
            "inLanguage": citation.language,
            "abstract": citation.abstract,
            "keywords": list(citation.keywords),
            "creativeWorkStatus": citation.status,
            "encoding": _pdf(pdf_url or citation.known.pdf_url),
            "image": image,
        }
    )


def person_node(
    biography: Biography, *, node_id: str, url: str = "", image: str = "", ror: str = ""
) -> Node:
    """A person; ``url`` is the page, ``ror`` the identifier of the affiliation.

    Without the latter, a link of the affiliation to ror.org gives it.
    """
    return _filled(
        {
            "@type": "Person",
            "@id": node_id,
            "name": cleaned(biography.name),
            "alternateName": [cleaned(alias) for alias in biography.aliases],
            "jobTitle": text_of(biography.position),
            "affiliation": _affiliation(biography.affiliation, ror),
            "description": text_of(biography.note),
            "identifier": _orcid(biography.links),
            "url": url,
            "sameAs": _identities(biography.links, url),
            "image": image,
        }
    )


def talk_node(  # noqa: PLR0913  (each has a name)
    talk: Talk,
    *,
    node_id: str,
    url: str = "",
    publication_id: str = "",
    files: Mapping[str, str] = _NOBODY,
    people: Mapping[str, str] = _NOBODY,
) -> Node:
    """A talk: an event, or a presentation where nothing says when or where it was given.

    ``publication_id`` is the ``@id`` of what it presents, ``files`` the URL of each resource that
    its links name.
    """
    names = _names([part(author) for author in talk.authors], people)
    about = {"@id": publication_id} if publication_id else {}
    common = {"@id": node_id, "name": text_of(talk.title) or talk.key, "url": url}
    if not (talk.date.iso or talk.event or talk.location):
        slides = _first_url(talk.links, "slides", files)
        shown = {"author": names, "about": about, "contentUrl": slides}
        return _filled({"@type": "PresentationDigitalDocument", **common, **shown})
    return _filled(
        {
            "@type": "Event",
            **common,
            "performer": names,
            "startDate": talk.date.iso,
            "endDate": str(talk.date.end or ""),
            "location": _named("Place", text_of(talk.location)),
            "superEvent": _named("Event", text_of(talk.event)),
            "workFeatured": about,
            "subjectOf": _material("PresentationDigitalDocument", talk, "slides", files),
            "recordedIn": _material("VideoObject", talk, "video", files),
        }
    )


def profile_page(
    *, node_id: str, person_id: str, name: str = "", url: str = "", description: str = ""
) -> Node:
    """The page that a person is the subject of."""
    return _filled(
        {
            "@type": "ProfilePage",
            "@id": node_id,
            "name": cleaned(name),
            "url": url,
            "description": cleaned(description),
            "mainEntity": {"@id": person_id},
        }
    )


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": name} if name else {}


def _organization(name: str) -> Node:
    return _named("Organization", name)


def _names(names: Sequence[PartedName], people: Mapping[str, str]) -> list[Node]:
    """People, and organizations among them."""
    nodes = []
    for name in names:
        node: Node = {"@type": "Person" if name.family else "Organization", "name": name.name}
        if name.name in people:
            node["@id"] = people[name.name]
        if name.given:
            node["givenName"], node["familyName"] = name.given, name.family
        nodes.append(node)
    return nodes


def _is_part(genre: Genre) -> bool:
    """Whether editors and ISBN are those of the book that it is in."""
    return genre.genre in {"bookitem", "proceeding"}


def _container(citation: Citation, people: Mapping[str, str]) -> Node:
    """What the publication is part of, from the inside out."""
    if citation.genre.form == "journal":
        return _periodical(citation)
    if not _is_part(citation.genre):
        return _named("BookSeries", citation.series) or _named("CreativeWork", citation.container)
    book = {
        "@type": ["Book", "PublicationVolume"] if citation.volume else "Book",
        "name": citation.container,
        "volumeNumber": citation.volume,
        "editor": _names(citation.editors, people),
        "isbn": list(citation.known.isbn),
        "bookEdition": citation.edition,
        "isPartOf": _named("BookSeries", citation.series),
    }
    return _filled(book) if citation.container else {}


def _periodical(citation: Citation) -> Node:
    name = citation.container or (citation.title if citation.genre.genre == "issue" else "")
    node = _named("Periodical", name)
    if node and citation.known.issn:
        node["issn"] = list(citation.known.issn)
    for kind, key, number in (
        ("PublicationVolume", "volumeNumber", citation.volume),
        ("PublicationIssue", "issueNumber", citation.issue),
    ):
        if number:
            outer = {"isPartOf": node} if node else {}
            node = {"@type": kind, key: number, **outer}
    return node


def _identifiers(citation: Citation) -> list[Node]:
    found = (
        ("DOI", citation.known.doi, doi_url(citation.known.doi)),
        ("arXiv", citation.known.arxiv, arxiv_url(citation.known.arxiv)),
        ("PMID", citation.known.pmid, ""),
    )
    return [_identifier(name, value, url) for name, value, url in found if value]


def _identifier(name: str, value: str, url: str) -> Node:
    node = {"@type": "PropertyValue", "propertyID": name, "value": value}
    return {**node, "url": url} if url else node


def _pdf(url: str) -> Node:
    kind = {"@type": "MediaObject", "encodingFormat": "application/pdf"}
    return {**kind, "contentUrl": url} if url else {}


def _affiliation(runs: Inline, ror: str) -> Node:
    """The organization that a text names, with its ROR and its home page."""
    node = _organization(text_of(runs))
    urls = [url for run in runs if (url := web_url(run.url))]
    found = ror or next((url for url in urls if _ROR.fullmatch(url)), "")
    page = next((url for url in urls if not _ROR.fullmatch(url)), "")
    return _filled({**node, "@id": found, "identifier": found, "url": page}) if node else {}


def _orcid(links: Iterable[Link]) -> Node:
    url = next((link.url for link in links if link.url.startswith(_ORCID)), "")
    return _identifier("ORCID", url.removeprefix(_ORCID), url) if url else {}


_NO_IDENTITY = frozenset({"email", "phone", "cv", "rss", "link", "url", "pdf"})


def _identities(links: Iterable[Link], page: str) -> list[str]:
    """The web pages that stand for a person; no address or number of hers is among them."""
    urls = (web_url(link.url) for link in links if link.kind not in _NO_IDENTITY)
    return list(dict.fromkeys(url for url in urls if url and url != page))


def _first_url(links: Iterable[Link], kind: str, files: Mapping[str, str]) -> str:
    found = (
        web_url(link.url) or files.get(link.resource, "") for link in links if link.kind == kind
    )
    return next((url for url in found if url), "")


def _material(schema: str, talk: Talk, kind: str, files: Mapping[str, str]) -> Node:
    url = _first_url(talk.links, kind, files)
    return {"@type": schema, "url": url} if url else {}
