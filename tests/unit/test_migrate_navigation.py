"""The navigation of a moved site: what the old one named, in its order, and what it left out."""

from __future__ import annotations

import pytest

from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.scaffold.files import site_files
from sphinx_profile.scaffold.site import Site

ENTRY = SourceEntry(Entry("misc", "melt", (("title", "Melt"),)), "a.bib", 1)


def contents(text: str) -> list[str]:
    """What the table of contents at the end of a page lists; nothing if there is none."""
    _, found, listed = text.partition("```{toctree}\n:hidden:\n\n")
    return listed.removesuffix("\n```\n").split("\n") if found else []


def navigation(moved) -> list[str]:
    return contents(site_files(moved.site)["index.md"])


# -- the files of a site ----------------------------------------------------------------------


def test_pages_of_a_folder_stand_below_its_page() -> None:
    pages = {"posts.md": "# Posts", "posts/a.md": "# A", "posts/deep/b.md": "# B", "x/c.md": "# C"}
    files = site_files(Site(pages=pages))
    assert contents(files["index.md"]) == ["posts", "x/c"]
    assert contents(files["posts.md"]) == ["/posts/a", "/posts/deep/b"]


def test_the_menu_comes_first_with_links_to_other_sites() -> None:
    pages = {"a.md": "# A", "b.md": "# B", "c.md": "# C"}
    menu = ["c.md", "gone.md", "index.md", "Lab <https://lab.example.org/>", "a.md"]
    files = site_files(Site(pages=pages, menu=menu))
    assert contents(files["index.md"]) == ["c", "Lab <https://lab.example.org/>", "a", "b"]


def test_what_is_unlisted_is_an_orphan() -> None:
    files = site_files(Site(pages={"a.md": "# A", "b.md": "# B"}, unlisted={"b.md"}))
    assert contents(files["index.md"]) == ["a"]
    assert files["b.md"] == "---\norphan: true\n---\n\n# B\n"


def test_a_page_below_another_is_no_orphan() -> None:
    files = site_files(Site(pages={"a.md": "# A", "a/b.md": "# B"}, unlisted={"a/b.md"}))
    assert files["a/b.md"] == "# B\n"


# -- menus of the systems ---------------------------------------------------------------------


@pytest.fixture
def folio(tree, moved_by):
    def make(**pages):
        texts = {f"_pages/{name}.md": text for name, text in pages.items()}
        config = "title: A\nfirst_name: A\nlast_name: B\nscholar:\n  source: /_bibliography/\n"
        files = {"_config.yml": config, "_bibliography/papers.bib": "@misc{melt, title = {Melt}}"}
        return moved_by(tree({**files, **texts}), "al_folio")

    return make


def test_pages_of_al_folio_stand_in_the_order_of_their_numbers(folio) -> None:
    moved = folio(
        rain="---\ntitle: Rain\npermalink: /rain/\nnav: true\nnav_order: 3\n---\nRain.\n",
        snow="---\ntitle: Snow\npermalink: /snow/\nnav: true\nnav_order: 1\n---\nSnow.\n",
        hidden="---\ntitle: Hidden\npermalink: /hidden/\nnav: false\n---\nHail.\n",
        publications="---\ntitle: Papers\npermalink: /publications/\nnav: false\n---\n",
    )
    assert navigation(moved) == ["snow", "rain", "publications"]
    assert site_files(moved.site)["hidden.md"].startswith("---\norphan: true\n")


def test_a_menu_of_al_folio_that_drops_down_names_pages(folio) -> None:
    moved = folio(
        more="---\ntitle: More\nnav: true\nnav_order: 1\nchildren:\n"
        "  - title: Rain\n    permalink: /rain/\n---\n",
        rain="---\ntitle: Rain\npermalink: /rain/\nnav: false\n---\nRain.\n",
    )
    assert navigation(moved) == ["rain", "publications"]


def test_without_a_menu_everything_is_listed(folio) -> None:
    moved = folio(rain="---\ntitle: Rain\npermalink: /rain/\n---\nRain.\n")
    assert navigation(moved) == ["publications", "rain"]


MENU = """main:
  - title: Rain
    url: /rain/
  - title: Vita
    url: /files/vita.pdf
  - title: Lab
    url: https://lab.example.org/
  - title: Gone
    url: /gone/
"""


def test_the_menu_of_academicpages(tree, moved_by) -> None:
    page = "---\ntitle: {0}\npermalink: /{0}/\n---\n{0} falls.\n"
    files = {
        "_config.yml": "title: A\nauthor:\n  name: A B\n",
        "_publications/melt.md": "---\ntitle: Melt\ncollection: publications\n---\n",
        "_pages/about.md": "---\npermalink: /\ntitle: Home\n---\nHello.\n",
        "_pages/snow.md": page.format("snow"),
        "_pages/rain.md": page.format("rain"),
        "_data/navigation.yml": MENU,
        "files/vita.pdf": "%PDF",
    }
    moved = moved_by(tree(files), "academicpages")
    assert navigation(moved) == ["rain", "Lab <https://lab.example.org/>", "publications"]
    assert "orphan: true" in site_files(moved.site)["snow.md"]
    assert moved.bio["links"] == "[Vita](<files/vita.pdf>)"
    (gone,) = moved.said("'Gone'")
    assert (gone.outcome, gone.path, gone.line) == ("left", "_data/navigation.yml", 8)


def test_the_menu_of_hugo_knows_parts_of_the_home_page(tree, moved_by) -> None:
    menu = """main:
  - {name: News, url: '#posts', weight: 30}
  - {name: Papers, url: /#featured, weight: 20}
  - {name: CV, url: uploads/cv.pdf, weight: 5}
  - {name: Tools, url: tools/, weight: 10}
"""
    files = {
        "config/_default/menus.yaml": menu,
        "content/authors/admin/_index.md": "---\ntitle: A B\nsuperuser: true\n---\nHello.\n",
        "content/publication/melt/index.md": "---\ntitle: Melt\nauthors: [admin]\n---\n",
        "content/post/rain/index.md": "---\ntitle: Rain\ndate: 2024-05-01\n---\nIt rains.\n",
        "content/tools/index.md": "---\ntitle: Tools\n---\nA hammer.\n",
        "static/uploads/cv.pdf": "%PDF",
    }
    moved = moved_by(tree(files), "hugoblox")
    moved.site.entries.append(ENTRY)
    assert navigation(moved) == ["tools", "publications", "posts"]
    assert moved.bio["cv"] == "files/cv.pdf"
    assert moved.site.pages["tools.md"] == "# Tools\n\nA hammer.\n"
