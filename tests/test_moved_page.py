"""A hand-written page moved in and built: beside the demo, and without a warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_profile.migrate.jekyll_page import SYSTEM
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.files import site_files

HERE = Path(__file__).resolve().parent
PAGES = HERE / "data" / "migrate" / "jekyll-page"
DEMO = HERE.parent / "docs" / "demo"
NAMES = sorted(path.name for path in PAGES.iterdir())


def moved(path: Path) -> dict[str, str | bytes]:
    """The files of the site that a source becomes, in a theme that is quick to write."""
    report = Report()
    source = Source.open(path, report)
    site = SYSTEM.read(source, report)
    files: dict[str, str | bytes] = dict(site_files(site))
    for target, origin in site.files.items():
        files[target] = source.file(origin).read_bytes()
    files["conf.py"] += "\nhtml_theme = 'basic'\n"
    return files


def demo() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        path.name: path.read_text(encoding="utf-8") for path in DEMO.iterdir() if path.is_file()
    }
    files["conf.py"] += "\nhtml_theme = 'basic'\n"
    return files


def card(article) -> dict[str, object]:
    """What a card says and where it leads."""
    link = "a.profile-link, span.profile-link"
    summary = article.select_one(".profile-summary .profile-body")
    text = lambda selector: [_flat(one) for one in article.select(selector)]  # noqa: E731
    return {
        "title": text(".profile-title"),
        "authors": [(_flat(one), one.get("href")) for one in article.select(".profile-author")],
        "owner": text(".profile-self"),
        "marks": text(".profile-marks"),
        "links": [
            (_flat(one), one.get("href")) for one in article.select(f".profile-links > li > {link}")
        ],
        "abbr": text(".profile-abbr"),
        "status": text(".profile-status"),
        "summary": summary.decode_contents().strip() if summary else "",
        "handle": text(".profile-summary > summary"),
        "venue": re.sub(r"\W+", " ", " ".join(text(".profile-venue"))),
    }


def _flat(tag) -> str:
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize("drafts", [False, True])
def test_the_page_is_the_demo(build, drafts) -> None:
    cards = []
    for files in (moved(PAGES / "home.md"), demo()):
        files["conf.py"] += f"profile_show_drafts = {drafts}\n"
        site = build(files)
        assert not site.warnings
        cards.append([card(one) for one in site.html().select("article.profile-publication")])
    ours, theirs = cards
    assert len(ours) == (5 if drafts else 4)
    assert [one["title"] for one in ours] == [one["title"] for one in theirs]
    for mine, expected in zip(ours, theirs, strict=True):
        expected["venue"] = expected["venue"].replace("June ", "").replace("May ", "")
        assert mine == expected


def test_the_links_and_the_talks_are_those_of_the_demo(build) -> None:
    labels = []
    for files in (moved(PAGES / "home.md"), demo()):
        site = build(files)
        links = site.html().select("ul.profile-link-list a")
        labels.append([_flat(link) for link in links])
    assert labels[0] == labels[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_builds_without_a_warning(build, name) -> None:
    files = moved(PAGES / name)
    files["conf.py"] += "nitpicky = True\nprofile_show_drafts = True\n"
    site = build(files)
    assert not site.warnings
    keys = re.findall(r"(?m)^@\w+\{([^,]+),", str(files.get("publications.bib", "")))
    shown = site.html("publications").select("article.profile-publication") if keys else []
    assert len(shown) == len(keys)
