"""CSL-JSON as a source: what Zotero, Mendeley, pandoc and Crossref write.

The reader is that of :mod:`sphinx_profile.formats.csl_json`. What it has no field for, and what
another variable has taken the field of, is kept under its own name or named in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sphinx_profile.formats.csl_json import read_csl_json
from sphinx_profile.formats.csl_json.fields import read_item
from sphinx_profile.formats.csl_json.markup import to_latex
from sphinx_profile.formats.csl_json.variables import DATES, item_type
from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.migrate.files.fields import Fields, clean_key, field_name
from sphinx_profile.migrate.files.kept import Kept
from sphinx_profile.migrate.files.load import parse
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.files.readings import move_reading
from sphinx_profile.migrate.files.record import MAX_SHOWN, Record
from sphinx_profile.migrate.files.sniff import Format
from sphinx_profile.migrate.json_file import JsonError
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.migrate.tree import Node
from sphinx_profile.migrate.yaml_file import YamlError
from sphinx_profile.model.entry import Entry
from sphinx_profile.scaffold.site import Site

_TYPE = re.compile(r'"type"\s*:\s*"')
_VARIABLE = re.compile(
    r'"(?:title|author|issued|container-title|DOI|URL|publisher|publisher-place|citation-key)"\s*:'
)
_HEAD = re.compile(r"\s*(?:\[\s*)?\{|\s*\[\s*\]")
_YAML = re.compile(r"^references:[ \t]*\n(?:[ \t]*\n)*[ \t]*- (?:\w|['\"])", re.MULTILINE)
_SAME_TYPES = frozenset(
    [
        *("journal-article", "proceedings-article", "book-chapter", "book-section", "monograph"),
        *("dissertation", "edited-book", "reference-book", "posted-content"),
    ]
)
"""Types of Crossref that say the same as one of CSL."""
_NO_ITEM = "it holds no item: no array of objects with a type"
_SETTING = "it says how a name is set, not what it is"
_REASONS = {
    "reference": "the works that it cites; a profile does not list them",
    "references": "the works that it cites; a profile does not list them",
    "affiliation": "an entry has no place for the institutions of its authors",
    "link": "addresses for machines",
    "license": "an entry has no field for it; write it into the field 'note' if it matters",
    "sequence": "the order of the names says it",
    **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _SETTING),
    "role": "the name of the variable says it",
    "suffix": "it is no part of the name",
}
_TOLD = {
    "ORCID": "people.yml has it",
    "season": "the month of the date says it: 21 is spring, 24 is winter",
    "circa": "the mark ~ of the date says it",
}
_STRUCTURE = "it is a structure that an entry has no field for"


def _fits(text: str) -> bool:
    """Whether a text seems to be CSL-JSON, or the same in YAML, as pandoc takes it."""
    if _HEAD.match(text):
        return bool(_TYPE.search(text) and _VARIABLE.search(text))
    return bool(_YAML.search(text))


FORMAT = Format((".json", ".csl", ".yml", ".yaml"), _fits)


def read(source: Source, report: Report) -> Site:
    """The site of all items."""
    move = Move(source, report)
    move.site.title = "Publications"
    for move.path in FORMAT.paths(source):
        _read(move)
    return move.site


def _read(move: Move) -> None:
    document = move.source.read(move.path)
    if document is None:
        return
    try:
        node = parse(document, move.report)
    except JsonError as error:
        why = f"it is no valid JSON: line {error.line}: {error}; it is read item by item"
        move.report.mended(move.path, error.line, "the file", why)
        move_reading(move, read_csl_json(document.text, move.path))
        return
    except YamlError as error:
        why = f"it is no valid YAML: line {error.line}: {error}; mend it there and import again"
        move.report.left(move.path, 0, "the file", why)
        return
    items = _items(node)
    if not items:
        move.report.left(move.path, 0, "the file", _NO_ITEM)
    for number, item in enumerate(items):
        _item(move, Record(item, f"[{number}]"))


def _items(node: Node) -> list[Node]:
    """The items of an array, of the answers of programs, or the one item."""
    if isinstance(node.value, list):
        return node.value
    for name in ("items", "message", "references"):
        inner = node.pairs.get(name)
        if inner is not None and "type" not in node.pairs:
            return _items(inner)
    return [node] if {"type", "title", "id"} & node.pairs.keys() else []


def _item(move: Move, record: Record) -> None:
    if not record.node.pairs:
        move.left(record, record.name, "it is no object: an item of CSL-JSON is one")
        return
    item = {name: _dated(node.plain()) for name, node in record.node.pairs.items()}
    written = cleaned(record.text("id", "citation-key"))
    if item.get("citation-key") == written:
        del item["citation-key"]
    read = read_item(item, "")
    title = read.get("title") or written
    key = move.keys.unique(clean_key(written)) if written else move.keys.made(title)
    entry, lost = _whole(item, replace(read, key=key))
    fields = Fields()
    for name, value in entry:
        fields.latex(name, value)
    move.entry(record, entry.type, key, fields)
    _people(move, record)
    if written and written != key:
        move.mended(record, written, f"BibTeX needs another key: it is {key} now")
    if item.get("type"):
        move.mended(record.record_of("type"), f"{record.name}.type", f"the entry is @{entry.type}")
    move.taken(record, key)
    _name_lost(move, record, Kept(replace(entry, key=written or key)), lost)


def _dated(value: Any) -> Any:
    """A variable; a date in the form of pandoc's YAML, ``[{year: 2019}]``, as CSL-JSON has it."""
    ends = value if isinstance(value, list) else [value]
    if not ends or not all(isinstance(end, dict) and "year" in end for end in ends):
        return value
    seasons = [f"{20 + int(end['season'])}" if _is_season(end) else "" for end in ends]
    parts = [
        [part for part in (end["year"], end.get("month") or season, end.get("day")) if part]
        for end, season in zip(ends, seasons, strict=True)
    ]
    return {"date-parts": parts, "circa": ends[0].get("circa"), "raw": ends[0].get("literal")}


def _is_season(date: Mapping[str, Any]) -> bool:
    return date.get("season") in {"1", "2", "3", "4"}


def _whole(item: Mapping[str, Any], entry: Entry) -> tuple[Entry, list[str]]:
    """The entry with what others had taken the field of, and the variables that have none."""
    fields, lost = dict(entry.fields), list[str]()
    for variable, value in item.items():
        if variable in {"id", "type", "citation-key"} or value in ("", None, [], {}):
            continue
        alone = dict(read_item({"type": item.get("type"), variable: value}, "").fields)
        for name, text in alone.items():
            if fields.get(name) != text:
                fields.setdefault(field_name(variable), text)
        if not alone:
            lost.append(variable)
    kind = str(item.get("type") or "")
    if kind and kind not in _SAME_TYPES and item_type(entry.type)[0] != kind:
        fields.setdefault("entrysubtype", kind)
    return replace(entry, fields=tuple(fields.items())), lost


def _people(move: Move, record: Record) -> None:
    """The people whose ORCID the item has, as Crossref writes it."""
    for person in record.node.pairs.get("author", record.node).items:
        orcid = person.get("ORCID", "orcid").text
        if orcid:
            name = " ".join((person.get("given").text, person.get("family").text)).strip()
            add_person(move.site, name, orcid=orcid)


def _name_lost(move: Move, record: Record, kept: Kept, lost: list[str]) -> None:
    """Name what is not in the entry: whole variables, and members of structures."""
    for variable, node in record.node.pairs.items():
        if variable in {"id", "type", "citation-key"}:
            continue
        name = f"{record.name}.{variable}"
        if variable in lost:
            why = _REASONS.get(variable, _STRUCTURE)
            move.report.left(move.path, node.key_line, name, why, node.end)
            continue
        is_date = variable in DATES or bool(node.pairs.keys() & {"date-parts", "raw"})
        for member, leaves in _members_lost(node, kept, is_date).items():
            place = f"{name}.{member}" if member else name
            first, last = leaves[0].key_line, leaves[-1].end
            if is_date or member == "ORCID":
                why = _TOLD.get(member, "the date of the entry says it")
                move.report.mended(move.path, first, place, why, last)
                continue
            said = ", ".join(dict.fromkeys(leaf.text[:MAX_SHOWN] for leaf in leaves[:3]))
            why = _REASONS.get(member, f"an entry has no place for it; it says {said!r}")
            move.report.left(move.path, first, place, why, last)


def _members_lost(node: Node, kept: Kept, as_written: bool) -> dict[str, list[Node]]:
    """The texts of a variable that the entry does not say, by the members that they are of."""
    found = dict[str, list[Node]]()
    for member, leaf in _leaves(node, ""):
        is_short = as_written and leaf.text.isdecimal() and len(leaf.text) == 1
        if leaf.text and (is_short or not kept.has(decode(to_latex(leaf.text)))):
            found.setdefault(member, []).append(leaf)
    return found


def _leaves(node: Node, member: str) -> Iterator[tuple[str, Node]]:
    """Every text, with the name of the outermost member that it is of."""
    for name, inner in node.pairs.items():
        yield from ((member or name, leaf) for leaf in inner.leaves())
    if isinstance(node.value, list):
        for item in node.value:
            yield from _leaves(item, member)
    elif isinstance(node.value, str):
        yield member, node


SYSTEM = System("csl-json", "CSL-JSON", FORMAT.recognises, read)
