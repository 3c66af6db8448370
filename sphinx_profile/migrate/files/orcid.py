"""ORCID (public API 3.0): a record that was saved as JSON, or the works of one.

Read are ``/record``, ``/person``, ``/activities``, ``/works`` (summaries in groups),
``/works/{put-codes}`` and ``/work/{put-code}`` (details). Details go before the summary of the same
work, wherever they are.
"""

from __future__ import annotations

import re

from sphinx_profile.migrate.files.load import load
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.orcid_activities import move_activities
from sphinx_profile.migrate.files.orcid_person import move_person
from sphinx_profile.migrate.files.orcid_tables import REASONS, TOLD
from sphinx_profile.migrate.files.orcid_values import index
from sphinx_profile.migrate.files.orcid_work import move_work
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.migrate.tree import Node
from sphinx_profile.scaffold.site import Site

_OWN = re.compile(
    r'"(?:work-summary|orcid-identifier|activities-summary|external-id-relationship'
    r'|researcher-urls|put-code|bulk)"\s*:'
)
_NOTHING = "it holds neither works nor a person as ORCID's API 3.0 gives them"

FORMAT = Format(
    (".json",), lambda text: text.lstrip()[:1] in {"{", "["} and bool(_OWN.search(text))
)


def read(source: Source, report: Report) -> Site:
    """The site of all files, the works of which are put together."""
    move = Move(source, report)
    files = dict[str, list[Record]]()
    for move.path in FORMAT.paths(source):
        node = load(source, move.path, report)
        if node is not None:
            files[move.path] = [move.follow(record) for record in _records(node)]
    detailed = dict[str, str]()
    for move.path, records in files.items():
        for record in records:
            _details(move, record, detailed)
    for move.path, records in files.items():
        for record in records:
            _summaries(move, record, detailed)
            _rest(move, record)
        if not any(record.is_used for record in records):
            report.left(move.path, 0, "the file", _NOTHING)
    move.site.title = move.site.title or "Publications"
    return move.finish(REASONS, TOLD)


def _records(node: Node) -> list[Record]:
    items = node.value if isinstance(node.value, list) else [node]
    return [Record(item, f"[{number}]" if items[1:] else "") for number, item in enumerate(items)]


def _details(move: Move, record: Record, detailed: dict[str, str]) -> None:
    """Take the works that are whole: one, or those of a bulk."""
    works = [one.record("work") for one in record.records("bulk")]
    works += [record] if _is_work(record) else [record.record("work")]
    for work in works:
        if work:
            code = work.node.get("put-code").text
            if code in detailed:
                move.dismiss(work, f"the work {code} is in {detailed[code]} already")
                continue
            if code:
                detailed[code] = move.path
            move_work(move, work, [])
    for one in record.records("bulk"):
        error = one.record("error")
        if error:
            said = error.text("developer-message", "user-message", "error-code")
            move.dismiss(error, f"ORCID could not give the work: {said[:200]}")


def _is_work(record: Record) -> bool:
    names = record.node.pairs.keys()
    return "title" in names and bool({"external-ids", "type", "publication-date"} & names)


def _summaries(move: Move, record: Record, detailed: dict[str, str]) -> None:
    """Take the preferred summary of each group, unless its details are there."""
    works = record.record("activities-summary").record("works") or record.record("works") or record
    for group in works.records("group"):
        found = sorted(group.records("work-summary"), key=index, reverse=True)
        if not found:
            continue
        whole = [one for one in found if one.node.get("put-code").text in detailed]
        group.use("external-ids")
        if whole:
            place = detailed[whole[0].node.get("put-code").text]
            for one in found:
                move.dismiss(one, f"the details of the work, in {place}, go before it")
            continue
        move_work(move, found[0], found[1:])


def _rest(move: Move, record: Record) -> None:
    """Take the person, and what a CV has."""
    identity = record.record("orcid-identifier")
    orcid = identity.text("path", "uri")
    person = record.record("person")
    if not person and {"biography", "researcher-urls", "other-names"} & record.node.pairs.keys():
        person = record
    if person:
        move_person(move, person, orcid or person.text("path").strip("/").partition("/")[0])
    activities = record.record("activities-summary")
    move_activities(move, activities if activities else record)


SYSTEM = System("orcid", "ORCID", FORMAT.recognises, read)
