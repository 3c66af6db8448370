"""Whether an entry has every word of what it was made from."""

from __future__ import annotations

from sphinx_profile.formats.bibtex import write_entry
from sphinx_profile.migrate.audit import missing
from sphinx_profile.migrate.jekyll_page.candidate import Candidate
from sphinx_profile.migrate.jekyll_page.entry import fields_of
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.migrate.source import Document
from sphinx_profile.model.entry import Entry


def is_whole(paper: Paper, found: Candidate, year: str, source: str) -> bool:
    """Whether nothing of ``source`` is missing in the entry, and in what goes with it."""
    kind, fields = fields_of(paper, year, selected=False, draft=False)
    texts = {
        "publications.bib": write_entry(Entry(kind, "key", tuple(fields))),
        "people.yml": "\n".join(_people(paper)),
        "conf.py": "\n\n".join([paper.lead, *(one.label for one in found.summaries)]),
    }
    page = Document("page.md", " | ".join(source.split("\n")))
    return not list(missing([page], texts))


def _people(paper: Paper) -> list[str]:
    authors = paper.authors.authors
    return [f"{author.name}: {author.url}" for author in authors if author.url]
