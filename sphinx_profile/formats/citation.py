"""What the metadata of a publication say, worked out once for every format of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sphinx_profile.formats.genres import OTHER, Genre, genre_of
from sphinx_profile.formats.known import Known, read_known
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.names import read_names
from sphinx_profile.formats.parted import PartedName, part
from sphinx_profile.formats.texts import Texts, text_of
from sphinx_profile.model.date import Date
from sphinx_profile.model.publication import Publication

_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle", "eventtitle")
_INSTITUTIONAL = frozenset({"Thesis", "Report"})
_NUMBERED = frozenset({"Report", "CreativeWork"})
_DEGREES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "candthesis": "Candidate thesis",
    "bathesis": "Bachelor’s thesis",
    "techreport": "",
    "resreport": "",
}
"""Types of theses and reports that have a name (BibLaTeX manual, section 4.9.2.13)."""
_LANGUAGES = {
    **dict.fromkeys(("english", "american", "usenglish"), "en"),
    **dict.fromkeys(("british", "ukenglish", "australian", "newzealand", "canadian"), "en"),
    **dict.fromkeys(("german", "ngerman", "austrian", "naustrian", "deutsch"), "de"),
    **dict.fromkeys(("swissgerman", "nswissgerman"), "de"),
    **dict.fromkeys(("french", "francais", "français", "acadian", "canadien"), "fr"),
    **{"spanish": "es", "italian": "it", "dutch": "nl", "swedish": "sv", "finnish": "fi"},
    **dict.fromkeys(("portuguese", "portuges", "brazilian", "brazil"), "pt"),
    **{"danish": "da", "norwegian": "no", "norsk": "nb", "nynorsk": "nn", "polish": "pl"},
    **{"russian": "ru", "ukrainian": "uk", "czech": "cs", "slovak": "sk", "slovene": "sl"},
    **{"croatian": "hr", "serbian": "sr", "hungarian": "hu", "romanian": "ro", "greek": "el"},
    **{"turkish": "tr", "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar"},
    **{"hebrew": "he", "latin": "la", "catalan": "ca", "estonian": "et", "latvian": "lv"},
}
"""Languages of babel and polyglossia, as BCP 47 names them."""
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_RANGE = re.compile(r"(\w+)(?:--?|–)(\w+)")
_DASHES = re.compile(r"\s*(?:--+|[–—‒])\s*")
_HYPHEN = re.compile(r"(?<=\d)\s*-\s*(?=[A-Za-z]{0,3}\d)")
_PAGE_WORD = re.compile(r"(?:pages?|pp?\.?|s\.)\s*(?=[\divxlc])", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A publication as plain text.

    ``container`` is the journal or the book that it is part of; ``issue`` the number of the former
    and ``number`` that of a report or a patent; ``pages`` as they were written, with hyphens, or
    the number of the article; ``page_total`` is how many a book has. ``language`` is a tag of
    BCP 47 where it is known, ``status`` is ``""`` for what is published. To give it another
    abstract, ``replace`` it.
    """

    genre: Genre = OTHER
    title: str = ""
    authors: tuple[PartedName, ...] = ()
    editors: tuple[PartedName, ...] = ()
    container: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    first_page: str = ""
    last_page: str = ""
    page_total: str = ""
    edition: str = ""
    publisher: str = ""
    institution: str = ""
    place: str = ""
    degree: str = ""
    known: Known = field(default_factory=Known)
    date: Date = field(default_factory=Date)
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    version: str = ""
    status: str = ""


def read_citation(record: Publication) -> Citation:
    """What the metadata of a publication say, of a bibliography or of a page."""
    return replace(read_brief(record), abstract=text_of(record.abstract))


def read_brief(record: Publication) -> Citation:
    """The same without the abstract, which takes a third of the time and which no list needs."""
    texts = Texts(dict(record.fields), record.page_fields)
    name, venue = _venue(record, texts)
    known = read_known(record, texts, venue)
    genre = genre_of(record.type, venue, name, bool(known.arxiv))
    pages, (first, last) = _pages(texts)
    names = tuple([part(author) for author in record.authors])
    return Citation(
        genre=genre,
        title=text_of(record.title) or record.key,
        authors=() if record.edited else names,
        editors=names if record.edited else _editors(texts),
        container=venue,
        series=texts.get("series"),
        volume=texts.get("volume"),
        issue=texts.get("number", "issue") if genre.form == "journal" else "",
        number=texts.get("number") if genre.schema in _NUMBERED else "",
        pages=pages,
        first_page=first,
        last_page=last,
        page_total=texts.get("pagetotal"),
        edition=texts.get("edition"),
        publisher=_publisher(texts),
        institution=_institution(genre, texts),
        place=texts.get("location", "address"),
        degree=_degree(record, genre, texts),
        known=known,
        date=record.date,
        language=_language(texts.get("language", "langid")),
        keywords=_keywords(texts.get("keywords")),
        version=texts.get("version"),
        status="" if record.status == "published" else cleaned(record.status),
    )


def _venue(record: Publication, texts: Texts) -> tuple[str, str]:
    """Where the publication appeared, and the field that says so."""
    name = texts.first(*_CONTAINERS)
    if name:
        return name, texts.get(name)
    return ("venue", text_of(record.venue)) if texts.first("venue") else ("", "")


def _editors(texts: Texts) -> tuple[PartedName, ...]:
    written = texts.values.get("editor", "").strip()
    return tuple([part(author) for author in read_names(written)[0].authors]) if written else ()


def _publisher(texts: Texts) -> str:
    """Who published it; of ``howpublished`` what is no address."""
    name = texts.get("publisher", "organization") or texts.get("howpublished")
    return "" if "://" in name else name


def _institution(genre: Genre, texts: Texts) -> str:
    """Where a thesis or a report was written, or who holds a patent."""
    if genre.form == "patent":
        return texts.get("holder").replace(" and ", ", ")
    return texts.get("school", "institution") if genre.schema in _INSTITUTIONAL else ""


def _degree(record: Publication, genre: Genre, texts: Texts) -> str:
    """What a thesis is called, in words."""
    if genre.schema != "Thesis":
        return ""
    written = texts.get("type")
    name = written if written and written != record.type else record.type
    return _DEGREES.get(name.lower(), "" if name == record.type else name)


def _pages(texts: Texts) -> tuple[str, tuple[str, str]]:
    """The pages as they were written, the first of them, and the last where there are more."""
    pages = texts.get("pages", "eid").strip(" -–—")
    usual = _RANGE.fullmatch(pages)
    if not pages or (usual and usual[1].isdecimal()):
        return (f"{usual[1]}-{usual[2]}", (usual[1], usual[2])) if usual else ("", ("", ""))
    pages = _PAGE_WORD.sub("", pages, count=1)
    chunks = [chunk for chunk in _SEPARATOR.split(pages) if chunk] or [pages]
    first, last = _ends(chunks[0])[0], _ends(chunks[-1])[-1]
    return _DASHES.sub("-", pages), (first, last if last != first else "")


def _ends(chunk: str) -> list[str]:
    """The numbers of a range, which dashes join, or a hyphen between digits."""
    ends = _DASHES.split(chunk)
    ends = ends if len(ends) > 1 else _HYPHEN.split(chunk)
    return [end for end in ends if end] or [chunk]


def _language(name: str) -> str:
    if not name:
        return ""
    known = _LANGUAGES.get(name.lower())
    return known or (name.replace("_", "-") if _TAG.fullmatch(name) else name)


def _keywords(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in _SEPARATOR.split(text) if word)) if text else ()
