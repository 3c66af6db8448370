"""The files that are written beside the HTML: which there are, and where a page finds them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util import docname_join
from sphinx.util.osutil import relative_uri

from sphinx_profile.config import exports_of
from sphinx_profile.domain.pool import public

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.objects import ListQuery, ShownList
    from sphinx_profile.domain.profile import ProfileDomain

NAME = "publications"
FOLDER = "_exports"


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A format: how its files end, and its name, which is the same in every language."""

    suffix: str
    label: str


KINDS = {
    "bib": ExportKind("bib", "BibTeX"),
    "csl": ExportKind("json", "CSL-JSON"),
    "ris": ExportKind("ris", "RIS"),
    "atom": ExportKind("atom", "Atom"),
}
OF_A_LIST = ("bib", "csl", "ris")
"""What a list of its own can be written in: a site has one feed."""


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """Where a reference to an export leads: a path in the site; ``""``, and why not."""

    path: str
    problem: str = ""


def site_file(kind: str) -> str:
    """The path of the export of all publications."""
    return f"{NAME}.{KINDS[kind].suffix}"


def list_file(docname: str, name: str, kind: str) -> str:
    """The path of the export of one list: a folder a page, as a page may have several."""
    return f"{FOLDER}/{docname}/{name}.{KINDS[kind].suffix}"


def download_name(docname: str, name: str, kind: str) -> str:
    """What the export of a list is called where it is saved."""
    return f"{docname.rpartition('/')[2]}-{name}.{KINDS[kind].suffix}"


def holds_files(builder: Builder) -> bool:
    """Whether the builder writes a site in which files can stand beside the pages.

    A book or a help file has no such place, nor have pages that are serialised for others to show.
    """
    is_part = getattr(builder, "embedded", False) or hasattr(builder, "implementation")
    return builder.format == "html" and not is_part


def uri_from(builder: Builder, docname: str, path: str) -> str:
    """The URL of a path in the site, as seen from a page."""
    return relative_uri(builder.get_target_uri(docname), quote(path))


def offered(domain: ProfileDomain) -> tuple[str, ...]:
    """The formats of ``profile_exports``; none where there is nothing to export."""
    return exports_of(domain.env.config) if domain.state.get("published") else ()


def concerns(domain: ProfileDomain) -> bool:
    """Whether the publications are this site's own.

    The bibliography of sphinxcontrib-bibtex alone, of which nothing is shown here, may be of
    anybody's works.
    """
    is_named = domain.env.config.profile_bibfiles is not None
    return is_named or bool(domain.queries) or any(o.kind != "talk" for o in domain.written())


def list_exports(
    domain: ProfileDomain, docname: str
) -> list[tuple[ListQuery, ShownList, tuple[str, ...]]]:
    """The lists of a page with their answers and the formats in which each is offered."""
    pairs = zip(domain.queries.get(docname, ()), domain.lists.get(docname, ()), strict=False)
    return [
        (query, shown, query.export if query.export and _has_entries(domain, shown) else ())
        for query, shown in pairs
    ]


def _has_entries(domain: ProfileDomain, shown: ShownList) -> bool:
    """Whether a list shows anything that is no draft."""
    keys = shown.all_keys()
    if not domain.env.config.profile_show_drafts:
        return bool(keys)
    return bool({record.key for record in public(domain)}.intersection(keys))


def find_export(domain: ProfileDomain, docname: str, target: str) -> ExportTarget:
    """What ``bib``, ``bib LIST`` or ``bib PAGE#LIST`` means on a page."""
    kind, _, which = target.partition(" ")
    if kind not in KINDS:
        hint = _nearest(kind, KINDS)
        return ExportTarget("", f"{kind[:200]!r} is not one of {', '.join(KINDS)}{hint}")
    return _of_list(domain, docname, kind, which) if which else _of_site(domain, kind)


def _of_site(domain: ProfileDomain, kind: str) -> ExportTarget:
    if kind not in exports_of(domain.env.config):
        return ExportTarget("", f"{kind!r} is not in profile_exports")
    if kind not in offered(domain):
        return ExportTarget("", "there is no publication to export")
    return ExportTarget(site_file(kind))


def _of_list(domain: ProfileDomain, docname: str, kind: str, which: str) -> ExportTarget:
    page, _, name = which.rpartition("#")
    page = docname_join(docname, page) if page else docname
    lists = {shown.name: (query, kinds) for query, shown, kinds in list_exports(domain, page)}
    if name not in lists:
        hint = _nearest(name, lists)
        return ExportTarget("", f"the page {page[:200]!r} has no list {name[:200]!r}{hint}")
    query, kinds = lists[name]
    if kind not in query.export:
        return ExportTarget("", f"the list {name!r} has no {kind!r} in its option export")
    if kind not in kinds:
        return ExportTarget("", f"the list {name!r} has no publication to export")
    return ExportTarget(list_file(page, name, kind))


def _nearest(name: str, names: Iterable[str]) -> str:
    nearest = difflib.get_close_matches(name, list(names), 1)
    return f"; did you mean {nearest[0]!r}?" if nearest else ""


def feed_title(env: BuildEnvironment, domain: ProfileDomain) -> str:
    """What the feed is called: the owner's name, or that of the project."""
    owner = domain.who.known_owner
    return owner.name if owner else str(env.config.project)
