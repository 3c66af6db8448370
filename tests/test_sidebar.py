"""The owner in the sidebar: portrait, name and links, by one line of ``html_sidebars``."""

import pytest

COLON_FENCE = {"myst_enable_extensions": ["colon_fence"]}
SIDEBARS = {"**": ["profile-sidebar.html"]}
FURO = {"**": ["profile-sidebar.html", "sidebar/search.html", "sidebar/navigation.html"]}
HOME = """# Home

:::{profile-bio} Ines Valmora
:photo: me.png
:photo-alt: Ines on a glacier
:position: Professor of *Ice*
:affiliation: [Port Almeida](https://almeida.example/)
:github: ines
:cv: cv.pdf
:links: [Students](sub/page.md) [Group](https://ice.example/)
:::

```{toctree}
sub/page
```
"""


@pytest.fixture
def files(png):
    page = "# Page\n\nText.\n"
    return {"index.md": HOME, "sub/page.md": page, "me.png": png, "cv.pdf": b"%PDF-1.4"}


@pytest.fixture
def home(build, files):
    return build(files, html_theme="alabaster", html_sidebars=SIDEBARS, **COLON_FENCE)


def links(box):
    return [(link["data-kind"], link["href"]) for link in box.select("a.profile-link")]


def test_it_stands_on_every_page(home, squeeze):
    assert home.warnings == []
    box = home.one(".profile-sidebar", "sub/page")
    assert squeeze(box.select_one(".profile-name")) == "Ines Valmora"
    assert box.select_one(".profile-name a")["href"] == "../index.html"
    assert box.select_one("img.profile-photo")["src"] == "../_images/me.png"
    assert squeeze(box.select_one(".profile-position")) == "Professor of Ice"
    assert box.select_one(".profile-affiliation a")["href"] == "https://almeida.example/"
    assert home.one(".profile-sidebar").select_one("img")["src"] == "_images/me.png"
    assert home.one(".profile-sidebar", "search").select_one("img")["src"] == "_images/me.png"


def test_its_files_are_there(home):
    for page in ("index", "sub/page", "genindex"):
        box = home.one(".profile-sidebar", page)
        found = [box.select_one("img")["src"]]
        found += [href for kind, href in links(box) if kind == "cv"]
        assert len(found) == 2
        folder = (home.outdir / f"{page}.html").parent
        assert all((folder / name).is_file() for name in found)


def test_a_link_to_a_page_is_left_out_and_the_others_are_there(home):
    kinds = [kind for kind, _href in links(home.one(".profile-sidebar", "sub/page"))]
    assert kinds == ["github", "cv", "link"]


def test_the_page_that_it_came_from_says_so(home):
    assert "profile-in-sidebar" in home.one("section.profile-bio")["class"]


def test_a_page_without_it_says_nothing(build, files):
    sidebars = {"sub/*": SIDEBARS["**"]}
    site = build(files, html_theme="alabaster", html_sidebars=sidebars, **COLON_FENCE)
    assert site.one("section.profile-bio")["id"] == "ines-valmora"
    assert site.html().select(".profile-sidebar") == []
    assert site.html().select(".profile-in-sidebar") == []
    assert len(site.html("sub/page").select(".profile-sidebar")) == 1


def test_the_stylesheet_comes_with_it_and_not_the_script(home):
    page = home.text("sub/page.html")
    assert "sphinx-profile.css" in page
    assert "sphinx-profile.js" not in page


def test_nothing_stands_there_where_nobody_is(build):
    site = build({"index.md": "# Page\n"}, html_theme="alabaster", html_sidebars=SIDEBARS)
    assert site.warnings == []
    assert site.html().select(".profile-sidebar") == []


def test_the_owner_of_conf_py_is_meant(build, files):
    other = ":::{profile-bio} Bo Nielsen\n:::\n"
    pages = {**files, "sub/page.md": f"# Page\n\n{other}"}
    site = build(
        pages, html_theme="alabaster", html_sidebars=SIDEBARS, profile_owner="Bo Nielsen",
        **COLON_FENCE,
    )  # fmt: skip
    assert site.one(".profile-sidebar .profile-name").get_text() == "Bo Nielsen"
    assert "profile-in-sidebar" not in site.one("section.profile-bio")["class"]


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme", "sphinx_book_theme"])
def test_in_other_themes(build, files, theme):
    sidebars = FURO if theme == "furo" else SIDEBARS
    site = build(files, html_theme=theme, html_sidebars=sidebars, **COLON_FENCE)
    assert site.one(".profile-sidebar .profile-name", "sub/page").get_text() == "Ines Valmora"


def test_every_page_is_written_again_when_it_changes_and_only_then(home):
    page = home.outdir / "sub/page.html"
    written = page.stat().st_mtime_ns
    assert home.rebuild().outdir and page.stat().st_mtime_ns == written
    home.write({"index.md": HOME.replace("Professor of", "Emerita of")}).rebuild()
    assert "Emerita of" in page.read_text(encoding="utf-8")


def test_what_is_written_there_is_text(build):
    name = "<b>Mallory</b><script>alert(1)</script>"
    text = f":::{{profile-bio}} {name}\n:position: <i>x</i>\n:github: '\"><script>'\n:::\n"
    site = build(
        {"index.md": f"# Page\n\n{text}"}, html_theme="alabaster", html_sidebars=SIDEBARS,
        **COLON_FENCE,
    )  # fmt: skip
    box = site.one(".profile-sidebar")
    assert box.select_one(".profile-name").get_text() == name
    assert box.select("script, b, i") == []


def test_a_template_of_the_project_takes_its_place(build, files):
    own = {"_templates/profile/sidebar.html": "<p id=mine>{{ sidebar.name }}</p>"}
    site = build(
        {**files, **own}, html_theme="alabaster", html_sidebars=SIDEBARS,
        templates_path=["_templates"], **COLON_FENCE,
    )  # fmt: skip
    assert site.one("#mine", "sub/page").get_text() == "Ines Valmora"
