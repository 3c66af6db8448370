"""The items of CSL-JSON as entries of BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sphinx_profile.formats.csl_json.dates import write_date
from sphinx_profile.formats.csl_json.markup import to_latex
from sphinx_profile.formats.csl_json.names import is_name, write_names
from sphinx_profile.formats.csl_json.variables import DATES, ROLES, TYPES, field_of
from sphinx_profile.formats.latex import RANGE, verbatim
from sphinx_profile.model.entry import Entry

_URLS = frozenset({"url", "doi", "isbn", "issn", "pmid", "pmcid", "eprint", "file"})
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
_SKIPPED = frozenset({"id", "type", "custom"})


def read_item(item: Mapping[str, Any], key: str) -> Entry:
    """The entry that an item is: its variables in their order, the members of ``custom`` too.

    Of a structure that has no form as text, such as the references of an article, nothing is
    kept.
    """
    custom = item.get("custom")
    own = custom if isinstance(custom, Mapping) else {}
    kind = _letters(own.get("entrytype")) or _type(item)
    named = [(_name(str(v), kind), v, value) for v, value in item.items() if v not in _SKIPPED]
    named += [(_safe(str(name)), "", value) for name, value in own.items() if name != "entrytype"]
    if isinstance(custom, str):
        named.append(("custom_text", "", custom))
    fields = dict[str, str]()
    for name, variable, value in named:
        text = "" if name in fields else _field(name, str(variable), value)
        if text:
            fields[name] = text
    return Entry(kind, key, tuple(fields.items()))


def _type(item: Mapping[str, Any]) -> str:
    name = _letters(item.get("type"))
    if name == "article" and item.get("container-title"):
        return "article"
    found = TYPES.get(name)
    return "misc" if found is None else found or name


def _letters(value: Any) -> str:
    """The name of a type."""
    return re.sub(r"[^a-z0-9_-]", "", value.lower()) if isinstance(value, str) else ""


def _field(name: str, variable: str, value: Any) -> str:
    """The text of a field; none where its variable has none."""
    if variable in DATES or (isinstance(value, Mapping) and value.keys() & {"date-parts", "raw"}):
        return write_date(value)
    if isinstance(value, Mapping):
        return write_names([value]) if is_name(value) else ""
    if not isinstance(value, list):
        return _text(name, _scalar(value))
    if variable in ROLES or any(is_name(part) for part in value):
        return write_names(value)
    if name == "links":
        return ", ".join(_link(part) for part in value if isinstance(part, Mapping))
    texts = (_scalar(part) for part in value)
    return _text(name, ", ".join(text for text in texts if text))


def _link(value: Mapping[str, Any]) -> str:
    """A link with a label, as the field ``links`` has them."""
    url, label = (_scalar(value.get(part)) for part in ("url", "label"))
    return f"\\href{{{verbatim(url)}}}{{{to_latex(label)}}}"


def _name(variable: str, kind: str) -> str:
    """The name of the field that a variable is, in an entry of this type."""
    return field_of(variable, kind) or _safe(variable.replace("-", "_"))


def _safe(name: str) -> str:
    """The name of a field that BibTeX could have."""
    return re.sub(r"[\s,=(){}\"#%@\\]+", "_", name.lower()).strip("_") or "field"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""


def _text(name: str, text: str) -> str:
    """A text as the field of this name holds it."""
    if name in _URLS or _URL.fullmatch(text.strip()):
        return verbatim(text)
    if name == "pages":
        return to_latex(RANGE.sub("–", text)).replace("–", "--")
    return to_latex(text)
