"""The posts, degrees, grants and services of an ORCID record as the sections of a CV."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.migrate.cv_page import CvEntry, CvSection, cv_page, period
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.orcid_tables import SECTIONS
from sphinx_profile.migrate.files.orcid_values import date, index, value, word
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.scaffold.myst import plain

_GROUPS = ("affiliation-group", "group", "peer-review-group")


def move_activities(move: Move, activities: Record) -> None:
    """Make a page of the sections that a CV has."""
    sections = [_section(move, name, activities.record(name)) for name in SECTIONS]
    page = cv_page(section for section in sections if section)
    if page:
        move.page("cv.md", page)


def _section(move: Move, name: str, record: Record) -> CvSection | None:
    entries = list[CvEntry | str]()
    for summaries in _groups(record):
        summary, *others = sorted(summaries, key=index, reverse=True)
        entries.append(_entry(summary))
        move.taken(summary, summary.name, "cv.md")
        for other in others:
            move.dismiss(other, "another version of its group is the preferred one")
    return CvSection(SECTIONS[name], tuple(entries)) if entries else None


def _groups(record: Record) -> Iterator[list[Record]]:
    """The summaries of each group."""
    for name in _GROUPS:
        for group in record.records(name):
            inner = group.records("peer-review-group") or [group]
            found = [summary for one in inner for summary in _summaries(one)]
            if found:
                group.use("external-ids")
                yield found
    yield from ([summary] for summary in _summaries(record))


def _summaries(group: Record) -> list[Record]:
    """The summaries in a group, be they in objects of their own or not."""
    found = list[Record]()
    for member in group.node.pairs:
        if member == "summaries":
            for one in group.records(member):
                found += _summaries(one)
        elif member.endswith("-summary"):
            found += group.records(member)
    return found


def _entry(summary: Record) -> CvEntry:
    proposal = summary.record("proposal")
    about = proposal if proposal else summary
    titles = about.record("title")
    title = value(titles, "title") or value(titles, "translated-title")
    role = summary.text("role-title", "reviewer-role")
    url = value(about, "url") or value(summary, "review-url")
    heading = title or role
    kind = word(summary.text("type", "review-type"))
    details = [role if title else "", kind, summary.text("department-name"), *_places(about)]
    done = date(summary, "completion-date") or date(summary, "review-completion-date")
    start, end = date(about, "start-date"), date(about, "end-date")
    return CvEntry(
        linked(heading or url, url) if url else plain(heading),
        tuple(plain(detail) for detail in details if detail),
        period(start, end or (start and "present")) or done,
        points=tuple(_numbers(summary, about)),
    )


def _places(about: Record) -> list[str]:
    """The organisations, each with its place."""
    found = [about.record("organization"), about.record("convening-organization")]
    found += about.record("hosts").records("organization")
    texts = list[str]()
    for organization in found:
        address = organization.record("address")
        parts = [organization.text("name")]
        parts += [value(address, part) for part in ("city", "region", "country")]
        texts.append(", ".join(part for part in parts if part))
    return [text for text in texts if text]


def _numbers(summary: Record, about: Record) -> Iterator[str]:
    """Numbers of grants and the like, and what else a summary says."""
    records = [about.record("external-ids")]
    records += [summary.record("external-ids")] if about is not summary else []
    for record in records:
        for one in record.records("external-id"):
            kind = one.text("external-id-type").replace("_", " ")
            number, url = one.text("external-id-value"), value(one, "external-id-url")
            relation = word(one.text("external-id-relationship"))
            text = f"{kind}: {number}" + (f" ({relation})" if relation not in {"", "self"} else "")
            yield linked(text, url) if url else plain(text)
    group = summary.text("review-group-id")
    if group:
        yield plain(f"Group: {group}")
