"""What the tests share: real Sphinx builds of sources that a test writes, in MyST and in rST."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import settings
from sphinx.testing.util import SphinxTestApp

pytest_plugins = ("sphinx.testing.fixtures",)
collect_ignore = ["roots"]

# No deadline, no files of its own: machines of a CI are slow, and their disks slower. Every run has
# the same examples: what fails has failed before the change was made, too. HYPOTHESIS=explore
# looks for others.
settings.register_profile("suite", deadline=None, database=None, max_examples=60, derandomize=True)
settings.register_profile(
    "explore", settings.get_profile("suite"), max_examples=500, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS", "suite"))

ANSI = re.compile(r"\x1b\[[0-9;]*m")
EXTENSIONS = ["myst_parser", "sphinx_profile"]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
Sources = Mapping[str, str | bytes]


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """Where ``@pytest.mark.sphinx(testroot=...)`` looks for projects."""
    return Path(__file__).resolve().parent / "roots"


def write_files(folder: Path, files: Sources) -> None:
    """Write files, their folders made; a line end of one kind."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        path.write_bytes(data)


def conf_text(values: Mapping[str, Any]) -> str:
    """A conf.py that sets these values."""
    defaults = {
        "extensions": EXTENSIONS,
        "html_theme": "basic",
        "language": "en",
        "suppress_warnings": ["toc.not_included"],  # most pages here stand alone
    }
    settings = {**defaults, **values}
    return "".join(f"{name} = {value!r}\n" for name, value in settings.items())


@dataclass
class Site:
    """A project in a folder of its own, and what Sphinx made of it."""

    make_app: Callable[..., SphinxTestApp]
    src: Path
    builder: str = "html"
    parallel: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    app: SphinxTestApp | None = None
    log: str = ""

    def write(self, files: Sources) -> Site:
        """Write or overwrite sources."""
        write_files(self.src, files)
        return self

    def remove(self, *names: str) -> Site:
        """Delete sources."""
        for name in names:
            (self.src / name).unlink()
        return self

    def rebuild(self, builder: str = "", **values: Any) -> Site:
        """Build with a new application, as a second run of ``sphinx-build`` would."""
        self.builder = builder or self.builder
        if values or not (self.src / "conf.py").exists():
            self.values |= values
            self.write({"conf.py": conf_text(self.values)})
        self.app = self.make_app(self.builder, srcdir=self.src, parallel=self.parallel)
        self.app.build()
        self.log = ANSI.sub("", self.app.warning.getvalue())
        return self

    @property
    def outdir(self) -> Path:
        return self.src / "_build" / self.builder

    @property
    def env(self) -> Any:
        assert self.app is not None
        return self.app.env

    @property
    def warnings(self) -> list[str]:
        """The warnings, a line each, paths relative to the source folder."""
        text = self.log.replace(f"{self.src}/", "")
        return [line.strip() for line in text.splitlines() if line.strip()]

    def warned(self, subtype: str) -> list[str]:
        """The warnings of one subtype of ``profile``."""
        return [line for line in self.warnings if line.endswith(f"[profile.{subtype}]")]

    def html(self, page: str = "index") -> BeautifulSoup:
        """A page, parsed as a browser would."""
        return BeautifulSoup(self.text(f"{page}.html"), "html5lib")

    def text(self, name: str) -> str:
        """A file of the output."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def one(self, selector: str, page: str = "index") -> Tag:
        """The one element that a selector finds in a page."""
        found = self.html(page).select(selector)
        assert len(found) == 1, f"{selector}: {len(found)} in\n{self.html(page).body}"
        return found[0]

    def files(self) -> dict[str, bytes]:
        """Every file of the output, but what Sphinx keeps for itself."""
        return {
            path.relative_to(self.outdir).as_posix(): path.read_bytes()
            for path in sorted(self.outdir.rglob("*"))
            if path.is_file() and path.name != ".buildinfo"
        }

    def times(self) -> dict[str, int]:
        """When every file of the output was written."""
        return {
            path.relative_to(self.outdir).as_posix(): path.stat().st_mtime_ns
            for path in self.outdir.rglob("*")
            if path.is_file()
        }


Build = Callable[..., Site]


@pytest.fixture
def build(make_app: Callable[..., SphinxTestApp], tmp_path: Path) -> Build:
    """``build({"index.md": text}, builder="html", profile_owner=...)``: a real build.

    Keyword arguments are values of conf.py. Each call has a folder of its own; ``rebuild`` of what
    it returns builds again over the same one.
    """
    number = iter(range(100))
    apps: list[SphinxTestApp] = []

    def make_next(*args: Any, **kwargs: Any) -> SphinxTestApp:
        if apps:
            apps[-1].cleanup()  # one application at a time is what Sphinx allows in a process
        apps.append(make_app(*args, **kwargs))
        return apps[-1]

    def run(files: Sources, *, builder: str = "html", parallel: int = 0, **values: Any) -> Site:
        src = tmp_path / f"site{next(number)}"
        shutil.rmtree(src, ignore_errors=True)
        site = Site(make_next, src, builder, parallel, dict(values))
        site.write(files)
        return site.rebuild()

    return run


@pytest.fixture
def sphinx_build(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``sphinx_build(src, out, *arguments)``: Sphinx in a process of its own."""

    def run(src: Path, out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "sphinx", "-N", "-q", *arguments, str(src), str(out)]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    return run


class Markup:
    """One way to write a page; the twin of the other."""

    suffix = ""

    def page(self, *blocks: str, title: str = "Page") -> str:
        """A page with a heading."""
        return "\n\n".join([self.heading(title), *blocks]) + "\n"

    def directive(
        self, name: str, argument: str = "", body: str = "", **options: str | None
    ) -> str:
        """A directive; an underscore in the name of an option is a hyphen, ``x=None`` bare."""
        lines = [
            f":{key.replace('_', '-')}: {value or ''}".rstrip() for key, value in options.items()
        ]
        return self.block(name, argument, lines, body)

    def publication(self, argument: str = "A Title", body: str = "", **options: str | None) -> str:
        """A publication."""
        return self.directive("publication", argument, body, **options)

    def items(self, lines: Iterable[str]) -> str:
        """A bullet list."""
        return "\n".join(f"- {line}" for line in lines)

    def heading(self, title: str, level: int = 1) -> str:
        raise NotImplementedError

    def block(self, name: str, argument: str, options: list[str], body: str) -> str:
        raise NotImplementedError

    def role(self, name: str, text: str) -> str:
        raise NotImplementedError

    def link(self, text: str, url: str) -> str:
        raise NotImplementedError


class MyST(Markup):
    """Markdown."""

    suffix = ".md"

    def heading(self, title: str, level: int = 1) -> str:
        return f"{'#' * level} {title}"

    def block(self, name: str, argument: str, options: list[str], body: str) -> str:
        parts = ["\n".join([f"````{{{name}}} {argument}".rstrip(), *options])]
        parts += [body] if body else []
        return "\n\n".join(parts) + "\n````"

    def role(self, name: str, text: str) -> str:
        return f"{{{name}}}`{text}`"

    def link(self, text: str, url: str) -> str:
        return f"[{text}]({url})"


class RST(Markup):
    """reStructuredText."""

    suffix = ".rst"

    def heading(self, title: str, level: int = 1) -> str:
        return f"{title}\n{'=-~'[level - 1] * (len(title) + 4)}"

    def block(self, name: str, argument: str, options: list[str], body: str) -> str:
        lines = [f".. {name}:: {argument}".rstrip(), *(f"   {option}" for option in options)]
        text = "\n".join(lines)
        inner = "\n".join(f"   {line}".rstrip() for line in body.splitlines())
        return f"{text}\n\n{inner}" if body else text

    def role(self, name: str, text: str) -> str:
        return f":{name}:`{text}`"

    def link(self, text: str, url: str) -> str:
        return f"`{text} <{url}>`__"


@pytest.fixture(params=[MyST(), RST()], ids=["myst", "rst"])
def markup(request: pytest.FixtureRequest) -> Markup:
    """Both ways to write a page, one after the other."""
    found: Markup = request.param
    return found


@pytest.fixture
def md() -> Markup:
    """MyST alone, for what has nothing to do with syntax."""
    return MyST()


@pytest.fixture
def show(build: Build, markup: Markup) -> Callable[..., Site]:
    """``show(block, ...)``: one page with these blocks, in the language of ``markup``.

    ``files`` are further sources, other keyword arguments values of conf.py.
    """

    def run(*blocks: str, files: Sources | None = None, title: str = "Page", **more: Any) -> Site:
        page = {f"index{markup.suffix}": markup.page(*blocks, title=title)}
        return build({**page, **(files or {})}, **more)

    return run


@pytest.fixture
def show_md(build: Build, md: Markup) -> Callable[..., Site]:
    """Like ``show``, in MyST alone."""

    def run(*blocks: str, files: Sources | None = None, title: str = "Page", **more: Any) -> Site:
        return build({"index.md": md.page(*blocks, title=title), **(files or {})}, **more)

    return run


@pytest.fixture(scope="session")
def png() -> bytes:
    """A picture of one pixel."""
    return PNG


@pytest.fixture(scope="session")
def squeeze() -> Callable[[Tag | str], str]:
    """The text of an element, white space folded."""

    def run(element: Tag | str) -> str:
        text = element if isinstance(element, str) else element.get_text()
        return " ".join(text.split())

    return run
