"""The same publications as a bibliography, and what it takes to show it."""

import re
from collections.abc import Iterator

from benchmarks.generate import Author, Collection, Publication, people

LIST = """\
# Publications

:::{publication-list}
:sort: position
:::
"""

BIBLIOGRAPHY = """\
# Publications

```{bibliography}
:all:
:list: bullet
```
"""

EDITION = "Edition {edition}."
"""A note of the first entry, which another edition of the file changes."""


def entries(collection: Collection, edition: int = 0) -> Iterator[str]:
    """Write every publication as an entry of BibTeX; the first has the edition as a note."""
    for position, publication in enumerate(collection):
        note = EDITION.format(edition=edition) if position == 0 else ""
        yield entry(publication, position, note)


def registry() -> Iterator[str]:
    """Write everyone who has a home page into a registry of people."""
    for number, author in enumerate(people()):
        if author.url:
            yield f"person-{number}: {{name: {author.name}, url: {author.url!r}}}\n"


def entry(publication: Publication, position: int = 0, note: str = "") -> str:
    """Return one publication as an entry."""
    one, two = publication.code
    fields = {
        "title": f"{{{publication.title}}}",
        "author": " and ".join(map(_name, publication.authors)),
        "booktitle": publication.venue,
        "abbr": publication.abbr,
        "year": str(publication.year),
        "arxiv": publication.arxiv,
        "pdf": publication.pdf,
        "poster": publication.poster,
        "code": one,
        "code2": two,
        "note": note,
        "position": str(position),
        "abstract": re.sub(r"\*(.+?)\*", r"\\emph{\1}", publication.abstract),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@inproceedings{{{publication.key},\n{lines}}}\n\n"


def _name(author: Author) -> str:
    """Return a name as BibTeX sorts it."""
    given, _, family = author.name.rpartition(" ")
    return f"{family}, {given}"
