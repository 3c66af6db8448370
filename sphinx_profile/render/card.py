"""What a card of a publication shows, worked out of its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sphinx_profile.config import most_authors
from sphinx_profile.formats.coins import coins
from sphinx_profile.model.publication import Publication
from sphinx_profile.render.drawing import Drawing
from sphinx_profile.render.folding import fold_of, split
from sphinx_profile.render.fragments import Fragments
from sphinx_profile.render.labels import (
    BIBTEX,
    editors_label,
    genre_label,
    link_title,
    status_label,
    summary_label,
)
from sphinx_profile.render.mentions import talk_views
from sphinx_profile.render.views import FacetView, PublicationView

if TYPE_CHECKING:
    from sphinx.config import Config

NO_FACETS = FacetView("", "", "")


@dataclass(frozen=True, slots=True)
class Labels:
    """What is the same for all publications of a page.

    ``titles`` has for each label what a screen reader says, with NUL for the title. Lists of more
    than ``most`` authors are folded; 0 is for none.
    """

    summary: str
    abstract: str
    titles: Mapping[str, str]
    print_summary: bool
    most: int
    coins: bool

    @classmethod
    def of(cls, config: Config) -> Labels:
        """The labels of a site."""
        summary = summary_label(config, from_abstract=False)
        abstract = summary_label(config, from_abstract=True)
        titles = {label: link_title(label, "\0") for label in (summary, abstract, BIBTEX)}
        return cls(
            summary,
            abstract,
            titles,
            bool(config.profile_print_summaries),
            most_authors(config),
            bool(config.profile_coins),
        )


def publication_view(  # noqa: PLR0913, PLR0917  (what an entry has around it)
    drawing: Drawing,
    record: Publication,
    labels: Labels,
    anchor: str,
    body: Markup,
    number: str = "",
    facets: FacetView = NO_FACETS,
    fragments: Fragments | None = None,
) -> PublicationView:
    """What ``profile/publication.html`` gets; authors and links drawn where ``fragments`` do it."""
    return PublicationView(
        record=record,
        id=anchor,
        number=number,
        facets=facets,
        body=body,
        bibtex=record.bibtex,
        print_summary=labels.print_summary,
        page=drawing.page_of(record),
        coins=coins(drawing.domain.citations.of(record)) if labels.coins else "",
        talks=talk_views(drawing.domain, record.key, drawing.writer.builder.current_docname),
        **_title_and_venue(drawing, record),
        **_names(drawing, record, labels, fragments),
        **_links(drawing, record, fragments),
        **_picture(drawing, record),
        **_disclosures(drawing, record, labels, body),
    )


def _title_and_venue(drawing: Drawing, record: Publication) -> dict[str, Any]:
    """Title, venue, badges and notes."""
    return {
        "title": drawing.runs(record.title),
        "genre": genre_label(record),
        "venue": drawing.runs(record.venue),
        "abbr": record.abbr,
        "date": record.date.shown,
        "status": record.status,
        "status_label": status_label(record.status),
        "award": drawing.runs(record.award),
        "award_name": record.award_name,
        "notes": [drawing.runs(note) for note in record.notes],
    }


def _names(
    drawing: Drawing, record: Publication, labels: Labels, fragments: Fragments | None
) -> dict[str, Any]:
    """The authors, folded where they are many."""
    fold = fold_of(record.authors, labels.most, drawing)
    names: dict[str, Any] = {
        "authors": () if fragments else drawing.authors(record.authors),
        "others": record.others,
        "role": editors_label(len(record.authors)) if record.edited else "",
        "fold": fold,
    }
    if fragments:
        first, rest = split(record.authors, fold)
        names |= {"author_list": fragments.authors(first), "more_list": fragments.authors(rest)}
    return names


def _links(drawing: Drawing, record: Publication, fragments: Fragments | None) -> dict[str, Any]:
    title = record.name
    if fragments:
        drawn = fragments.links(record.links, title, drawing.href_of)
        return {"links": (), "link_list": drawn}
    return {"links": [drawing.link(link, title) for link in record.links]}


def _picture(drawing: Drawing, record: Publication) -> dict[str, Any]:
    return {
        "thumbnail": drawing.image(record.thumbnail),
        "thumbnail_alt": drawing.alt(record.thumbnail),
        "thumbnail_size": drawing.size(record.thumbnail),
    }


def _disclosures(
    drawing: Drawing, record: Publication, labels: Labels, body: Markup
) -> dict[str, Any]:
    """What opens in place, and what a screen reader says of it."""
    label, title = labels.abstract if _is_abstract(record, body) else labels.summary, record.name
    return {
        "abstract": drawing.runs(record.abstract),
        "summary_label": label,
        "summary_title": labels.titles[label].replace("\0", title),
        "bibtex_title": labels.titles[BIBTEX].replace("\0", title),
    }


def _is_abstract(record: Publication, body: Markup) -> bool:
    """Whether what the disclosure shows is the field ``abstract``."""
    return not body and not any(n == "summary" and v.strip() for n, v in record.fields)
