"""A registry in YAML, read such that a name is what stands there.

``No``, ``Null`` and ``2024`` are texts: the types of YAML 1.1 (https://yaml.org/type/, "bool",
"null", "int") would make a truth value, nothing and a number of them. Its merge key ``<<``, which
YAML 1.2 has no more, is a key like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from sphinx_profile.diagnostics import Finding
from sphinx_profile.formats.registry.values import finding, part

_TAG = "tag:yaml.org,2002:"
_NOTHING = frozenset({"", "~", "null"})

_Pair = tuple[yaml.Node, yaml.Node]


def parse_yaml(text: str, path: Path) -> tuple[Any, list[Finding]]:
    """What a text holds: mappings, lists, texts and ``None``; and the keys that are given twice.

    Tags are ignored. ``ValueError``, with line and column, where the text is malformed.
    """
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ValueError(f"line {line}: {error.reason}") from error
    except yaml.MarkedYAMLError as error:
        raise ValueError(_reason(error)) from error
    if root is None:
        return None, []
    findings = list(_tidy(root, path))
    return loader.construct_document(root), findings


def _reason(error: yaml.MarkedYAMLError) -> str:
    mark, context = error.problem_mark, error.context_mark
    place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    reason = f"{place}{error.problem}"
    if error.context and context and mark and context.line != mark.line:
        reason += f", {error.context} that begins in line {context.line + 1}"
    return " ".join(reason.split())


def _tidy(root: yaml.Node, path: Path) -> Iterator[Finding]:
    """Give every node the tag of its kind, and every mapping its keys once."""
    seen, stack = set[int](), [(root, "")]
    while stack:
        node, place = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        inner = list[tuple[yaml.Node, str]]()
        if isinstance(node, yaml.MappingNode):
            node.tag = f"{_TAG}map"
            yield from _keep_first(node, place, path)
            inner = [(value, _inside(place, key)) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            node.tag = f"{_TAG}seq"
            inner = [(item, f"{place}[{number}]") for number, item in enumerate(node.value)]
        elif isinstance(node, yaml.ScalarNode):
            is_nothing = node.style is None and node.value in _NOTHING
            node.tag = f"{_TAG}null" if is_nothing else f"{_TAG}str"
        stack += reversed(inner)


def _keep_first(node: yaml.MappingNode, place: str, path: Path) -> Iterator[Finding]:
    """Drop from a mapping the keys that it has already, and those that are no texts."""
    kept = dict[str, _Pair]()
    for key, value in node.value:
        line = key.start_mark.line + 1
        here = f"{path}:{line}"
        if not isinstance(key, yaml.ScalarNode):
            message = f"line {line}: expected a text as the key"
            yield finding(path.name, message, here)
        elif key.value in kept:
            first = kept[key.value][0].start_mark.line + 1
            message = f"given twice, in lines {first} and {line}; the first is used"
            yield finding(f"{path.name}: {_inside(place, key)}", message, here)
        else:
            key.tag = f"{_TAG}str"
            kept[key.value] = (key, value)
    node.value = list(kept.values())


def _inside(place: str, key: yaml.Node) -> str:
    name = part(key.value)
    return f"{place}.{name}" if place else name
