"""Long lists of authors: the first names, and the others in a disclosure."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_profile.model.person import Author
from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.labels import more_label
from sphinx_profile.render.views import FoldView


def fold_of(authors: Sequence[Author], most: int, drawing: Drawing) -> FoldView | None:
    """How the names are folded; ``None`` where there are no more than ``most``, or that is 0.

    One name alone is never hidden. The owner's is always seen.
    """
    if not most or len(authors) <= most + 1:
        return None
    shown = map(drawing.domain.who.shown, authors[most:])
    owner = next((author.name for author in shown if author.owner), "")
    return FoldView(most, more_label(len(authors) - most), owner)


def split(
    authors: Sequence[Author], fold: FoldView | None
) -> tuple[Sequence[Author], Sequence[Author]]:
    """The names before the fold, and those behind it."""
    return (authors[: fold.shown], authors[fold.shown :]) if fold else (authors, ())
