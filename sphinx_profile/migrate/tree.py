"""What a file of data holds, with the lines where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A value: a text, nothing, a list or a mapping.

    Numbers, truth values and dates are the texts that were written. ``key_line`` (from 1) is the
    line of its key, ``line`` that where the value begins and ``end`` that where it ends; all are
    0 where they are unknown.
    """

    value: str | list[Node] | dict[str, Node] | None
    line: int = 0
    end: int = 0
    key_line: int = 0

    @property
    def text(self) -> str:
        """The text without white space around it; ``""`` for anything else."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Node]:
        """The items of a list; a text alone is a list of one; ``[]`` for nothing and a mapping."""
        if isinstance(self.value, list):
            return self.value
        return [self] if self.text else []

    @property
    def pairs(self) -> dict[str, Node]:
        """The members of a mapping; ``{}`` for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def texts(self) -> list[str]:
        """The texts of the items that are one."""
        return [item.text for item in self.items if item.text]

    @property
    def is_empty(self) -> bool:
        """Whether there is no text in it, at any depth."""
        return not any(leaf.text for leaf in self.leaves())

    @property
    def is_true(self) -> bool:
        """Whether it is a truth value of YAML 1.1 that says yes."""
        return self.text.lower() in ("true", "yes", "on", "y")

    def get(self, *names: str) -> Node:
        """The first of these members that is not empty, or :data:`NOTHING`."""
        found = (self.pairs[name] for name in names if name in self.pairs)
        return next((node for node in found if not node.is_empty), NOTHING)

    def leaves(self) -> Iterator[Node]:
        """All texts in it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            if isinstance(node.value, str):
                yield node
            elif isinstance(node.value, list):
                stack += reversed(node.value)
            elif node.value is not None:
                stack += reversed(node.value.values())

    def plain(self) -> Any:
        """Texts, lists, dicts and ``None``, without lines."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value


NOTHING = Node(None)
