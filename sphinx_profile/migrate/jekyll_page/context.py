"""What a heading announces: publications, talks, who this is, something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from sphinx_profile.migrate.jekyll_page.venue import years_in
from sphinx_profile.migrate.markdown import Block


class Kind(Enum):
    """What stands below a heading."""

    UNKNOWN = auto()
    PAPERS = auto()
    TALKS = auto()
    BIOGRAPHY = auto()
    OTHER = auto()


_PAPERS = re.compile(
    r"\b(?:publications?|papers?|preprints?|articles?|manuscripts?|proceedings|monographs?|"
    r"publikationen|veröffentlichungen|publicaciones|journals?|book chapters?|theses|"
    r"pubblicazioni|publicações|artículos|artigos|articoli|aufsätze|artikel|публикации|"
    r"thesis|tech(?:nical|\.)? reports?)\b|^(?:books?|conferences?|workshops?)$|"
    r"论文|著作|論文|논문",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"(?:non[- ])?(?:peer[- ]reviewed|refereed)(?: .{0,30})?|(?:currently )?(?:under|in) review|"
    r"(?:submitted|accepted|published|forthcoming|in press|in preparation)"
    r"(?: (?:research|works?|chapters?|reports?))?|works? in progress",
    re.IGNORECASE,
)
"""Headings that name publications by the state that these are in."""
_TALKS = re.compile(
    r"\b(?:talks?|presentations?|seminars?|lectures? given|invited lectures|keynotes?|vorträge)\b",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"(?:short |brief )?(?:bio(?:graphy|graphical sketch)?|about(?: me)?|introduction|welcome!?|"
    r"who (?:i am|am i)|about .{0,40}|hi!?|hello!?|profile)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:news|updates?|teach\w*|courses?|services?|review\w*|education|experience|employment|"
    r"awards?|hono(?:u)?rs|grants?|funding|students?|group|team|members?|alumni|contacts?|media|press|"
    r"software|hobbies|personal|positions?|openings?|activities|organi[sz]\w+|committees?|skills|"
    r"projects?|research interests|interests|patents?|blog|posts?|misc\w*|links|advis\w+|"
    r"references?|bibliography|literature|reading groups?|supervis\w+|reproduc\w+|events?|"
    r"mentor\w*)\b",
    re.IGNORECASE,
)
_NOT_PAPERS = re.compile(
    r"\b(?:paper reviews?|awards?|reading|reviewing|best papers?)\b", re.IGNORECASE
)

_MOST_WORDS = 4
_BOLD = re.compile(r"\s*(?:\*\*|__)([^*_\n]{2,60})(?:\*\*|__)\s*:?\s*|\s*([\w /&]{3,40}):\s*")


@dataclass(frozen=True, slots=True)
class Context:
    """Where a block stands. ``year`` is that of a heading over it."""

    kind: Kind = Kind.UNKNOWN
    year: str = ""
    selected: bool = False
    draft: bool = False
    slides: bool = False

    def below(self, title: str) -> Context:
        """The context below a heading of this title."""
        kind = kind_of(title)
        years = years_in(title)
        is_year = len(years) == 1 and len(title.split()) <= 3
        found = self if kind is Kind.UNKNOWN else replace(self, kind=kind, year="", selected=False)
        return replace(
            found,
            year=years[0] if is_year else found.year,
            selected=found.selected or is_selected(title),
            slides=found.slides or "slide" in title.casefold(),
        )


def kind_of(title: str) -> Kind:
    """What a heading announces."""
    title = title.strip(" *_:#.")
    if len(title.split()) > 2 * _MOST_WORDS:
        return Kind.UNKNOWN
    if _PAPERS.search(title) and not _NOT_PAPERS.search(title):
        return Kind.PAPERS
    if _TALKS.search(title):
        return Kind.TALKS
    if _BIOGRAPHY.fullmatch(title):
        return Kind.BIOGRAPHY
    if _STATES.fullmatch(title):
        return Kind.PAPERS
    is_short = len(title.split()) <= _MOST_WORDS
    return Kind.OTHER if is_short and _OTHER.search(title) else Kind.UNKNOWN


def bold_heading(block: Block) -> str:
    """The title of a paragraph that is a heading to its reader; ``""`` if it is none.

    It is in bold type, or ends in a colon.
    """
    match = _BOLD.fullmatch(block.text) if block.kind == "paragraph" else None
    if not match:
        return ""
    title = (match[1] or match[2]).strip()
    is_year = bool(years_in(title)) and len(title.split()) == 1
    return title if is_year or kind_of(title) is not Kind.UNKNOWN else ""


def is_selected(title: str) -> bool:
    """Whether a heading speaks of a selection."""
    return bool(re.search(r"\b(?:selected|highlighted|featured|representative)\b", title, re.I))
