"""The wiring: every part of the extension, made known to Sphinx. No logic."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_profile import config, locale
from sphinx_profile.directives import DIRECTIVES
from sphinx_profile.doctree import nodes as own_nodes
from sphinx_profile.doctree.transforms import TRANSFORMS
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.render import filling, lazy, page, templates

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment


def register(app: Sphinx) -> None:
    """Register everything."""
    app.add_message_catalog(locale.CATALOG, str(locale.CATALOG_DIR))
    config.register(app)
    app.add_domain(ProfileDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    for name, role in ProfileDomain.roles.items():
        app.add_role(name, role)
    _register_nodes(app)
    app.connect("config-inited", page.add_folders)
    app.connect("builder-inited", page.note_builder)
    app.connect("builder-inited", _begin, priority=100)
    app.connect("env-get-outdated", _outdated_pages)
    app.connect("env-before-read-docs", _prepare)
    app.connect("doctree-read", _note_places)
    app.connect("env-updated", _stale_pages, priority=900)
    app.connect("warn-missing-reference", _tell_unknown)
    app.connect("html-page-context", page.finish_page)
    app.connect("html-page-context", _add_metadata, priority=400)
    app.connect("html-collect-pages", _own_pages)
    app.connect("html-page-context", _link_feed)
    app.connect("build-finished", page.finish_search)
    app.connect("build-finished", _write_exports)


def _register_nodes(app: Sphinx) -> None:
    for node, visit in lazy.VISITORS.items():
        app.add_node(node, html=(visit, None))
    for holder in (*own_nodes.HOLDERS, own_nodes.profile_legend, own_nodes.profile_draft):
        app.add_node(holder)
    for transform in TRANSFORMS:
        app.add_transform(transform)
    for post_transform in filling.POST_TRANSFORMS:
        app.add_post_transform(post_transform)


def _begin(app: Sphinx) -> None:
    domain = domain_of(app.env)
    domain.begin(app.extensions["sphinx_profile"].version, Path(app.confdir))
    templates.begin()


def _outdated_pages(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    return sorted(domain_of(env).outdated_pages())


def _prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    domain_of(env).prepare(in_parallel=app.parallel > 1 and len(docnames) > 5)


def _note_places(app: Sphinx, doctree: nodes.document) -> None:
    domain_of(app.env).note_places(doctree)


def _stale_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    return domain_of(env).stale_pages()


def _add_metadata(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    domain = domain_of(app.env)
    if doctree is not None and domain.publishes and pagename in domain.pages:
        from sphinx_profile.render import metadata  # noqa: PLC0415  (loaded when it is needed)

        metadata.add_metadata(app, pagename, context, doctree)


def _link_feed(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    if domain_of(app.env).state.get("published"):
        from sphinx_profile.render import feed  # noqa: PLC0415  (loaded when it is needed)

        feed.link_feed(app, context)


def _own_pages(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    from sphinx_profile.render.kept import KeptPages  # noqa: PLC0415  (loaded when it is needed)

    if not (domain_of(app.env).own_pages or KeptPages.of(app).exists):
        return ()
    from sphinx_profile.render import own_pages  # noqa: PLC0415  (loaded when it is needed)

    return own_pages.collect_pages(app)


def _tell_unknown(app: Sphinx, _domain: Domain | None, node: pending_xref) -> bool | None:
    return domain_of(app.env).tell_unknown(node)


def _write_exports(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        from sphinx_profile.pages import exports  # noqa: PLC0415  (loaded when it is needed)

        exports.write(app.builder, domain_of(app.env))
