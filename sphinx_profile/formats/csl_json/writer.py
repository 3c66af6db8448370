"""The writer of CSL-JSON: what ``csl-data.json``, the schema of CSL 1.0.2, takes.

What has no variable is a member of ``custom``, where :func:`read_csl_json` finds it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sphinx_profile.formats.csl_json.dates import date_variable
from sphinx_profile.formats.csl_json.markup import write_text
from sphinx_profile.formats.csl_json.names import name_variable
from sphinx_profile.formats.csl_json.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    item_type,
    variables_of,
)
from sphinx_profile.formats.exported import NAME_FIELDS, Exported, exported
from sphinx_profile.model.date import read_date
from sphinx_profile.model.publication import Publication

_OF_DATE = frozenset({"date", "year", "month", "day"})
_REFERENCES = frozenset({"crossref", "xdata"})
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_OTHERS = {"literal": "et al."}


def write_csl_json(records: Iterable[Publication]) -> str:
    """The publications as an array of items: no drafts, ``id`` their keys, each once.

    An item is a line: so the encoder writes it in a tenth of the time, and what changes between
    two versions is seen.
    """
    return csl_json_of(exported(records))


def csl_json_of(entries: Iterable[Exported]) -> str:
    """The same of what is exported."""
    items = ",\n".join([_ENCODE(_item(entry)) for entry in entries])
    return f"[\n{items}\n]\n" if items else "[]\n"


def _item(entry: Exported) -> dict[str, Any]:
    kind, is_exact = item_type(entry.type)
    item: dict[str, Any] = {"id": entry.key, "type": kind}
    custom: dict[str, Any] = {} if is_exact else {"entrytype": entry.type}
    variables = variables_of(entry.type, entry.values)
    for name in entry.values:
        variable, value = _member(entry, name, variables.get(name, ""))
        if value and variable:
            item[variable] = value
        elif value:
            custom[name] = value
    issued = date_variable(entry.record.date)
    item |= {"issued": issued} if issued else {}
    item |= {"genre": entry.genre} if entry.genre else {}
    if "DOI" not in item and entry.doi:
        item["DOI"] = entry.doi
    if "URL" not in item and entry.url("html"):
        item["URL"] = entry.url("html")
    return item | ({"custom": custom} if custom else {})


def _member(entry: Exported, name: str, variable: str) -> tuple[str, Any]:
    """The variable that a field is, or ``""``, and its value; nothing for what is elsewhere."""
    if name in NAME_FIELDS:
        return NAME_VARIABLES.get(name, ""), _names(entry, name)
    if name in DATE_VARIABLES:
        return DATE_VARIABLES[name], date_variable(read_date(entry.verbatim(name))[0])
    if name in _OF_DATE:
        return "", "" if entry.record.date.month or name != "month" else entry.text(name)
    if name in _REFERENCES or (name == "subtitle" and entry.is_latex("title")):
        return "", ""
    if name == "links":
        return "", [{"label": link.label, "url": link.url} for link in entry.labelled_links]
    return _text_member(entry, name, variable)


def _text_member(entry: Exported, name: str, variable: str) -> tuple[str, str]:
    exact = entry.doi if name == "doi" else entry.url(name) if name == "url" else ""
    if exact or entry.is_link(name):
        is_foreign = not exact and name in {"doi", "url"}
        return "" if is_foreign else variable, exact or entry.address(name)
    if name == "pages":
        return variable, entry.text(name).replace("\u2013", "-")
    if name == "keywords":
        return variable, ", ".join(entry.keywords)
    if name == "howpublished" and (found := entry.only_url(name)):
        return "" if entry.has("url") else "URL", found
    return variable, write_text(entry.inline(name))


def _names(entry: Exported, name: str) -> list[dict[str, str]]:
    people = entry.people(name)
    names = [name_variable(author) for author in people.authors]
    return [*names, _OTHERS] if people.others else names
