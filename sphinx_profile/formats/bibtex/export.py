"""BibTeX: publications written out, so that BibTeX, Biber and we read them.

The form is that of btxdoc (Oren Patashnik, "BibTeXing", section 3), the fields are also those of
BibLaTeX (manual, section 2.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from sphinx_profile.formats.bibtex.values import Field, fields_of
from sphinx_profile.formats.exported import Exported, export, exported, unique
from sphinx_profile.model.key import slug
from sphinx_profile.model.publication import Publication

_COMMANDS = frozenset({"comment", "preamble", "string"})
_KEY = re.compile(r"[\s,{}()\"#%'=~\\@]+")
_NOT_IN_NAME = re.compile(r"[^a-z0-9_.:+-]+")
_LONGEST_KEY, _LONGEST_NAME = 200, 60
_FIRST_IN_NAME = "0123456789_.:+-"
_NO_KEYS: Mapping[str, str] = MappingProxyType({})


def write_bibliography(records: Iterable[Publication]) -> str:
    """The publications as a BibTeX file: no drafts, no fields that only steer the page.

    What its author wrote in LaTeX stays as it is; what is text is escaped. Keys are such that
    BibTeX can read them, and no two differ by case alone. Entries that others refer to by
    ``crossref`` come last, as BibTeX wants them, and refer to none.
    """
    return bibliography_of(exported(records))


def bibliography_of(entries: Sequence[Exported]) -> str:
    """The same of what is exported."""
    keys = list(unique(_key(entry) for entry in entries))
    pairs = list(zip(entries, keys, strict=True))
    known = {entry.record.key: key for entry, key in pairs if not entry.has("crossref")}
    parents = {known.get(entry.verbatim("crossref")) for entry in entries if entry.has("crossref")}
    pairs.sort(key=lambda pair: pair[1] in parents)
    return "\n".join(f"{_entry(entry, key, fields_of(entry, known))}\n" for entry, key in pairs)


def write_publication(publication: Publication) -> str:
    """The publication as one BibTeX entry for a page: as in a file, without the abstract."""
    entry = export(publication)
    fields = [field for field in fields_of(entry, _NO_KEYS) if field[0] != "abstract"]
    return _entry(entry, _key(entry), fields)


def _key(entry: Exported) -> str:
    key = _KEY.sub("-", entry.key)
    return key if len(key) <= _LONGEST_KEY else slug(key)


def _entry(entry: Exported, key: str, fields: Sequence[Field]) -> str:
    is_type = entry.type not in _COMMANDS and entry.type[0].isalpha()
    names = unique(_name(name) for name, _ in fields)
    lines = [f"  {name} = {value}" for name, (_, value) in zip(names, fields, strict=True)]
    head = f"@{entry.type if is_type else 'misc'}{{{key},\n"
    return head + ",\n".join(lines) + ("\n}" if lines else "}")


@lru_cache(maxsize=1024)
def _name(name: str) -> str:
    """The name of a field in the letters that btparse takes, which reads for Biber."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_NAME.sub("-", plain).lstrip(_FIRST_IN_NAME)[:_LONGEST_NAME].strip("-") or "field"
