"""JSON Resume, RenderCV and CITATION.cff as sources; the page that a CV becomes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.migrate.cv_page import CvEntry, CvSection, cv_page, period
from sphinx_profile.migrate.files.cff_tables import TYPES
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


def moved(tmp_path: Path, name: str, text: str, file: str = "a.yaml") -> tuple[Site, list[Item]]:
    path = tmp_path / file
    path.write_text(text, encoding="utf-8")
    return imported(path, name)


def entries(site: Site) -> dict[str, Entry]:
    reading = read_bibtex(bibliography(site))
    assert reading.findings == ()
    return {source.entry.key: source.entry for source in reading.entries}


def left(items: list[Item]) -> dict[str, str]:
    return {item.what: item.why for item in items if item.outcome == "left"}


# -- the page ---------------------------------------------------------------------------------


def test_a_page_has_its_sections_and_entries() -> None:
    entry = CvEntry("Lecturer", ("Valmora", ""), "2019 – 2021", ("Waves.",), ("one\ntwo", "three"))
    sections = [
        CvSection("Work", (entry, CvEntry("**[A](<b>)**"))),
        CvSection("Empty"),
        CvSection("Texts", ("a", "b")),
        CvSection("Bullets", ("a", "b"), "-"),
        CvSection("Numbers", ("a", "b"), "1"),
        CvSection("Falling", ("a", "b"), "9"),
    ]
    assert cv_page(sections, "CV") == (
        "# CV\n\n## Work\n\n**Lecturer**, Valmora\\\n2019 – 2021\n\nWaves.\n\n"
        "- one\n  two\n- three\n\n**[A](<b>)**\n\n## Texts\n\na\n\nb\n\n"
        "## Bullets\n\n- a\n- b\n\n## Numbers\n\n1. a\n2. b\n\n## Falling\n\n2\\. a\n\n1\\. b\n"
    )
    assert cv_page([CvSection("Empty")]) == ""


def test_a_period_is_shown_as_far_as_it_is_known() -> None:
    assert period("2019-04", "2021") == "2019-04 – 2021"
    assert [period("2019"), period("", "2021"), period("2019", "2019")] == ["2019", "2021", "2019"]


# -- JSON Resume ------------------------------------------------------------------------------

FIELDS = {
    "basics": "name label image email phone url summary location profiles",
    "work": "name location description position url startDate endDate summary highlights",
    "volunteer": "organization position url startDate endDate summary highlights",
    "education": "institution url area studyType startDate endDate score courses",
    "awards": "title date awarder summary",
    "certificates": "name date url issuer",
    "publications": "name publisher releaseDate url summary",
    "skills": "name level keywords",
    "languages": "language fluency",
    "interests": "name keywords",
    "references": "name reference",
    "projects": "name description highlights keywords startDate endDate url roles entity type",
    "meta": "canonical version lastModified",
}


def test_every_field_of_json_resume_is_in_the_fixture() -> None:
    resume = json.loads((DATA / "json-resume/resume.json").read_text(encoding="utf-8"))
    for section, names in FIELDS.items():
        found = resume[section] if isinstance(resume[section], list) else [resume[section]]
        assert set(names.split()) <= {name for record in found for name in record}, section
    places = {"address", "postalCode", "city", "countryCode", "region"}
    assert set(resume["basics"]["location"]) == places


def test_every_text_of_a_json_resume_is_in_the_site() -> None:
    site, items = imported(DATA / "json-resume", "json-resume")
    assert set(left(items)) == {"$schema", "meta", "a username"}
    resume = json.loads((DATA / "json-resume/resume.json").read_text(encoding="utf-8"))
    for name in ("meta", "$schema", "publications", "basics"):
        resume.pop(name)
    page = site.pages["cv.md"]
    for text in texts(resume):
        assert text.replace("_", r"\_") in page, text


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value]


def test_the_publications_of_a_json_resume_have_no_authors_and_say_so() -> None:
    site, items = imported(DATA / "json-resume", "json-resume")
    first, second = entries(site).values()
    assert dict(first.fields) == {
        "title": "Tides of shallow harbours",
        "publisher": "Journal of Imaginary Oceans",
        "date": "2022-04-01",
        "doi": "10.5072/jio.2022.12.4",
        "summary": r"Why 100\% of small harbours are late \& noisy.",
    }
    assert second.get("url") == "https://harbourdays.example.org/papers/17"
    said = [item for item in items if "has no authors" in item.why]
    assert [(item.line, item.what) for item in said] == [
        *((84, "tides-of-shallow-harbours"), (91, "tides-of-shallow-harbours-2")),
    ]


def test_the_photo_is_copied_or_named(tmp_path) -> None:
    site, _ = imported(DATA / "json-resume", "json-resume")
    assert site.files == {"images/ines.png": "images/ines.png"}
    for image in ("../../etc/passwd", "/etc/passwd", "data:image/png;base64,AAAA", "missing.png"):
        text = json.dumps({"basics": {"name": "A", "image": image}})
        site, items = moved(tmp_path, "json-resume", text, "a.json")
        assert site.files == {}
        assert "the photo" in left(items)
        assert site.bio is not None
        assert "photo" not in dict(site.bio.options)


def test_values_of_unexpected_kinds_are_kept_or_named(tmp_path) -> None:
    resume = {
        "basics": {"name": ["Ines", "Valmora"], "email": {"work": "a@b.c"}, "profiles": "x"},
        "work": {"name": "One Company", "highlights": "one text"},
        "skills": ["Python", {"name": {"deep": "Fortran"}}],
        "education": "a text",
        "publications": [{"name": {"x": "y"}}, "only a title"],
    }
    site, items = moved(tmp_path, "json-resume", json.dumps(resume, indent=1), "a.json")
    told = " ".join([*site.pages.values(), repr(site.bio), bibliography(site), *map(str, items)])
    for text in ("Ines, Valmora", "One Company", "one text", "Python", "a text", "only a title"):
        assert text in told, text
    assert {"basics.email", "skills[1].name", "publications[0].name"} <= set(left(items))


@pytest.mark.parametrize("text", ["[]", "3", '"x"', "null", "{", '{"basics": }', "\ufeff"])
def test_what_is_no_resume_is_named_with_its_line(tmp_path, text) -> None:
    site, items = moved(tmp_path, "json-resume", text, "a.json")
    assert site == Site()
    assert [item.outcome.value for item in items] == ["left"]
    assert ("valid JSON: line 1" in items[0].why) or ("no mapping" in items[0].why)


# -- RenderCV ---------------------------------------------------------------------------------


def test_all_types_of_entries_of_rendercv_are_read() -> None:
    site, items = imported(DATA / "rendercv", "rendercv")
    page = site.pages["cv.md"]
    for part in (
        "**PhD**, Coastal Physics, Institute of Coasts, Porto\\\n2012-10 – 2016-03",
        "**Lecturer**, University of Valmora, Valmora\\\n2021-09 – present",
        "- Taught **300** students\n- supervisor: Mara Lindqvist",
        "**[Tidecast](https://tidecast.example.org)**, Porto\\\n2018 to 2023",
        "## Honours & prizes\n\n- Golden Anchor, 2020\n- Silver Anchor, 2017",
        "- **Languages**: Python, Fortran",
        "## Steps Taken\n\n1. First came the tank\n2. Then came the waves",
        "2\\. Waves, Bergen 2023\n\n1\\. Tides, Valmora 2021",
        "I study tides in [shallow harbours](https://harbours.example.org).",
    ):
        assert part in page, part
    assert "publications" not in page.casefold()
    assert {"design", "locale", "settings", "the photo"} <= set(left(items))


def test_publications_of_rendercv_are_entries() -> None:
    site, _ = imported(DATA / "rendercv", "rendercv")
    first, second = entries(site).values()
    assert first.type == "article"
    assert dict(first.fields) == {
        "title": r"Tides of \emph{shallow} harbours",
        "author": "I. Valmora and Tobias Renk and Nkem Adaora",
        "journal": "Journal of Imaginary Oceans",
        "date": "2022-04",
        "doi": "10.5072/jio.2022.12.4",
        "url": "https://jio.example.org/12/4",
        "summary": "Why small harbours are late.",
    }
    assert (second.type, second.get("award")) == ("misc", "Best talk")


def test_the_head_of_rendercv_is_a_biography() -> None:
    site, _ = imported(DATA / "rendercv", "rendercv")
    assert site.bio is not None
    options = dict(site.bio.options)
    assert options.pop("links") == (
        "[office@valmora.example.org](<mailto:office@valmora.example.org>) "
        "[Leetcode](<https://leetcode.com/u/inesv-leet>) "
        "[My boats](<https://boats.example.org/ines>)"
    )
    assert options == {
        "position": "Lecturer in **Coastal** Physics",
        "location": "Porto, Portugal",
        "email": "ines@valmora.example.org",
        "phone": "+351-555-0100",
        "homepage": "https://valmora.example.org",
        "github": "inesv",
        "orcid": "0000-0002-1825-0097",
        "mastodon": "https://ocean.example/@ines",
        "aliases": "I. Valmora",
        "pronouns": "she/her",
        "note": "Tidebook: ines.v",
    }


def test_comments_of_yaml_are_named() -> None:
    _, items = imported(DATA / "rendercv", "rendercv")
    assert [(i.line, i.end) for i in items if i.what == "a comment"] == [(1, 1), (91, 92)]


def test_bombs_and_tags_of_yaml_are_refused(tmp_path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    site, items = moved(tmp_path, "rendercv", f"cv:\n  name: A\n{bomb}")
    assert site == Site()
    assert "aliases make it far larger" in items[0].why
    tag = "cv:\n  name: !!python/object/apply:os.system ['touch /tmp/evil']\n"
    site, items = moved(tmp_path, "rendercv", tag)
    assert site.bio is None or site.bio.argument == "touch /tmp/evil"


# -- CITATION.cff -----------------------------------------------------------------------------


def test_there_is_an_entry_type_for_each_of_the_47_types_of_reference(tmp_path) -> None:
    assert len(TYPES) == 47
    references = "".join(f"  - type: {kind}\n    title: A {kind}\n" for kind in TYPES)
    text = f"cff-version: 1.2.0\ntitle: T\nreferences:\n{references}"
    site, _ = moved(tmp_path, "citation.cff", text, "CITATION.cff")
    found = list(entries(site).values())[1:]
    assert [entry.type for entry in found] == list(TYPES.values())


def test_every_key_of_a_citation_file_is_a_field_or_named() -> None:
    site, items = imported(DATA / "citation-cff", "citation.cff")
    found = entries(site)
    assert [entry.type for entry in found.values()] == [
        *("software", "article", "inproceedings", "thesis", "dataset", "letter"),
    ]
    software = found["tidecast-tides-for-shallow-harbours"]
    assert software.get("author") == "da Valmora, Jr., Ines and {The Tidecast Team}"
    assert (software.get("doi"), software.get("code"), software.get("swhid")) == (
        "10.5072/zenodo.44871",
        "https://github.com/tidecast/tidecast",
        "swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d",
    )
    assert r"\href{https://doi.org/10.5072/zenodo.44870}{The DOI of all versions}" in (
        software.get("links")
    )
    paper = found["echoes-in-basins"]
    expected = {
        "booktitle": "Proceedings of the Harbour Days",
        "eventtitle": "Harbour Days",
        "abbr": "HD 2019",
        "eventdate": "2019-06-03/2019-06-05",
        "conference_location": "Grieg Hall, Hall 3, Bergen, Vestland, 5003, NO",
        "editor": "Lindqvist, Mara",
        "editors_series": "Series, Edith",
        "translator": "Okafor, Chidi",
        "pages": "12--19",
        "date": "2019-06-30",
        "date_released": "2019-07-01",
        "origdate": "2018",
        "urldate": "2020-01-02",
        "volumes": "2",
        "pubstate": "preprint",
        "language": "en, nb",
        "patent_states": "NO, SE",
        "collection_doi": "10.5072/harbour.2019",
    }
    assert {name: paper.get(name) for name in expected} == expected
    assert found["waves-against-walls"].get("status") == "submitted"
    assert found["waves-against-walls"].get("institution") == "University of Valmora"
    unknown = [item for item in items if "is not known" in item.why]
    assert unknown == []
    assert {"cff-version", "message"} <= set(left(items))


def test_people_of_a_citation_file_are_registered() -> None:
    site, items = imported(DATA / "citation-cff", "citation.cff")
    assert site.people == {
        "ines-da-valmora-jr": {
            "name": "Ines da Valmora Jr.",
            "url": "https://valmora.example.org",
            "orcid": "0000-0002-1825-0097",
            "aliases": ["inesv"],
        },
        "the-tidecast-team": {
            "name": "The Tidecast Team",
            "url": "https://team.example.org",
            "orcid": "0000-0001-5109-3700",
            "aliases": ["tidecasters"],
        },
    }
    lines = sorted(item.line for item in items if "this of a person" in item.why)
    assert lines[:2] == [42, 55]


def test_keys_that_the_format_does_not_know_are_kept_or_named(tmp_path) -> None:
    text = (
        "cff-version: 1.2.0\ntitle: T\nmood: sunny\n"
        "preferred-citation:\n  type: article\n  title: P\n  colour: blue\n  deep: {a: b}\n"
    )
    site, items = moved(tmp_path, "citation.cff", text, "CITATION.cff")
    assert entries(site)["p"].get("colour") == "blue"
    assert {"mood", "preferred-citation.deep"} <= set(left(items))


def test_a_wrong_orcid_is_named(tmp_path) -> None:
    text = (
        "cff-version: 1.2.0\ntitle: T\nauthors:\n- family-names: Doe\n  given-names: Jo\n"
        "  orcid: https://orcid.org/0000-0002-1825-0098\n  website: javascript:alert(1)\n"
    )
    site, items = moved(tmp_path, "citation.cff", text, "CITATION.cff")
    assert site.people == {}
    assert {"authors[0].orcid", "authors[0].website"} <= set(left(items))
