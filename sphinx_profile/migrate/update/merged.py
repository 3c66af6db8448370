"""What a merge comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Whose word counts where both sides have changed something."""

    NEITHER = "neither"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a merge does where it cannot know.

    ``takes_theirs`` decides clashes, ``drops_gone`` whether what is gone from the source goes.
    """

    takes_theirs: bool = False
    drops_gone: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A text that was merged.

    ``clashes`` name what changed on both sides, ``notes`` what was kept though the source has it
    no more, or never had. ``obstacles`` say what cannot be merged, whoever's word counts. ``base``
    is the text to remember for the next time.
    """

    text: str
    base: str
    clashes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()


Merger = Callable[[str, str, str, Choice], Merged]
"""Merges base, ours and theirs."""
