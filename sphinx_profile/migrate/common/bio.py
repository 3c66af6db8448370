"""A biography with options that are MyST already, and with files that it links."""

from __future__ import annotations

from sphinx_profile.migrate.files.biography import Biography
from sphinx_profile.migrate.plain_text import plain
from sphinx_profile.scaffold.site import Block


class Bio(Biography):
    """Collects the options of a ``profile-bio``; those of ``markup`` stand first, as they are."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.markup: dict[str, str] = {}

    def document(self, label: str, place: str) -> None:
        """A link to a file of the site; a CV has an option of its own."""
        if label == "CV" and "cv" not in self.markup:
            self.markup["cv"] = place
        else:
            self._links.append(f"[{plain(label)}](<{place}>)")

    def finished(self, body: str) -> Block:
        """The directive; ``body`` is MyST."""
        block = self.block(body)
        first = tuple((name, value) for name, value in self.markup.items() if value)
        named = {name for name, _ in first}
        rest = tuple(option for option in block.options if option[0] not in named)
        return Block(block.name, block.argument, (*first, *rest), block.body)
