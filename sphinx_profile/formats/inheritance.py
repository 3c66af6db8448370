"""What entries take over from others: ``crossref`` and ``xdata`` of BibTeX and BibLaTeX.

The rules are those of the BibLaTeX manual, section 2.4.1.1 and appendix B: an entry's own fields
win, and the title of a whole is another field of its part. What names one document alone (a
DOI, a URL, a file, an abstract) stays with it, beyond the manual's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.model.entry import Entry, is_steering
from sphinx_profile.model.source import SourceEntry

MAX_INHERITED = 1_000_000
_FIELD_COST = 64

_KEY_LIKE = frozenset(
    """
    ids crossref xref xdata entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey shorttitle sorttitle
    indextitle indexsorttitle key
    """.split()
)
"""Fields that BibLaTeX does not let ``crossref`` inherit (appendix B)."""

_OF_ONE_DOCUMENT = frozenset(
    """
    abstract keywords doi url urldate eprint eprinttype eprintclass archiveprefix primaryclass file
    pages pagetotal annote annotation
    """.split()
)
_DATES = ("date", "year", "month", "day")
_JOURNALS = ("journal", "journaltitle")
_AS_ONE = {name: group for group in (_DATES, _JOURNALS) for name in group}
"""Fields of which an entry that has one wants no other."""

_PARTS = frozenset(
    """
    inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference
    """.split()
)
_WHOLES = frozenset({"book", "collection", "reference", "proceedings"})
_VOLUMES = frozenset({"mvbook", "mvcollection", "mvreference", "mvproceedings"})
_TITLES = ("title", "subtitle", "titleaddon")
