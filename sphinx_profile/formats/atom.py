"""Atom: a feed of publications (RFC 4287), written by feedgenerator.

Nothing in it comes from a clock: the same publications give the same feed.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from feedgenerator import Atom1Feed

from sphinx_profile.formats.exported import Exported, exported, unique
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.url import is_absolute, safe_url

MIME_TYPE = "application/atom+xml"
"""The type that a page names the feed by, for readers to find it (RFC 4287, section 7)."""

_UNDATED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_IN_TAG = "-._~!$&'()*+,;=:@/"
_IDENTIFIERS = ("doi", "arxiv", "eprint", "hal", "pmid", "openreview", "acl", "isbn", "url")


@dataclass(frozen=True, slots=True)
class FeedSite:
    """The site that a feed is of.

    ``url`` is that of the site's first page, ``feed_url`` that of the feed, both absolute.
    ``pages`` has the absolute URL of each publication that has a place in the site, by key.
    ``owned_since`` is a day on which the host was already the site's, ``YYYY``, ``YYYY-MM`` or
    ``YYYY-MM-DD``. Ids are made of it and of ``url`` (RFC 4151, section 2.1): they move with these.
    """

    title: str
    url: str
    feed_url: str
    language: str = "en"
    author: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    owned_since: str = "2000"


def write_atom(records: Iterable[Publication], *, site: FeedSite) -> str:
    """The publications as a feed, newest first: no drafts.

    An unknown month is January, an unknown day the first; what has no year is of 1970, and last.
    A feed is of the day of its newest entry.
    """
    return atom_of(exported(records), site=site)


def atom_of(entries: Iterable[Exported], *, site: FeedSite) -> str:
    """The same of what is exported."""
    entries = list(entries)
    names = unique(_identity(entry) for entry in entries)
    dated = [(_day(entry), entry, name) for entry, name in zip(entries, names, strict=True)]
    feed = _Feed(
        title=cleaned(site.title),
        link=_href(site.url),
        description="",
        language=cleaned(site.language) or None,
        author_name=cleaned(site.author) or cleaned(site.title),
        feed_url=_href(site.feed_url),
        feed_guid=_tag(site, ""),
    )
    for day, entry, name in sorted(dated, key=lambda item: item[0], reverse=True):
        links = _links(entry)
        page = _href(site.pages.get(entry.record.key, ""))
        feed.add_item(
            title=entry.text("title") or entry.key,
            link=page or next(iter(links), "") or _href(site.url),
            description=html.escape(entry.text("abstract")) or None,
            pubdate=day,
            updateddate=day,
            unique_id=_tag(site, name),
            categories=entry.keywords,
            authors=[cleaned(author.name) for author in entry.record.authors],
            related=links,
        )
    return str(feed.writeString("utf-8"))


def _day(entry: Exported) -> datetime.datetime:
    """The first moment of the day of a publication, in UTC."""
    year, month, day = entry.record.date.sort_key
    if not 0 < year <= datetime.MAXYEAR:
        return _UNDATED
    return datetime.datetime(year, month or 1, (day if month else 0) or 1, tzinfo=datetime.UTC)


def _identity(entry: Exported) -> str:
    """What a publication is known by: its key, unless that is made from its title.

    A directive whose argument is a title, and that has no key, has such a key: an identifier goes
    before it.
    """
    record = entry.record
    names = {name for name, value in record.fields if value.strip()}
    if not record.page_fields or names & {"key", "title"}:
        return cleaned(record.key)
    return entry.doi or entry.verbatim(*_IDENTIFIERS) or cleaned(record.key)


def _tag(site: FeedSite, name: str) -> str:
    """A URI that is nobody else's: ``tag:host,2000:/path/publications/name`` (RFC 4151)."""
    try:
        parts = urlsplit(_href(site.url))
    except ValueError:
        parts = urlsplit("")
    folder = quote(parts.path.rpartition("/")[0], safe=f"{_IN_TAG}%")
    begin = f"tag:{parts.hostname or 'localhost'},{cleaned(site.owned_since)}:{folder}"
    return f"{begin}/publications/{quote(name, safe=_IN_TAG)}"


def _links(entry: Exported) -> dict[str, dict[str, str]]:
    """Where the publication is found, the best place first: URLs, and attributes of their links."""
    labels = {link.url: link.label for link in entry.record.links if is_absolute(link.url)}
    urls = (entry.url(name) for name in ("doi", "url", "html", "arxiv", "pdf"))
    pdf, found = entry.url("pdf"), dict[str, dict[str, str]]()
    for url in dict.fromkeys((*urls, *labels)):
        label, kind = cleaned(labels.get(url, "")), "application/pdf" if url == pdf else ""
        attributes = {"rel": "related", "href": _href(url), "title": label, "type": kind}
        found[_href(url)] = {name: value for name, value in attributes.items() if value}
    found.pop("", None)
    return found


class _Feed(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """Entries with any number of authors and of links; a feed without entries has a date."""

    def latest_post_date(self) -> datetime.datetime:
        """The day of the newest entry."""
        return max((item["updateddate"] for item in self.items), default=_UNDATED)

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """What feedgenerator has no elements for, and what it has them for."""
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for url, attributes in item["related"].items():
            if url != item["link"]:
                handler.addQuickElement("link", "", attributes)


def _href(url: str) -> str:
    """A URL that may stand in an ``href`` and in XML, or ``""``."""
    return safe_url(cleaned(url))
