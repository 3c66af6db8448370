"""The pages of publications: those that have changed are written, those that are gone deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx_profile.config import SETTINGS
from sphinx_profile.domain import domain_of
from sphinx_profile.domain.digest import digest
from sphinx_profile.render.kept import KeptPage, KeptPages
from sphinx_profile.render.own_entries import OwnEntries
from sphinx_profile.render.page_index import PageIndex

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_profile.domain import ProfileDomain
    from sphinx_profile.render.own_page import PageDrawing

Page = tuple[str, dict[str, Any], str]
_TEMPLATE = "page.html"


def collect_pages(app: Sphinx) -> Iterator[Page]:
    """Name, context and template of every page to write, as ``html-collect-pages`` wants them."""
    builder = cast("StandaloneHTMLBuilder", app.builder)
    return OwnPages(builder, domain_of(app.env), KeptPages.of(app)).changed()


@dataclass
class OwnPages:
    """Writes the pages of one build."""

    builder: StandaloneHTMLBuilder
    domain: ProfileDomain
    kept: KeptPages
    written: dict[str, KeptPage] = field(default_factory=dict)

    def changed(self) -> Iterator[Page]:
        """The pages that show something else than when they were written last, or are missing."""
        before = self.kept.pages()
        index = PageIndex.of(self.builder)
        for entry in OwnEntries(self.domain) if self.domain.publishes else ():
            name, made = entry.page.name, digest(self._around + entry.digest)
            page = before.get(name)
            if page is None or page.digest != made or not self._path(name).is_file():
                context, text = self._drawing.draw(entry)
                page = KeptPage(made, text)
                yield name, context, _TEMPLATE
            self.written[name] = page
            index.add(entry, page.text)
        self._delete(set(before) - set(self.written))
        self.kept.keep(self.written)

    @cached_property
    def _drawing(self) -> PageDrawing:
        from sphinx_profile.render.originals import Originals  # noqa: PLC0415  (when needed)
        from sphinx_profile.render.own_page import PageDrawing  # noqa: PLC0415

        return PageDrawing(self.builder, self.domain, Originals(self.builder.env, self.builder))

    @cached_property
    def _around(self) -> str:
        """What every page depends on, as Sphinx sees it: configuration, templates, theme."""
        builder = self.builder
        info = builder.build_info
        settings = [
            (setting.name, builder.config[setting.name])
            for setting in SETTINGS
            if setting.rebuild == "env"
        ]
        templates = builder.templates.newest_template_mtime() if builder.templates else 0
        return repr((self.domain.version, info.config_hash, info.tags_hash, settings, templates))

    def _delete(self, names: set[str]) -> None:
        """Take away the pages of what is gone, unless the project has such a page itself now."""
        for name in names - self.builder.env.found_docs:
            path = self._path(name)
            path.unlink(missing_ok=True)
            if path.parent != Path(self.builder.outdir) and not any(path.parent.iterdir()):
                path.parent.rmdir()

    def _path(self, name: str) -> Path:
        return Path(self.builder.get_output_path(name))
