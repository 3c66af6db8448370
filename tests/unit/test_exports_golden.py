"""Every export of an entry of every type, as a whole.

The files are in ``tests/golden/exports``. ``UPDATE_GOLDEN=1 pytest tests/unit/test_exports_golden.py``
writes them anew; read what changed before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sphinx_profile.formats.atom import FeedSite, write_atom
from sphinx_profile.formats.bibtex import write_bibliography
from sphinx_profile.formats.csl_json import write_csl_json
from sphinx_profile.formats.ris import write_ris

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "exports"
SITE = FeedSite(
    "Publications of Jan", "https://example.org/~jan/", "https://example.org/~jan/publications.atom"
)
WRITERS = {
    "publications.bib": write_bibliography,
    "publications.json": write_csl_json,
    "publications.ris": write_ris,
    "publications.atom": lambda records: write_atom(records, site=SITE),
}
BIBTEX = {
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual",
    "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished",
}  # fmt: skip
BIBLATEX = {
    "online",
    "thesis",
    "report",
    "dataset",
    "software",
    "patent",
    "collection",
    "periodical",
    "mvbook",
}


def test_every_type_is_there(every_type):
    assert {record.type for record in every_type} >= BIBTEX | BIBLATEX


@pytest.mark.parametrize("name", WRITERS)
def test_the_export_is_as_it_was(name, every_type):
    written = WRITERS[name](every_type).encode("utf-8")
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    assert written == path.read_bytes()


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_records_give_the_same_bytes(name, every_type):
    assert WRITERS[name](every_type) == WRITERS[name](list(every_type))


@pytest.mark.parametrize("name", WRITERS)
def test_no_export_without_records_fails(name):
    assert isinstance(WRITERS[name]([]), str)
