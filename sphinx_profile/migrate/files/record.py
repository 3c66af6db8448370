"""A mapping that is being read: what nobody asked for is named in the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.tree import NOTHING, Node

UNKNOWN = "this field is not known; if it matters, write it on a page by hand"
MAX_SHOWN = 80
_WRAPPERS = frozenset({"value", "content"})
"""Members that are all that an object has to say."""
_NO_REASONS: Mapping[str, str] = MappingProxyType({})


class Record:
    """A mapping of a source, and which of its members were used.

    A value that is no mapping is a record too: one with a text of its own and without members.
    """

    def __init__(self, node: Node, name: str = "") -> None:
        """``name`` says where it stands: ``work[2].location``."""
        self.node, self.name = node, name
        self._used: set[str] = set()
        self._children: dict[str, list[Record]] = {}
        self._is_said = self._is_dismissed = False

    def __bool__(self) -> bool:
        return not self.node.is_empty

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.node.key_line or self.node.line

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.node.end

    def said(self) -> str:
        """The text of a record that is one."""
        self._is_said = True
        return self.node.text

    def text(self, *names: str) -> str:
        """The first of these members that is a text, or a list of texts, joined by commas."""
        return ", ".join(self.texts(*names))

    def texts(self, *names: str) -> list[str]:
        """The texts of the first of these members that is one or a list of some."""
        for name in names:
            found = _texts(self.node.pairs.get(name, NOTHING))
            if found:
                self._used.add(name)
                return found
        return []

    def record(self, *names: str) -> Record:
        """The first of these members that is not empty, as a record; an empty one if none is."""
        name = next((n for n in names if not self._member(n).is_empty), "")
        if not name:
            return Record(NOTHING)
        if name not in self._children:
            self._children[name] = [Record(self._member(name), self._path(name))]
        return self._children[name][0]

    def record_of(self, *names: str) -> Record:
        """The first of these members that is not empty, for its place; none counts as used."""
        name = next((n for n in names if not self._member(n).is_empty), "")
        return Record(self._member(name), self._path(name))

    def records(self, name: str) -> list[Record]:
        """The items of a member that is a list, as records; of another value the one it is."""
        node = self._member(name)
        if name not in self._children and not node.is_empty:
            items = node.value if isinstance(node.value, list) else [node]
            path = self._path(name)
            self._children[name] = [
                Record(item, f"{path}[{number}]")
                for number, item in enumerate(items)
                if not item.is_empty
            ]
        return self._children.get(name, [])

    def use(self, *names: str) -> None:
        """Count members as used that are taken in another way."""
        self._used.update(names)

    def rest(self) -> list[tuple[str, list[str]]]:
        """The members that nobody asked for and that are texts or lists of some; used now."""
        found = [
            (name, texts)
            for name, node in self.node.pairs.items()
            if name not in self._used and name not in self._children and (texts := _texts(node))
        ]
        self._used.update(name for name, _ in found)
        return found

    @property
    def is_used(self) -> bool:
        """Whether anything of it was asked for and is there, at any depth."""
        children = (child for found in self._children.values() for child in found)
        return bool(self._used) or self._is_said or any(child.is_used for child in children)

    def dismiss(self) -> None:
        """Count the record as said of as a whole: none of its members is named any more."""
        self._is_dismissed = True

    def leave(
        self,
        path: str,
        report: Report,
        reasons: Mapping[str, str] = _NO_REASONS,
        rest: str = UNKNOWN,
    ) -> None:
        """Name in the report what nobody asked for, at any depth.

        ``reasons`` maps the name of a member to why it is left, ``rest`` is why any other is.
        Neighbours with one reason are one item.
        """
        if self._is_dismissed:
            return
        if self.node.text and not self._is_said and self.name:
            what = f"{self.name}: {self.node.text[:MAX_SHOWN]!r}"
            report.left(path, self.line, what, UNKNOWN, self.end)
        for why, nodes in _neighbours(self._unused(), reasons, rest):
            what = ", ".join([self._path(nodes[0][0]), *(name for name, _ in nodes[1:])])
            first, last = nodes[0][1], nodes[-1][1]
            routine = why != UNKNOWN
            report.left(path, first.key_line, what, why, last.end, routine=routine)
        for found in self._children.values():
            for child in found:
                child.leave(path, report, reasons, rest)

    def told(self) -> Iterator[tuple[str, Node]]:
        """Every text that was asked for, with the name of the member that it is of."""
        if self._is_dismissed:
            return
        if self._is_said:
            yield self.name, self.node
        for name in self.node.pairs:
            if name in self._used:
                yield from ((name, leaf) for leaf in self._member(name).leaves())
            for child in self._children.get(name, ()):
                for inner, leaf in child.told():
                    yield (name if inner in _WRAPPERS else inner), leaf

    def _unused(self) -> list[tuple[str, Node]]:
        return [
            (name, node)
            for name, node in self.node.pairs.items()
            if name not in self._used and name not in self._children and not node.is_empty
        ]

    def _member(self, name: str) -> Node:
        return self.node.pairs.get(name, NOTHING)

    def _path(self, name: str) -> str:
        return f"{self.name}.{name}" if self.name else name


def _neighbours(
    members: list[tuple[str, Node]], reasons: Mapping[str, str], rest: str
) -> list[tuple[str, list[tuple[str, Node]]]]:
    """Members that follow one another and are left for the same reason, put together."""
    groups = list[tuple[str, list[tuple[str, Node]]]]()
    for name, node in members:
        why = reasons.get(name, rest)
        is_next = bool(groups) and node.key_line <= groups[-1][1][-1][1].end + 1
        if is_next and groups[-1][0] == why:
            groups[-1][1].append((name, node))
        else:
            groups.append((why, [(name, node)]))
    return groups


def _texts(node: Node) -> list[str]:
    """A text, or a list of nothing but texts."""
    if isinstance(node.value, list) and any(isinstance(i.value, list | dict) for i in node.value):
        return []
    return node.texts
