"""COinS: an OpenURL ContextObject in the title of a ``span`` of the class ``Z3988``.

The form is key/encoded-value (ANSI/NISO Z39.88-2004, section 5.2.1.1; "OpenURL COinS: a convention
to embed bibliographic metadata in HTML"); the keys are those of the registered matrices
``info:ofi/fmt:kev:mtx:*``. Where these leave a choice, it is what Zotero reads
(``parseContextObject`` of its OpenURL utilities).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.genres import ENTRY, ISSUE, PROCEEDINGS
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.parted import PartedName

CLASS = "Z3988"
_START = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A"
_ESCAPES = tuple((sign, f"%{ord(sign):02X}") for sign in "% !\"#$&'()*+,/:;<=>?@[\\]^`{|}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_AMBIGUOUS = frozenset({PROCEEDINGS, ISSUE})
_GLUED_INITIAL = re.compile(r"\.(?=[^\W\d_])")
_SAFE_GIVEN = re.compile(
    r"(?:[A-Z]\.|[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*)(?: (?:[A-Z]\.|[^\W\d_.]{2,}))*"
)

_Pair = tuple[str, str]


def coins(citation: Citation, *, is_alone: bool = False) -> str:
    """The ContextObject: keys and percent-encoded values, none empty.

    It is the value of an attribute, not yet escaped for HTML. That of a publication which is alone
    on its page has the abstract and the keywords, too.
    """
    found = [*_identifiers(citation), *_work(citation), *_names(citation), *_place(citation)]
    found += _content(citation) if is_alone else ()
    pairs = [pair for pair in found if pair[1]]
    values = _encoded("\n".join([value for _key, value in pairs])).split("\n")
    written = [f"{key}={value}" for (key, _value), value in zip(pairs, values, strict=True)]
    return "&".join([f"{_START}{citation.genre.form}", *written])


def _encoded(text: str) -> str:
    """``text`` percent-encoded, less its line feeds (RFC 3986, sections 2.1 and 2.3).

    All values of a citation, which are lines, at once: ``quote`` for each of them takes twelve
    times as long.
    """
    for character, escape in _ESCAPES:
        if character in text:
            text = text.replace(character, escape)
    return (
        text
        if text.isascii()
        else _NOT_ASCII.sub(lambda match: quote(match[0], errors="replace"), text)
    )


def _identifiers(citation: Citation) -> Iterator[_Pair]:
    """What the publication is known by."""
    yield "rft_id", f"info:doi/{citation.known.doi}" if citation.known.doi else ""
    yield "rft_id", f"info:pmid/{citation.known.pmid}" if citation.known.pmid else ""
    yield "rft_id", f"info:arxiv/{citation.known.arxiv}" if citation.known.arxiv else ""
    yield "rft_id", citation.known.url


def _work(citation: Citation) -> Iterator[_Pair]:
    """Its kind and its titles.

    ``rft.type`` names the type where format and genre leave it open; Zotero takes the titles of
    what comes behind it as those of that type, and knows ``rft.atitle`` of a part of a book alone.
    """
    genre = citation.genre
    yield "rft.genre", genre.genre
    if genre.form == "dc" or genre in _AMBIGUOUS:
        yield "rft.type", genre.item
    yield from _TITLES.get(genre.genre, _TITLES[genre.form])(citation)
    if genre == ENTRY:
        yield "rft.type", genre.item


def _titles_of_article(citation: Citation) -> Iterator[_Pair]:
    yield "rft.atitle", citation.title
    yield "rft.jtitle", citation.container


def _titles_of_issue(citation: Citation) -> Iterator[_Pair]:
    yield "rft.jtitle", citation.title
    yield "rft.title", citation.title


def _titles_of_part(citation: Citation) -> Iterator[_Pair]:
    yield "rft.atitle", citation.title
    yield "rft.btitle", citation.container


def _titles_of_book(citation: Citation) -> Iterator[_Pair]:
    yield "rft.btitle", citation.title


def _titles_of_thesis(citation: Citation) -> Iterator[_Pair]:
    yield "rft.title", citation.title
    yield "rft.inst", citation.institution or citation.publisher or citation.container
    yield "rft.degree", citation.degree


def _titles_of_patent(citation: Citation) -> Iterator[_Pair]:
    yield "rft.title", citation.title
    yield "rft.number", citation.number
    yield "rft.assignee", citation.institution


def _titles_of_other(citation: Citation) -> Iterator[_Pair]:
    yield "rft.title", citation.title
    yield "rft.source", citation.container


_TITLES = {
    **{"journal": _titles_of_article, "issue": _titles_of_issue},
    **{"bookitem": _titles_of_part, "proceeding": _titles_of_part, "book": _titles_of_book},
    **{"dissertation": _titles_of_thesis, "patent": _titles_of_patent, "dc": _titles_of_other},
}
"""The titles of a genre, or of all genres of a format."""


def _names(citation: Citation) -> Iterator[_Pair]:
    """The authors, or the editors of what has none: the first in parts, and all in full."""
    names = citation.authors or citation.editors
    is_patent = citation.genre.form == "patent"
    if names and not names[0].family:
        yield "rft.aucorp", names[0].name
        names = names[1:]
    elif names and _is_safe(names[0]):
        yield ("rft.invlast" if is_patent else "rft.aulast"), names[0].family
        yield ("rft.invfirst" if is_patent else "rft.aufirst"), _spaced(names[0].given)
    for name in names:
        yield ("rft.inventor" if is_patent else "rft.au"), _spaced(name.inverted)


def _spaced(name: str) -> str:
    """``J.K.`` as ``J. K.``."""
    return _GLUED_INITIAL.sub(". ", name) if "." in name else name


def _is_safe(name: PartedName) -> bool:
    """Whether Zotero reads the parts of a name as it reads the whole, so that it has it once."""
    given = _spaced(name.given)
    return bool(_SAFE_GIVEN.fullmatch(given)) and not (given.isupper() and len(given) < 4)


def _place(citation: Citation) -> Iterator[_Pair]:
    """Where in the whole, and what that is."""
    yield "rft.date", citation.date.iso
    yield "rft.volume", citation.volume
    yield "rft.issue", citation.issue
    yield "rft.pages", citation.pages
    yield "rft.spage", citation.first_page
    yield "rft.epage", citation.last_page
    yield "rft.tpages", citation.page_total
    yield "rft.series", citation.series
    yield "rft.edition", citation.edition
    yield "rft.place", citation.place
    yield from _publisher(citation)
    yield "rft.issn", next(iter(citation.known.issn), "")
    yield "rft.isbn", next(iter(citation.known.isbn), "")
    yield "rft.language", citation.language


def _content(citation: Citation) -> Iterator[_Pair]:
    """What it is about, in keys of Dublin Core, which Zotero reads in every format."""
    yield "rft.description", cleaned(citation.abstract)
    yield from (("rft.subject", word) for word in citation.keywords)


def _publisher(citation: Citation) -> Iterator[_Pair]:
    form = citation.genre.form
    if form == "book":
        yield "rft.pub", citation.institution or citation.publisher
    elif form == "dc":
        yield "rft.publisher", citation.publisher
