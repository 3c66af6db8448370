"""The table of systems, and which of them a source is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import SYSTEMS, by_name, recognise

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate" / "files"
FILES = {
    "bib": DATA / "bib/papers.bib",
    "csl-json": DATA / "csl-json/library.json",
    "ris": DATA / "ris/library.ris",
    "json-resume": DATA / "json-resume/resume.json",
    "rendercv": DATA / "rendercv/Ines_Valmora_CV.yaml",
    "citation.cff": DATA / "citation-cff/CITATION.cff",
    "orcid": DATA / "orcid/record.json",
}


def found(path: Path) -> str:
    report = Report()
    source = Source.open(path, report)
    system = recognise(source)
    assert not source.read_paths, "looking is not reading"
    assert not report.items
    return system.name if system else ""


def test_every_name_is_that_of_one_system() -> None:
    names = [system.name for system in SYSTEMS]
    assert sorted(names) == sorted([*FILES, "jekyll-page", "al-folio", "academicpages", "hugoblox"])
    assert all(by_name(name) is system for name, system in zip(names, SYSTEMS, strict=True))
    assert by_name("wordpress") is None


@pytest.mark.parametrize("name", FILES)
def test_files_and_folders_are_recognised(name) -> None:
    assert found(FILES[name]) == name
    assert found(FILES[name].parent) == name


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_holds_goes_before_its_name(name, tmp_path) -> None:
    misnamed = tmp_path / "download.bin"
    shutil.copy(FILES[name], misnamed)
    assert found(misnamed) == name
    disguised = tmp_path / ("other.json" if name in {"bib", "ris"} else "other.bib")
    shutil.copy(FILES[name], disguised)
    assert found(disguised) == name


def test_the_details_of_works_are_of_orcid() -> None:
    assert found(DATA / "orcid/works.json") == "orcid"


@pytest.mark.parametrize(
    ("name", "content", "system"),
    [
        ("a.bib", "", "bib"),
        ("a.bib", "nothing to see", "bib"),
        ("a.ris", "", "ris"),
        ("a.json", "", ""),
        ("a.json", '{"name": "x", "version": "1.0.0"}', ""),
        ("a.yml", "name: x\n", ""),
        ("a.txt", "Mail me@example.org { now }", ""),
        ("a.txt", "\0\1\2", ""),
        ("a.yaml", "references:\n- id: a\n  type: book\n", "csl-json"),
        ("a.json", '{"message": {"items": [{"type": "book", "title": ["A"]}]}}', "csl-json"),
    ],
)
def test_other_files_are_what_they_seem(name, content, system, tmp_path) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert found(path) == system


def test_a_folder_without_anything_known_is_nothing(tmp_path) -> None:
    assert found(tmp_path) == ""
    (tmp_path / "package.json").write_text('{"name": "x"}')
    assert found(tmp_path) == ""
