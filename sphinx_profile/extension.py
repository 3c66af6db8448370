"""The wiring: every part of the extension, made known to Sphinx. No logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_profile import config, locale
from sphinx_profile.directives.bio import BioDirective
from sphinx_profile.directives.link_list import LinkListDirective
from sphinx_profile.directives.publication import PublicationDirective
from sphinx_profile.directives.talk import TalkDirective
from sphinx_profile.doctree import nodes
from sphinx_profile.doctree.transforms import TRANSFORMS
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.render import lazy, neutral, page, templates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

DIRECTIVES = {
    "profile-bio": BioDirective,
    "link-list": LinkListDirective,
    "publication": PublicationDirective,
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
    app.connect("env-before-read-docs", _begin)
    app.connect("env-updated", _stale_pages)
    app.connect("html-page-context", page.finish_page)
    app.connect("build-finished", page.finish_search)


def _register_nodes(app: Sphinx) -> None:
    for node, visit in lazy.VISITORS.items():
        app.add_node(node, html=(visit, None))
    for holder in (*nodes.HOLDERS, nodes.profile_legend, nodes.profile_draft):
        app.add_node(holder)
    for transform in TRANSFORMS:
        app.add_transform(transform)
    app.add_post_transform(neutral.ExpandEntries)


def _begin(_app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    domain_of(env).begin()
    templates.begin()


def _stale_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    return domain_of(env).stale_pages()
