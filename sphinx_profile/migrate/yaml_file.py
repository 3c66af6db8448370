"""YAML of strangers: read with lines, without tags, and never larger than what was written.

Scalars are texts: ``No``, ``2024-05-03`` and ``1e3`` are what stands there. Tags are ignored, so
nothing is ever constructed. Aliases are followed as long as what they make stays in proportion
to the text; an alias into itself is refused. Mappings are merged by ``<<`` as in YAML 1.1
(https://yaml.org/type/merge.html), which Jekyll and RenderCV read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from sphinx_profile.migrate.tree import Node

MAX_DEPTH = 100
"""How deep lists and mappings may lie in one another."""
MAX_GROWTH = 10
"""How many times larger than the text its aliases may make what it holds..."""
SMALL = 100_000
"""...if that is more than this."""
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE = "<<"
_NO_KEY = "a key is a list or a mapping, where a text is expected"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """YAML that cannot be read. ``line`` (from 1) is where, 0 if that is unknown."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that a mapping has already: what the second says is not used."""

    key: str
    line: int
    node: Node


def read_yaml(text: str, first_line: int = 1) -> tuple[Node, list[Repeated]]:
    """What a text holds, and the keys that are given twice. :class:`YamlError` if malformed.

    ``first_line`` is the number of the first line of the text. Of several documents the first is
    read. A key that is a list or a mapping is refused.
    """
    builder = _Builder(first_line, max(SMALL, MAX_GROWTH * len(text)))
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise YamlError(_line(error, first_line), _reason(error)) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position or 0)
        raise YamlError(line, str(error.reason)) from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(0, "it cannot be read") from error
    return builder.root, builder.repeated


def _line(error: yaml.MarkedYAMLError, first_line: int) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + first_line if mark else 0


def _reason(error: yaml.MarkedYAMLError) -> str:
    return " ".join(str(error.problem or error.context or "it is no YAML").split())


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being read, and the size of what it holds so far."""

    value: list[Node] | dict[str, Node]
    line: int
    anchor: str | None
    size: int = 1
    key: str | None = None
    key_line: int = 0
    merged: list[Node] = field(default_factory=list)


class _Builder:
    """Makes nodes of the events of a parser, without recursion."""

    def __init__(self, first_line: int, most: int) -> None:
        self.root = Node(None)
        self.repeated: list[Repeated] = []
        self._first, self._most = first_line, most
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._open(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._close(event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        is_nothing = not event.style and event.value in _NOTHING
        line, end = self._lines(event)
        waits = self._waits_for_key()
        node = Node(None if is_nothing and not waits else event.value, line, end)
        self._put(node, 1 + len(event.value), event.anchor)

    def _alias(self, event: yaml.AliasEvent) -> None:
        line, _ = self._lines(event)
        anchor = event.anchor or ""
        if anchor not in self._anchors:
            is_open = any(one.anchor == anchor for one in self._stack)
            what = "leads into itself" if is_open else "has no anchor"
            raise YamlError(line, f"the alias *{anchor[:100]} {what}")
        node, size = self._anchors[anchor]
        self._put(replace(node, line=line, end=line), size, None)

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        line, _ = self._lines(event)
        if self._waits_for_key():
            raise YamlError(line, _NO_KEY)
        if len(self._stack) >= MAX_DEPTH:
            raise YamlError(line, f"it is nested more than {MAX_DEPTH} deep")
        value: list[Node] | dict[str, Node] = (
            [] if isinstance(event, yaml.SequenceStartEvent) else {}
        )
        self._stack.append(_Open(value, line, event.anchor))

    def _close(self, event: yaml.SequenceEndEvent | yaml.MappingEndEvent) -> None:
        one = self._stack.pop()
        if isinstance(one.value, dict):
            _merge(one.value, one.merged)
        end = max([one.line, *_ends(one.value)])
        start, stop = event.start_mark, event.end_mark
        if start and stop and stop.column and start.index != stop.index:  # a bracket ends it
            end = max(end, self._lines(event)[1])
        self._put(Node(one.value, one.line, end), one.size, one.anchor)

    def _put(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = (node, size)
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        parent.size += size
        if parent.size > self._most:
            raise YamlError(node.line, "its aliases make it far larger than it is written")
        if isinstance(parent.value, list):
            parent.value.append(replace(node, key_line=node.line))
        elif parent.key is None:
            parent.key, parent.key_line = _key(node), node.line
        else:
            self._member(parent, parent.value, replace(node, key_line=parent.key_line))

    def _member(self, parent: _Open, members: dict[str, Node], node: Node) -> None:
        key, parent.key = parent.key or "", None
        if key == _MERGE:
            parent.merged += node.items if isinstance(node.value, list) else [node]
        elif key in members:
            self.repeated.append(Repeated(key, parent.key_line, node))
        else:
            members[key] = node

    def _waits_for_key(self) -> bool:
        one = self._stack[-1] if self._stack else None
        return one is not None and isinstance(one.value, dict) and one.key is None

    def _lines(self, event: yaml.Event) -> tuple[int, int]:
        """The first and the last line; what ends at the start of a line ends before it."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return 0, 0
        first, last = start.line, end.line
        if last > first and end.column == 0:
            last -= 1
        return first + self._first, last + self._first


def _key(node: Node) -> str:
    if not isinstance(node.value, str | None):
        raise YamlError(node.line, _NO_KEY)
    return node.value or ""


def _ends(value: list[Node] | dict[str, Node]) -> Iterator[int]:
    yield from (node.end for node in (value if isinstance(value, list) else value.values()))


def _merge(members: dict[str, Node], merged: list[Node]) -> None:
    """Give a mapping the members that it lacks, those of the first of ``merged`` first."""
    for other in merged:
        for key, node in other.pairs.items():
            members.setdefault(key, node)
