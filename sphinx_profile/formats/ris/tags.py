"""The types and tags of RIS, and the types and fields of BibLaTeX: one table for both ways.

Source: "RIS Format Specifications" (Research Information Systems, 2001) and the tags that EndNote
(manual, appendix "RIS") and Zotero (translator "RIS") use beside those. Where a type or a field
stands for several, the first of them is written.
"""

from __future__ import annotations

from sphinx_profile.model.library import SAME_TYPE

TYPES = {
    **dict.fromkeys(("JOUR", "JFULL", "MGZN", "NEWS", "INPR", "EJOUR", "ABST"), "article"),
    **dict.fromkeys(("CPAPER",), "inproceedings"),
    **dict.fromkeys(("CONF",), "proceedings"),
    **dict.fromkeys(("CHAP", "ECHAP"), "incollection"),
    **dict.fromkeys(("BOOK", "EBOOK", "CLSWK"), "book"),
    **dict.fromkeys(("ENCYC", "DICT"), "inreference"),
    **dict.fromkeys(("STAT", "BILL", "UNBILL"), "legislation"),
    **dict.fromkeys(("ELEC", "WEB", "BLOG", "ICOMM", "MULTI"), "online"),
    **dict.fromkeys(("UNPB", "MANSCPT", "SLIDE"), "unpublished"),
    **dict.fromkeys(("RPRT", "GOVDOC"), "report"),
    **dict.fromkeys(("DATA", "AGGR"), "dataset"),
    **dict.fromkeys(("VIDEO", "ADVS"), "video"),
    **dict.fromkeys(("ART", "FIGURE"), "image"),
    **dict.fromkeys(("SER",), "periodical"),
    **{"THES": "thesis", "COMP": "software", "PAT": "patent", "PAMP": "booklet"},
    **{"EDBOOK": "collection", "SOUND": "audio", "MPCT": "movie", "PCOMM": "letter"},
    **{"MUSIC": "music", "CASE": "jurisdiction", "STAND": "standard", "LEGAL": "legal"},
    **{"GEN": "misc"},
}
"""The entry type of each type of reference; of others it is ``misc``."""

_SIMILAR_TYPES = {
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "suppcollection"), "CHAP"),
    **dict.fromkeys(("mvbook", "manual", "reference", "mvreference"), "BOOK"),
    **{"mvcollection": "EDBOOK", "mvproceedings": "CONF", "artwork": "ART"},
    **{"suppperiodical": "JOUR"},
}

FIELDS = {
    **{"TI": "title", "T1": "title", "CT": "title", "ST": "shorttitle", "J2": "shortjournal"},
    **{"JA": "shortjournal", "T3": "series", "VL": "volume", "NV": "volumes", "ET": "edition"},
    **{"CY": "location", "PP": "location", "AB": "abstract", "N2": "abstract", "N1": "note"},
    **{"RN": "annote", "LA": "language", "DO": "doi", "UR": "url", "L1": "pdf", "CN": "library"},
    **{"C7": "eid", "M3": "type", "SE": "chapter", "TT": "origtitle", "OP": "origpublisher"},
    **{"AN": "eprint", "DB": "eprinttype", "Y2": "urldate", "KW": "keywords"},
}
"""The field of each tag that is one text."""

NAMES = {
    **{"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "editor"},
    **{"A4": "translator"},
}
"""The field of each tag that is a list of names."""

EDITORS = {"BOOK": "ED", "EDBOOK": "ED"}
"""The tag of the editors of references whose ``A2`` are editors of the series; else ``A2``."""

NUMBERS = {"PAT": "SN", "RPRT": "M1", "STAND": "M1", "BOOK": "M1"}
"""The tag of the number of references that are no issues; else ``IS``."""

CONTAINERS = ("T2", "JO", "JF", "BT", "C3")
"""Tags that name the whole of which the reference is a part."""

IN_BOOKS = frozenset(
    [
        *("inproceedings", "conference", "incollection", "inreference", "inbook", "bookinbook"),
        *("suppbook", "suppcollection"),
    ]
)
INSTITUTIONAL = frozenset({"thesis", "phdthesis", "mastersthesis", "report", "techreport"})


_TURNED = {kind: name for name, kind in reversed(TYPES.items())}


def reference_type(entry_type: str) -> str:
    """The type of reference that an entry of this type is."""
    similar = _SIMILAR_TYPES.get(entry_type, "GEN")
    return _TURNED.get(entry_type) or _TURNED.get(SAME_TYPE.get(entry_type, "")) or similar


def container_field(entry_type: str) -> str:
    """The field that names the whole of which an entry of this type is a part."""
    if entry_type == "article":
        return "journal"
    return "booktitle" if entry_type in IN_BOOKS else "howpublished"
