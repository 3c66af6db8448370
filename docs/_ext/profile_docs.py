"""Directives of the manual: tables made from the code, and examples shown as source and live."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import sphinx_profile
from sphinx_profile.config import SETTINGS, Setting
from sphinx_profile.diagnostics import Problem
from sphinx_profile.model.entry import BIBLIOGRAPHIC_MEANINGS, PROFILE_MEANINGS, is_steering
from sphinx_profile.model.kinds import IDENTITY_KINDS, PUBLICATION_KINDS, LinkKind
from sphinx_profile.render import views
from sphinx_profile.render.icons import icon

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

Cell = Sequence[nodes.Node]

VIEWS = (
    ("profile/publication.html", "publication", views.PublicationView),
    ("profile/publication-list.html", "list", views.ListView),
    ("profile/talk.html", "talk", views.TalkView),
    ("profile/publication-page.html", "page", views.OwnPageView),
    ("profile/head.html", "head", views.HeadView),
    ("profile/bio.html", "bio", views.BioView),
    ("profile/link-list.html", "items", views.ItemView),
    ("profile/sidebar.html", "sidebar", views.SidebarView),
    ("", "", views.GroupView),
    ("", "", views.FilterView),
    ("", "", views.FacetView),
    ("", "", views.FoldView),
    ("", "", views.SizeView),
    ("", "", views.PlaceView),
    ("", "", views.RunView),
    ("", "", views.AuthorView),
    ("", "", views.LinkView),
    ("", "", views.MentionView),
    ("", "", views.SizeView),
    ("", "", views.ExportView),
)
FIELDS = {
    **{kind.name: f"a link, “{kind.label}”" for kind in PUBLICATION_KINDS},
    **PROFILE_MEANINGS,
    **BIBLIOGRAPHIC_MEANINGS,
}
"""What every field does, by its name."""
STYLESHEET = Path(sphinx_profile.__file__).parent / "static" / "sphinx-profile.css"
EXAMPLE = """\
::::::{{tab-set}}
:sync-group: markup

:::::{{tab-item}} MyST
:sync: myst

```{{literalinclude}} /examples/{name}.md
:language: md
```
:::::

:::::{{tab-item}} reStructuredText
:sync: rst

```{{literalinclude}} /examples/{name}.rst
:language: rst
```
:::::
::::::
"""


class docs_icon(nodes.inline):
    """An icon; builders that cannot draw it show its name, which is its text."""


def visit_icon(writer: HTML5Translator, node: docs_icon) -> None:
    """Draw an icon."""
    writer.body.append(str(icon(node.astext())))
    raise nodes.SkipNode


class Generated(SphinxDirective):
    """Base of the directives that make a table."""

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[Cell]], name: str) -> nodes.table:
        """A table with a line of headings."""
        group = nodes.tgroup("", cols=len(heads))
        group += [nodes.colspec("", colwidth=1) for _head in heads]
        group += nodes.thead("", _row([nodes.Text(head)] for head in heads))
        group += nodes.tbody("", *(_row(row) for row in rows))
        return nodes.table("", group, classes=[f"docs-{name}"])

    def words(self, text: str) -> Cell:
        """``text`` with the markup of the page."""
        found, messages = self.parse_inline(text, lineno=self.lineno)
        return [*found, *messages]

    def labelled(self, name: str, text: str) -> Cell:
        """``text`` as code that ``[](#name)`` and ``{ref}`` link to."""
        node = nodes.inline("", "", _code(text), ids=[name])
        self.state.document.note_explicit_target(node)
        standard = self.env.domains.standard_domain
        standard.note_hyperlink_target(name, self.env.docname, name, text)
        return [node]


class Settings(Generated):
    """``profile-settings``: every value of conf.py."""

    def run(self) -> list[nodes.Node]:
        """The table; each name can be referred to with ``{confval}``."""
        heads = ("value", "default", "meaning")
        return [self.table(heads, [self._row(setting) for setting in SETTINGS], "settings")]

    def _row(self, setting: Setting) -> tuple[Cell, Cell, Cell]:
        name = setting.name.replace("_", "-")
        cell = self.labelled(name, setting.name)
        self.env.domains.standard_domain.note_object(
            "confval", setting.name, name, location=self.get_location()
        )
        return cell, [_code(repr(setting.default))], self.words(setting.help)


class Warnings(Generated):
    """``profile-warnings``: every subtype of warning."""

    def run(self) -> list[nodes.Node]:
        """The table; each subtype has an anchor, ``warning-no-title``."""
        rows = [
            (
                self.labelled(f"warning-{problem.value.replace('_', '-')}", problem.value),
                [nodes.Text(" ".join((problem.__doc__ or "").split()))],
            )
            for problem in Problem
        ]
        return [self.table(("subtype", "when, and what is shown"), rows, "warnings")]


class Kinds(Generated):
    """``profile-kinds people`` and ``profile-kinds publications``: the kinds of link."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table of the kinds of one sort."""
        kinds = {"people": IDENTITY_KINDS, "publications": PUBLICATION_KINDS}[self.arguments[0]]
        heads = ("field", "label", "icon", "URL of an identifier")
        return [self.table(heads, [_kind_row(kind) for kind in kinds], "kinds")]


class Fields(Generated):
    """``profile-fields``: every field that means something to us."""

    def run(self) -> list[nodes.Node]:
        """The table: each field, where it comes from, and what it does."""
        rows = [_field_row(name) for name in sorted(FIELDS)]
        cells = [([_code(name)], [nodes.Text(of)], self.words(does)) for name, of, does in rows]
        return [self.table(("field", "of", "does"), cells, "fields")]


class Views(Generated):
    """``profile-views``: what the templates are given."""

    def run(self) -> list[nodes.Node]:
        """A definition list: each view, its sentence, its fields with their types."""
        items = [self._item(template, name, view) for template, name, view in VIEWS]
        return [nodes.definition_list("", *items, classes=["docs-views"])]

    def _item(self, template: str, name: str, view: Any) -> nodes.definition_list_item:
        term = nodes.term("", "", _code(view.__name__))
        if template:
            term += [nodes.Text(": "), _code(name), nodes.Text(" of "), _code(template)]
        sentence = inspect.getdoc(view) or ""
        fields = [
            nodes.list_item("", nodes.paragraph("", "", _code(f"{field}: {_type(annotation)}")))
            for field, annotation in view.__annotations__.items()
        ]
        definition = nodes.definition("", *self._sentences(sentence))
        definition += nodes.bullet_list("", *fields, classes=["docs-fields"])
        return nodes.definition_list_item("", term, definition)

    def _sentences(self, docstring: str) -> list[nodes.Node]:
        """The paragraphs of a docstring, its double backticks as code."""
        made: list[nodes.Node] = []
        for block in docstring.split("\n\n"):
            pieces = " ".join(_without_roles(block).split()).split("``")
            words = [_code(p) if n % 2 else nodes.Text(p) for n, p in enumerate(pieces) if p]
            made.append(nodes.paragraph("", "", *words))
        return made


class Variables(Generated):
    """``profile-variables``: the custom properties of the stylesheet."""

    def run(self) -> list[nodes.Node]:
        """The table: each property, as it is set first."""
        css = STYLESHEET.read_text(encoding="utf-8")
        self.env.note_dependency(str(STYLESHEET))
        found = re.findall(r"^\s*(--profile-[\w-]+):\s*([^;]+);", css, re.MULTILINE)
        first = dict(reversed(found))
        rows = [([_code(name)], [_code(first[name])]) for name in dict.fromkeys(dict(found))]
        return [self.table(("property", "default"), rows, "variables")]


class Example(SphinxDirective):
    """``profile-example NAME``: an example in both languages, and live beneath."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Tabs with the two sources, and a box with what the MyST one becomes."""
        name = self.arguments[0]
        tabs = self.parse_text_to_nodes(EXAMPLE.format(name=name))
        folder = Path(self.env.doc2path(self.env.docname)).parent
        source = Path(os.path.relpath(Path(self.env.srcdir, "examples", f"{name}.md"), folder))
        live = self.parse_text_to_nodes(f"```{{include}} {source.as_posix()}\n```")
        return [*tabs, nodes.container("", *live, classes=["docs-live"])]


def _field_row(name: str) -> tuple[str, str, str]:
    """A field, whether BibTeX or BibLaTeX has it or only the page, and what it does."""
    of = "the page" if is_steering(name) or name in PROFILE_MEANINGS else "BibTeX, BibLaTeX"
    return name, of, FIELDS[name]


def _kind_row(kind: LinkKind) -> tuple[Cell, Cell, Cell, Cell]:
    drawn = docs_icon("", kind.icon)
    url = [_code(kind.url)] if kind.url else [nodes.Text("none: takes a URL or a file")]
    return [_code(kind.name)], [nodes.Text(kind.label)], [drawn], url


def _type(annotation: Any) -> str:
    """An annotation as it is written."""
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _without_roles(text: str) -> str:
    """``:class:`~a.b.C``` as ``C`` in double backticks."""
    pieces = text.split(":class:`")
    short = [f"``{p.split('`')[0].rpartition('.')[2]}``{p.partition('`')[2]}" for p in pieces[1:]]
    return "".join([pieces[0], *short])


def _code(text: str) -> nodes.literal:
    return nodes.literal(text, text)


def _row(cells: Iterable[Cell]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the directives known to Sphinx."""
    app.setup_extension("profile_checks")
    app.add_node(docs_icon, html=(visit_icon, None))
    for name, directive in {
        "profile-settings": Settings,
        "profile-warnings": Warnings,
        "profile-kinds": Kinds,
        "profile-fields": Fields,
        "profile-views": Views,
        "profile-variables": Variables,
        "profile-example": Example,
    }.items():
        app.add_directive(name, directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
