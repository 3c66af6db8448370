"""The wiring: every part of the extension, made known to Sphinx. No logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_profile import config, locale
from sphinx_profile.directives.bio import BioDirective
from sphinx_profile.directives.link_list import LinkListDirective
from sphinx_profile.directives.publication import PublicationDirective
from sphinx_profile.directives.publication_list import PublicationListDirective
from sphinx_profile.directives.talk import TalkDirective
from sphinx_profile.doctree import nodes as own_nodes
from sphinx_profile.doctree.transforms import TRANSFORMS
from sphinx_profile.domain import ProfileDomain, domain_of, freshness, places
from sphinx_profile.render import lazy, lists, neutral, page, templates

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

DIRECTIVES = {
    "profile-bio": BioDirective,
    "link-list": LinkListDirective,
    "publication": PublicationDirective,
    "publication-list": PublicationListDirective,
    "talk": TalkDirective,
}


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
    app.connect("config-inited", page.add_static_folder)
    app.connect("builder-inited", page.note_builder)
    app.connect("env-get-outdated", _begin, priority=100)
    app.connect("env-before-read-docs", _prepare)
    app.connect("doctree-read", _note_places)
    app.connect("env-updated", _stale_pages, priority=900)
    app.connect("html-page-context", page.finish_page)
    app.connect("build-finished", page.finish_search)


def _register_nodes(app: Sphinx) -> None:
    for node, visit in lazy.VISITORS.items():
        app.add_node(node, html=(visit, None))
    for holder in (*own_nodes.HOLDERS, own_nodes.profile_legend, own_nodes.profile_draft):
        app.add_node(holder)
    for transform in TRANSFORMS:
        app.add_transform(transform)
    app.add_post_transform(lists.FillLists)
    app.add_post_transform(neutral.ExpandEntries)


def _begin(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    domain = domain_of(env)
    domain.begin(app.extensions["sphinx_profile"].version)
    templates.begin()
    return sorted(domain.changed_lookups())


def _prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    domain_of(env).prepare(in_parallel=app.parallel > 1 and len(docnames) > 5)


def _note_places(app: Sphinx, doctree: nodes.document) -> None:
    places.note_places(app.env, doctree)


def _stale_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    return freshness.stale_pages(domain_of(env))
