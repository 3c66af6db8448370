"""The same publications, written down in each of the ways that are compared.

A further way is one more entry of ``VARIANTS``: a function from a collection to the text of
its files, and what its conf.py says beyond everybody's. A ``.bib`` project returns two files,
``{"publications.md": ..., "publications.bib": ...}``. Files come in pieces, because the process
that measures must stay small (see ``measure``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import bibliography
from benchmarks.contents import expected, missing
from benchmarks.generate import OWNER, Author, Collection, Publication

Files = Mapping[str, Iterable[str]]

OUT = "_out"
"""The folder inside a project that it is built into."""

BIB = "publications.bib"
"""The bibliography of a project, where it has one."""

PAGES = "publications"
"""The folder of the publications' own pages."""

LARGE = 1000
"""Above this many publications, what takes minutes is built once, and rebuilt never."""

SUMMARY_LABEL = "Click to expand a brief introduction."

CONF = """\
project = "Benchmark"
author = {owner!r}
extensions = {extensions!r}
myst_enable_extensions = ["colon_fence", "dollarmath"]
html_theme = "furo"
exclude_patterns = [{out!r}]
"""

INDEX = """\
# {owner}

{owner} works on optimization and generalization.

```{{toctree}}
publications
about
```
"""

ABOUT = """\
# About

This page holds no publications. Edition {edition}.
"""


def no_publications(_: Collection) -> Files:
    """Write the pages of a site without a single publication."""
    return {"publications.md": ["# Publications\n"]}


def markdown_by_hand(collection: Collection) -> Files:
    """Write every publication the way people do who have nothing but Markdown.

    The abstract stands apart from the tags around it, which is what makes MyST read it as
    Markdown, with emphasis and formulas.
    """
    return {"publications.md": _page(collection, _markdown_entry)}


def markdown_raw_summary(collection: Collection) -> Files:
    """Write the same with the abstract on the line of its tags: raw HTML, not read at all."""
    return {"publications.md": _page(collection, _markdown_raw_entry)}


def directive_by_hand(collection: Collection) -> Files:
    """Write a ``publication`` directive, with options and a body, for every publication."""
    return {"publications.md": _page(collection, _directive_entry)}


def list_of_bibliography(collection: Collection) -> Files:
    """Write one list over a bibliography, and the registry that links the names."""
    return {
        "publications.md": [bibliography.LIST],
        BIB: bibliography.entries(collection),
        "people.yml": bibliography.registry(),
    }


def page_each(collection: Collection) -> Files:
    """Write a Markdown page for every publication, and a page with links to them all.

    They are in no table of contents, as ours are not: furo draws one with a thousand pages anew
    for each of them, which takes more than the rest.
    """
    links = (f"- [{p.title}]({PAGES}/{p.key}.md)\n" for p in collection)
    pages = {f"{PAGES}/{p.key}.md": [_markdown_page(p)] for p in collection}
    return {"publications.md": ["# Publications\n\n", *links], **pages}


def sphinxcontrib_bibtex(collection: Collection) -> Files:
    """Write what sphinxcontrib-bibtex takes to show the same bibliography."""
    return {
        "publications.md": [bibliography.BIBLIOGRAPHY],
        BIB: bibliography.entries(collection),
    }


def _page(collection: Collection, entry: Callable[[Publication], str]) -> Iterator[str]:
    """Return a page of publications in pieces: a heading, then one piece a publication."""
    yield "# Publications\n"
    for publication in collection:
        yield f"\n{entry(publication)}"


def author_markdown(author: Author) -> str:
    """Return a name, linked to the home page where there is one."""
    return f"[{author.name}]({author.url})" if author.url else author.name


def _markdown_lines(publication: Publication) -> str:
    """Return all of a hand-written entry but its summary."""
    names = (
        f"**{author.name}**" if author == OWNER else author_markdown(author)
        for author in publication.authors
    )
    links = "\n  ".join(rf"\[[{label}]({url})\]" for label, url in publication.links)
    return (
        f"{publication.title}.\n- {', '.join(names)}.\n"
        f"- {publication.venue} ({publication.abbr}, {publication.year}).\n- {links}\n"
    )


def _markdown_entry(publication: Publication) -> str:
    """Return one publication as a line, a list, and a summary that MyST reads."""
    return (
        f"{_markdown_lines(publication)}- <details><summary>{SUMMARY_LABEL}</summary>\n\n"
        f"  {publication.abstract}\n\n  </details>\n"
    )


def _markdown_page(publication: Publication) -> str:
    """Return a page that shows what a publication's own page does: the entry, and its BibTeX."""
    bibtex = f"```bibtex\n{bibliography.entry(publication).strip()}\n```\n"
    head = f"---\norphan: true\n---\n\n# {publication.title}\n\n"
    return f"{head}{_markdown_entry(publication)}\n{bibtex}"


def _markdown_raw_entry(publication: Publication) -> str:
    """Return one publication as a line, a list, and a summary that MyST passes on unread."""
    return (
        f"{_markdown_lines(publication)}- <details><summary>{SUMMARY_LABEL}</summary>"
        f"{publication.abstract}</details>\n"
    )


def _directive_entry(publication: Publication) -> str:
    """Return one publication as a directive."""
    one, two = publication.code
    return f"""\
:::{{publication}} {publication.title}
:key: {publication.key}
:authors: {", ".join(map(author_markdown, publication.authors))}
:venue: {publication.venue}
:abbr: {publication.abbr}
:year: {publication.year}
:arxiv: {publication.arxiv}
:pdf: {publication.pdf}
:poster: {publication.poster}
:links: [Code1]({one}) [Code2]({two})

{publication.abstract}
:::
"""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write publications down.

    ``over`` names the variants that this one is divided by in the report. ``shows`` says what
    its page is held to: ``"nothing"``, ``"all"`` there is to know of every publication,
    ``"unread"``: all, with the abstracts as they were typed, ``"items"``: an item each, or
    ``"pages"``: all, each publication on a page of its own. What is ``slow`` is built once above
    ``LARGE`` publications, what is ``full_only`` is never rebuilt; ``most`` is the greatest size
    it is built at.
    """

    name: str
    meaning: str
    files: Callable[[Collection], Files]
    extensions: tuple[str, ...] = ("myst_parser",)
    settings: tuple[str, ...] = ()
    over: tuple[str, ...] = ("floor",)
    shows: str = "all"
    slow: bool = False
    full_only: bool = False
    most: int = 1_000_000


OF_BIB = (
    f"profile_owner = {OWNER.name!r}",
    f"profile_bibfiles = [{BIB!r}]",
    "profile_people = 'people.yml'",
)
"""What the conf.py of a list over a bibliography says."""

VARIANTS = {
    variant.name: variant
    for variant in (
        Variant(
            "floor",
            "the same site without a publication, the extension not loaded",
            no_publications,
            over=(),
            shows="nothing",
        ),
        Variant("markdown", "every publication as Markdown, by hand", markdown_by_hand, slow=True),
        Variant(
            "profile",
            "every publication as a `publication` directive, by hand",
            directive_by_hand,
            extensions=("myst_parser", "sphinx_profile"),
            settings=(f"profile_owner = {OWNER.name!r}",),
            over=("markdown", "floor"),
            most=LARGE,
        ),
        Variant(
            "bib",
            "one `publication-list` over a `.bib`",
            list_of_bibliography,
            extensions=("myst_parser", "sphinx_profile"),
            settings=OF_BIB,
            over=("markdown", "bibtex", "floor"),
        ),
        Variant(
            "bib-bare",
            "as `bib`, without COinS and JSON-LD",
            list_of_bibliography,
            extensions=("myst_parser", "sphinx_profile"),
            settings=(*OF_BIB, "profile_coins = profile_json_ld = False"),
            full_only=True,
        ),
        Variant(
            "pages",
            "as `bib`, with a page of its own for every publication",
            list_of_bibliography,
            extensions=("myst_parser", "sphinx_profile"),
            settings=(*OF_BIB, f"profile_publication_pages = '{PAGES}/{{key}}'"),
            over=("markdown-pages", "floor"),
            shows="pages",
            full_only=True,
            most=LARGE,
        ),
        Variant(
            "markdown-pages",
            "a Markdown page, by hand, for every publication",
            page_each,
            shows="pages",
            full_only=True,
            most=LARGE,
        ),
        Variant(
            "bibtex",
            "the same `.bib` through the `bibliography` directive of sphinxcontrib-bibtex",
            sphinxcontrib_bibtex,
            extensions=("myst_parser", "sphinxcontrib.bibtex"),
            settings=(f"bibtex_bibfiles = [{BIB!r}]",),
            shows="items",
            slow=True,
        ),
        Variant(
            "markdown-raw",
            "as `markdown`, but MyST does not read the abstracts: no emphasis, no formulas",
            markdown_raw_summary,
            shows="unread",
        ),
    )
}
"""Every variant by its name, in the order in which they are built."""

DEFAULT = (
    *("floor", "markdown", "profile", "bib", "bib-bare", "bibtex"),
    *("pages", "markdown-pages"),
)
"""The variants that are measured when none are named."""


@dataclass(frozen=True, slots=True)
class Site:
    """A project on disk."""

    variant: Variant
    collection: Collection
    folder: Path

    @property
    def out(self) -> Path:
        """The folder that it is built into."""
        return self.folder / OUT

    def edit_other_page(self, edition: int) -> None:
        """Change the page without publications; another edition is another text."""
        text = ABOUT.format(edition=edition)
        (self.folder / "about.md").write_text(text, encoding="utf-8")

    def edit_entry(self, edition: int) -> None:
        """Change one entry of the bibliography, where there is one."""
        if (self.folder / BIB).exists():
            with (self.folder / BIB).open("w", encoding="utf-8") as file:
                file.writelines(bibliography.entries(self.collection, edition))

    def is_slow(self) -> bool:
        """Tell whether the project is too slow to be built more than once."""
        return self.variant.slow and len(self.collection) > LARGE

    def shows_edition(self, edition: int) -> bool:
        """Tell whether the built page without publications is of that edition."""
        html = (self.out / "about.html").read_text(encoding="utf-8")
        return f"Edition {edition}." in html

    def missing(self) -> list[str]:
        """Return what the built page ought to show of its publications and does not."""
        if self.variant.shows == "nothing":
            return []
        if len(self.collection) > LARGE:
            return []  # it was held to it at the smaller sizes; the page would be too large here
        if self.variant.shows == "pages":
            return [piece for p in self.collection for piece in self._missing_of_page(p)]
        html = (self.out / "publications.html").read_text(encoding="utf-8")
        if self.variant.shows == "items":
            lacking = len(self.collection) - html.count("<li id=")
            return ["<li id="] * lacking
        return missing(html, self.collection, read=self.variant.shows == "all")

    def _missing_of_page(self, publication: Publication) -> list[str]:
        html = (self.out / PAGES / f"{publication.key}.html").read_text(encoding="utf-8")
        return [piece for piece in expected(publication) if piece not in html]


def write(variant: Variant, collection: Collection, folder: Path) -> Site:
    """Write the project of a variant into a new folder."""
    folder.mkdir(parents=True)
    site = Site(variant, collection, folder)
    conf = CONF.format(owner=OWNER.name, extensions=list(variant.extensions), out=OUT)
    files: dict[str, Iterable[str]] = {
        "conf.py": [conf, *(f"{setting}\n" for setting in variant.settings)],
        "index.md": [INDEX.format(owner=OWNER.name)],
        **variant.files(collection),
    }
    for name, pieces in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        with (folder / name).open("w", encoding="utf-8") as file:
            file.writelines(pieces)
    site.edit_other_page(0)
    return site
