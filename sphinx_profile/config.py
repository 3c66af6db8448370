"""Every ``profile_*`` value of conf.py, once: type, default, what it means.

The table of the manual is generated from :data:`SETTINGS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.util.matching import patmatch

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PARTS = ("thumbnail", "title", "authors", "venue", "note", "links", "summary", "bibtex")
"""The parts of a publication, in the order in which they are shown by default."""

EXPORTS = ("bib", "csl", "ris", "atom")
"""The formats of the files that are written beside the HTML."""

PAGE_PATTERN = "publications/{key}"
"""The names of publications' pages by default."""

SIDEBAR = "profile-sidebar.html"
"""What ``html_sidebars`` names to show the owner."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of conf.py.

    ``rebuild`` is what a change costs, in Sphinx's terms: ``"env"`` reads every page again,
    ``"html"`` writes every page again, ``""`` leaves it to the domain, which rewrites the pages
    that show something changed.
    """

    name: str
    default: object
    types: tuple[type, ...]
    rebuild: str
    help: str


SETTINGS = (
    Setting(
        "profile_owner",
        None,
        (str, type(None)),
        "",
        "Whose site this is: the id or the name of a person. His or her name is marked in every "
        "list of authors. A `profile-bio` on the root page is enough without it.",
    ),
    Setting(
        "profile_people",
        {},
        (dict, str),
        "",
        "The registry of people: a mapping from an id to name, aliases, orcid and url, or the "
        "path of a `.yml`, `.yaml`, `.toml` or `.json` file that holds one, seen from the source "
        "folder.",
    ),
    Setting(
        "profile_bibfiles",
        None,
        (list, tuple, type(None)),
        "",
        "The bibliographies, seen from the folder of conf.py: BibTeX, BibLaTeX (`.bib`), CSL-JSON "
        "(`.json`). Without it those of `bibtex_bibfiles`, so that one setting feeds both.",
    ),
    Setting(
        "profile_parts",
        list(PARTS),
        (list, tuple),
        "env",
        "Which parts a publication shows, in which order.",
    ),
    Setting(
        "profile_summary_label",
        None,
        (str, type(None)),
        "env",
        "The text that opens a summary. By default “Summary”, or “Abstract” where the summary "
        "is the field `abstract`, in the language of the site.",
    ),
    Setting(
        "profile_max_authors",
        15,
        (int,),
        "env",
        "How many authors a publication shows at once, in HTML: the others are behind “and 37 "
        "more”, which opens in place. The owner is always seen. `0` shows everybody.",
    ),
    Setting(
        "profile_link_kinds",
        {},
        (dict,),
        "env",
        "More kinds of link, or a changed built-in: a mapping from the name of the kind to "
        "`label`, `icon` and `url` (a template with `{id}`).",
    ),
    Setting(
        "profile_show_drafts",
        False,
        (bool, int),
        "env",
        "Show entries whose `status` is `draft`.",
    ),
    Setting(
        "profile_file_roots",
        [],
        (list, tuple),
        "env",
        "Folders outside the source folder from which local files may be taken; relative to "
        "the source folder.",
    ),
    Setting(
        "profile_print_summaries",
        True,
        (bool, int),
        "env",
        "Whether summaries are open on paper.",
    ),
    Setting(
        "profile_publication_pages",
        False,
        (bool, int, str),
        "",
        "A [page of its own](../pages-of-publications.md) for every publication: `True`, or a "
        'pattern such as `"papers/{key}"`.',
    ),
    Setting(
        "profile_coins",
        True,
        (bool, int),
        "html",
        "Whether every entry has a COinS, from which [reference managers](../machines.md) read it.",
    ),
    Setting(
        "profile_json_ld",
        True,
        (bool, int),
        "html",
        "Whether pages describe their publications, talks and people to "
        "[search engines](../machines.md), in JSON-LD.",
    ),
    Setting(
        "profile_exports",
        list(EXPORTS),
        (list, tuple),
        "html",
        "The files that hold all publications, written [beside the HTML](../exports.md): "
        "`publications.bib`, `publications.json` (CSL-JSON), `publications.ris`, and "
        "`publications.atom`, which every page names as its feed.",
    ),
)


def register(app: Sphinx) -> None:
    """Add every setting to the application."""
    for setting in SETTINGS:
        app.add_config_value(
            setting.name,
            setting.default,
            setting.rebuild,  # type: ignore[arg-type]  # a Literal in Sphinx's annotations
            types=frozenset(setting.types),
            description=setting.help,
        )


def parts_of(config: Config) -> tuple[str, ...]:
    """The parts to show, in their order, unknown and repeated ones left out."""
    return tuple(dict.fromkeys(p for p in as_list(config.profile_parts) if p in PARTS))


def most_authors(config: Config) -> int:
    """How many authors are shown at once; 0 for all of them."""
    value = config.profile_max_authors
    return max(value, 0) if isinstance(value, int) else 0


def page_pattern(config: Config) -> str:
    """The pattern of the names of publications' pages; ``""`` where they have none."""
    value = config.profile_publication_pages
    if isinstance(value, str):
        return value if is_page_pattern(value) else PAGE_PATTERN
    return PAGE_PATTERN if value else ""


def is_page_pattern(pattern: str) -> bool:
    """Whether a pattern names pages inside the site, another one for each key."""
    parts = pattern.split("/")
    inside = not set(parts) & {"", ".", ".."} and not set(pattern) & set('\\:<>"|?*')
    return inside and pattern.count("{key}") == 1


def shows_sidebar(config: Config, docname: str = "") -> bool:
    """Whether the owner stands in the sidebar of a page, or of any page without ``docname``."""
    sidebars = getattr(config, "html_sidebars", None)
    return isinstance(sidebars, dict) and any(
        SIDEBAR in as_list(templates) and (not docname or patmatch(docname, pattern))
        for pattern, templates in sidebars.items()
    )


def exports_of(config: Config) -> tuple[str, ...]:
    """The formats to write, unknown and repeated ones left out."""
    return tuple(dict.fromkeys(e for e in as_list(config.profile_exports) if e in EXPORTS))


def complaints(config: Config) -> Iterator[str]:
    """What is wrong with values of the right type, a message each."""
    for part in as_list(config.profile_parts):
        if part not in PARTS:
            yield f"profile_parts: {part!r} is not a part; the parts are {', '.join(PARTS)}"
    pattern = config.profile_publication_pages
    if isinstance(pattern, str) and not is_page_pattern(pattern):
        message = f"profile_publication_pages: {pattern[:200]!r} is no pattern"
        yield f"{message} with {{key}} in it; {PAGE_PATTERN!r} is used"
    for kind in as_list(config.profile_exports):
        if kind not in EXPORTS:
            yield f"profile_exports: {kind!r} is not one of {', '.join(EXPORTS)}"


def as_list(value: Any) -> list[Any]:
    """``value`` if it is a list or tuple, else nothing: Sphinx has warned of its type."""
    return list(value) if isinstance(value, (list, tuple)) else []
