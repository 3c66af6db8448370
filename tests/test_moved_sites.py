"""Sites moved from al-folio, academicpages and HugoBlox are built, without a warning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_profile.migrate.moved import move
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import recognise

DATA = Path(__file__).resolve().parent / "data" / "migrate"


@pytest.fixture
def moved(build: Callable[..., object]) -> Callable[..., object]:
    """Import a source as the command does, and build the site."""

    def run(name: str, builder: str = "html") -> object:
        report = Report()
        source = Source.open(DATA / name, report)
        system = recognise(source)
        assert system is not None
        done = move(source, system, report, lambda step: None)
        files: dict[str, str | bytes] = dict(done.texts)
        files |= {place: origin.read_bytes() for place, origin in done.files.items()}
        return build(files, builder=builder)

    return run


def texts(tags) -> list[str]:
    return [" ".join(tag.get_text("").split()) for tag in tags]


def hrefs(site, page: str, selector: str) -> set[str]:
    return {link["href"] for link in site.html(page).select(f"{selector} a[href]")}


@pytest.mark.parametrize("name", ["al-folio", "academicpages", "hugoblox", "hugoblox-old"])
@pytest.mark.parametrize("builder", ["html", "text", "latex"])
def test_sphinx_has_nothing_to_say(moved, name, builder) -> None:
    assert moved(name, builder).warnings == []


@pytest.mark.parametrize("name", ["al-folio", "academicpages", "hugoblox", "hugoblox-old"])
def test_no_link_of_the_site_leads_nowhere(moved, name) -> None:
    site = moved(name)
    for path in site.outdir.rglob("*.html"):
        page = path.relative_to(site.outdir).as_posix().removesuffix(".html")
        body = site.html(page).select_one("[role=main], article, body")
        for tag in body.select("a[href], img[src]"):
            target = tag.get("href") or tag["src"]
            if target.startswith(("http", "mailto:", "tel:", "#")):
                continue
            there = (path.parent / target.partition("#")[0]).resolve()
            assert there.exists(), f"{page}: {target}"


def test_al_folio(moved) -> None:
    site = moved("al-folio")
    assert texts(site.html("publications").select("p.profile-title")) == [
        "Sliding over Till: A Regularised Law for Soft Beds",
        "Listening to a Glacier with Fibre: DAS on Ice",
        "Ice, Slowly",
    ]
    authors = site.html("publications").select_one("p.profile-authors")
    assert texts([authors]) == ["Mirela Dragan*†, Chidi Okafor*, Åsa Lindqvist"]
    assert texts(authors.select("strong.profile-self")) == ["Mirela Dragan"]
    assert [a["href"] for a in authors.select("a")] == [
        *("https://okafor.example.org/", "https://lindqvist.example.org/"),
    ]
    selves = site.html("publications").select("strong.profile-self")
    assert texts(selves) == ["Mirela Dragan", "M. K. Dragan", "Mirela Drăgan"]
    links = hrefs(site, "publications", "ul.profile-links")
    assert {"https://doi.org/10.5555/jog.2023.411", "https://arxiv.org/abs/2301.04567"} <= links
    assert any(link.endswith("sliding.pdf") for link in links)
    home = site.html("index")
    assert texts(home.select("p.profile-title")) == [
        "Sliding over Till: A Regularised Law for Soft Beds"
    ]
    assert {"https://orcid.org/0000-0002-1825-0097", "mailto:mirela.dragan@example.edu"} <= hrefs(
        site, "index", "section.profile-bio"
    )
    project = site.html("projects/1_till")
    assert texts(project.select("p.profile-title")) == [
        "Sliding over Till: A Regularised Law for Soft Beds"
    ]
    assert home.select_one("meta[name=description]")["content"].startswith("Mirela Dragan studies")


def test_academicpages(moved) -> None:
    site = moved("academicpages")
    page = site.html("publications")
    assert texts(page.select("p.profile-title")) == [
        "A preprint: on clay",
        "Roots that Drink at Night",
        "Wetting Fronts in Very Dry Loam & Sand",
        "A Handbook of Mud",
        "Only in the Table",
        "A Poem on Loam",
    ]
    authors = texts(page.select("p.profile-authors"))
    assert "T. Wierzba, A. B. Kowal, P. de Groot" in authors
    assert "T. Wierzba" in texts(page.select("strong.profile-self"))
    assert "https://doi.org/10.5555/spl.2019.45" in hrefs(site, "publications", "ul.profile-links")
    talk = site.html("talks").select_one("article.profile-talk")
    assert "Department of Botany, University of Kraków, Kraków, Poland" in " ".join(texts([talk]))
    own = site.html("publications/2020-09-10-roots")
    assert texts(own.select("p.profile-title")) == ["Roots that Drink at Night"]


def test_hugoblox(moved) -> None:
    site = moved("hugoblox")
    page = site.html("publications")
    assert texts(page.select("p.profile-title")) == [
        "Basal Melt of First-Year Ice: \\(\\Delta T\\) Matters"
    ]
    (authors,) = page.select("p.profile-authors")
    assert texts([authors]) == ["Ines Kallio*, Oskar Lind*, Aiko Tanaka†, Jean du Pont"]
    assert texts(authors.select("strong.profile-self")) == ["Ines Kallio"]
    assert [a["href"] for a in authors.select("a")] == ["https://lind.example.org/"]
    links = hrefs(site, "publications", "ul.profile-links")
    assert {
        *(
            "https://zenodo.org/records/7654321",
            "https://huggingface.co/datasets/ikallio/melt-data",
        ),
        *("https://openreview.net/forum?id=abcDEF123", "https://press.example.org/melt"),
    } <= links
    assert texts(site.html("talks").select("article.profile-talk p.profile-title")) == [
        "Melt from below"
    ]
    assert "Turbulence" in site.text("cv.html")


def test_the_old_form_of_hugoblox(moved) -> None:
    site = moved("hugoblox-old")
    page = site.html("publications")
    assert texts(page.select("p.profile-title")) == ["Slow Waves", "Tides in a Narrow Harbour"]
    assert texts(page.select("strong.profile-self")) == ["Mateo Ríos", "Mateo Ríos"]
    assert "https://arxiv.org/abs/1509.01234" in hrefs(site, "publications", "ul.profile-links")
