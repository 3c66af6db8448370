"""``_publications/*.md`` of academicpages.

Source: academicpages, ``_includes/archive-single.html``.
"""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned, decode, escaped, ranges
from sphinx_profile.migrate.academicpages.citation import Citation, read_citation
from sphinx_profile.migrate.common.entries import Made
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.writing import heading
from sphinx_profile.migrate.files.bib import Library
from sphinx_profile.migrate.files.kept import Kept
from sphinx_profile.migrate.markdown import read_blocks, to_latex
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import slug
from sphinx_profile.scaffold.myst import directive, paragraphs
from sphinx_profile.scaffold.site import Block

FOLDERS = ("files", "images", "assets", "")
_TYPES = {
    "books": ("book", "publisher"),
    "conferences": ("inproceedings", "booktitle"),
    "manuscripts": ("article", "journal"),
    "preprints": ("misc", "venue"),
    "theses": ("thesis", "school"),
    "thesis": ("thesis", "school"),
}
_GUESSES = (
    (re.compile(r"\b(?:proc|conference|workshop|symposium|meeting)", re.I), "conferences"),
    (re.compile(r"\b(?:arxiv|biorxiv|medrxiv|preprint|psyarxiv|ssrn)\b", re.I), "preprints"),
    (
        re.compile(r"\b(?:journal|transactions|letters|review|annals|bulletin)\b", re.I),
        "manuscripts",
    ),
)
_MOST_PARAGRAPHS = 4
_RECOMMENDED = re.compile(r"(?:recommended )?citation:\s*", re.IGNORECASE)


class Publications:
    """Makes entries of pages and of rows."""

    def __init__(self, jekyll: Jekyll) -> None:
        self._jekyll, self._move = jekyll, jekyll.move
        self.pages = jekyll.pages("_publications")
        self.entries: dict[str, Entry] = {}
        self._keys: dict[str, str] = {}

    def plan(self) -> None:
        """Note where the pages of publications are in the new site."""
        for page in self.pages:
            self._keys[page.path] = self._move.keys.unique(slug(page.name))
            new = f"publications/{self._keys[page.path]}.md"
            self._jekyll.register(page, new if _is_rich(page) else "publications.md")

    def write(self) -> None:
        """Put every publication into the site."""
        for page in self.pages:
            self.entries[page.name] = self.publication(page, self._keys[page.path])

    def publication(self, page: Page, key: str) -> Entry:
        """Put one publication into the site."""
        record = Noted(page.record)
        made = Made(self._move, page, record, FOLDERS)
        title = made.text("title", "title")
        citation, venue = self._citation(record, title), record.text("venue")
        self._authors(made, citation)
        category = record.text("category") or _guess(venue)
        kind, name = _TYPES.get(category.lower(), ("misc", "venue"))
        record.became["category"] = f"the type {kind}"
        made.text(name, "venue")
        self._date(made)
        made.fields.latex("volume", escaped(citation.volume))
        made.fields.latex("number", escaped(citation.number))
        made.fields.latex("pages", ranges(citation.pages))
        made.text("summary", "excerpt", "description", "summary")
        self._paper(made, record)
        made.address("slides", "slidesurl", "slides")
        kind = self._bibtex(made, record, kind)
        self._words(made, record)
        self._teaser(made, record)
        made.rest()
        self._text(made, page, key, citation)
        self._keep_citation(made, record, citation, kind)
        entry = made.finish(kind, key)
        record.note(page.path, self._move.report, key)
        return entry

    def _citation(self, record: Noted, title: str) -> Citation:
        text = record.as_("authors, volume, number, pages or the citation itself", "citation")
        return read_citation(text, title, record.text("venue"))

    def _authors(self, made: Made, citation: Citation) -> None:
        """The authors that the front matter names, or else those of the citation."""
        named = made.record.texts("authors", "author")
        if named:
            made.record.became |= dict.fromkeys(("authors", "author"), "the field author")
            whole = ", ".join(named) if len(named) > 1 else named[0]
            found = read_citation(f"{whole}. Title", "Title", "").authors
            made.fields.names("author", list(found) or [escaped(cleaned(n)) for n in named])
        made.fields.names("author", list(citation.authors) if not named else [])

    def _date(self, made: Made) -> None:
        made.fields.verbatim("date", made.day("date"))

    def _paper(self, made: Made, record: Noted) -> None:
        """``paperurl``: a PDF, or the page of the paper elsewhere."""
        value = record.text("paperurl")
        if not value:
            return
        line = record.node.pairs["paperurl"].key_line
        is_pdf = value.lower().partition("?")[0].endswith(".pdf") or "://" not in value
        if is_pdf:
            made.target("pdf", value, line)
        else:
            made.fields.address(value)
            made.targets[value] = value
        record.became["paperurl"] = "the field pdf" if is_pdf else "a link"

    def _bibtex(self, made: Made, record: Noted, kind: str) -> str:
        """``bibtexurl``: a link; of a file in the source the fields. The type comes back."""
        value = record.as_("a link, or fields that were missing", "bibtexurl")
        if not value:
            return kind
        found = self._move.assets.find(value, FOLDERS)
        if not found.endswith(".bib"):
            made.link("BibTeX", value, record.node.pairs["bibtexurl"].key_line)
        document = self._move.source.read(found) if found.endswith(".bib") else None
        library = Library(self._move.report)
        if document:
            library.add(document)
        if len(library.entries) != 1:
            return kind
        entry = library.entries[0].entry
        differing = made.add_bib(entry)
        if differing:
            what, why = (
                f"{', '.join(differing)} of {entry.key}",
                "the page says otherwise; both are kept",
            )
            self._move.report.mended(found, library.entries[0].line, what, why)
        return entry.type if kind == "misc" else kind

    def _teaser(self, made: Made, record: Noted) -> None:
        """The picture of ``header``: a thumbnail."""
        teaser = record.node.get("header").get("teaser")
        if teaser.text:
            record.record("header").text("teaser")
            record.became["header"] = "the field preview"
            made.target("preview", teaser.text, teaser.line)

    def _words(self, made: Made, record: Noted) -> None:
        tags = [*record.texts("tags"), *record.texts("keywords")]
        record.became |= dict.fromkeys(("tags", "keywords"), "the field keywords")
        if "keywords" not in made.fields:
            made.fields.text("keywords", ", ".join(dict.fromkeys(tags)))

    def _text(self, made: Made, page: Page, key: str, citation: Citation) -> None:
        """The text of the page: the abstract, or a page of its own where there is more to it."""
        kept = [p for p in made.paragraphs() if not self._repeats(p, page, citation)]
        if not kept:
            return
        if _is_rich(page):
            block = directive(Block("publication", key))
            title = heading(page.record.text("title") or key)
            text = paragraphs(title, block, self._jekyll.prose(page))
            self._move.site.pages[f"publications/{key}.md"] = text
            return
        self._move.report.taken(page.path, page.line, "the text", f"the abstract of {key}")
        made.fields.latex("abstract", to_latex(" ".join(kept)))

    def _repeats(self, paragraph: str, page: Page, citation: Citation) -> bool:
        """Whether a paragraph is the citation once more."""
        match = _RECOMMENDED.match(paragraph)
        if not match or not citation.text:
            return False
        words = Kept(Entry("", "", (("", citation.text),)))
        if not words.has(decode(to_latex(paragraph[match.end() :]))):
            return False
        line = page.line + page.body.count("\n", 0, page.body.find(paragraph))
        end = line + paragraph.count("\n")
        self._move.report.mended(page.path, line, "the citation", "it repeats that above", end)
        return True

    def _keep_citation(self, made: Made, record: Noted, citation: Citation, kind: str) -> None:
        """Keep the citation where the entry does not say all of it; show it without authors."""
        if not citation.text:
            return
        has_authors = "author" in made.fields
        if has_authors and Kept(made.fields.entry(kind, "")).has(citation.text):
            return
        html = record.text("citation")
        made.fields.latex("citation" if has_authors else "additional_info", to_latex(html))


def _is_rich(page: Page) -> bool:
    """Whether the text of a page is more than paragraphs, which an abstract can hold."""
    blocks = read_blocks(page.body.split("\n"))
    if len(blocks) > _MOST_PARAGRAPHS or not {block.kind for block in blocks} <= {"paragraph"}:
        return True
    return any(sign in page.body for sign in ("![", "<img", "{%", "{{"))


def _guess(venue: str) -> str:
    """The category of a venue, by its name; ``""`` where it tells nothing."""
    return next((category for pattern, category in _GUESSES if pattern.search(venue)), "")
