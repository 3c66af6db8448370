"""Every builder shows the same, and none of them says anything."""

from __future__ import annotations

import html
import http.server
import json
import re
import threading
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

DEMO = Path(__file__).resolve().parent.parent / "docs" / "demo"
BUILDERS = [
    "html", "dirhtml", "singlehtml", "latex", "text", "man", "epub", "texinfo", "xml",
    "pseudoxml", "json", "pickle", "gettext", "linkcheck", "dummy", "changes",
]  # fmt: skip
SILENT = {"gettext", "linkcheck", "dummy", "changes"}
"""Builders that do not write the text of a page."""
SHOWING = [name for name in BUILDERS if name not in SILENT]
LANGUAGES = ("md", "rst")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

CONF = """
project = "Every builder"
author = copyright = "The owner"
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinx_profile"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
html_theme = "basic"
epub_show_urls = "no"
profile_link_kinds = {"deck": {"label": "Deckful", "url": "https://deck.example/{id}"}}
man_pages = [("index", "every", "Every builder", ["The owner"], 1)]
texinfo_documents = [("index", "every", "Every builder", "The owner", "every", "One line.", "Misc")]
"""

MYST = """
# Every part

:::{profile-bio} Ada Lovelace
:photo: photo.png
:photo-alt: Ada before a loom
:position: Countess and *analyst*
:affiliation: [Analytical Society](https://society.example/)
:location: London
:pronouns: she/her
:note: On sabbatical
:email: ada@example.org
:orcid: 0000-0002-1825-0097
:github: adalovelace
:cv: cv.pdf
:key: lovelace-ada

Prosaic paragraph with a [link](https://prose.example/) and $x^2$.

- Prosaic item
:::

:::{link-list}
- [Listed vitae](cv.pdf)
- [Listed site](https://listed.example/)
- [Listed page](other.md)
:::

:::{link-list}
:style: buttons

- [Button site](https://button.example/)
- Button sentence without link
:::

:::{link-list}
:style: icons

- [GitHub](https://github.com/ada)
:::

::::{publication} Sketch of the *Analytical* Engine
:key: sketch
:authors: **Ada Lovelace**\\*, Luigi Menabrea\\*, [Charles Babbage](https://babbage.example/)†
:venue: Scientific Memoirs
:abbr: SciMem
:year: 1843
:status: in press
:award: Handsome medal of the society
:award_name: Gold Medal
:note: Translated note
:additional_info: Annotated info
:preview: preview.png
:pdf: paper.pdf
:doi: 10.1000/182
:code: https://code.example/one
:code2: https://code.example/two
:deck: 5
:links: [Bespoke label](https://bespoke.example/)
:bibtex_show: true

Bodily paragraph with *bodilyemphasis*, $e = mc^2$ and [a bodily link](https://body.example/).

- Bodily item one
- Bodily item two

```python
bodily_code = 1
```

![Bodily picture](preview.png)

:::{note}
Bodily admonition.
:::
::::

:::{publication} Abstracted engine
:key: abstracted
:authors: Ada Lovelace
:journal: Journal of Looms
:volume: 3
:date: 1844-05
:abstract: Abstracted abstract with `literalword`.
:::

:::{talk} Spoken engine
:key: spoken
:authors: Ada Lovelace
:event: Turin Congress
:location: Turin
:date: 1842-09-03
:slides: slides.pdf
:video: https://video.example/
:publication: sketch

1. Outlined point
2. Outlined end
:::

See {pub}`sketch`, {pub}`the talk <spoken>`, {person}`lovelace-ada`.

```{toctree}
other
```
"""

RST = """
Every part
==========

.. profile-bio:: Ada Lovelace
   :photo: photo.png
   :photo-alt: Ada before a loom
   :position: Countess and *analyst*
   :affiliation: `Analytical Society <https://society.example/>`__
   :location: London
   :pronouns: she/her
   :note: On sabbatical
   :email: ada@example.org
   :orcid: 0000-0002-1825-0097
   :github: adalovelace
   :cv: cv.pdf
   :key: lovelace-ada

   Prosaic paragraph with a `link <https://prose.example/>`__ and :math:`x^2`.

   - Prosaic item

.. link-list::

   - :download:`Listed vitae <cv.pdf>`
   - `Listed site <https://listed.example/>`__
   - :doc:`Listed page <other>`

.. link-list::
   :style: buttons

   - `Button site <https://button.example/>`__
   - Button sentence without link

.. link-list::
   :style: icons

   - `GitHub <https://github.com/ada>`__

.. publication:: Sketch of the *Analytical* Engine
   :key: sketch
   :authors: **Ada Lovelace**\\*, Luigi Menabrea\\*, `Charles Babbage <https://babbage.example/>`__\\ †
   :venue: Scientific Memoirs
   :abbr: SciMem
   :year: 1843
   :status: in press
   :award: Handsome medal of the society
   :award_name: Gold Medal
   :note: Translated note
   :additional_info: Annotated info
   :preview: preview.png
   :pdf: paper.pdf
   :doi: 10.1000/182
   :code: https://code.example/one
   :code2: https://code.example/two
   :deck: 5
   :links: `Bespoke label <https://bespoke.example/>`__
   :bibtex_show: true

   Bodily paragraph with *bodilyemphasis*, :math:`e = mc^2` and
   `a bodily link <https://body.example/>`__.

   - Bodily item one
   - Bodily item two

   .. code-block:: python

      bodily_code = 1

   .. image:: preview.png
      :alt: Bodily picture

   .. note::

      Bodily admonition.

.. publication:: Abstracted engine
   :key: abstracted
   :authors: Ada Lovelace
   :journal: Journal of Looms
   :volume: 3
   :date: 1844-05
   :abstract: Abstracted abstract with ``literalword``.

.. talk:: Spoken engine
   :key: spoken
   :authors: Ada Lovelace
   :event: Turin Congress
   :location: Turin
   :date: 1842-09-03
   :slides: slides.pdf
   :video: https://video.example/
   :publication: sketch

   1. Outlined point
   2. Outlined end

See :pub:`sketch`, :pub:`the talk <spoken>`, :person:`lovelace-ada`.

.. toctree::

   other
"""

SHOWN = (
    """
Ada Lovelace|she/her|Countess and analyst|Analytical Society|London|On sabbatical|Email|ORCID
GitHub|CV|Prosaic paragraph with a link|Prosaic item|Listed vitae|Listed site|Listed page
Button site|Button sentence without link|Sketch of the Analytical Engine|Luigi Menabrea
Charles Babbage|Scientific Memoirs|SciMem|1843|in press|Gold Medal|Handsome medal of the society
Translated note|Annotated info|PDF|DOI|Code|Code 2|Bespoke label|Deckful|Bodily paragraph with
bodilyemphasis|a bodily link|Bodily item one|Bodily item two|bodily_code = 1|Bodily admonition
Abstracted engine|Journal of Looms|1844|Abstracted abstract with|literalword|Spoken engine
Turin Congress|Turin|September 3, 1842|Slides|Video|Outlined point|Outlined end|the talk
equal contribution|corresponding author|@misc{sketch
""".strip()
    .replace("\n", "|")
    .split("|")
)

WRITTEN_BODY = [
    "Prosaic paragraph with a", "Prosaic item", "Bodily paragraph with", "bodilyemphasis",
    "Bodily item one", "Bodily item two", "Bodily admonition", "Outlined point", "Outlined end",
]  # fmt: skip

URLS = [
    "https://society.example/", "https://prose.example/", "https://listed.example/",
    "https://button.example/", "https://github.com/ada", "https://github.com/adalovelace",
    "https://orcid.org/0000-0002-1825-0097", "https://babbage.example/", "https://doi.org/10.1000/182",
    "https://code.example/one", "https://code.example/two", "https://bespoke.example/",
    "https://body.example/", "https://video.example/", "https://deck.example/5",
]  # fmt: skip


def project(folder: Path, language: str) -> Path:
    """A project whose one page holds everything."""
    folder.mkdir()
    page = MYST if language == "md" else RST
    title = "# Other\n" if language == "md" else "Other\n=====\n"
    files = {"conf.py": CONF, f"index.{language}": page, f"other.{language}": title}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("photo.png", "preview.png"):
        (folder / name).write_bytes(PNG)
    for name in ("cv.pdf", "paper.pdf", "slides.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4\n" + name.encode())
    return folder


def sphinx(src: Path, out: Path, builder: str, **values: object) -> list[str]:
    """Build in this process; return the warnings, a line each."""
    log = StringIO()
    with patch_docutils(src), docutils_namespace():
        app = Sphinx(
            src, src, out, out.with_name(out.name + "-doctrees"), builder,
            confoverrides=values, status=None, warning=log, freshenv=True,
        )  # fmt: skip
        app.build()
    return [line for line in ANSI.sub("", log.getvalue()).splitlines() if line.strip()]


def squeeze(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def of_html(text: str) -> str:
    """What a reader sees of HTML: script and style taken out."""
    soup = BeautifulSoup(text, "html5lib")
    for element in soup(["script", "style"]):
        element.decompose()
    return soup.get_text()


def of_tex(text: str) -> str:
    """LaTeX without the commands that stand within a phrase."""
    text = re.sub(r"\\PYGZ[a-z]+\{\}|\\sphinxhyphen\{\}|\\sphinxAtStartPar", " ", text)
    text = re.sub(r"\\(?:PYG|DUrole|sphinxhref|hyperref)(?:\{[^}]*\}|\[[^]]*\])", "", text)
    return re.sub(r"\\(?:sphinx\w+|emph|text\w+)(?=\{)|\\(?=\W)|[{}~]", "", text)


def of_man(text: str) -> str:
    """Roff without font changes, requests and escapes (one of them holds the URL of a link)."""
    text = re.sub(r"^\.(?!\.).*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\\f[A-Z]|\\f\(\w\w|\\&|\\X'[^'\n]*'", "", text).replace("\\", "")


def of_texinfo(text: str) -> str:
    text = re.sub(r"@(?:emph|strong|code|sup|math|asis|w)\{", "", text)
    text = re.sub(r"@(?:uref|ref|pxref)\{([^,}]*),+([^}]*)\}", r"\2", text)
    return re.sub(r"@([@{}])", r"\1", text).replace("}", "")


def of_pseudoxml(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("<"))


def pages(out: Path, pattern: str) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(out.rglob(pattern)))


def of_epub(out: Path) -> str:
    (book,) = out.glob("*.epub")
    with zipfile.ZipFile(book) as members:
        names = [name for name in members.namelist() if name.endswith(".xhtml")]
        return "\n".join(of_html(members.read(name).decode()) for name in sorted(names))


def of_pickle(out: Path) -> str:
    import pickle

    found = [pickle.loads(p.read_bytes()) for p in sorted(out.glob("*.fpickle"))]
    return "\n".join(of_html(page.get("body", "")) for page in found)


def of_json(out: Path) -> str:
    found = [json.loads(p.read_text()) for p in sorted(out.rglob("*.fjson"))]
    return "\n".join(of_html(page.get("body", "")) for page in found)


def of_xml(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


TEXTS = {
    "html": lambda out: of_html(pages(out, "*.html")),
    "dirhtml": lambda out: of_html(pages(out, "*.html")),
    "singlehtml": lambda out: of_html(pages(out, "index.html")),
    "latex": lambda out: of_tex(pages(out, "*.tex")),
    "text": lambda out: re.sub(r"[*_\"]{1,2}", "", pages(out, "*.txt")),
    "man": lambda out: of_man(pages(out, "*.1")),
    "epub": of_epub,
    "texinfo": lambda out: of_texinfo(pages(out, "*.texi")),
    "xml": lambda out: of_xml(pages(out, "*.xml")),
    "pseudoxml": lambda out: of_pseudoxml(pages(out, "*.pseudoxml")),
    "json": of_json,
    "pickle": of_pickle,
}


def bare(text: str) -> str:
    """``text`` without anything that a writer puts within a phrase: letters and digits alone."""
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def missing(out: Path, builder: str, phrases: list[str]) -> list[str]:
    shown = bare(TEXTS[builder](out))
    return [phrase for phrase in phrases if bare(phrase) not in shown]


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_builder_is_silent_and_loses_nothing(tmp_path, language, builder):
    src, out = project(tmp_path / "src", language), tmp_path / "out"
    values = {"linkcheck_ignore": [".*"]} if builder == "linkcheck" else {}
    assert sphinx(src, out, builder, **values) == []
    if builder in TEXTS:
        assert missing(out, builder, SHOWN) == []


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "xml"])
def test_a_lost_word_would_be_noticed(tmp_path, builder):
    """The test of the test: a part that is not shown is missed."""
    src, out = project(tmp_path / "src", "md"), tmp_path / "out"
    sphinx(src, out, builder, profile_parts=["title", "authors"])
    lost = missing(out, builder, SHOWN)
    assert {"Scientific Memoirs", "Bespoke label", "Bodily item one", "@misc{sketch"} <= set(lost)
    assert "Luigi Menabrea" not in lost


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", ["xml", "pseudoxml"])
def test_no_node_of_ours_is_left(tmp_path, language, builder):
    src, out = project(tmp_path / "src", language), tmp_path / "out"
    sphinx(src, out, builder)
    assert "profile_" not in re.sub(r'"[^"]*"', "", pages(out, f"index.{builder}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_give_one_page(tmp_path, language):
    """The twins differ in syntax alone."""
    shown = []
    for name in LANGUAGES:
        src = project(tmp_path / name, name)
        sphinx(src, tmp_path / f"out-{name}", "html")
        page = BeautifulSoup((tmp_path / f"out-{name}/index.html").read_text(), "html5lib")
        shown.append([squeeze(found.get_text()) for found in page.select("article, .profile-bio")])
    assert shown[0] == shown[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_has_what_was_written(tmp_path, language):
    """Handwritten bodies can be translated; what we print is in our own catalogue."""
    src, out = project(tmp_path / "src", language), tmp_path / "out"
    assert sphinx(src, out, "gettext") == []
    catalogue = squeeze(re.sub(r'"\n"', "", pages(out, "*.pot")))
    assert [phrase for phrase in WRITTEN_BODY if phrase not in catalogue] == []
    assert "equal contribution" not in catalogue


class Quiet(http.server.BaseHTTPRequestHandler):
    """Says yes to everything."""

    def do_HEAD(self):
        self.send_response(200)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_args):
        """Say nothing."""


@pytest.fixture
def local_url():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("language", LANGUAGES)
def test_linkcheck_sees_every_link(tmp_path, language, local_url, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    src, out = project(tmp_path / "src", language), tmp_path / "out"
    page = src / f"index.{language}"
    page.write_text(page.read_text().replace("https://bespoke.example/", f"{local_url}bespoke"))
    ignored = [r"(?!http://127\.0\.0\.1).*"]
    assert sphinx(src, out, "linkcheck", linkcheck_ignore=ignored) == []
    found = [json.loads(line) for line in (out / "output.json").read_text().splitlines()]
    status = {entry["uri"]: entry["status"] for entry in found}
    assert status[f"{local_url}bespoke"] == "working"
    wanted = set(URLS) - {"https://bespoke.example/"}
    assert wanted - status.keys() == set()


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json"])
def test_local_files_are_where_the_page_says(tmp_path, builder):
    """Every relative link and image of the page leads to a file."""
    src, out = project(tmp_path / "src", "md"), tmp_path / "out"
    sphinx(src, out, builder)
    name = "index.fjson" if builder == "json" else "index.html"
    text = (out / name).read_text()
    page = BeautifulSoup(json.loads(text)["body"] if builder == "json" else text, "html5lib")
    found = [a.get("href") or a.get("src") for a in page.select("[class^=profile] [href], img")]
    local = [url for url in found if not re.match(r"[a-z]+:|#|\.\./|other", url)]
    assert sum(url.endswith(".pdf") for url in local) == 4
    assert sum(url.endswith(".png") for url in local) == 3
    assert [url for url in local if not (out / url).is_file()] == []


DRAFT = re.compile(r"^:::\{(?:publication|talk)\}(.*)\n(?=(?:^:.*\n)*^:status: draft)", re.M)
TITLE = re.compile(r"^:::\{(?:publication|talk|profile-bio)\} (.*)$", re.MULTILINE)


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_demo(tmp_path, builder):
    """The model page, strictly: references that lead nowhere are warned of too."""
    out = tmp_path / "out"
    values = {"nitpicky": True}
    values |= {"linkcheck_ignore": [".*"]} if builder == "linkcheck" else {}
    assert sphinx(DEMO, out, builder, **values) == []
    source = (DEMO / "index.md").read_text()
    drafts = {title.strip() for title in DRAFT.findall(source)}
    titles = [title for title in TITLE.findall(source) if title not in drafts]
    written = re.findall(r"^  title = \{(.*)\},$", (DEMO / "publications.bib").read_text(), re.M)
    titles += [title.replace("{", "").replace("}", "") for title in written]
    assert len(titles) == 5
    if builder in TEXTS:
        assert missing(out, builder, titles) == []
        assert missing(out, builder, ["Jiadong Liang", "Code1", "gradient uninformativeness"]) == []
        assert set(missing(out, builder, sorted(drafts))) == drafts


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_the_demo_with_drafts(tmp_path, builder):
    out = tmp_path / "out"
    assert sphinx(DEMO, out, builder, profile_show_drafts=True) == []
    titles = TITLE.findall((DEMO / "index.md").read_text())
    assert missing(out, builder, [*titles, "Unreachable optimum", "Code3"]) == []
