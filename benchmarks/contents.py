"""Whether a built page shows what it ought to: a build that loses something is not a fast one."""

import re
from collections.abc import Iterator

from benchmarks.generate import Collection, Publication


def missing(html: str, collection: Collection, *, read: bool = True) -> list[str]:
    """Return the pieces of HTML that a page lacks, in order.

    A piece has to stand in its own publication's part of the page: between its title and the
    next one's. What the head tells machines does not count.
    """
    absent: list[str] = []
    html = html.partition("</head>")[2] or html
    for publication, (start, end) in zip(collection, _parts(html, collection), strict=True):
        part = html[start:end]
        absent += [piece for piece in expected(publication, read=read) if piece not in part]
    return absent


def _parts(html: str, collection: Collection) -> list[tuple[int, int]]:
    """Find where each publication begins and ends; one without its title has an empty part."""
    starts, place = [], 0
    for publication in collection:
        starts.append(html.find(publication.title, place))
        place = max(place, starts[-1])
    parts, end = [], len(html)
    for start in reversed(starts):
        parts.append((start, end) if start >= 0 else (end, end))
        end = parts[-1][0]
    return parts[::-1]


def expected(publication: Publication, *, read: bool = True) -> Iterator[str]:
    """Return pieces of HTML that whatever shows the publication has in it.

    With ``read``, its abstract is held to have been read as Markdown.
    """
    yield from (publication.title, publication.venue, publication.abbr, str(publication.year))
    for author in publication.authors:
        yield author.name
        if author.url:
            yield f'href="{author.url}"'
    yield from (f'href="{url}"' for _, url in publication.links)
    yield publication.abstract.rsplit(". ", 1)[1]
    if read and (phrase := re.search(r"\*(.+?)\*", publication.abstract)):
        yield f"<em>{phrase[1]}</em>"
