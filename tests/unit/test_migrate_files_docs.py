"""The manual names every field of the formats that are moved in as files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from sphinx_profile.migrate.files.orcid_tables import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "migrate" / "files"
PAGE = (ROOT / "docs" / "moving-in" / "files.md").read_text(encoding="utf-8")
PARTS = re.split(r"(?m)^## .*: `(.+)`$", PAGE)
TABLES = dict(zip(PARTS[1::2], PARTS[2::2], strict=True))


def keys(value: Any) -> Iterator[str]:
    """The names of all members, at any depth."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def load(place: str) -> Any:
    text = (DATA / place).read_text(encoding="utf-8")
    return json.loads(text) if place.endswith(".json") else yaml.safe_load(text)


def missing(name: str, fields: set[str]) -> set[str]:
    cells = [line for line in TABLES[name].split("\n") if line.startswith("|") or "`" in line]
    code = re.findall(r"`([^`]+)`", "\n".join(line for line in cells if "```" not in line))
    known = set(re.findall(r"[\w$-]+", " ".join(code)))
    return fields - known


def test_there_is_a_table_for_every_format() -> None:
    assert set(TABLES) == {
        path.name.replace("citation-cff", "citation.cff") for path in DATA.iterdir()
    }


def test_every_variable_of_csl_json_is_in_the_table() -> None:
    schema = json.loads((DATA.parents[1] / "csl-data.json").read_text(encoding="utf-8"))
    assert missing("csl-json", set(schema["items"]["properties"])) == set()


def test_every_tag_of_ris_is_in_the_table() -> None:
    text = (DATA / "ris/library.ris").read_text(encoding="utf-8")
    tags = set(re.findall(r"(?m)^([A-Z][A-Z0-9])  -", text)) - {"ER", "ZZ", "C2", "L4"}
    assert missing("ris", tags) == set()


def test_every_field_of_json_resume_is_in_the_table() -> None:
    resume = load("json-resume/resume.json")
    del resume["boats"]  # a section of this person
    parts = (resume["basics"], resume["publications"], resume["meta"])
    assert missing("json-resume", {*resume, *keys(list(parts))}) == set()


def test_every_field_of_rendercv_is_in_the_table() -> None:
    cv = load("rendercv/Ines_Valmora_CV.yaml")
    sections = list(cv["cv"].pop("sections").values())
    own = {"supervisor", "award"}
    assert missing("rendercv", {*keys(sections), *keys(cv["cv"]), *cv} - own - {"cv"}) == set()


def test_every_key_of_a_citation_file_is_in_the_table() -> None:
    fields = set(keys(load("citation-cff/CITATION.cff")))
    assert missing("citation.cff", fields) == set()


def test_every_section_of_orcid_is_in_the_table() -> None:
    assert missing("orcid", set(SECTIONS)) == set()
