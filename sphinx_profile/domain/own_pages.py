"""The pages that publications have of their own: which there are, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sphinx_profile.config import as_list, page_pattern
from sphinx_profile.diagnostics import Problem, warn
from sphinx_profile.domain.digest import digest
from sphinx_profile.domain.files import hand_over
from sphinx_profile.domain.lists import DEFAULT_SORT
from sphinx_profile.domain.objects import OwnPage
from sphinx_profile.domain.pool import pool
from sphinx_profile.model.key import anchor
from sphinx_profile.model.library import Listed, Surroundings, View
from sphinx_profile.model.order import compile_sort

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.profile import ProfileDomain

MAX_BYTES = 120
"""The length of a name in UTF-8 that file systems take, with room for a suffix."""
_NOT_IN_NAME = re.compile(r"[^\w.+@~-]+")
_OF_SPHINX = ("genindex", "search", "opensearch", "_")
"""How the pages begin that Sphinx writes itself, and its folders."""


def own_pages(domain: ProfileDomain, env: BuildEnvironment) -> dict[str, OwnPage]:
    """Every publication that may be shown, by key, newest first, with its page.

    One whose page would overwrite another page is warned of, and has none.
    """
    pattern = page_pattern(env.config)
    if not pattern:
        return {}
    hidden = {key for keys in domain.drafts.values() for key in keys}
    found, taken = dict[str, OwnPage](), _taken(env)
    listed = _newest_first(pool(domain, bool(env.config.profile_show_drafts)))
    names = _names(sorted(item.record.key for item in listed))
    for item in listed:
        key = item.record.key
        home = domain.by_key.get(key)
        if home is None and digest(key) in hidden:
            continue
        name = pattern.replace("{key}", names[key])
        if _folded(name) in taken or name.startswith(_OF_SPHINX):
            message = f"{key[:200]!r}: a page {name!r} is there already"
            warn(Problem.PAGE_NAME, message, location=item.place)
            continue
        title = home.title if home else item.record.name
        found[key] = OwnPage(name, " ".join(title.split()) or key)
    return found


def own_pages_state(domain: ProfileDomain, env: BuildEnvironment) -> str:
    """A digest of all that the pages and their names depend on."""
    pattern = page_pattern(env.config)
    if not pattern:
        return ""
    written = [(entry.key, entry.docname, entry.digest) for entry in domain.written()]
    drafts = bool(env.config.profile_show_drafts)
    facts = (pattern, drafts, domain.bibliographies.digest, written, sorted(_taken(env)))
    return digest(repr(facts))


def _newest_first(listed: Iterable[Listed]) -> list[Listed]:
    """In the order of a list that says nothing of it."""
    views = [View(item, Surroundings()) for item in listed]
    order = compile_sort(DEFAULT_SORT)
    return [view.listed for view in order.apply(views, View.sort_value)]


def _names(keys: Iterable[str]) -> dict[str, str]:
    """For each key a name that is one part of a path, on any file system another for each."""
    names, taken = dict[str, str](), set[str]()
    for key in keys:
        name = safe_name(key)
        if name.casefold() in taken:
            name = f"{name}-{digest(key)[:8]}"
        taken.add(name.casefold())
        names[key] = name
    return names


def safe_name(key: str) -> str:
    """A key as one part of a path: what a path cannot hold is ``-``, a long one is cut."""
    name = _NOT_IN_NAME.sub("-", anchor(key)).strip(".") or "-"
    if len(name.encode("utf-8", "replace")) <= MAX_BYTES and name != "index":
        return name
    cut = name.encode("utf-8", "replace")[:MAX_BYTES].decode("utf-8", "ignore")
    return f"{cut}-{digest(key)[:8]}"


def _taken(env: BuildEnvironment) -> set[str]:
    """The names of all other pages."""
    additional = getattr(env.config, "html_additional_pages", None)
    others = list(additional) if isinstance(additional, dict) else as_list(additional)
    indices = _indices(env)
    return {_folded(str(name)) for name in (*env.found_docs, *others, *indices)}


def _indices(env: BuildEnvironment) -> Iterator[str]:
    for domain in env.domains.sorted():
        for index in domain.indices:
            yield f"{domain.name}-{index.name}"


def _folded(name: str) -> str:
    """``name`` as a file system may take it; a folder is the page of its index."""
    return name.casefold().removesuffix("/index")


def hand_over_files(domain: ProfileDomain, env: BuildEnvironment) -> None:
    """Give Sphinx the local files of what has a page of its own, before it copies any."""
    if not domain.own_pages:
        return
    library, bibliographies = domain.bibliographies.library, domain.bibliographies
    for key in domain.own_pages:
        listed = library.get(key)
        if listed is not None and listed.record.files:
            folder = bibliographies.folder_of(listed.path)
            for file in listed.record.files:
                hand_over(env, env.config.root_doc, file, folder)
