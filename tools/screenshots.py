"""The pictures of the demo that README.md and the manual show.

``python tools/screenshots.py`` builds docs/demo and photographs it, light and dark, with the
Chromium that is on the PATH (or named by ``CHROMIUM``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "_static"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1180, 1010


def find_chromium() -> str:
    """The path of a Chromium; ends the program where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        sys.exit("No Chromium: install it, or name it in the variable CHROMIUM.")
    return found


def build(folder: Path) -> Path:
    """Build the demo; return its first page."""
    command = [sys.executable, "-m", "sphinx", "-qEW", "docs/demo", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder / "index.html"


def photograph(browser: Browser, page_file: Path, scheme: str) -> None:
    """Save one picture: the first summary is open, so that one sees what it does."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme=scheme,  # type: ignore[arg-type]  # "light" or "dark"
        device_scale_factor=1.5,
    )
    page.goto(page_file.as_uri())
    page.locator("details.profile-summary summary").first.click()
    page.locator("#documents-links").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / f"demo-{scheme}.png")
    page.close()


def main() -> None:
    """Take both pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = build(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme in ("light", "dark"):
            photograph(browser, page_file, scheme)
        browser.close()


if __name__ == "__main__":
    main()
