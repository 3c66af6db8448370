"""The headings of the groups of a list, in the language of the site."""

from __future__ import annotations

from sphinx_profile.locale import _


def group_heading(field: str, value: str) -> str:
    """The heading of a group, from the name of its field and its value."""
    if not value:
        return _without_value(field)
    if field == "type":
        return type_heading(value)
    if field == "status":
        return _status_headings().get(value, value)
    return value


def type_heading(entry_type: str) -> str:
    """What publications of an entry type are called; the type itself where that is not known."""
    return type_headings().get(entry_type) or entry_type.replace("_", " ").capitalize()


def type_headings() -> dict[str, str]:
    """Entry types of BibTeX and BibLaTeX (manual, section 2.1.1) and what they are called."""
    papers, chapters, books = _("Conference papers"), _("Book chapters"), _("Books")
    return {
        "article": _("Journal articles"),
        "inproceedings": papers,
        "incollection": chapters,
        "inbook": chapters,
        "book": books,
        "mvbook": books,
        "booklet": _("Booklets"),
        "collection": _("Edited books"),
        "proceedings": _("Proceedings"),
        "periodical": _("Periodicals"),
        "report": _("Reports"),
        "manual": _("Manuals"),
        "thesis": _("Theses"),
        "patent": _("Patents"),
        "software": _("Software"),
        "dataset": _("Datasets"),
        "online": _("Online"),
        "unpublished": _("Unpublished"),
        "misc": _("Other publications"),
    }


def _status_headings() -> dict[str, str]:
    return {
        "published": _("Published"),
        "accepted": _("Accepted"),
        "in press": _("In press"),
        "submitted": _("Submitted"),
        "in preparation": _("In preparation"),
        "draft": _("Drafts"),
    }


def _without_value(field: str) -> str:
    return _("Undated") if field in {"year", "date"} else _("Other publications")
