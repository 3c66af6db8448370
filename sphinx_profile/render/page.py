"""What an HTML page gets beside its text, and what it must not publish."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_profile.config import shows_sidebar
from sphinx_profile.domain import ProfileDomain, domain_of
from sphinx_profile.model.key import anchor

if TYPE_CHECKING:
    from docutils import nodes
    from markupsafe import Markup
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinx_profile.render.sidebar import PathTo

STATIC = Path(__file__).parent.parent / "static"
FOR_THEMES = Path(__file__).parent.parent / "templates" / "theme"
STYLESHEET = "sphinx-profile.css"
SCRIPT = "sphinx-profile.js"


def add_folders(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the stylesheet and the script, and find what ``html_sidebars`` names."""
    # new lists: Sphinx's defaults are shared by all applications of a process
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    config.templates_path = [*config.templates_path, str(FOR_THEMES)]


def note_builder(app: Sphinx) -> None:
    """Tell the domain what the builder does with records."""
    domain = domain_of(app.env)
    domain.builder = app.builder
    domain.draws_html = app.builder.format == "html"
    domain.publishes = _publishes(app.builder)
    domain.shows_urls = app.builder.format == "text"


def _publishes(builder: Builder) -> bool:
    """Whether the builder writes a site of HTML pages that can be searched.

    JSON and pickles of pages, whose builders name an implementation, are none.
    """
    others = getattr(builder, "embedded", False) or builder.name == "singlehtml"
    searches = builder.format == "html" and bool(getattr(builder, "search", False))
    return searches and not others and not hasattr(builder, "implementation")


def finish_page(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add stylesheet and script where the page shows a node of ours; hide hidden drafts."""
    domain = domain_of(app.env)
    if doctree is not None and (pagename in domain.pages or app.builder.name == "singlehtml"):
        app.add_css_file(STYLESHEET)
        app.add_js_file(SCRIPT, loading_method="defer")
    if shows_sidebar(app.config, pagename):
        app.add_css_file(STYLESHEET)
    # a function: builders that store the context leave out those
    context["profile_sidebar"] = lambda: _sidebar(app.builder, domain, context["pathto"])
    if domain.is_own_page(pagename):
        app.add_css_file(STYLESHEET)
        app.add_js_file(SCRIPT, loading_method="defer")
    if pagename in domain.drafts:
        _withhold_source(app, context)


def _sidebar(builder: Builder, domain: ProfileDomain, pathto: PathTo) -> Markup:
    from sphinx_profile.render.sidebar import draw_sidebar  # noqa: PLC0415  (when it is needed)

    return draw_sidebar(builder, domain, pathto)


def finish_search(app: Sphinx, exception: Exception | None) -> None:
    """Mend the index of the search where Sphinx's own is wrong for us."""
    path = Path(app.outdir, "searchindex.js")
    domain = domain_of(app.env)
    is_ours = bool(domain.pages or domain.drafts or domain.own_pages)
    if exception is None and is_ours and path.is_file():
        text = path.read_text(encoding="utf-8")
        mended = _mended(text, domain)
        if mended != text:
            path.write_text(mended, encoding="utf-8")


def _mended(text: str, domain: ProfileDomain) -> str:
    """The index, mended; as it was where its form is not known."""
    start, end = text.find("{"), text.rfind("}") + 1
    try:
        index = json.loads(text[start:end])
        _drop_orphans(index)
        _set_anchors(index, domain)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return text
    return text[:start] + json.dumps(index, separators=(",", ":"), sort_keys=True) + text[end:]


def _drop_orphans(index: dict[str, Any]) -> None:
    """Take out the words that no page has any more.

    Sphinx leaves them there without a page: of what was shown once and is a draft now, or is in
    no bibliography any more, every word could still be read.
    """
    for name in ("terms", "titleterms"):
        index[name] = {word: pages for word, pages in index[name].items() if pages != []}


def _set_anchors(index: dict[str, Any], domain: ProfileDomain) -> None:
    """Give our objects their anchors.

    Sphinx leaves an anchor out that is the name of the object, and its script takes the text
    that is shown for the name: with us that is the title.
    """
    own = {number for number, name in index["objtypes"].items() if name.startswith("profile:")}
    places = {(o[3], o[1]): o[4] or anchor(o[0]) for o in domain.get_objects()}
    for prefix, objects in index["objects"].items():
        for entry in objects:
            title = f"{prefix}.{entry[4]}" if prefix else entry[4]
            place = (index["docnames"][entry[0]], html.unescape(title))
            if str(entry[1]) in own and not entry[3] and place in places:
                entry[3] = places[place]


def _withhold_source(app: Sphinx, context: dict[str, Any]) -> None:
    """Publish no copy of a source that holds a hidden draft, nor leave an older copy."""
    name = context.get("sourcename") or ""
    if name:
        Path(app.outdir, "_sources", name).unlink(missing_ok=True)
    context.update(sourcename="", has_source=False, show_source=False)
