"""A bibliography in CSL-JSON."""

from __future__ import annotations

import re

from sphinx_profile.formats.csl_json import read_csl_json
from sphinx_profile.formats.csl_json.variables import TYPES
from sphinx_profile.lint.documents.document import Document, Kind, Record
from sphinx_profile.lint.text import Text

_BEGINNING = re.compile(r'\s*(?:\[|\{\s*(?:"[^"]{0,40}"\s*:\s*)?[\[{"])')
_TYPE = re.compile(r'"type"\s*:\s*"([\w-]+)"')
_SAMPLE = 20_000


def is_bibliography(text: Text) -> bool:
    """Whether a JSON file holds items of CSL: an array of objects with types that CSL has."""
    sample = text.text[:_SAMPLE]
    if not _BEGINNING.match(sample) or '"id"' not in sample:
        return False
    types = _TYPE.findall(sample)
    starts_so = sample.lstrip().startswith("[") or '"items"' in sample
    return starts_so and bool(types) and types[0] in TYPES


def read_items(text: Text) -> Document:
    """The items of a bibliography."""
    reading = read_csl_json(text.text, text.name)
    records = tuple(Record(text, entry.entry, entry.line, entry.line) for entry in reading.entries)
    return Document(text, Kind.CSL, records, (*text.findings, *reading.findings))
