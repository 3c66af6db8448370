"""What a type of entry is called in the vocabularies that machines read.

Types are those of BibTeX (btxdoc, section 3.1) and BibLaTeX (manual, section 2.1); classes those of
schema.org; formats and genres those of OpenURL (ANSI/NISO Z39.88-2004, registry
``info:ofi/fmt:kev:mtx``); item types those of Zotero, which COinS and Dublin Core may name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Genre:
    """One kind of publication.

    ``schema`` is the class of schema.org; ``form`` the metadata format of OpenURL (``journal``,
    ``book``, ``dissertation``, ``patent``, ``dc``) and ``genre`` its ``rft.genre``; ``item`` the
    item type of Zotero; ``venue`` the Highwire name of where it appeared.
    """

    schema: str
    form: str
    genre: str
    item: str
    venue: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether a book of its own, rather than a part of one."""
        return self.schema == "Book"


ARTICLE = Genre(
    "ScholarlyArticle", "journal", "article", "journalArticle", "citation_journal_title"
)
PAPER = Genre(
    "ScholarlyArticle", "book", "proceeding", "conferencePaper", "citation_conference_title"
)
APPEARED = Genre(
    "ScholarlyArticle", "journal", "unknown", "journalArticle", "citation_journal_title"
)
"""What appeared somewhere, and nothing says in what."""
CHAPTER = Genre("Chapter", "book", "bookitem", "bookSection", "citation_inbook_title")
ENTRY = Genre("Chapter", "book", "bookitem", "encyclopediaArticle", "citation_inbook_title")
BOOK = Genre("Book", "book", "book", "book")
PROCEEDINGS = Genre("Book", "book", "conference", "book")
ISSUE = Genre("PublicationIssue", "journal", "issue", "book")
THESIS = Genre("Thesis", "dissertation", "", "thesis", "citation_dissertation_institution")
REPORT = Genre("Report", "book", "report", "report", "citation_technical_report_institution")
PATENT = Genre("CreativeWork", "patent", "", "patent")
PREPRINT = Genre("ScholarlyArticle", "dc", "", "preprint")
MANUSCRIPT = Genre("ScholarlyArticle", "dc", "", "manuscript")
PAGE = Genre("WebPage", "dc", "", "webpage")
OTHER = Genre("CreativeWork", "dc", "", "document")


def _work(schema: str, item: str) -> Genre:
    return Genre(schema, "dc", "", item)


GENRES = {
    **dict.fromkeys(("article", "suppperiodical", "review"), ARTICLE),
    **dict.fromkeys(("inproceedings", "conference"), PAPER),
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "incollection"), CHAPTER),
    **{"suppcollection": CHAPTER, "inreference": ENTRY},
    **dict.fromkeys(("book", "mvbook", "booklet", "manual", "collection"), BOOK),
    **dict.fromkeys(("mvcollection", "reference", "mvreference"), BOOK),
    **dict.fromkeys(("proceedings", "mvproceedings"), PROCEEDINGS),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), THESIS),
    **dict.fromkeys(("report", "techreport"), REPORT),
    **dict.fromkeys(("online", "electronic", "www"), PAGE),
    **{"periodical": ISSUE, "patent": PATENT, "unpublished": MANUSCRIPT, "misc": OTHER},
    **{"dataset": _work("Dataset", "dataset")},
    **{"software": _work("SoftwareSourceCode", "computerProgram")},
    **{"image": _work("ImageObject", "artwork"), "artwork": _work("VisualArtwork", "artwork")},
    **{"video": _work("VideoObject", "videoRecording"), "movie": _work("Movie", "film")},
    **dict.fromkeys(("audio", "music"), _work("AudioObject", "audioRecording")),
    **{"legislation": _work("Legislation", "statute"), "legal": _work("CreativeWork", "statute")},
    **{"jurisdiction": _work("CreativeWork", "case"), "letter": _work("Message", "letter")},
    **{"standard": _work("CreativeWork", "standard")},
    **{"performance": _work("CreativeWork", "presentation")},
}
"""The kind of publication that each type of entry is; any other type is :data:`OTHER`."""

_MAY_BE_PREPRINTS = frozenset({OTHER.item, PAGE.item, MANUSCRIPT.item})
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|annals|letters|bulletin|magazine|zeitschrift|revue|revista)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:conference|conf\.|proceedings|proc\.|symposium|workshop|congress|meeting|colloquium"
    r"|konferenz|tagung|kongress|colloque|congreso)",
    re.IGNORECASE,
)


def genre_of(entry_type: str, venue: str = "", field: str = "", is_archived: bool = False) -> Genre:
    """The kind of publication that an entry is.

    ``venue`` is where it appeared and ``field`` the name of the field that says so; they tell what
    an entry is whose type does not, as that of a directive without one. ``is_archived`` says that
    it is in a preprint archive.
    """
    genre = GENRES.get(entry_type.lower(), OTHER)
    if genre is OTHER and venue:
        return _by_venue(venue, field)
    if is_archived and genre.item in _MAY_BE_PREPRINTS:
        return PREPRINT
    return genre


def _by_venue(venue: str, field: str) -> Genre:
    if field in {"journal", "journaltitle"} or _JOURNAL.search(venue):
        return ARTICLE
    if field in {"booktitle", "eventtitle"} or _MEETING.search(venue):
        return PAPER
    return APPEARED
