"""People, their pages, and their talks as nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sphinx_profile.formats.identifiers import web_url
from sphinx_profile.formats.jsonld.nodes import (
    Node,
    agents,
    filled,
    identifier,
    named,
    organization,
)
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.parted import part
from sphinx_profile.formats.texts import text_of
from sphinx_profile.model.inline import Inline
from sphinx_profile.model.link import Link
from sphinx_profile.model.publication import Biography, Talk

_NONE: Mapping[str, str] = MappingProxyType({})
_ROR = re.compile(r"https?://(?:www\.)?ror\.org/0[a-z0-9]{6}\d{2}/?", re.IGNORECASE)
_ORCID = "https://orcid.org/"


def person_node(
    biography: Biography, *, node_id: str, url: str = "", image: str = "", ror: str = ""
) -> Node:
    """A person; ``url`` is the page, ``ror`` the identifier of the affiliation.

    Without the latter, a link of the affiliation to ror.org gives it.
    """
    return filled(
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
    files: Mapping[str, str] = _NONE,
    people: Mapping[str, str] = _NONE,
) -> Node:
    """A talk: an event, or a presentation where nothing says when or where it was given.

    ``publication_id`` is the ``@id`` of what it presents, ``files`` the URL of each resource that
    its links name.
    """
    names = agents([part(author) for author in talk.authors], people)
    about = {"@id": publication_id} if publication_id else {}
    common = {"@id": node_id, "name": text_of(talk.title) or talk.key, "url": url}
    if not (talk.date.iso or talk.event or talk.location):
        slides = _first_url(talk.links, "slides", files)
        shown = {"author": names, "about": about, "contentUrl": slides}
        return filled({"@type": "PresentationDigitalDocument", **common, **shown})
    return filled(
        {
            "@type": "Event",
            **common,
            "performer": names,
            "startDate": talk.date.iso,
            "endDate": str(talk.date.end) if (talk.date.end or 0) > (talk.date.year or 0) else "",
            "location": named("Place", text_of(talk.location)),
            "superEvent": named("Event", text_of(talk.event)),
            "workFeatured": about,
            "subjectOf": _material("PresentationDigitalDocument", talk, "slides", files),
            "recordedIn": _material("VideoObject", talk, "video", files),
        }
    )


def profile_page(
    *, node_id: str, person_id: str, name: str = "", url: str = "", description: str = ""
) -> Node:
    """The page that a person is the subject of."""
    return filled(
        {
            "@type": "ProfilePage",
            "@id": node_id,
            "name": cleaned(name),
            "url": url,
            "description": cleaned(description),
            "mainEntity": {"@id": person_id},
        }
    )


def _affiliation(runs: Inline, ror: str) -> Node:
    """The organization that a text names, with its ROR and its home page."""
    node = organization(text_of(runs))
    urls = [url for run in runs if (url := web_url(run.url))]
    found = ror or next((url for url in urls if _ROR.fullmatch(url)), "")
    page = next((url for url in urls if not _ROR.fullmatch(url)), "")
    return filled({**node, "@id": found, "identifier": found, "url": page}) if node else {}


def _orcid(links: Iterable[Link]) -> Node:
    url = next((link.url for link in links if link.url.startswith(_ORCID)), "")
    return identifier("ORCID", url.removeprefix(_ORCID), url) if url else {}


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
