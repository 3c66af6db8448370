"""The checks, one file a subject. Each takes a site and gives its flaws."""

from collections.abc import Callable, Iterator

from sphinx_profile.lint.checks import (
    dates,
    duplicates,
    entries,
    files,
    identifiers,
    latex,
    names,
    owners,
    reading,
    texts,
    urls,
    venues,
)
from sphinx_profile.lint.flaw import Flaw
from sphinx_profile.lint.site import Site

Check = Callable[[Site], Iterator[Flaw]]

CHECKS: tuple[Check, ...] = (
    reading.check,
    entries.check,
    identifiers.check,
    dates.check,
    files.check,
    urls.check,
    texts.check,
    latex.check,
    duplicates.check,
    owners.check,
    names.check,
    venues.check,
)

__all__ = ["CHECKS", "Check"]
