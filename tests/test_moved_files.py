"""Sites made of files are built, and Sphinx has nothing to say against them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import Tag

from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import by_name, recognise
from sphinx_profile.scaffold.files import site_files

DATA = Path(__file__).resolve().parent / "data" / "migrate" / "files"


@pytest.fixture
def moved(build: Callable[..., object]) -> Callable[..., object]:
    """Import a source and build the site."""

    def run(path: Path, name: str = "") -> object:
        report = Report()
        source = Source.open(path, report)
        system = by_name(name) if name else recognise(source)
        assert system is not None
        site = system.read(source, report)
        files: dict[str, str | bytes] = dict(site_files(site))
        for place, origin in site.files.items():
            files[place] = (source.root / origin).read_bytes()
        return build(files)

    return run


def shown(tags: list[Tag]) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in tags]


def titles(site) -> list[str]:
    page = site.html("publications")
    return [" ".join(tag.get_text("").split()) for tag in page.select("p.profile-title")]


def test_a_json_resume_is_a_biography_a_cv_and_a_list(moved) -> None:
    site = moved(DATA / "json-resume")
    assert site.warnings == []
    head = site.one("section.profile-bio")
    assert head.select_one("img.profile-photo") is not None
    hrefs = {link["href"] for link in head.select("ul.profile-links a")}
    assert hrefs >= {
        *("mailto:ines@valmora.example.org", "https://github.com/inesv"),
        *("https://orcid.org/0000-0002-1825-0097", "https://ocean.example/@ines"),
        *("https://tidebook.example.org/u/4711", "https://valmora.example.org"),
    }
    prose = " ".join(head.get_text(" ").split())
    assert "* This line begins with a star, and {this} is no role: $5, <b>, a_b." in prose
    page = site.html("cv")
    headings = [h.get_text().rstrip("¶#") for h in page.select("h2")]
    assert headings == [
        *("Work", "Volunteering", "Education", "Awards", "Certificates", "Skills"),
        *("Languages", "Interests", "References", "Projects", "Boats"),
    ]
    assert titles(site) == ["Tides of shallow harbours", "Tides of shallow harbours"]


def test_a_rendercv_cv_is_built(moved) -> None:
    site = moved(DATA / "rendercv")
    assert site.warnings == []
    assert site.one("p.profile-position").get_text() == "Lecturer in Coastal Physics"
    assert titles(site) == ["Tides of shallow harbours", "Echoes in basins"]
    page = site.html("publications")
    assert page.select("strong.profile-self")[0].get_text() == "I. Valmora"
    text = " ".join(site.html("cv").get_text(" ").split())
    assert "with a {role}, a <tag> and 5 $ in it." in text
    assert "2. Waves, Bergen 2023" in text


def test_the_works_of_a_citation_file_are_listed(moved) -> None:
    site = moved(DATA / "citation-cff")
    assert site.warnings == []
    assert set(titles(site)) == {
        *("Tidecast: tides for shallow harbours", "Tides of shallow harbours"),
        *("Echoes in basins", "Waves against walls", "Gauges of the north"),
        "A letter on gauges",
    }
    linked = site.html("publications").select('a.profile-author[href="https://team.example.org"]')
    assert shown(linked) == ["The Tidecast Team"]


def test_an_orcid_record_is_built(moved) -> None:
    site = moved(DATA / "orcid")
    assert site.warnings == []
    assert set(titles(site)) == {
        "Tides of shallow harbours: A study of late water",
        *("Echoes in basins", "A talk that only the details have"),
    }
    assert "She sails." in site.one("section.profile-bio").get_text()
    selves = shown(site.html("publications").select("strong.profile-self"))
    assert selves == ["Ines Valmora"]


@pytest.mark.parametrize("name", ["csl-json", "ris"])
def test_items_and_references_are_listed(moved, name) -> None:
    site = moved(DATA / name)
    assert site.warnings == []
    assert "Tides of shallow harbours" in titles(site)
    assert "Harbours at night" in titles(site)
    assert "Echoes in basins" in titles(site)


def test_a_bibliography_with_every_defect_is_built(moved) -> None:
    site = moved(DATA / "bib")
    assert [line for line in site.warnings if "missing_file" not in line] == [
        line for line in site.warnings if "outside_file" in line
    ]
    assert set(titles(site)) == {
        *("Tides of Shallow Harbours", "Echoes in Basins", "Harbours at Night"),
        *("Café Ünïcødé", "Waves against Walls"),
    }


@pytest.mark.parametrize(
    "text",
    [
        '"><script>alert(1)</script><img src=x onerror=alert(1)>',
        "{include}`conf.py` :::{include} conf.py",
        "\n:::{include} conf.py\n:::\n```{raw} html\n<script>alert(1)</script>\n```\n",
        r"\input{conf.py} $\href{javascript:alert(1)}{x}$ }}{{",
        "javascript:alert(1)",
    ],
)
def test_hostile_texts_are_shown_and_do_nothing(moved, tmp_path, text) -> None:
    resume = {
        "basics": {"name": "Ines Valmora", "label": text, "url": text, "summary": text},
        "work": [{"position": text, "name": text, "url": text, "highlights": [text]}],
        "publications": [{"name": text, "publisher": text, "url": text, "summary": text}],
    }
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(resume))
    site = moved(path)
    for name in ("index", "cv", "publications"):
        page = site.html(name)
        assert "profile_bibfiles" not in page.get_text()
        assert not [tag for tag in page.select("script") if "alert" in tag.get_text()]
        assert not [tag for tag in page.select("[onerror]")]
        assert not [a for a in page.select("a[href]") if a["href"].startswith("javascript")]
    assert len(site.html("cv").select("h2")) == 1
    assert len(site.html("publications").select("article.profile-publication")) == 1
