"""CSL-JSON, RIS and ORCID as sources: every variable, tag and member is kept or named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.latex import decode
from sphinx_profile.migrate.report import Item, Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import by_name
from sphinx_profile.model.entry import Entry
from sphinx_profile.scaffold.files import bibliography
from sphinx_profile.scaffold.site import Site

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate" / "files"


def imported(path: Path, name: str) -> tuple[Site, list[Item]]:
    report = Report()
    system = by_name(name)
    assert system is not None
    return system.read(Source.open(path, report), report), report.items


def moved(tmp_path: Path, name: str, content: Any) -> tuple[Site, list[Item]]:
    path = tmp_path / "a.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1))
    return imported(path, name)


def entries(site: Site) -> dict[str, Entry]:
    """The entries as they are read again from the file that is written."""
    reading = read_bibtex(bibliography(site))
    assert reading.findings == ()
    found = {source.entry.key: source.entry for source in reading.entries}
    assert list(found) == [source.entry.key for source in site.entries]
    return found


def words(text: str) -> set[str]:
    """The words of a text, as it stands and as LaTeX shows it; numbers without leading zeros."""
    found = re.findall(r"[^\W_]+", f"{text} {decode(text)}".casefold())
    return {word.lstrip("0") for word in found}


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif value is not None:
        yield str(value)


def named(items: list[Item], outcome: str) -> dict[str, str]:
    return {item.what: item.why for item in items if item.outcome == outcome}


# -- CSL-JSON ---------------------------------------------------------------------------------


def test_every_variable_of_csl_is_in_the_fixture() -> None:
    schema = json.loads((DATA.parents[1] / "csl-data.json").read_text(encoding="utf-8"))
    item = json.loads((DATA / "csl-json/library.json").read_text(encoding="utf-8"))[0]
    assert schema["items"]["properties"].keys() <= item.keys()


def test_every_variable_of_csl_is_a_field() -> None:
    site, items = imported(DATA / "csl-json", "csl-json")
    entry = entries(site)["valmora2022"]
    text = words(" ".join(value for _, value in entry))
    item = json.loads((DATA / "csl-json/library.json").read_text(encoding="utf-8"))[0]
    for variable, value in item.items():
        if variable in {"id", "type", "citation-key"}:
            continue
        for leaf in leaves(value):
            said = words(re.sub("<.*?>", "", leaf))
            is_named = any(i.what.startswith(f"[0].{variable}") for i in items)
            assert said <= text or is_named, (variable, leaf)
    assert entry.get("author") == (
        "da Valmora, Jr., Ines and von Renk, Tobias and {The Tidecast Team}"
    )
    assert entry.get("event_title") == "The Harbour Days of 2019"
    assert entry.get("links") == r"\href{https://valmora.example.org/slides.pdf}{Slides}"


def test_people_whose_orcid_is_known_are_registered() -> None:
    site, _ = imported(DATA / "csl-json", "csl-json")
    assert site.people == {"ines-valmora": {"name": "Ines Valmora", "orcid": "0000-0002-1825-0097"}}


def test_keys_that_bibtex_cannot_read_and_keys_given_twice_are_mended() -> None:
    site, items = imported(DATA / "csl-json", "csl-json")
    assert list(entries(site)) == [
        *("valmora2022", "http://zotero.example.org/users/1/items/ABC-2", "echoes-in-basins"),
        "valmora2022-2",
    ]
    mended = named(items, "mended")
    assert "http://zotero.example.org/users/1/items/ABC, 2" in mended
    assert mended["[0].type"] == "the entry is @article"
    assert "[4]" in named(items, "left")


def test_the_yaml_of_pandoc_is_read(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "---\nreferences:\n- id: a\n  type: article-journal\n  title: Tides\n"
        "  author:\n  - family: Doe\n    given: Jo\n"
        "  issued:\n  - year: 2019\n    month: 5\n- id: b\n  type: book\n  title: B\n"
        "  issued:\n  - year: 2019\n    season: 2\n  - year: 2020\n...\n"
    )
    site, _ = imported(path, "csl-json")
    found = entries(site)
    assert found["a"].get("author") == "Doe, Jo"
    assert [entry.get("date") for entry in found.values()] == ["2019-05", "2019-22/2020"]


def test_damaged_json_is_read_item_by_item(tmp_path) -> None:
    text = '[{"id": "a", "title": "A"},\n{"id": "b", "title": },\n{"id": "c", "title": "C"}]'
    site, items = moved(tmp_path, "csl-json", text)
    assert list(entries(site)) == ["a", "c"]
    left = [item for item in items if item.outcome == "left"]
    assert [(item.line, "b: the item cannot be read" in item.why) for item in left] == [(2, True)]


@pytest.mark.parametrize("content", ["[]", "{}", "3", '"text"', '{"items": []}', "[1, [2]]"])
def test_json_without_items_is_named(tmp_path, content) -> None:
    site, items = moved(tmp_path, "csl-json", content)
    assert site.entries == []
    assert {item.outcome.value for item in items} == {"left"}


# -- RIS --------------------------------------------------------------------------------------


def test_every_value_of_ris_is_in_a_field() -> None:
    site, _ = imported(DATA / "ris", "ris")
    found = entries(site)
    assert list(found) == ["valmora2022", "echoes-in-basins", "valmora2022-2", "renk-2018"]
    text = words(" ".join(value for _, value in found["valmora2022"]))
    lines = (DATA / "ris/library.ris").read_text(encoding="utf-8").split("\n")
    for line in lines[4:59]:
        value = re.sub(r"^[A-Z][A-Z0-9]  - ?", "", line)
        assert words(value) <= text | {"https", "doi", "org"}, line
    entry = found["valmora2022"]
    assert entry.get("abstract2") == "A second abstract."
    assert entry.get("jo", "m1", "zz") == "J. Imag. Oceans"
    assert (entry.get("m1"), entry.get("zz")) == ("77", "A tag that nobody knows")
    assert found["valmora2022-2"].get("entrysubtype") == "MGZN"


def test_what_stands_in_no_reference_and_what_has_no_end_is_named() -> None:
    _, items = imported(DATA / "ris", "ris")
    left = [item for item in items if item.outcome == "left"]
    assert [(item.line, item.end) for item in left] == [(1, 2)]
    assert "no end (ER)" in named(items, "mended")["the reference"]


# -- ORCID ------------------------------------------------------------------------------------


def test_the_preferred_summary_is_the_one_with_the_highest_index() -> None:
    site, items = imported(DATA / "orcid/record.json", "orcid")
    entry = entries(site)["tides-of-shallow-harbours"]
    assert dict(entry.fields) == {
        "title": "Tides of shallow harbours",
        "subtitle": "A study of late water",
        "translated_title": "Gezeiten flacher Häfen (de)",
        "date": "2022-04-01",
        "journal": "Journal of Imaginary Oceans",
        "doi": "10.5072/jio.2022.12.4",
        "issn": "1234-5679",
        "version_of_arxiv": "arXiv:2203.00001",
        "scopus_eid": "2-s2.0-85000000001",
        "funded_by_grant_number": "SEA-12",
    }
    other = next(why for what, why in named(items, "left").items() if "work-summary[0]" in what)
    assert "Harbour Archive" in other
    assert "Tides of shallow harbors" in other


def test_details_go_before_the_summary_of_the_same_work() -> None:
    site, items = imported(DATA / "orcid", "orcid")
    entry = entries(site)["echoes-in-basins"]
    assert entry.type == "inproceedings"
    assert entry.get("author") == "Ines Valmora and Adaora, Nkem"
    assert entry.get("editor") == "Mara Lindqvist"
    assert (entry.get("pages"), entry.get("publisher")) == ("12--19", "Quay Press")
    assert entry.get("ids") == "valmora2019echoes"
    assert entry.get("date") == "2019-06"
    assert "it says '2018'" in named(items, "left")["bulk[0].work.citation: year"]
    assert site.people["ines-valmora"] == {"name": "Ines Valmora", "orcid": "0000-0002-1825-0097"}
    assert "404 Not Found" in named(items, "left")["bulk[2].error"]


def test_works_without_authors_are_named() -> None:
    _, items = imported(DATA / "orcid/record.json", "orcid")
    mended = named(items, "mended")
    assert "names no authors" in mended["tides-of-shallow-harbours"]


def test_the_person_becomes_a_biography() -> None:
    site, _ = imported(DATA / "orcid/record.json", "orcid")
    assert site.bio is not None
    assert site.bio.argument == site.owner == "Ines da Valmora"
    assert dict(site.bio.options) == {
        "aliases": "Ines Valmora, Ines M. Valmora, I. Valmora",
        "location": "PT",
        "email": "ines@valmora.example.org",
        "orcid": "0000-0002-1825-0097",
        "scopus": "https://www.scopus.com/authid/detail.uri?authorId=57190000001",
        "links": (
            "[Home](<https://valmora.example.org>) [My boats](<https://boats.example.org/ines>) "
            "[Tidebook ID](<https://tidebook.example.org/u/4711>)"
        ),
        "note": "tides, harbours",
    }
    assert site.bio.body.endswith("She sails.")


def test_activities_become_a_cv() -> None:
    site, _ = imported(DATA / "orcid/record.json", "orcid")
    page = site.pages["cv.md"]
    assert re.findall("^## (.*)$", page, re.MULTILINE) == [
        *("Employment", "Education", "Qualifications", "Invited positions", "Distinctions"),
        *("Memberships", "Service", "Funding", "Peer review", "Research resources"),
    ]
    assert "[grant number: SEA-12](<https://fund.example.org/SEA-12>)" in page
    assert "2012-10-01 – 2016-03" in page


def test_old_spellings_of_types_and_relations_are_read(tmp_path) -> None:
    work = {
        "title": {"title": {"value": "A"}},
        "type": "JOURNAL_ARTICLE",
        "external-ids": {
            "external-id": [
                {
                    "external-id-type": "DOI",
                    "external-id-value": "10.5072/x",
                    "external-id-relationship": "SELF",
                }
            ]
        },
        "publication-date": {"year": {"value": "2017"}, "month": {"value": "1"}, "day": None},
    }
    site, _ = moved(tmp_path, "orcid", work)
    entry = entries(site)["a"]
    assert (entry.type, entry.get("doi"), entry.get("date")) == ("article", "10.5072/x", "2017-01")


@pytest.mark.parametrize("content", [{}, [], {"x": 1}, {"group": []}, {"bulk": [{}]}, [1]])
def test_json_without_works_is_named(tmp_path, content) -> None:
    site, items = moved(tmp_path, "orcid", content)
    assert site.entries == []
    assert site.bio is None
    assert all(item.outcome == "left" for item in items)
    assert items or not content


def test_every_leaf_of_the_record_is_in_the_site_or_named() -> None:
    for name in ("orcid/record.json", "orcid/works.json"):
        site, items = imported(DATA / name, "orcid")
        texts = [bibliography(site), *site.pages.values(), repr(site.people)]
        texts += [site.bio.body, repr(site.bio.options), site.owner] if site.bio else []
        told = words(" ".join(texts).replace("_", " "))
        lines = {
            n for i in items if i.outcome != "taken" for n in range(i.line, (i.end or i.line) + 1)
        }
        text = (DATA / name).read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            values = re.findall(r':\s*"((?:[^"\\]|\\.)*)"', line)
            said = words(" ".join(json.loads(f'"{value}"') for value in values))
            assert number in lines or said <= told, line
