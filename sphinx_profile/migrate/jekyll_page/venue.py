"""Where and when: a line of a publication taken apart as far as that is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sphinx_profile.migrate.jekyll_page.numbers import NO_NUMBERS, Numbers, numbers_of
from sphinx_profile.migrate.jekyll_page.rich import NOTHING, Rich

_YEAR = re.compile(r"(?<![\w.\-–/'’])(?:19[5-9]\d|20[0-4]\d)(?![\w\-–/]|\.\d)")
_ABBR_YEAR = re.compile(
    r"\s*\(\s*([A-Z][A-Za-z0-9+&/-]{1,14}(?:\s(?!in\b)[A-Z][A-Za-z0-9+&-]{1,10})?)"
    r"\s*[,]?\s*(?:['’]\d\d|(19[5-9]\d|20[0-4]\d))?\s*\)\s*$"
)
_AWARD = re.compile(
    r"(?:best|outstanding|distinguished|test[- ]of[- ]time)\s.{0,40}?(?:paper|award|prize|thesis|"
    r"poster|demo|talk|presentation)(?:\s(?:award|prize|finalist|candidate|nomination|nominee|"
    r"runner[- ]up|honou?rable mention))?"
    r"|(?:full |long |contributed )?(?:oral|spotlight|highlight)(?: presentation| talk| paper)?"
    r"|honou?rable mention|(?:best paper )?(?:runner[- ]up|finalist)|.{2,40} (?:award|prize)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(\[]\s*([^()\[\]]{3,60}?)\s*[)\]][.,;]?\s*")
_STATUSES = (
    (
        re.compile(
            r"\b(?:submitted|under (?:\w+ )?review|in review|in submission|"
            r"(?:revise|invited to revise) (?:and|&) resubmit)\b",
            re.I,
        ),
        "submitted",
    ),
    (re.compile(r"\b(?:in press|to appear|forthcoming)\b", re.I), "in press"),
    (re.compile(r"\b(?:accepted|conditionally accepted)\b", re.I), "accepted"),
    (
        re.compile(r"\b(?:in preparation|in progress|working paper|manuscript)\b", re.I),
        "in preparation",
    ),
)
_IN = re.compile(r"\s*in:?\s+", re.IGNORECASE)
_NO_STATUS = re.compile(r"\b(?:accepted papers?|acceptance|accepted as an? \w+ manuscript)\b", re.I)
_PROCEEDINGS_JOURNAL = re.compile(
    r"proceedings of the (?:national academy|royal society|ieee\b|vldb|acm on|london math|"
    r"american math|institution)|\bpacm|\bpvldb|\bpnas\b",
    re.IGNORECASE,
)
_KINDS = (
    ("phdthesis", re.compile(r"\b(?:ph\.?\s?d\.?|doctoral)\s+(?:thesis|dissertation)", re.I)),
    ("mastersthesis", re.compile(r"\b(?:master'?s?|m\.?sc\.?|diploma|bachelor'?s?) thesis", re.I)),
    ("techreport", re.compile(r"\b(?:technical report|tech\.? report|working paper)\b", re.I)),
)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|annals|magazine|quarterly|review of|reviews|nature|"
    r"archive for|bulletin|acta|physical review)\b|\bj\.(?=[ ,]|$)|\btrans\. ",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?i:conference|proceedings|proc\.|workshop|symposium|congress|meeting|colloquium)\b"
    r"|\b(?:NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|AAAI|IJCAI|ACL|EMNLP|NAACL|SIGGRAPH|CHI|UIST|ICRA|"
    r"IROS|CoRL|RSS|KDD|WWW|SIGIR|SIGMOD|VLDB|OSDI|SOSP|USENIX|STOC|FOCS|SODA|AISTATS|UAI|COLT|"
    r"Interspeech|ICASSP|MICCAI|WACV|BMVC|POPL|PLDI|CCS|CHIIR|CSCW)\b"
)
PLACES = {
    **{"article": "journal", "inproceedings": "booktitle", "phdthesis": "school"},
    **{"mastersthesis": "school", "techreport": "institution", "misc": "howpublished"},
}
"""The field of each type that holds the venue (btxdoc, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Venue:
    """What a line says: the venue, what could be told apart from it, and what follows from it."""

    name: Rich = NOTHING
    abbr: str = ""
    year: str = ""
    award: str = ""
    status: str = ""
    numbers: Numbers = NO_NUMBERS

    @property
    def type(self) -> str:
        """The type of entry that such a venue makes."""
        found = type_of(self.name.text)
        return "article" if found == "misc" and self.numbers.number else found


def read_venue(line: Rich, year: str = "") -> Venue:
    """The parts of a line; each of its words is in one of them, or stays in the name.

    ``year`` is that of the publication, where it is known: the line tells another.
    """
    line = line.strip(" \t\n,;|")
    lead = _IN.match(line.text)
    line = line.cut(lead.end()) if lead else line
    venue = _with_award(Venue(line, year=year, status=status_of(line.text)))
    venue = _with_abbr(venue)
    venue = _with_numbers(_with_year(venue))
    return replace(venue, name=_closed(venue.name).unstyled("strong", "emphasis"))


def status_of(text: str) -> str:
    """The status that a text speaks of; ``""`` for a published work."""
    if _NO_STATUS.search(text):
        return ""
    return next((status for pattern, status in _STATUSES if pattern.search(text)), "")


def is_award(text: str) -> bool:
    """Whether a text is the name of an award or of an honour, and no more."""
    return bool(_AWARD.fullmatch(text.strip(" \t\n.,;:!()[]🏆⭐")))


def years_in(text: str) -> list[str]:
    """The years that a text names."""
    return _YEAR.findall(text)


def type_of(text: str) -> str:
    """The type of entry: what is named first, a journal or a conference; ``misc`` if neither."""
    journal, conference = _JOURNAL.search(text), _CONFERENCE.search(text)
    for name, pattern in _KINDS:
        found = pattern.search(text)
        if found and not (journal and journal.start() < found.start()):
            return name
    if _PROCEEDINGS_JOURNAL.search(text):
        return "article"
    if journal and (not conference or journal.start() < conference.start()):
        return "article"
    return "inproceedings" if conference else "misc"


def _with_award(venue: Venue) -> Venue:
    """An award in brackets, or in bold or italic type of its own, apart from the venue."""
    text = venue.name.text
    for match in _BRACKETED.finditer(text):
        if is_award(match[1]):
            return _taken(venue, match.start(), match.end(), match[1])
    for style in ("strong", "emphasis"):
        for start, end in venue.name.styled(style):
            if (start or end < len(text.rstrip(" ."))) and is_award(text[start:end]):
                return _taken(venue, start, end, text[start:end].strip(" .,;:!()[]"))
    return venue


def _taken(venue: Venue, start: int, end: int, award: str) -> Venue:
    before, after = venue.name.cut(0, start), venue.name.cut(end)
    name = (
        Rich((*before.runs, *after.runs))
        if not before or not after
        else venue.name.without([(start, end - 1)])
    )
    return replace(venue, name=name.strip(" \t\n,;.|–—-"), award=award)


def _with_abbr(venue: Venue) -> Venue:
    """``Conference on Things (CoT, 2019)``: what stands in the parentheses at the end."""
    text = venue.name.text.rstrip(" .,;")
    match = _ABBR_YEAR.search(text)
    if not match or len(text[: match.start()].split()) < 2 or not _abbreviates(match[1]):
        return venue
    if " " in match[1] and not match[2]:
        return venue
    if "'" in match[0] or "’" in match[0] or (venue.year and match[2] not in (None, venue.year)):
        return venue
    name = venue.name.cut(0, match.start()).strip(" .,;")
    return replace(venue, name=name, abbr=match[1], year=match[2] or venue.year)


def _abbreviates(text: str) -> bool:
    return sum(character.isupper() for character in text) >= 2


def _with_year(venue: Venue) -> Venue:
    """The one year of the text, and the text without it where it can be taken out cleanly."""
    text = venue.name.text
    years = list(_YEAR.finditer(text))
    if len(years) != 1 or venue.year:
        last = years[-1] if years and text[years[-1].end() :].strip(" .,;)") == "" else None
        if venue.year or not last:
            return venue
        years = [last]
    start, end = years[0].span()
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith("(") and after.startswith(")"):
        start, end = text.rindex("(", 0, start), text.index(")", end) + 1
    elif after and after[0] not in ",.;:":
        return replace(venue, year=years[0][0])
    if not text[end:].strip(" .,;"):
        end = len(text)
    start = len(text[:start].rstrip(" ,"))
    return replace(venue, name=venue.name.without([(start, end)]), year=years[0][0])


def _with_numbers(venue: Venue) -> Venue:
    """Volume, number and pages behind a journal, pages behind proceedings, apart from these."""
    numbers, start = numbers_of(venue.name.text, venue.type)
    if not start or (numbers.month and not venue.year):
        return venue
    name = venue.name.cut(0, start)
    return replace(venue, name=name, numbers=numbers) if type_of(name.text) == venue.type else venue


def _closed(name: Rich) -> Rich:
    """The name without the punctuation that ended the line."""
    name = name.strip(" \t\n,;:|")
    text = name.text
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        name = name.cut(1, len(text) - 1)
    is_sentence = name.text.endswith(".") and not re.search(r"\b[A-Z][a-z]{0,5}\.$", name.text)
    return name.strip(" .") if is_sentence else name
