"""What an HTML page gets beside its text, and what it must not publish."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_profile.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent.parent / "static"
STYLESHEET = "sphinx-profile.css"
SCRIPT = "sphinx-profile.js"


def add_static_folder(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the stylesheet and the script."""
    config.html_static_path.append(str(STATIC))


def note_builder(app: Sphinx) -> None:
    """Tell the domain what the builder does with records."""
    domain = domain_of(app.env)
    domain.draws_html = app.builder.format == "html"
    domain.shows_urls = app.builder.format == "text"


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
    if pagename in domain.drafts:
        _withhold_source(app, context)


def finish_search(app: Sphinx, exception: Exception | None) -> None:
    """Take the words out of the search index that no page has any more.

    Sphinx leaves them there without a page: of what was shown once and is a draft now, every
    word could still be read.
    """
    path = Path(app.outdir, "searchindex.js")
    if exception is None and domain_of(app.env).drafts and path.is_file():
        text = path.read_text(encoding="utf-8")
        kept = _without_orphans(text)
        if kept != text:
            path.write_text(kept, encoding="utf-8")


def _without_orphans(text: str) -> str:
    """The index of the search without the words that stand in no page."""
    start, end = text.find("{"), text.rfind("}") + 1
    try:
        index = json.loads(text[start:end])
        for name in ("terms", "titleterms"):
            index[name] = {word: pages for word, pages in index[name].items() if pages != []}
    except (ValueError, KeyError, AttributeError):
        return text
    return text[:start] + json.dumps(index, separators=(",", ":"), sort_keys=True) + text[end:]


def _withhold_source(app: Sphinx, context: dict[str, Any]) -> None:
    """Publish no copy of a source that holds a hidden draft, nor leave an older copy."""
    name = context.get("sourcename") or ""
    if name:
        Path(app.outdir, "_sources", name).unlink(missing_ok=True)
    context.update(sourcename="", has_source=False, show_source=False)
