"""Who a line names: whether it is a list of authors, and where such a list ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sphinx_profile.formats.authors import MARKS, AuthorList, read_authors
from sphinx_profile.migrate.jekyll_page.name_order import in_order, spaced
from sphinx_profile.migrate.jekyll_page.no_names import NO_NAME
from sphinx_profile.migrate.jekyll_page.rich import NOTHING, Rich, joined
from sphinx_profile.migrate.jekyll_page.venue import type_of
from sphinx_profile.model.person import PARTICLES, Author, People, Person

MAX_AUTHORS = 3_000
_LEAD = re.compile(r"\s*(?:\(?(?:joint(?:ly)? with|with|by|authors?\s*:)\s+)", re.IGNORECASE)
_END = re.compile(
    r"(?<=[^\W\d_][^\W\d_])[*†‡§¶#^∗]*[.:](?=\s|$)|\n|\s*(?=[\"“«])|\s*\((?=(?:19|20)\d\d)|\s+(?=\()"
    r"|[,;]?\s*(?=(?:19|20)\d\d\b)|\s+[-–—|]\s+|\)|(?<=\.)\s+(?=[\"“])|(?<=[A-Z]\.)\s+(?=[A-Z][a-z])|,(?=\s)"
)
_TOKEN = re.compile(r"[^\s,;]+")
_BESIDE = MARKS + '∗.,;:()[]"“”&\\…·•|–-'
_JOINING = frozenset({"and", "et", "al", "others", "und", "y", "e"})
_TRIES = 12
_GAPS = re.compile(r"()\s+[-–·•|]\s+")
_OMITTED = re.compile(r"(\.\.\.|…)\s+(?=[^\W\d_])(?!and\b)")
_JOINED = re.compile(r"((?<!\w)[A-Z]\.)(?=[A-Z][a-z]{2})")
_MLA = re.compile(r"([^\s,]+), ([^,]{2,40})(?=, )")
_ABBREVIATED = re.compile(
    r"[^,;:\n]{0,40}\b(?:Algebr|Amer|Anal|Angew|Ann|Appl|Biol|Bull|Chem|Combin|Commun?|Comput|Differ|"
    r"Discrete|Dyn|Eng|Equ|Geom|Int|Inform|Lett|Mat|Math|Mech|Numer|Phys|Probab|Proc|Res|Rev|Sci|"
    r"Soc|Stat|Syst|Theor|Topol|Trans)\.(?=[\s,])"
)
"""Words of journals as these are abbreviated: ``J. Geom. Anal.`` is nobody."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_INITIALED = re.compile(r"[^\W\d_]{2,20} [A-Z]\. [A-Z][a-z]{2,20}")
"""``Jane Q. Public``: what stands last is a family name, whatever else it means."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Named:
    """A list of authors that a line begins with, what is behind it, and how sure this is.

    ``lead`` are the words before it: "joint with" says that the owner is an author too. ``aside``
    is what stood in parentheses behind a name: where the person works.
    """

    authors: AuthorList
    rest: Rich
    sure: int
    lead: str = ""
    aside: Rich = NOTHING


@dataclass(slots=True)
class Owner:
    """Whose page it is, as far as that is known: all names that were seen of this person.

    ``alone`` is whether publications that name nobody are by the owner: others name co-authors.
    """

    names: tuple[str, ...] = ()
    alone: bool = False

    def is_named(self, name: str) -> bool:
        """Whether a name is that of the owner, in full or with initials."""
        people = People.of([Person("owner", self.names[0], self.names[1:])] if self.names else [])
        return people.find(name) is not None or people.find(spaced(name)) is not None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the owner stands in a text, if the family name is a common word: ``J. Public``."""
        words = self.names[0].split() if self.names else []
        if len(words) < 2 or words[-1].casefold() not in NO_NAME:
            return []
        first, last = re.escape(words[0][0]), re.escape(words[-1])
        pattern = rf"\b{first}[\w.]*\s(?:[A-Z]\.?\s?)?{last}\b|\b{last},\s{first}(?![^\W_])"
        return [match.span() for match in re.finditer(pattern, text)]


def is_name(text: str) -> bool:
    """Whether a text may be the name of a person: two words or more, all of them fit."""
    text = text.strip().strip(MARKS)
    words = text.replace(",", " ").split()
    if text.count("(") != text.count(")") or _is_aside(text):
        return False
    if _CJK.fullmatch(text):
        return True
    if not 2 <= len(words) <= 6 or not any(_is_full(word) for word in words):
        return False
    if _INITIALED.fullmatch(text) and words[-1].casefold() in NO_NAME:
        words = words[:-1]
    return all(_is_part(word) for word in words)


def _is_aside(text: str) -> bool:
    """Whether something stands in parentheses that is no name: several words, or capitals."""
    return any(
        " " in aside or (len(aside) > 1 and aside.isupper())
        for aside in re.findall(r"\(([^()]*)\)", text)
        if not _CJK.search(aside)
    )


def _is_full(word: str) -> bool:
    return len(word.strip(".")) > 1 and word[:1].isupper()


def _is_part(word: str) -> bool:
    """Whether a word can be a part of a name."""
    bare = word.strip("().")
    if word.casefold() in PARTICLES or _CJK.fullmatch(bare) or word.casefold() in _SUFFIXES:
        return True
    if (
        (len(bare) > 1 and bare.casefold() in NO_NAME)
        or not _WORD.fullmatch(bare)
        or not bare[:1].isupper()
    ):
        return False
    if word.endswith(".") and not _INITIALS.fullmatch(word) and len(bare) > 2:
        return False
    return not (bare.isupper() and len(bare) > 3 and "-" not in bare)


def names_at_start(line: Rich, owner: Owner) -> Named | None:
    """The longest list of authors that a line begins with; ``None`` if there is none."""
    lead = _LEAD.match(line.text)
    line = line.cut(lead.end()) if lead else line
    said = lead[0].strip(" (") if lead else ""
    is_joint = "with" in said.casefold()
    if _ABBREVIATED.match(line.text) or (is_joint and not owner.names):
        return None
    for end, after in _ends(line, owner):
        authors = _names(line.cut(0, end), owner)
        rest = line.cut(after if line.text[end:after].strip() else end)
        start = len(rest.text) - len(rest.text.lstrip(" \t\n.,:;)"))
        rest = rest.cut(start).strip()
        if not authors or (line.text[end:after].strip() == "," and not _is_told_apart(rest)):
            continue
        if is_joint:
            authors = _with_owner(authors, owner)
        return Named(authors, rest, _sureness(authors, owner) + (2 if lead else 0), said)
    return None


def _ends(line: Rich, owner: Owner) -> list[tuple[int, int]]:
    """Where a list of authors may end, and where the text goes on; the latest first."""
    text = line.text
    limit = _limit(text, owner)
    ends = [(m.start(), m.end()) for m in _END.finditer(text, 0, min(limit + 9, len(text)))]
    ends += [(start, start) for start in _marked_starts(line)]
    ends += [(limit, limit)] if limit == len(text) else []
    spans = [(start, end) for start, end, _ in line.links()] + list(line.styled("strong"))
    limit = min(
        [limit, *(start for start, end in line.styled("emphasis") if _is_title(line, start, end))]
    )
    found = {
        (end, after)
        for end, after in ends
        if 0 < end <= limit and not any(a <= end and after < b for a, b in spans)
    }
    return sorted(found, reverse=True)[:_TRIES]


def _is_title(line: Rich, start: int, end: int) -> bool:
    """Whether italic type behind names is a title or a journal, rather than one more name."""
    return start > 0 and not all(
        is_name(one) for one in line.text[start:end].strip(" ,.;").split(", ")
    )


def _limit(text: str, owner: Owner) -> int:
    """Where the first word begins that is in no name."""
    spans = owner.spans(text)
    for match in _TOKEN.finditer(text):
        bare = match[0].strip(_BESIDE)
        if any(start <= match.start() < end for start, end in spans):
            continue
        if bare and bare.casefold() not in _JOINING and not _is_part(bare):
            return match.start()
    return len(text)


def _is_told_apart(rest: Rich) -> bool:
    """Whether what follows a comma is no name that is only unusual: it is set apart, or a venue."""
    first = next((run for run in rest.runs if run.text.strip()), None)
    styled = first is not None and ("emphasis" in first.styles or "strong" in first.styles)
    return styled or type_of(rest.text) != "misc"


def _marked_starts(line: Rich) -> Iterable[int]:
    """Where italic type begins, and bold type that is no name."""
    yield from (start for start, _ in line.styled("emphasis") if start)
    for start, end in line.styled("strong"):
        if start and not is_name(line.text[start:end].strip(" ,.*")):
            yield start


def _names(line: Rich, owner: Owner) -> AuthorList | None:
    text = line.text.strip(" ,;.")
    if not text or text.count("\n"):
        return None
    line = _with_commas(line.strip(" ,;"))
    for one in (line, _first_turned(line)):
        found, findings = read_authors(one.runs) if one else (AuthorList(), [])
        names = [author.name for author in found.authors]
        if not names or findings or len(names) > MAX_AUTHORS:
            continue
        if all(is_name(name) or owner.spans(name) == [(0, len(name))] for name in names):
            return in_order(found)
    return None


def _with_commas(line: Rich) -> Rich:
    """``A, ... B`` and ``A - B``, ``A · B`` with commas between names; ``K.Doe`` with a space."""
    gap = _GAPS if "," not in line.text else _OMITTED
    runs = [replace(run, text=_JOINED.sub(r"\1 ", gap.sub(r"\1, ", run.text))) for run in line.runs]
    return Rich(tuple(runs)) if gap.search(line.text) or _JOINED.search(line.text) else line


def _first_turned(line: Rich) -> Rich:
    """``Doe, Jane, Max Roe, and Ann Poe`` (MLA) with the first name in the order of the others."""
    match = _MLA.match(line.text)
    if not match:
        return NOTHING
    family, given = (line.cut(*match.span(number)) for number in (1, 2))
    return joined([joined([given, family], " "), line.cut(match.end())], "")


def _with_owner(found: AuthorList, owner: Owner) -> AuthorList:
    """The co-authors and, before them, whose page it is."""
    if not owner.names or any(owner.is_named(author.name) for author in found.authors):
        return found
    return AuthorList((Author(owner.names[0]), *found.authors), found.others)


def _sureness(found: AuthorList, owner: Owner) -> int:
    """How sure it is that a line of names is no title."""
    authors = found.authors
    sure = 3 if any(owner.is_named(author.name) for author in authors) else 0
    sure += 1 if found.others or any(a.marks or a.url or a.owner for a in authors) else 0
    sure += 1 if any(_has_initial(author) for author in authors) else 0
    return sure + (1 if len(authors) > 1 else 0) + (1 if len(authors) > 2 else 0)


def _has_initial(author: Author) -> bool:
    return any(len(word.strip(".")) == 1 for word in author.name.split())
