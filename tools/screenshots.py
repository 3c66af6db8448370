"""The pictures that README.md and the manual show.

``python tools/screenshots.py`` builds docs/demo and docs/kitchen-sink in several themes and styles,
and photographs them with the Chromium that is on the PATH (or named by ``CHROMIUM``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "_static"
STYLES = ROOT / "docs" / "styles"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
THEMES = ("furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme", "alabaster")
DARK = ("furo", "pydata_sphinx_theme")
SIDEBAR = """
html_sidebars = {
    "**": ["profile-sidebar.html", "sidebar/search.html", "sidebar/scroll-start.html",
           "sidebar/navigation.html", "sidebar/scroll-end.html"],
}
"""
OPEN = "document.querySelector('details.profile-summary').open = true"
SCHEME = (
    """scheme => Object.assign(document.documentElement.dataset, {theme: scheme, mode: scheme})"""
)


SHOW = """element => {
    const header = document.querySelector(".mobile-header");
    const above = 24 + (header?.checkVisibility() ? header.offsetHeight : 0);
    const top = element.getBoundingClientRect().top + scrollY - above;
    scrollTo({ top, behavior: "instant" });
    document.querySelector(".back-to-top")?.remove();
}"""
"""Scroll to an element at once, clear of what stays at the top of a page of furo."""


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the page of a project, how it is built and how it is seen.

    ``size`` is in CSS pixels; ``at`` what is scrolled to; ``style`` a stylesheet that is added;
    ``conf`` what is put behind conf.py.
    """

    name: str
    project: str = "demo"
    page: str = "index"
    theme: str = "furo"
    scheme: str = "light"
    size: tuple[int, int] = (1180, 900)
    scale: float = 1
    at: str = ""
    style: str = ""
    conf: str = ""


def pictures() -> Iterator[Picture]:
    """All of them."""
    for scheme in ("light", "dark"):
        place = "#documents-links"
        yield Picture(f"demo-{scheme}", scheme=scheme, size=(1180, 940), scale=1.5, at=place)
    for theme in THEMES:
        for scheme in ("light", "dark") if theme in DARK else ("light",):
            yield Picture(f"gallery-{theme}-{scheme}", theme=theme, scheme=scheme)
    for path in sorted(STYLES.glob("*.css")):
        yield Picture(f"style-{path.stem}", "kitchen-sink", "group", style=path.read_text("utf-8"))
    yield Picture("gallery-sidebar", "kitchen-sink", "group", conf=SIDEBAR)
    yield Picture("gallery-telephone", size=(390, 844), scale=2, at="#selected-publications")


def find_chromium() -> str:
    """The path of a Chromium; ends the program where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        sys.exit("No Chromium: install it, or name it in the variable CHROMIUM.")
    return found


def build(picture: Picture, folder: Path) -> Path:
    """Build the project of a picture, unless that was done; return the page."""
    source = folder / f"{picture.project}-{picture.theme}-{len(picture.conf)}"
    if not source.exists():
        shutil.copytree(ROOT / "docs" / picture.project, source)
        with (source / "conf.py").open("a", encoding="utf-8") as conf:
            conf.write(f"\nhtml_theme = {picture.theme!r}\n{picture.conf}")
        command = [sys.executable, "-m", "sphinx", "-qEW", str(source), str(source / "out")]
        subprocess.run(command, cwd=ROOT, check=True)
    return source / "out" / f"{picture.page}.html"


def open_page(browser: Browser, picture: Picture, path: Path) -> Page:
    """The page as the picture wants it, its first summary open."""
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,  # type: ignore[arg-type]  # "light" or "dark"
        device_scale_factor=picture.scale,
    )
    page.goto(path.as_uri())
    if picture.theme != "furo":
        page.evaluate(SCHEME, picture.scheme)
    if picture.style:
        page.add_style_tag(content=picture.style)
    else:
        page.evaluate(OPEN)
    if picture.at:
        page.locator(picture.at).evaluate(SHOW)
    page.wait_for_timeout(300)
    return page


def main() -> None:
    """Take them all, or those that the command line names."""
    PICTURES.mkdir(exist_ok=True)
    wanted = set(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for picture in pictures():
            if not wanted or picture.name in wanted:
                page = open_page(browser, picture, build(picture, Path(folder)))
                page.screenshot(path=PICTURES / f"{picture.name}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
