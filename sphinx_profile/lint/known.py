"""Types and fields that are known, and the fields that a type requires."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.model.entry import BIBLIOGRAPHIC_FIELDS, PROFILE_FIELDS, Entry

TYPES = frozenset(
    [
        *("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"),
        *("manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport"),
        *("unpublished", "mvbook", "bookinbook", "suppbook", "periodical", "suppperiodical"),
        *("collection", "mvcollection", "suppcollection", "dataset", "online", "patent", "report"),
        *("mvproceedings", "reference", "mvreference", "inreference", "software", "thesis"),
        *("xdata", "set", "artwork", "audio", "bibnote", "commentary", "image", "jurisdiction"),
        *("legislation", "legal", "letter", "movie", "music", "performance", "review"),
        *("standard", "video", "electronic", "www", "bachelorsthesis", "preprint", "webpage"),
        *("poster", "presentation", "talk", "course", "grant", "award", "media", "magazine"),
        *("newspaper", "website", "url", "data", "code", "custom", "customa", "customb"),
        *("customc", "customd", "custome", "customf", "mathesis", "candthesis", "resreport"),
        *("monograph", "chapter", "paper", "speech", "webpage", "blog", "other", "note"),
        *("hidden", "softwareversion", "softwaremodule", "codefragment", "bookreview", "control"),
        *("internet", "journal", "lecture", "map", "film", "song", "podcast", "workshop"),
    ]
)
"""Types of BibTeX (btxdoc, section 3.1), of BibLaTeX (manual, section 2.1), and others in use."""

_BIBLATEX = frozenset(
    [
        *("abstract", "addendum", "afterword", "annotation", "annotator", "author", "authortype"),
        *("bookauthor", "bookpagination", "booksubtitle", "booktitle", "booktitleaddon"),
        *("chapter", "commentator", "date", "doi", "edition", "editor", "editora", "editorb"),
        *("editorc", "editortype", "editoratype", "editorbtype", "editorctype", "eid"),
        *("entrysubtype", "eprint", "eprintclass", "eprinttype", "eventdate", "eventtitle"),
        *("eventtitleaddon", "file", "foreword", "holder", "howpublished", "indextitle"),
        *("institution", "introduction", "isan", "isbn", "ismn", "isrn", "issn", "issue"),
        *("issuesubtitle", "issuetitle", "issuetitleaddon", "iswc", "journalsubtitle"),
        *("journaltitle", "journaltitleaddon", "label", "language", "library", "location"),
        *("mainsubtitle", "maintitle", "maintitleaddon", "month", "nameaddon", "note", "number"),
        *("organization", "origdate", "origlanguage", "origlocation", "origpublisher"),
        *("origtitle", "pages", "pagetotal", "pagination", "part", "publisher", "pubstate"),
        *("reprinttitle", "series", "shortauthor", "shorteditor", "shorthand"),
        *("shorthandintro", "shortjournal", "shortseries", "shorttitle", "subtitle", "title"),
        *("titleaddon", "translator", "type", "url", "urldate", "venue", "version", "volume"),
        *("volumes", "year", "crossref", "entryset", "execute", "gender", "langid"),
        *("langidopts", "ids", "indexsorttitle", "keywords", "options", "presort", "related"),
        *("relatedoptions", "relatedtype", "relatedstring", "sortkey", "sortname"),
        *("sortshorthand", "sorttitle", "sortyear", "xdata", "xref", "address", "annote"),
        *("archiveprefix", "journal", "key", "pdf", "primaryclass", "school", "hyphenation"),
        *("day", "eprintversion", "urlraw"),
    ]
)
"""Fields of BibLaTeX (manual, section 2.2)."""

FIELDS = BIBLIOGRAPHIC_FIELDS | PROFILE_FIELDS | _BIBLATEX | {"backlinks", "authors"}
"""Fields that a misspelt name may stand for."""

OTHER_FIELDS = frozenset(
    [
        *("added-at", "adsnote", "adsurl", "affiliation", "affiliations", "archive", "article"),
        *("article-number", "articleno", "author+an", "author_keywords", "authorkeywords"),
        *("acmid", "altmetric", "archivelocation", "areas", "bibsource", "biburl", "bibtype"),
        *("bdsk-color", "city", "citations", "citeulike-article-id", "citekey", "class", "cited"),
        *("cites", "cnumber", "coden", "collaboration", "collaborators", "comment", "comments"),
        *("copyright", "contents", "country", "creationdate", "date-added", "date-modified"),
        *("dateadded", "datemodified", "dedication", "description", "dimensions", "discipline"),
        *("document_type", "editors+an", "eissn", "entrytype", "ean", "event", "extra", "files"),
        *("funding", "google_scholar_id", "groups", "hal_id", "hal_version", "html_url"),
        *("icon", "image", "img", "impact", "impact_factor", "inspirehep_id", "interhash"),
        *("intrahash", "issue_date", "issuedate", "isi", "jabref", "journal-iso"),
        *("keywords-plus", "lang", "lccn", "level", "license", "link", "linkurl"),
        *("local-url", "mesh", "media", "medium", "mendeley-groups", "mendeley-tags", "misc"),
        *("modificationdate", "month_numeric", "mrclass", "mrnumber", "mrreviewer", "nlmuniqueid"),
        *("num_pages", "numpages", "oai", "owner", "pagenumber", "paper", "paperid"),
        *("patent", "place", "priority", "print", "printed", "publicationtype", "pubmedid"),
        *("printing", "qualityassured", "rating", "ranking", "read", "readstatus", "refid"),
        *("reportnumber", "researcherid-numbers", "review", "rights", "short", "shortbooktitle"),
        *("shortconference", "shortname", "shortpublication", "shortvenue", "size", "slaccitation"),
        *("source", "sponsor", "state", "subject", "tags", "tag", "text", "timestamp", "topic"),
        *("translation", "transtitle", "unique-id", "urlaccessdate", "username", "view", "web"),
        *("web-of-science-categories", "wos", "zblnumber", "zbl", "fjournal", "journalabbr"),
        *("journal_short", "abbrev_source_title", "conference", "conf", "contact", "price"),
        *("nationality", "dayfiled", "monthfiled", "yearfiled", "filename", "folder", "format"),
        *(
            "opt_note",
            "pubyear",
            "year_published",
            "accessed",
            "access",
            "accessdate",
            "lastchecked",
        ),
        *("lastaccessed", "thesistype", "degree", "advisor", "supervisor", "committee", "students"),
        *("sortdate", "origyear", "origplace", "translators", "illustrator", "director", "actor"),
        *("verba", "verbb", "verbc", "usera", "userb", "userc", "userd", "usere", "userf"),
        *("lista", "listb", "listc", "listd", "liste", "listf", "namea", "nameb", "namec"),
        *("nameatype", "namebtype", "namectype", "cdate", "coauthors", "commentary", "created"),
        *("editorial", "eprints", "event_date", "issnl", "issue_title", "journaltitleabbr"),
        *("lender", "list", "name", "orcids", "pages_total", "preprint", "published", "rate"),
        *(
            "reprint",
            "reviews",
            "semantic_scholar_id",
            "short_name",
            "suppl",
            "urldata",
            "url_date",
            "user",
            "vimeo",
        ),
    ]
)
"""Fields of programs and services that mean nothing to us, and are no mistakes."""

TALK_OPTIONS = frozenset(
    [
        *("key", "title", "authors", "author", "event", "venue", "location", "date", "year"),
        *("month", "links", "publication", "status", "note", "additional_info", "annotation"),
        *("backlinks", "class", "name"),
    ]
)
BIO_OPTIONS = frozenset(
    [
        *("key", "title", "photo", "photo_alt", "position", "affiliation", "location", "pronouns"),
        *("aliases", "note", "links", "layout", "class", "name"),
    ]
)
LIST_OPTIONS = frozenset({"style", "class", "name"})

_WHO = ("author", "editor")
_TITLE = ("title",)
_YEAR = ("year", "date")
_JOURNAL = ("journal", "journaltitle", "venue", "eprint", "arxiv", "issuetitle")
_BOOK = ("booktitle", "maintitle", "eventtitle", "venue", "journal")
_PUBLISHER = ("publisher", "organization", "institution", "venue")
_SCHOOL = ("school", "institution", "venue")
_LINK = ("url", "doi", "eprint", "arxiv", "howpublished", "html", "note")
_AUTHOR = ("author",)
_REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_AUTHOR, _TITLE, _JOURNAL, _YEAR),
    "book": (_WHO, _TITLE, _PUBLISHER, _YEAR),
    "booklet": (_TITLE,),
    "conference": (_AUTHOR, _TITLE, _BOOK, _YEAR),
    "inproceedings": (_AUTHOR, _TITLE, _BOOK, _YEAR),
    "inbook": (_WHO, _TITLE, ("chapter", "pages", "booktitle"), _PUBLISHER, _YEAR),
    "incollection": (_AUTHOR, _TITLE, _BOOK, _PUBLISHER, _YEAR),
    "manual": (_TITLE,),
    "mastersthesis": (_AUTHOR, _TITLE, _SCHOOL, _YEAR),
    "phdthesis": (_AUTHOR, _TITLE, _SCHOOL, _YEAR),
    "proceedings": (_TITLE, _YEAR),
    "techreport": (_AUTHOR, _TITLE, _SCHOOL, _YEAR),
    "unpublished": (_AUTHOR, _TITLE, ("note", "status", *_LINK)),
    "thesis": (_AUTHOR, _TITLE, _SCHOOL, _YEAR),
    "report": (_AUTHOR, _TITLE, _SCHOOL, _YEAR),
    "collection": (("editor", "author"), _TITLE, _YEAR),
    "online": (_TITLE, _LINK),
    "patent": (_AUTHOR, _TITLE, ("number",), _YEAR),
}
"""The fields that a type requires, each with others that do as well (btxdoc, section 3.1)."""
_OF_BIBLATEX = ("date", "journaltitle", "location", "eventtitle", "eprinttype", "urldate", "langid")


def required(entry: Entry) -> Iterator[tuple[str, ...]]:
    """The fields that an entry must have, each with others that do as well.

    An entry that is written for BibLaTeX needs no publisher (manual, section 2.1.1); one that has
    not appeared needs no year.
    """
    is_biblatex = entry.get(*_OF_BIBLATEX)
    has_appeared = entry.get("status", "pubstate").casefold() in {"", "published"}
    for names in _REQUIRED.get(entry.type, ()):
        if names is _PUBLISHER and is_biblatex:
            continue
        if names is _YEAR and not has_appeared:
            continue
        yield names
