"""Where the title is in a line of a publication."""

from __future__ import annotations

import re

from sphinx_profile.migrate.jekyll_page.numbers import NO_NUMBERS
from sphinx_profile.migrate.jekyll_page.rich import NOTHING, Rich
from sphinx_profile.migrate.jekyll_page.venue import read_venue, type_of

_QUOTED = re.compile(r"\s*[\"“«„]\s*([^\"“”»]{3,400}?)[.,;]?\s*[\"“”»][.,;:]?")
_SENTENCE = re.compile(
    r"[^\n]{8,300}?(?:(?<=[^\W\d_A-Z.][\w)])|(?<=[A-Z]{2}))(?<!\bvs)[.?!](?=\s+\S)"
)
_ONE_WORD = re.compile(r"([A-Z][\w-]{2,40}[?!]?)(?:\.|(?<=[?!]))\s")
_QUOTE_ENDS = re.compile(r"[,.][\"”]")
"""Where a title in quotes ends: the sentence around it is no title."""
_QUOTES = frozenset('"“”«»')
_CLEAN = " \t\n,;|.–—"
_INITIALS_END = re.compile(r"[A-Z]\.\W*$")
_STYLED = 4
"""More words in italic type are a title, and no name of a species in one."""


def marked_title(line: Rich) -> tuple[Rich, Rich] | None:
    """The title that a line begins with, in quotes, bold, italic or a link, and the rest."""
    text = line.text
    quoted = _QUOTED.match(text)
    spans = [(start, end) for start, end, _ in line.links()]
    spans += [span for style in ("strong", "emphasis") for span in line.styled(style)]
    starts = len(text) - len(text.lstrip(' "“'))
    ends = [end for start, end in spans if start <= starts and end > starts]
    if quoted and max(ends, default=0) <= quoted.end():
        return line.cut(*quoted.span(1)), line.cut(quoted.end()).strip(_CLEAN)
    if not ends:
        return None
    end = max(ends)
    title = line.cut(0, end)
    if len(title.text.split()) < 2 and line.cut(end).strip(_CLEAN):
        return None
    return title, line.cut(end).strip(_CLEAN + '"”:')


def sentence_title(line: Rich) -> tuple[Rich, Rich] | None:
    """The title as the first sentence of a line that goes on behind it."""
    match = _SENTENCE.match(line.text)
    if not match or _QUOTE_ENDS.search(match[0]) or _has_more(line, match.end()):
        return None
    stop = match.end()
    more = _SENTENCE.match(line.text, stop + 1) if line.text[stop - 1] in "?!" else None
    if more and type_of(more[0]) == "misc" and not re.search(r"\d", more[0]):
        styled = [start for start, _ in line.styled("emphasis") if start < more.end()]
        stop = stop if styled else more.end()
    end = stop - (1 if line.text[stop - 1] == "." else 0)
    return line.cut(0, end), line.cut(stop).strip(_CLEAN)


def _has_more(line: Rich, stop: int) -> bool:
    """Whether a name goes before the title itself, which is in italic or bold type."""
    spans = [*line.styled("emphasis"), *line.styled("strong")]
    return any(
        start < stop <= end + 2
        and len(line.text[start:end].split()) > _STYLED
        and _INITIALS_END.search(line.text[:start])
        for start, end in spans
    )


def one_word_title(line: Rich) -> tuple[Rich, Rich] | None:
    """A title of one word, as APA has it, before a journal in italic type with volume or pages."""
    match = _ONE_WORD.match(line.text)
    if not match or all(start != match.end() for start, _ in line.styled("emphasis")):
        return None
    behind = line.cut(match.end())
    venue = read_venue(behind)
    is_sure = venue.type == "article" and venue.numbers != NO_NUMBERS
    return (line.cut(*match.span(1)), behind) if is_sure else None


def leading_year(rest: Rich) -> tuple[Rich, Rich]:
    """A year between authors and title, as APA has it, and what follows."""
    match = re.match(
        r"\s*\(?((?:19|20)\d\d(?:[a-z]|, [A-Z][a-z]{2,8}(?=\)))?|forthcoming|in press|to appear)\)?"
        r"[.,:;]?\s*",
        rest.text,
        re.IGNORECASE,
    )
    return (rest.cut(*match.span(1)), rest.cut(match.end())) if match else (NOTHING, rest)


def year_apart(rest: Rich) -> tuple[Rich, Rich]:
    """A year in parentheses, or one that a comma ends, and what follows."""
    is_apart = re.match(r"\s*\(?(?:19|20)\d\d(?:\)|[.,:;])", rest.text)
    return leading_year(rest) if is_apart else (NOTHING, rest)


def bare_title(title: Rich) -> Rich:
    """A title without what marks it as one."""
    title = _unquoted(title.strip())
    styles = [
        style
        for style in ("strong", "emphasis")
        if list(title.styled(style)) == [(0, len(title.text))]
    ]
    title = _unquoted(title.unlinked().unstyled("strong", *styles).strip(" \t\n,:"))
    return title.strip(".") if title.text.endswith(".") and title.text[-3:] != "..." else title


def _unquoted(title: Rich) -> Rich:
    """A title without the quotes around the whole of it."""
    text = title.text
    is_quoted = len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES
    return title.cut(1, len(text) - 1) if is_quoted and not set(text[1:-1]) & _QUOTES else title
