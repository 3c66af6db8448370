"""Text with markup that can be searched as text and cut like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sphinx_profile.model.inline import Inline, Run, plain


@dataclass(frozen=True, slots=True)
class Rich:
    """Runs of text; positions are those of the text without markup."""

    runs: Inline = ()

    @property
    def text(self) -> str:
        """The text without markup."""
        return plain(self.runs)

    def __bool__(self) -> bool:
        return any(run.text.strip() for run in self.runs)

    def cut(self, start: int, end: int | None = None) -> Rich:
        """The part from ``start`` to ``end``, as a slice of a text is."""
        found, position = list[Run](), 0
        stop = len(self.text) if end is None else end
        for run in self.runs:
            first, last = max(start - position, 0), min(stop - position, len(run.text))
            if first < last:
                found.append(replace(run, text=run.text[first:last]))
            position += len(run.text)
        return Rich(tuple(found))

    def without(self, spans: list[tuple[int, int]]) -> Rich:
        """What lies outside of these spans, which are in order."""
        runs, position = list[Run](), 0
        for start, end in spans:
            runs += self.cut(position, start).runs
            position = max(position, end)
        return Rich((*runs, *self.cut(position).runs))

    def strip(self, characters: str = " \t\n") -> Rich:
        """The text without these characters at its ends."""
        text = self.text
        start = len(text) - len(text.lstrip(characters))
        return self.cut(start, max(start, len(text.rstrip(characters))))

    def lines(self) -> list[Rich]:
        """The lines that hold something."""
        found, start = list[Rich](), 0
        for line in self.text.split("\n"):
            found.append(self.cut(start, start + len(line)).strip())
            start += len(line) + 1
        return [line for line in found if line]

    def links(self) -> Iterator[tuple[int, int, str]]:
        """The stretches that are links: where each begins and ends, and its target."""
        position, begun, target = 0, 0, ""
        for run in (*self.runs, Run("")):
            if run.url != target:
                if target:
                    yield begun, position, target
                begun, target = position, run.url
            position += len(run.text)

    def styled(self, style: str) -> Iterator[tuple[int, int]]:
        """The stretches in a style: where each begins and ends."""
        position, begun, inside = 0, 0, False
        for run in (*self.runs, Run("")):
            has = style in run.styles
            if has != inside:
                if inside:
                    yield begun, position
                begun, inside = position, has
            position += len(run.text)

    def unstyled(self, *styles: str) -> Rich:
        """The text without these styles."""
        return Rich(
            tuple(
                replace(run, styles=tuple(style for style in run.styles if style not in styles))
                for run in self.runs
            )
        )

    def unlinked(self) -> Rich:
        """The text without its links."""
        return Rich(tuple(replace(run, url="") for run in self.runs))


NOTHING = Rich()


def joined(parts: list[Rich], separator: str = "\n") -> Rich:
    """The parts with a separator between each two."""
    runs = list(parts[0].runs) if parts else []
    for part in parts[1:]:
        runs += ([Run(separator)] if separator else []) + list(part.runs)
    return Rich(tuple(runs))
