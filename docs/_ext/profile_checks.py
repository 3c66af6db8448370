"""Directives of the manual: the codes of the linter as a table, and a section for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from profile_docs import Generated

from sphinx_profile.lint.codes import FAMILIES, Code
from sphinx_profile.lint.examples import Example, language_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

Cell = Sequence[nodes.Node]


class Checks(Generated):
    """``profile-checks``: every code."""

    def run(self) -> list[nodes.Node]:
        """The table; each code leads to its section."""
        heads = ("code", "weight", "--fix", "finds")
        return [self.table(heads, [self._row(code) for code in Code], "checks")]

    def _row(self, code: Code) -> tuple[Cell, Cell, Cell, Cell]:
        literal = nodes.literal(code.value, code.value)
        link = nodes.reference("", "", literal, refid=code.value.lower(), internal=True)
        mends = nodes.Text("mends" if code.is_fixable else "")
        return [link], [nodes.Text(code.severity.value)], [mends], [nodes.Text(code.title)]


class CheckSections(Generated):
    """``profile-check-sections``: a section for every family, and in it one for every code."""

    def run(self) -> list[nodes.Node]:
        """The sections; that of ``ID102`` has the id ``id102``, which ``{ref}`` knows."""
        return [self._family(letters, title) for letters, title in FAMILIES.items()]

    def _family(self, letters: str, title: str) -> nodes.section:
        section = self._section(f"checks-{letters.lower()}", title)
        section += [self._code(code) for code in Code if code.value.startswith(letters)]
        return section

    def _code(self, code: Code) -> nodes.section:
        section = self._section(code.value.lower(), f"{code.value}: {code.title}")
        weight = f"{code.severity.value.capitalize()}." + (" Mended." if code.is_fixable else "")
        section += nodes.paragraph("", "", nodes.emphasis("", weight))
        explanation = " ".join((code.__doc__ or "").split())
        section += nodes.paragraph("", "", *self.words(explanation))
        section += _example(code.example)
        return section

    def _section(self, name: str, title: str) -> nodes.section:
        section = nodes.section("", nodes.title(title, title), ids=[name], names=[name])
        self.state.document.note_explicit_target(section)
        return section


def _example(example: Example) -> Iterator[nodes.Node]:
    """What is wrong and what is right, and the files that it needs."""
    for path, text in example.beside:
        if path.rpartition(".")[2] != "pdf":
            yield from _file("With", path, text)
    yield from _file("Wrong", example.path, example.wrong)
    yield from _file("Right", example.path, example.right)


def _file(word: str, path: str, text: str) -> Iterator[nodes.Node]:
    name = nodes.literal(path, path)
    yield nodes.paragraph("", "", nodes.Text(f"{word}, in "), name, nodes.Text(":"))
    shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace").rstrip()
    yield nodes.literal_block(shown, shown, language=language_of(path), force=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the directives known to Sphinx."""
    app.add_directive("profile-checks", Checks)
    app.add_directive("profile-check-sections", CheckSections)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
