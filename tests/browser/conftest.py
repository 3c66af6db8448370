"""A real Chromium, and sites that a server of this process shows it.

Every worker of xdist has a browser and servers of its own, on ports that the system picks. A test
here is never skipped: without a browser the session fails and says what to install.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
ADVICE = (
    "No Chromium for the tests of tests/browser. Do one of these:\n"
    "  set the variable CHROMIUM to the path of a Chromium or Chrome,\n"
    "  apt-get install chromium (or another package that puts one on the PATH),\n"
    "  python -m playwright install --with-deps chromium\n"
)
DOCS = Path(__file__).resolve().parents[2] / "docs"
DEMO, SINK = DOCS / "demo", DOCS / "kitchen-sink"
THEMES = ("furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme", "alabaster")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


# The browser


def named_chromium() -> str:
    """The Chromium that ``CHROMIUM`` or the PATH names; ``""`` without one."""
    given = os.environ.get("CHROMIUM", "")
    return given or next(filter(None, map(shutil.which, NAMES)), "")


def run(*command: str) -> None:
    """Run a program that may fail; what it says is shown if the session fails."""
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    print(" ".join(command), result.stdout[-2000:], result.stderr[-2000:], sep="\n")


def obtain() -> None:
    """Try to get a Chromium."""
    run(sys.executable, "-m", "playwright", "install", "chromium")
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0 and not any(map(shutil.which, NAMES)):
        run(apt, "install", "-y", "chromium")


def launch(playwright: Playwright, path: str = "") -> Browser | str:
    """A running browser, or why there is none."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        return playwright.chromium.launch(executable_path=path or None, args=ARGUMENTS + sandbox)
    except Error as error:
        return str(error)


def first_browser(playwright: Playwright) -> Browser:
    """The Chromium that is named, else Playwright's own, else one that can be had."""
    path = named_chromium()
    found = launch(playwright, path)
    if isinstance(found, str) and not path:
        obtain()
        found = launch(playwright, named_chromium())
    if isinstance(found, str):
        pytest.exit(f"{ADVICE}\n{found}", returncode=1)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        found = first_browser(playwright)
        yield found
        found.close()


@dataclass
class Visit:
    """A page of the browser, and all that it asked for and said."""

    page: Page
    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def listen(self) -> Visit:
        """Write down requests, messages and errors."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("response", self._note)
        return self

    def _note(self, response: object) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """``visit(url, java_script_enabled=False, ...)``: open a page in a context of its own."""
    contexts = []

    def open_page(url: str, **options: object) -> Visit:
        context = browser.new_context(**options)
        contexts.append(context)
        visited = Visit(context.new_page(), context).listen()
        visited.page.goto(url, wait_until="load")
        return visited

    yield open_page
    for context in contexts:
        context.close()


# The sites


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, with further headers, without a word."""

    headers_too: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *args: object, **kwargs: object) -> None:
        """No icon is asked for by us: browsers ask by themselves."""
        super().send_error(204 if self.path == "/favicon.ico" else code, *args, **kwargs)


@contextmanager
def served(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """The URL of a folder while a thread serves it."""
    kind = type("Handler", (Handler,), {"headers_too": headers})
    handler = functools.partial(kind, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sphinx(src: Path, out: Path, **values: object) -> None:
    """Build HTML in this process, without a warning."""
    log = StringIO()
    with patch_docutils(src), docutils_namespace():
        doctrees = out.with_name(f"{out.name}-doctrees")
        own = {"templates_path": [], **values}  # some themes append to the default, which all share
        app = Sphinx(src, src, out, doctrees, "html", own, status=None, warning=log)
        app.build()
    assert ANSI.sub("", log.getvalue()) == ""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """``site(files, headers=..., html_theme=...)``: the URL of a built and served project.

    Keyword arguments are values of conf.py. What was built is kept for the whole session.
    """
    servers, known = [], dict[str, str]()

    def serve(
        files: Mapping[str, str | bytes] | Path,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> str:
        name = repr((files, headers, sorted(values.items())))
        if name not in known:
            folder = tmp_path_factory.mktemp("site")
            src = files if isinstance(files, Path) else write(folder / "src", files)
            sphinx(src, folder / "out", **values)
            servers.append(served(folder / "out", headers or {}))
            known[name] = servers[-1].__enter__()
        return known[name]

    yield serve
    for server in servers:
        server.__exit__(None, None, None)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a project."""
    folder.mkdir()
    conf = 'extensions = ["myst_parser", "sphinx_profile"]\nproject = "Site"\nlanguage = "en"\n'
    conf += 'myst_enable_extensions = ["colon_fence"]\n'
    for name, content in {"conf.py": conf, **files}.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


HOME = Path(__file__).with_name("home.md").read_text(encoding="utf-8")
FILES = {"index.md": HOME, "photo.png": PNG, "vitae.pdf": b"%PDF-1.4"}


@pytest.fixture(scope="session")
def home() -> Mapping[str, str | bytes]:
    """The sources of a home page with everything on it."""
    return FILES


@pytest.fixture(scope="session")
def furo(site: Callable[..., str], home: Mapping[str, str | bytes]) -> str:
    """The home page in furo."""
    return site(home, html_theme="furo")


@pytest.fixture(scope="session")
def demo(site: Callable[..., str]) -> str:
    """The demo of the manual."""
    return site(DEMO)


@pytest.fixture(scope="session", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """Each of the five themes, one after the other."""
    return request.param


@pytest.fixture(scope="session")
def sink(site: Callable[..., str]) -> Callable[[str], str]:
    """The kitchen sink of the manual in a theme."""
    return lambda theme: site(SINK, html_theme=theme, nitpicky=True)


@pytest.fixture(scope="session")
def plain(site: Callable[..., str]) -> Callable[[str], str]:
    """A page of ordinary markup in a theme, without a trace of us: what is the theme's own."""
    conf = 'extensions = ["myst_parser"]\nproject = "Plain"\nlanguage = "en"\n'
    conf += 'myst_enable_extensions = ["colon_fence"]\n'
    text = Path(__file__).with_name("plain.md").read_text(encoding="utf-8")
    files = {"conf.py": conf, "index.md": text, "photo.png": PNG, "other.md": "# Other\n\nText.\n"}
    return lambda theme: site(files, html_theme=theme)


@pytest.fixture(scope="session")
def reveal() -> Callable[[Page], None]:
    """``reveal(page)``: open everything of ours that opens."""
    everything = "[class*=profile-] details, details[class*=profile-]"
    script = f"document.querySelectorAll('{everything}').forEach(element => (element.open = true))"

    def run(page: Page) -> None:
        page.evaluate(script)
        page.wait_for_function("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    return run


@pytest.fixture(scope="session")
def demo_in(site: Callable[..., str]) -> Callable[[str], str]:
    """The demo in a theme."""
    return lambda theme: site(DEMO, html_theme=theme)
