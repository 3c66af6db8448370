"""What we print beside an author's own words, in the language of the site."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from sphinx_profile.locale import _
from sphinx_profile.model.kinds import translatable

if TYPE_CHECKING:
    from sphinx.config import Config

    from sphinx_profile.model.date import Date
    from sphinx_profile.model.kinds import LinkKind
    from sphinx_profile.model.link import Link
    from sphinx_profile.model.publication import Publication


BIBTEX = "BibTeX"
"""The text that opens the BibTeX; it is a name."""


def status_label(status: str) -> str:
    """The badge of a status; ``""`` for what is published, the text itself if it is unknown."""
    labels = {
        "published": "",
        "accepted": _("accepted"),
        "in press": _("in press"),
        "submitted": _("submitted"),
        "in preparation": _("in preparation"),
        "draft": _("draft"),
    }
    return labels.get(status, status)


def summary_label(config: Config, from_abstract: bool) -> str:
    """The text that opens a summary: the site's own, else what it is."""
    if isinstance(config.profile_summary_label, str) and config.profile_summary_label.strip():
        return config.profile_summary_label
    return _("Abstract") if from_abstract else _("Summary")


def genre_label(record: Publication) -> str:
    """What a thesis or a report is: as its field ``type`` says, or as its entry type does."""
    if record.type not in _GENRES:
        return ""
    written = next((value for name, value in record.fields if name == "type"), "")
    genre = _GENRES.get(written.strip().casefold()) or written.strip() or _GENRES[record.type]
    return _(genre) if genre in _GENRES.values() else genre


def editors_label(number: int) -> str:
    """What stands behind the names of editors."""
    return _("ed.") if number == 1 else _("eds.")


_GENRES = {
    "phdthesis": translatable("PhD thesis"),
    "thesis": translatable("Thesis"),
    "mastersthesis": translatable("Master’s thesis"),
    "mathesis": translatable("Master’s thesis"),
    "bathesis": translatable("Bachelor’s thesis"),
    "techreport": translatable("Technical report"),
    "report": translatable("Report"),
    "patent": translatable("Patent"),
}


def more_label(number: int) -> str:
    """The text that opens the rest of a long list of authors; ``number`` is 2 or more."""
    return _("and %(number)s more") % {"number": number}


def outline_label() -> str:
    """The text that opens the outline of a talk."""
    return _("Outline")


def link_label(link: Link, kind: LinkKind | None) -> str:
    """The label of a link, its kind's in the language of the site."""
    if kind is None or not link.typed or not link.label.startswith(kind.label):
        return link.label
    return _(kind.label) + link.label[len(kind.label) :]


def link_title(label: str, title: str) -> str:
    """What tells one link apart from another of the same label, for a screen reader."""
    # Translators: keep %(label)s first: what is heard must begin with what is seen
    return _("%(label)s of %(title)s") % {"label": label, "title": title} if title else label


def long_date(date: Date, language: str) -> str:
    """A date in words, as far as it is known, in the manner of a language: May 3, 2019."""
    if date.year is None or date.year < 1 or date.month is None or date.end is not None:
        return date.shown
    day = datetime.date(date.year, date.month, date.day or 1)
    locale = _locale(language)
    if date.day:
        return format_date(day, "long", locale)
    return format_skeleton("yMMMM", day, locale=locale)


def _locale(language: str) -> Locale:
    """The locale of Sphinx's ``language``; English where there is none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
