"""A file of data as a record: JSON or YAML, what is wrong with it in the report."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_profile.migrate.common.comments import leave_comments
from sphinx_profile.migrate.files.record import MAX_SHOWN
from sphinx_profile.migrate.json_file import JsonError, read_json
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Document, Source
from sphinx_profile.migrate.tree import Node
from sphinx_profile.migrate.yaml_file import Repeated, YamlError, read_yaml


def load(source: Source, path: str, report: Report) -> Node | None:
    """What a file holds; ``None``, and an item in the report, where it cannot be read."""
    document = source.read(path)
    if document is None:
        return None
    try:
        return parse(document, report)
    except JsonError as error:
        reason = f"it is no valid JSON: line {error.line}: {error}"
    except YamlError as error:
        place = f"line {error.line}: " if error.line else ""
        reason = f"it is no valid YAML: {place}{error}"
    report.left(path, 0, "the file", f"{reason}; mend it there and import again")
    return None


def parse(document: Document, report: Report) -> Node:
    """What a text holds. :class:`JsonError` or :class:`YamlError` if it is malformed."""
    return _json(document, report) if is_json(document) else _yaml(document, report)


def is_json(document: Document) -> bool:
    """Whether a text is to be read as JSON; else it is YAML."""
    return document.path.lower().endswith(".json") or document.text.lstrip()[:1] in {"{", "["}


def _json(document: Document, report: Report) -> Node:
    file = read_json(document.text)
    _name_repeated(document.path, file.repeated, report)
    for line in file.broken:
        why = "half of a surrogate pair is no character; U+FFFD stands for it"
        report.mended(document.path, line, "a text", why)
    return file.root


def _yaml(document: Document, report: Report) -> Node:
    node, repeated = read_yaml(document.text)
    _name_repeated(document.path, repeated, report)
    return node


def _name_repeated(path: str, repeated: Iterable[Repeated], report: Report) -> None:
    for one in repeated:
        said = " ".join(leaf.text for leaf in one.node.leaves())[:MAX_SHOWN]
        why = f"it is given twice; the first is used, this one says {said!r}"
        report.left(path, one.line, one.key, why, one.node.end)


def name_comments(source: Source, path: str, roots: list[Node], report: Report) -> None:
    """Name the comments of a YAML file in the report: a site has no place for them."""
    document = source.read(path)
    if document is not None and not is_json(document):
        leave_comments(path, document.lines, roots, report)
