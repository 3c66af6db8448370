"""Front matter and data that are read member by member, each of which the report names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_profile.migrate.files.record import UNKNOWN, Record
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.tree import NOTHING

NO_PLACES: Mapping[str, str] = MappingProxyType({})
THEME = "it steers the old theme; the new site has no use for it"
DRAFT = "a draft that the old site does not show; copy it into the new site when it is done"
_THEME_FIELDS = (
    *("layout", "permalink", "nav", "nav_order", "author_profile", "redirect_from", "redirect"),
    *("redirect_to", "share", "comments", "read_time", "related", "sitemap", "pagination", "toc"),
    *("giscus_comments", "disqus_comments", "collection", "classes", "header", "sidebar", "link"),
    *("related_posts", "tikzjax", "mermaid", "chart", "featured", "thumbnail", "_styles", "map"),
    *("search_exclude", "search", "horizontal", "display_categories", "pretty_table", "code_diff"),
    *("images", "typograms", "pseudocode", "published", "modified", "entries_layout", "entries"),
    *("show_excerpts", "sort_by", "sort_order", "feature_row", "dropdown", "children", "type"),
    *("weight", "linkTitle", "aliases", "url", "slug", "design", "cms_exclude", "cms", "view"),
    *("lastmod", "lang", "header", "menu", "private", "outputs", "build", "_build"),
    *("show_date", "profile", "reading_time", "commentable", "editable", "gallery_item", "show"),
    *("logo", "width", "height", "object-fit", "latest_posts", "cv_pdf", "pdf", "icon"),
    *("draft", "output", "cascade", "exclude_future", "exclude_past", "order", "parent", "pager"),
    *("cv_format", "calendar", "display_categories", "horizontal", "username", "image_preview"),
    *("show_breadcrumb", "math", "highlight", "newsletter", "social", "plotly", "tabs"),
)
THEME_REASONS: Mapping[str, str] = dict.fromkeys(_THEME_FIELDS, THEME)
"""Why fields that steer the look of a page are left."""

PAGE: Mapping[str, str] = {
    "title": "the heading",
    "subtitle": "a line below the heading",
    **dict.fromkeys(("date", "tags", "categories", "category"), "a line below the heading"),
    **dict.fromkeys(("authors", "author", "location"), "a line below the heading"),
    **dict.fromkeys(("venue", "event", "course_id", "instructor"), "a line below the heading"),
    **dict.fromkeys(("term", "year", "time"), "a line below the heading"),
}
"""Where a page has what its front matter says."""


class Noted(Record):
    """A mapping whose members are read, and named in the report one by one.

    ``became`` is what each member is in the new site, where that is not its own name.
    """

    def __init__(self, record: Record) -> None:
        super().__init__(record.node, record.name)
        self.became: dict[str, str] = {}
        self.skipped: set[str] = set()

    def as_(self, what: str, *names: str) -> str:
        """The first of these members that is a text; it becomes ``what``."""
        text = self.text(*names)
        if text:
            name = next(one for one in names if self.node.pairs.get(one, NOTHING).texts)
            self.became[name] = what
        return text

    def is_read(self, name: str) -> bool:
        """Whether a member was asked for."""
        return name in self._used or name in self._children

    def skip(self, *names: str) -> None:
        """Say nothing of these members: it was said."""
        self.use(*names)
        self.skipped.update(names)
        for child in (child for name in names for child in self._children.get(name, ())):
            child.dismiss()

    def note(
        self,
        path: str,
        report: Report,
        of: str,
        places: Mapping[str, str] = NO_PLACES,
        rest: str = UNKNOWN,
    ) -> None:
        """Name what was read as taken, or as mended where it has another name; and all else.

        ``places`` says what members become that ``became`` is silent about, ``rest`` why a member
        is left of which nothing is known.
        """
        for name, node in self.node.pairs.items():
            if node.is_empty and node.key_line:
                report.left(path, node.key_line, name, "it is empty", node.end, routine=True)
                continue
            if not self.is_read(name) or name in self.skipped:
                continue
            where = self.became.get(name) or places.get(name, "")
            if where and where != name:
                why = f"{where}, in {of}"
                report.mended(path, node.key_line, name, why, node.end, routine=True)
            else:
                report.taken(path, node.key_line, name, of, node.end)
        self.leave(path, report, THEME_REASONS, rest)
