"""What a hostile page, bibliography or registry cannot do."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_profile.model.kinds import IDENTITY_FIELDS, PUBLICATION_FIELDS

ANSI = re.compile(r"\x1b\[[0-9;]*m")
LANGUAGES = ("md", "rst")
ALLOWED = {"http", "https", "mailto", "tel", "ftp"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
CONF = """
project = "Hostile"
language = "en"
extensions = ["myst_parser", "sphinx_profile"]
html_theme = "basic"
html_copy_source = False
suppress_warnings = ["toc.not_included", "misc.highlighting_failure"]
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "replacements", "smartquotes", "substitution",
]
"""


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write a project; Sphinx itself stops at a source that is not UTF-8."""
    for name, content in {"conf.py": CONF, **files}.items():
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def sphinx(src: Path, out: Path, builder: str = "html", **values: object) -> list[str]:
    """Build in this process; return the warnings, a line each."""
    log = StringIO()
    with patch_docutils(src), docutils_namespace():
        doctrees = out.with_name(out.name + "-doctrees")
        app = Sphinx(src, src, out, doctrees, builder, values, status=None, warning=log)
        app.build()
    return [line for line in ANSI.sub("", log.getvalue()).splitlines() if line.strip()]


# (a) URLs

BAD_SCHEMES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "JAVASCRIPT:alert(1)", "javascript://x%0Aalert(1)",
    "javascript:%61lert(1)", "javascript:", "javascript:void(0)",
    "vbscript:msgbox(1)", "VbScRiPt:msgbox(1)", "livescript:x", "mocha:x", "data:,x",
    "data:text/html,x", "DATA:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,x",
    "data:image/png;base64,iVBORw0KGgo=", "data:text/html;charset=utf-8,x", "file:///etc/passwd",
    "FILE:///etc/passwd", "file:etc/passwd", "file://host/share", "blob:https://x.example/1",
    "view-source:https://x.example/", "jar:https://x.example/a.jar!/b", "about:blank",
    "filesystem:https://x.example/a", "ms-word:ofe", "intent:x", "intent://x#Intent;end",
    "chrome://settings", "chrome-extension://x/y", "moz-extension://x/y", "resource://gre/",
    "ws://x.example/", "wss://x.example/", "gopher://x.example/", "sms:123", "skype:x", "magnet:?x",
    "feed:javascript:alert(1)", "feed:https://x.example/", "cid:x", "mid:x", "urn:isbn:1", "x:y",
    "a+b:c", "a.b:c", "a-b:c", "steam:x", "ssh://x.example/", "sftp://x.example/", "git://x.example/",
    "irc://x.example/", "ldap://x.example/", "nntp:x", "news:x", "telnet://x.example/", "wyciwyg:x",
    "tel2:1", "httpx://x.example/", "https2://x.example/", "mailtox:y", "ftps://x.example/",
    "res://x", "mhtml:x", "shell:x", "search-ms:x", "vnd.ms:x", "acap:x", "webcal://x.example/",
]  # fmt: skip
"""A scheme that is not allowed, in one line of plain characters: refused wherever it stands."""

ENTITIES = [
    "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
    "&#x6a;&#x61;vascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
    "java&#9;script:alert(1)", "java&#10;script:alert(1)", "java&#x0D;script:alert(1)",
    "javascript&#58;alert(1)", "javascript&#x3a;alert(1)", "&#0000106avascript:alert(1)",
    "&amp;#106;avascript:alert(1)", "javascript&amp;colon;alert(1)", "&amp;amp;#106;avascript:x",
    "javascript&amp;amp;colon;alert(1)", "&Tab;javascript:alert(1)", "&NewLine;javascript:alert(1)",
    "&#1;javascript:alert(1)", "&#32;javascript:alert(1)", "java&shy;script:alert(1)",
    "java&ZeroWidthSpace;script:alert(1)", "java&zwj;script:x", "d&#97;ta:text/html,x",
    "vbscript&colon;x", "data&colon;text/html,x", "java&#x200b;script:x", "file&colon;///etc/passwd",
]  # fmt: skip

HIDDEN = [
    "\x01javascript:alert(1)", "\x00javascript:alert(1)", "\x1fjavascript:alert(1)",
    "\x08javascript:alert(1)", "java\x00script:alert(1)", "java\x01script:alert(1)",
    "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:alert(1)", "j\na\nv\nascript:x",
    "javascript\t:alert(1)", "javascript\n:alert(1)", "\tjavascript:x", "\njavascript:x",
    "\r\njavascript:x", "\x0bjavascript:x", "\x0cjavascript:x", "\x7fjavascript:x",
    "\xa0javascript:x", "\u2028javascript:x", "\u2029javascript:x", "\u3000javascript:x",
    "\ufeffjavascript:x", "\u200bjavascript:x", "java\u200bscript:x", "java\u200cscript:x",
    "java\u200dscript:x", "java\u2060script:x", "java\u00adscript:x", "\u202ejavascript:x",
    "java\u202escript:x", "\u2066javascript:x\u2069", "\u061cjavascript:x", "\u180ejavascript:x",
    "java\ufeffscript:x", "\U000e0001javascript:x", "d\tata:text/html,x", "vb\nscript:x",
    "fi\tle:///etc/passwd", "java\x85script:x", "java\x1cscript:x",
]  # fmt: skip

QUIRKS = [
    "javascript:/*x*/alert(1)",
    '"javascript:x', "'javascript:x", "<javascript:x>", "`javascript:x`", "java script:x",
    '"><script>alert(1)</script>', "' onmouseover='alert(1)", '" onclick="alert(1)" x="',
    "https://x.example/\" onclick=\"alert(1)", "https://x.example/'><img src=x onerror=alert(1)>",
    "https://x.example/</a><script>alert(1)</script>", "https:javascript:alert(1)",
    "//x.example/javascript:alert(1)", "/\\x.example", "\\\\x.example\\share", "?javascript:x",
    "#javascript:alert(1)", "./javascript:alert(1)", "%6Aavascript:alert(1)",
    "javascript%3Aalert(1)", "javascript%253Aalert(1)", "\uff4aavascript:x", "javascript\uff1ax",
    "ja\u0430vascript:x", "javascript\ua789x", "mailto:a@b.example?body=<script>", "tel:+1;x=<b>",
    "https://x.example:javascript", "https://user:pass@x.example/", "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd", "/etc/passwd", "C:\\Windows\\win.ini", "https://[x", "http://[::1",
    "{id}", "%s%n", "https://x.example/%zz", "https://x.example/\ud800", "https://", ":", "::",
]  # fmt: skip
VECTORS = [*BAD_SCHEMES, *ENTITIES, *HIDDEN, *QUIRKS]

URL_ATTRIBUTES = {
    "href", "src", "srcset", "action", "formaction", "xlink:href", "poster", "data", "cite",
    "background", "longdesc", "manifest", "ping", "codebase", "classid", "profile", "usemap",
}  # fmt: skip


def scheme(url: str) -> str:
    """The scheme that a browser sees: WHATWG URL Standard, 4.4."""
    url = re.sub(r"[\t\n\r]", "", url.strip("".join(map(chr, range(0x21)))))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", url)
    return match[1].lower() if match else ""


def bad_links(html: str) -> list[str]:
    """Every URL in a page, as a browser reads it, whose scheme is not allowed."""
    found = []
    for element in BeautifulSoup(html, "html5lib").find_all(True):
        for name, value in element.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            urls = (
                [u.split()[0] for u in text.split(",") if u.split()] if name == "srcset" else [text]
            )
            if name.lower() in URL_ATTRIBUTES:
                found += [f"{name}={u!r}" for u in urls if scheme(u) not in {*ALLOWED, ""}]
    return found


def handlers(html: str) -> list[str]:
    """Attributes that run or paint, anywhere in a page."""
    return [
        f"{element.name} {name}"
        for element in BeautifulSoup(html, "html5lib").find_all(True)
        for name in element.attrs
        if name.lower().startswith("on") or name.lower() in {"srcdoc", "formaction"}
    ]


def quoted(value: str) -> str:
    """A value of a MyST option that arrives as it is."""
    escaped = "".join(
        char
        if char.isprintable() and char not in '"\\' and ord(char) < 0x7F
        else f"\\U{ord(char):08x}"
        for char in value
    )
    return f'"{escaped}"'


def on_one_line(value: str) -> str:
    """A value of an rST option: one line of it, as docutils sees lines."""
    return " ".join(value.splitlines()) if value.splitlines() else ""


def directive(
    language: str, name: str, argument: str, options: dict[str, str], body: str = ""
) -> str:
    """A directive in one of the languages; the body cannot leave it."""
    if language == "md":
        lines = [f":{key}: {quoted(value)}" for key, value in options.items()]
        fence = "~" * (4 + max(map(len, re.findall("~+", body)), default=20))
        opened = f"{fence}{{{name}}} {on_one_line(argument)}".rstrip()
        return "\n".join([opened, *lines, "", body, fence, ""])
    lines = [f"   :{key}: {on_one_line(value)}" for key, value in options.items()]
    inner = "\n".join(f"   {line}" for line in body.splitlines())
    return "\n".join([f".. {name}:: {on_one_line(argument)}", *lines, "", inner, ""])


def heading(language: str) -> str:
    return "# Page\n\n" if language == "md" else "Page\n====\n\n"


def link(language: str, label: str, url: str) -> str:
    """A link in one of the languages."""
    return f"[{label}]({url})" if language == "md" else f"`{label} <{url}>`__"


def angled(language: str, label: str, url: str) -> str:
    """The other way to write a link."""
    return f"[{label}](<{url}>)" if language == "md" else f":emphasis:`x` `{label} <{url}>`_"


def in_links(language, n, url):
    return directive(
        language, "publication", f"Title {n}", {"links": link(language, f"Lab{n}x", url)}
    )


def in_angled(language, n, url):
    return directive(
        language, "publication", f"Title {n}", {"links": angled(language, f"Lab{n}x", url)}
    )


def in_authors(language, n, url):
    return directive(
        language, "publication", f"Title {n}", {"authors": link(language, f"Lab{n}x", url)}
    )


def in_venue(language, n, url):
    return directive(
        language, "publication", f"Title {n}", {"venue": link(language, f"Lab{n}x", url)}
    )


def in_title(language, n, url):
    return directive(
        language, "publication", "", {"title": link(language, f"Lab{n}x", url), "key": f"k{n}"}
    )


def in_affiliation(language, n, url):
    return directive(
        language, "profile-bio", f"Name {n}", {"affiliation": link(language, f"Lab{n}x", url)}
    )


def in_event(language, n, url):
    return directive(language, "talk", f"Title {n}", {"event": link(language, f"Lab{n}x", url)})


def in_list(language, n, url):
    return directive(language, "link-list", "", {}, f"- {link(language, f'Lab{n}x', url)}")


def in_body(language, n, url):
    body = f"Text {link(language, f'Lab{n}x', url)}."
    return directive(language, "publication", f"Title {n}", {"key": f"k{n}"}, body)


def in_prose(language, n, url):
    body = f"Text {angled(language, f'Lab{n}x', url)}."
    return directive(language, "profile-bio", f"Name {n}", {"key": f"k{n}"}, body)


def in_named_target(language, n, url):
    one_line = on_one_line(url)
    if language == "md":
        body = f"Text [Lab{n}x][t{n}].\n\n[t{n}]: {one_line}"
    else:
        body = f"Text Lab{n}x_.\n\n.. _Lab{n}x: {one_line}"
    return directive(language, "publication", f"Title {n}", {"key": f"k{n}"}, body)


def in_image_target(language, n, url):
    if language == "md":
        body = f"```{{image}} dot.png\n:alt: Lab{n}x\n:target: {quoted(url)}\n```"
    else:
        body = f".. image:: dot.png\n   :alt: Lab{n}x\n   :target: {on_one_line(url)}"
    return directive(language, "publication", f"Title {n}", {"key": f"k{n}"}, body)


def in_image(language, n, url):
    body = (
        f"![Lab{n}x]({url})"
        if language == "md"
        else f".. image:: {on_one_line(url)}\n   :alt: Lab{n}x"
    )
    return directive(language, "talk", f"Title {n}", {"key": f"k{n}"}, body)


def in_photo(language, n, url):
    return directive(language, "profile-bio", f"Lab{n}x", {"photo": url})


def in_preview(language, n, url):
    return directive(language, "publication", f"Lab{n}x", {"preview": url, "year": "2000"})


def in_pdf(language, n, url):
    return directive(language, "publication", f"Lab{n}x", {"pdf": url})


def in_custom_kind(language, n, url):
    return directive(language, "publication", f"Lab{n}x", {f"custom{n}x": "5"})


WAYS = {
    way.__name__: way
    for way in (
        in_links, in_angled, in_authors, in_venue, in_title, in_affiliation, in_event, in_list,
        in_body, in_prose, in_named_target, in_image_target, in_image, in_photo, in_preview, in_pdf,
    )
}  # fmt: skip
WARNED = [name for name in WAYS if name not in {"in_image", "in_photo", "in_preview"}]


def page_of(language: str, way, vectors: Sequence[str]) -> str:
    """A page with every vector put in one way."""
    return heading(language) + "\n".join(way(language, n, url) for n, url in enumerate(vectors))


def test_the_table_is_long_enough():
    assert len(set(VECTORS)) == len(VECTORS) >= 120


def test_a_bad_link_would_be_noticed():
    """The test of the test."""
    for url in ("javascript:x", " java&#9;script:x", "&#106;avascript:x", "\x01data:,x", "x:y"):
        assert bad_links(f'<a href="{url}">x</a>'), url
        assert bad_links(f'<svg><a xlink:href="{url}">x</a></svg>'), url
    for url in ("https://x", "mailto:a@b", "a/b:c", "#x:y", "?x:y", "javascript&amp;colon;x"):
        assert not bad_links(f'<a href="{url}">x</a>'), url
    assert handlers("<p onclick=x>") == ["p onclick"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_bad_scheme_becomes_a_link(tmp_path, language):
    """Every vector in every place where a user can write a URL: a page a place, one build."""
    files: dict[str, str | bytes] = {
        f"{n}.{language}": page_of(language, w, VECTORS) for n, w in WAYS.items()
    }
    files |= {f"index.{language}": heading(language), "dot.png": PNG}
    out = tmp_path / "out"
    log = sphinx(write(tmp_path / "src", files), out)
    for name in WAYS:
        html = (out / f"{name}.html").read_text(encoding="utf-8")
        assert (name, bad_links(html)) == (name, [])
        assert (name, handlers(html)) == (name, [])
        assert len(running(BeautifulSoup(html, "html5lib"))) == count_of_scripts(out, name)
    assert [line for line in log if "[profile.unsafe_url]" in line]
    assert not [path for path in out.rglob("*") if path.name in {"passwd", "win.ini"}]


def count_of_scripts(out: Path, name: str) -> int:
    """How many scripts Sphinx and we load: those of the empty page, and our own."""
    empty = BeautifulSoup((out / "index.html").read_text(), "html5lib")
    return len(running(empty)) + 1


def running(page: BeautifulSoup) -> list:
    """The scripts of a page that a browser runs; a block of data is one at most, and JSON."""
    data = page.find_all("script", type="application/ld+json")
    assert len(data) <= 1
    assert all(json.loads(block.string) for block in data)
    return [script for script in page("script") if script not in data]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WARNED)
def test_each_bad_scheme_is_warned_of_and_its_text_stays(tmp_path, language, name):
    """File and line for each vector that is one line of plain characters."""
    way = WAYS[name]
    text = page_of(language, way, BAD_SCHEMES)
    src = write(tmp_path / "src", {f"index.{language}": text, "dot.png": PNG})
    log = sphinx(src, tmp_path / "out")
    lines = warned_lines(log, f"index.{language}")
    expected = entry_lines(text, language, len(BAD_SCHEMES))
    silent = [url for url, span in zip(BAD_SCHEMES, expected, strict=True) if not lines & span]
    assert [url for url in silent if not left_to_myst(name, language, url)] == []
    html = BeautifulSoup((tmp_path / "out/index.html").read_text(), "html5lib")
    shown = html.get_text() + " ".join(image.get("alt", "") for image in html("img"))
    assert [n for n in range(len(BAD_SCHEMES)) if f"Lab{n}x" not in shown] == []


def left_to_myst(name: str, language: str, url: str) -> bool:
    """What MyST makes of a link in prose before we see it, and warns of in its own name.

    It shows a definition that it refuses as text, and takes a scheme that it does not know for a
    label: the link leads nowhere, to ``#livescript:x``.
    """
    refused = re.match(
        r"(javascript|vbscript|file|data(?!:image/(png|gif|jpeg|webp))):", url, re.IGNORECASE
    )
    in_prose = name in {"in_body", "in_prose"} and not refused
    return language == "md" and (name == "in_named_target" or in_prose)


def warned_lines(log: Sequence[str], name: str) -> set[int]:
    """The lines of a file that ``profile.unsafe_url`` names."""
    found = [re.search(rf"{name}:(\d+): WARNING:.*\[profile\.unsafe_url\]", line) for line in log]
    return {int(match[1]) for match in found if match}


def entry_lines(text: str, language: str, count: int) -> list[set[int]]:
    """The lines of each directive of a page."""
    start = re.compile(r"~{24}\{" if language == "md" else r"\.\. [a-z-]+::")
    firsts = [n for n, line in enumerate(text.splitlines(), 1) if start.match(line)]
    assert len(firsts) == count
    ends = [*firsts[1:], len(text.splitlines()) + 1]
    return [set(range(first, end)) for first, end in zip(firsts, ends, strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_field(tmp_path, language):
    """All vectors in all the fields that are links, thousands of them."""
    papers, people = [heading(language)], [heading(language)]
    for n, url in enumerate(VECTORS):
        fields = dict.fromkeys([*PUBLICATION_FIELDS, "eprint", "code2"], url)
        papers.append(directive(language, "publication", f"Lab{n}x", fields))
        people.append(
            directive(language, "profile-bio", f"Lab{n}x", dict.fromkeys(IDENTITY_FIELDS, url))
        )
    files: dict[str, str | bytes] = {f"papers.{language}": "\n".join(papers)}
    files |= {f"people.{language}": "\n".join(people), f"index.{language}": heading(language)}
    out = tmp_path / "out"
    log = sphinx(write(tmp_path / "src", files), out)
    for name, fields in (("papers", PUBLICATION_FIELDS), ("people", IDENTITY_FIELDS)):
        html = (out / f"{name}.html").read_text(encoding="utf-8")
        assert bad_links(html) == []
        assert handlers(html) == []
        shown = BeautifulSoup(html, "html5lib").get_text()
        assert [n for n in range(len(VECTORS)) if f"Lab{n}x" not in shown] == []
        warned = [line for line in log if f"{name}.{language}:" in line and "unsafe_url" in line]
        assert len(warned) >= len(BAD_SCHEMES) * len(fields) * 0.7


def test_templates_of_kinds_and_people(tmp_path):
    """The configuration is the site's own, and is checked as well."""
    kinds = {
        f"custom{n}x": {"url": url + "{id}"} for n, url in enumerate(VECTORS) if "\ud800" not in url
    }
    people = {f"p{n}": {"name": f"Lab Nr{n}x", "url": url} for n, url in enumerate(VECTORS)}
    text = heading("md") + "\n".join(in_custom_kind("md", n, "") for n in range(len(VECTORS)))
    text += directive(
        "md", "publication", "T", {"authors": ", ".join(p["name"] for p in people.values())}
    )
    text += " ".join(f"{{person}}`p{n}`" for n in range(len(VECTORS)))
    out = tmp_path / "out"
    src = write(tmp_path / "src", {"index.md": text})
    log = sphinx(src, out, profile_link_kinds=kinds, profile_people=people)
    html = (out / "index.html").read_text(encoding="utf-8")
    assert bad_links(html) == []
    assert handlers(html) == []
    shown = BeautifulSoup(html, "html5lib").get_text()
    assert [n for n in range(len(VECTORS)) if f"Lab Nr{n}x" not in shown] == []
    assert len([line for line in log if "[profile.people]" in line]) >= len(BAD_SCHEMES)
    assert len(warned_lines(log, "index.md")) >= len(BAD_SCHEMES)


def test_people_of_a_file(tmp_path):
    """``people.yml`` with every vector: refused with its path, and the names stay."""
    people = [
        f"p{n}: {{name: Lab Nr{n}x, url: {quoted(url)}}}"
        for n, url in enumerate(BAD_SCHEMES + ENTITIES)
    ]
    authors = ", ".join(f"Lab Nr{n}x" for n in range(len(people)))
    text = heading("md") + directive("md", "publication", "T", {"authors": authors})
    conf = CONF + 'profile_people = "people.yml"\n'
    files: dict[str, str | bytes] = {"conf.py": conf, "index.md": text}
    src = write(tmp_path / "src", files | {"people.yml": "\n".join(people)})
    log = sphinx(src, tmp_path / "out")
    html = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert bad_links(html) == []
    page = BeautifulSoup(html, "html5lib")
    assert len(page.select(".profile-author")) == len(people)
    assert page.select("a.profile-author") == []
    assert len([line for line in log if re.search(r"people\.yml: p\d+\.url", line)]) == len(people)


HREF = re.compile(r"\\(?:sphinx)?(?:href|url)\{((?:[^{}]|\{[^{}]*\})*)\}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", ["latex", "text", "xml"])
def test_other_outputs_link_nowhere_either(tmp_path, language, builder):
    vectors = [url for url in VECTORS if "\ud800" not in url]
    text = "\n".join(
        page_of(language, way, vectors).removeprefix(heading(language)) for way in WAYS.values()
    )
    src = write(tmp_path / "src", {f"index.{language}": heading(language) + text, "dot.png": PNG})
    sphinx(src, tmp_path / "out", builder, man_pages=[])
    (name,) = [p for p in (tmp_path / "out").iterdir() if p.suffix in {".tex", ".txt", ".xml"}]
    written = name.read_text(encoding="utf-8")
    found = {"latex": HREF.findall, "text": lambda _text: [], "xml": xml_targets}[builder](written)
    plain = [re.sub(r"\\(?:sphinxhyphen\{\}|.)", lambda m: m[0][-1], url) for url in found]
    assert [url for url in plain if scheme(url) not in {*ALLOWED, ""}] == []
    assert "Lab5x" in written


def xml_targets(text: str) -> list[str]:
    import html

    return [html.unescape(url) for url in re.findall(r'<reference[^>]* refuri="([^"]*)"', text)]


# (b) random values and bodies

FRAGMENTS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<b>bold",
    "</article>", "</section></div></body>", "</details>", "</p>", "<style>*{}</style>", "<iframe src=x>",
    "<object data=x>", "<form action=x>", "<meta http-equiv=refresh content=0>", "<base href=//x>",
    "<link rel=stylesheet href=//x>", "<!--", "-->", "<!-- secret -->", "]]>", "<![CDATA[", "<?php x ?>",
    "<!DOCTYPE x>", "</script>", "</textarea>", "</title>", "</pre>", "<a href='javascript:x'>", '"', "'",
    '" onclick="x', "' onclick='x", "`", "``", "```", "*", "**", "***", "_", "__", "[", "]", "(", ")",
    "[x](y)", "[x](javascript:alert(1))", "![x](y.png)", "![x](data:image/png;base64,AA==)", "<https://x>",
    "<javascript:x>", "`x <javascript:y>`_", "`x <https://y>`__", "x_", "|x|", "[1]_", ":sup:`x`", ":x:`y`",
    "{sup}`x`", "{x}`y`", "{pub}`k`", ":pub:`k`", "{person}`k`", "$x$", "$$x$$", "\\(", "\\", "\\\\", "&",
    "&amp;", "&lt;", "&#60;", "&#x3c;script&#x3e;", "&lt;script&gt;", "{{", "}}", "{{ 7*7 }}", "{% x %}",
    "{% raw %}", "{# x #}", "{id}", "%s", "%(x)s", "\x00", "\x01", "\x1b[31m", "\x7f", "\u202e", "\u2066",
    "\u200b", "\ufeff", "\ud800", "\udfff", "\uffff", "\U0010ffff", "\u0301", "中文", "ß", "🤖", "\t", " ",
    "  ", "\n", "\n\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "and", ",", ";", "*, †", "†", "et al.",
    "10.1000/182", "1902.05687", "2019", "0000-0002-1825-0097", "https://x.example/", "javascript:x", "../x",
    "/etc/passwd", "x" * 300, "a b " * 60, "# x", "- x", "1. x", "> x", "| a | b |", "---", "===", ":key: x",
    ":::", ".. x::", "::", ".. note:: x", "{#x .y onclick=z}", "{onclick=x style=y}", "[^1]", "[^1]: x",
    "(x)=", "+++", "% x", "true", "draft", "accepted", "@misc{x,", "}", "{", "#", "~", "^", "\\href{x}{y}",
]  # fmt: skip
TEXT = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6), st.text("abc XYZ.,", max_size=8)),
    min_size=1,
    max_size=6,
).map("".join)
LONG = st.builds(lambda text, times: text * times, TEXT, st.sampled_from([50, 400]))
VALUE = st.integers(0, 99).flatmap(lambda n: LONG if n == 0 else TEXT)
BODY = st.lists(VALUE, max_size=4).map("\n".join)
OPTIONS = {
    "publication": (
        "key title authors author venue abbr year date month status award award_name note abstract summary "
        "additional_info annotation preview preview_alt links bibtex_show journal volume number pages type "
        "eprint code2 unheard-of"
    ).split()
    + list(PUBLICATION_FIELDS),
    "talk": (
        "key authors author event venue location date year month status links publication note slides video"
    ).split(),
    "profile-bio": (
        "key photo photo-alt position affiliation location pronouns aliases note links"
    ).split()
    + list(IDENTITY_FIELDS),
    "link-list": ["style"],
}
NAMES = ["publication", "publication", "publication", "talk", "profile-bio", "link-list"]


@st.composite
def entries(draw) -> tuple[str, str, dict[str, str], str]:
    """A directive with random values."""
    name = draw(st.sampled_from(NAMES))
    known = st.sampled_from(OPTIONS[name])
    options = draw(st.dictionaries(known, VALUE, min_size=1, max_size=9))
    argument = draw(VALUE) if name != "link-list" else ""
    body = draw(BODY)
    return name, argument, options, f"- {body}" if name == "link-list" else body


def gather(number: int, count: int) -> list[tuple[str, str, dict[str, str], str]]:
    """Examples of hypothesis: the same ones in every run, others for every number."""
    found = []

    @seed(number)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(entries())
    def collect(entry):
        found.append(entry)

    collect()
    return found


BATCHES, BATCH = 5, 225
"""For each language this many builds of this many directives: ten thousand values and more."""


def count_of_values(entry) -> int:
    """Options, argument and body."""
    _name, argument, options, body = entry
    return len(options) + bool(argument) + bool(body)


PERMITTED = {
    *((name, "class") for name in "article section p span ul li a div details strong sup img svg time".split()),
    *((name, "id") for name in "article section p span ul ol li a div dt dl blockquote table aside math".split()),
    ("section", "aria-label"), ("section", "data-layout"), ("img", "src"), ("img", "alt"), ("img", "loading"),
    ("img", "decoding"), ("img", "width"), ("img", "height"), ("summary", "aria-label"),
    ("a", "href"), ("a", "data-kind"), ("span", "data-kind"), ("a", "aria-label"), ("a", "title"),
    ("span", "data-status"), ("time", "datetime"), ("ul", "data-style"), ("details", "data-copy"),
    ("details", "data-copied"), ("svg", "xmlns"), ("svg", "viewbox"), ("svg", "viewBox"), ("svg", "width"),
    ("svg", "height"), ("svg", "fill"), ("svg", "aria-hidden"), ("svg", "focusable"), ("path", "d"),
    ("path", "transform"), ("summary", ""), ("pre", ""), ("em", ""), ("code", ""), ("path", ""),
    # what docutils writes for the markup of a body
    ("code", "class"), ("cite", ""), ("sub", ""), ("blockquote", ""), ("hr", "class"), ("ol", "class"),
    ("ol", "start"), ("dl", "class"), ("dt", ""), ("dd", ""), ("dd", "class"), ("dt", "class"), ("table", "class"),
    ("thead", ""), ("tbody", ""), ("tr", "class"), ("th", "class"), ("td", "class"), ("td", ""), ("th", ""),
    ("br", ""), ("a", "role"), ("aside", "class"), ("aside", "role"), ("span", "role"), ("pre", "class"),
    ("abbr", "title"), ("p", "role"), ("li", ""), ("dl", ""), ("a", "target"), ("a", "rel"), ("code", "id"),
    ("a", "download"), ("h2", ""), ("h3", ""), ("em", "id"), ("em", "class"), ("sup", ""), ("colgroup", ""),
    ("strong", "id"), ("caption", ""), ("kbd", "class"), ("blockquote", "class"), ("tr", ""), ("div", "role"),
}  # fmt: skip
FORBIDDEN = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "meta",
    "base",
    "link",
    "input",
]


def pairs(html: BeautifulSoup) -> set[tuple[str, str]]:
    """Elements and their attributes; an element without any, and ``""``."""
    return {
        (element.name, name)
        for element in html.find_all(True)
        for name in (element.attrs or {"": ""})
    }


def strangers(page: str, plain: str) -> set[object]:
    """What is in a page and neither in the plain one nor permitted; and more of what runs."""
    one, other = (BeautifulSoup(text, "html5lib") for text in (page, plain))
    more = {name for name in FORBIDDEN if len(one(name)) != len(other(name))}
    bare = {(name, "") for name, _attribute in PERMITTED}
    return pairs(one) - pairs(other) - PERMITTED - bare | more


def plain_page(language: str) -> str:
    """A page with one harmless entry, to compare with."""
    return heading(language) + directive(language, "publication", "Title", {"year": "2000"})


def math(language: str) -> str:
    """A formula. It brings scripts of Sphinx's, so that both pages must have one."""
    return "\n$x$\n" if language == "md" else "\n:math:`x`\n"


def build_entries(folder: Path, language: str, found, builder: str = "html") -> tuple[str, str]:
    """The page of these entries and a plain one."""
    top = heading(language) + math(language) + "\n"
    text = top + "\n".join(directive(language, *entry) for entry in found)
    files: dict[str, str | bytes] = {
        f"index.{language}": text,
        f"plain.{language}": plain_page(language) + math(language),
    }
    out = folder / "out"
    sphinx(write(folder / "src", files), out, builder)
    if builder != "html":
        return "", ""
    return tuple((out / f"{name}.html").read_text(encoding="utf-8") for name in ("index", "plain"))


def problem_of(folder: Path, language: str, found) -> str:
    """What is wrong with a build of these entries; ``""`` if nothing."""
    try:
        page, plain = build_entries(folder, language, found)
    except Exception as error:  # noqa: BLE001  (whatever stops a build is a finding)
        return f"{type(error).__name__}: {error}"
    wrong = [*map(str, strangers(page, plain)), *handlers(page), *bad_links(page)]
    return ", ".join(sorted(set(wrong)))


def culprit(folder: Path, language: str, found) -> str:
    """The smallest part of a batch that is wrong, found by halves, as source text."""
    for n in range(20):
        half = len(found) // 2
        parts = [part for part in (found[:half], found[half:]) if part]
        wrong = [p for m, p in enumerate(parts) if problem_of(folder / f"{n}-{m}", language, p)]
        if len(found) == 1 or not wrong:
            break
        found = wrong[0]
    return "\n".join(directive(language, *entry) for entry in found)[:3000]


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_random_values_neither_crash_nor_get_in(tmp_path, language, batch):
    found = gather(batch + 100 * LANGUAGES.index(language), BATCH)
    assert sum(map(count_of_values, found)) * BATCHES * len(LANGUAGES) >= 10_000
    problem = problem_of(tmp_path / "all", language, found)
    assert not problem, f"{problem}\n{culprit(tmp_path, language, found)!r}"


@pytest.mark.parametrize("builder", ["latex", "text", "xml"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_random_values_do_not_crash_other_builders(tmp_path, language, builder):
    build_entries(tmp_path, language, gather(7 + LANGUAGES.index(language), 100), builder)


@pytest.mark.parametrize(
    "html", ["<p onclick=x>", "<u>", "<script></script>", "<p style='x'>", "<link>"]
)
def test_a_stranger_would_be_noticed(html):
    """The test of the test."""
    plain = "<html><body><p class=x>x</p></body></html>"
    assert strangers(plain.replace("</body>", html), plain)
    assert not strangers(plain, plain)


@pytest.mark.parametrize(
    "char", ["\ud800", "\x00", "\x01", "\x0b", "\x1b", "\uffff", "\x85", "\u2028"]
)
@pytest.mark.parametrize("builder", ["html", "latex", "text", "xml"])
def test_a_character_that_no_output_can_hold(tmp_path, builder, char):
    """In every option: a build ends well, and XML stays well-formed."""
    from xml.etree import ElementTree as ET

    texts = [
        directive(
            "md", name, "Title", dict.fromkeys(options, f"a{char}b") | {"status": "submitted"}
        )
        for name, options in OPTIONS.items()
        if name != "link-list"
    ]
    src = write(tmp_path / "src", {"index.md": heading("md") + "\n".join(texts)})
    out = tmp_path / "out"
    sphinx(src, out, builder)
    suffix = {"html": "html", "latex": "tex", "text": "txt", "xml": "xml"}[builder]
    (written,) = [p for p in out.glob(f"*.{suffix}") if p.stem not in {"search", "genindex"}]
    text = written.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0e-\x1f\ud800-\udfff]", text)
    if builder == "xml":
        ET.fromstring(text)


# (c) a strict policy


def test_nothing_inline_is_ours(tmp_path):
    """No script, style or handler in the page that is not there without us."""
    text = plain_page("md") + directive(
        "md", "publication", "B", {"bibtex_show": "true", "doi": "10.1000/1"}, "Body"
    )
    text += directive("md", "profile-bio", "Name", {"photo": "dot.png", "github": "x"}, "Prose")
    text += directive("md", "link-list", "", {"style": "icons"}, "- [GitHub](https://github.com/x)")
    text += directive("md", "talk", "Talk", {"date": "2020-01-02"}, "- x")
    files: dict[str, str | bytes] = {"index.md": text, "plain.md": "# Page\n", "dot.png": PNG}
    sphinx(write(tmp_path / "src", files), tmp_path / "out")
    found = []
    for name in ("index", "plain"):
        page = BeautifulSoup((tmp_path / f"out/{name}.html").read_text(), "html5lib")
        inline = [script.string or "" for script in running(page) if not script.get("src")]
        found.append((inline, len(page("style")), len(page.select("body [style]"))))
        assert not page.select("[class*=profile] [style], [class*=profile-][style]")
    assert found[0][:2] == found[1][:2]
    assert found[0][2] <= found[1][2]


# (d) comments

COMMENTS = {
    "md": "Shown one <!-- secretone --> end.\n\n<!-- secrettwo -->\n\n<!--\nsecretthree\n\nsecretfour\n-->\n\n"
    "% secretfive\n\nShown two.\n\n<!-- secretsix",
    "rst": "Shown one.\n\n.. secretone\n\n..\n   secrettwo\n\n   secretthree\n\nShown two.",
}


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_are_not_published(tmp_path, language, builder):
    body = COMMENTS[language]
    texts = [
        directive(language, name, f"Title {name}", {"key": name}, body)
        for name in ("publication", "talk", "profile-bio")
    ]
    files: dict[str, str | bytes] = {f"index.{language}": heading(language) + "\n".join(texts)}
    out = tmp_path / "out"
    sphinx(write(tmp_path / "src", files), out, builder, suppress_warnings=["epub", "config"])
    text = all_text(out)
    assert "Shown two" in text
    assert sorted(set(re.findall(r"secret\w+", text))) == []


def all_text(out: Path) -> str:
    """Everything that was written, archives unpacked."""
    import zipfile

    texts = [p.read_bytes() for p in out.rglob("*") if p.is_file()]
    for path in out.rglob("*.epub"):
        with zipfile.ZipFile(path) as archive:
            texts += [archive.read(name) for name in archive.namelist()]
    return b"\n".join(texts).decode("utf-8", "replace")


# (e) a build stays at home

WATCHED = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
    "urllib.Request", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
    "os.startfile", "webbrowser.open", "ftplib.connect", "smtplib.connect", "ctypes.dlopen",
)  # fmt: skip
_seen: list[list[str]] = []


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: it cannot be taken off, so that it does nothing unless it is asked."""
    if _seen and event in WATCHED:
        _seen[-1].append(f"{event} {arguments!r}"[:300])
        raise PermissionError(event)


@pytest.fixture(scope="session", autouse=True)
def _hook() -> None:
    sys.addaudithook(_listen)


@contextmanager
def at_home() -> Iterator[list[str]]:
    """While it lasts, whoever opens a connection or starts a program fails, and is written down."""
    _seen.append([])
    try:
        yield _seen[-1]
    finally:
        _seen.pop()


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_a_build_opens_no_connection_and_starts_no_program(tmp_path, builder):
    options = {
        "authors": "[A B](https://a.example/)", "arxiv": "1902.05687", "doi": "10.1000/182",
        "pdf": "https://x.example/p.pdf", "links": "[x](https://x.example/)", "bibtex_show": "true",
    }  # fmt: skip
    text = heading("md") + directive("md", "publication", "A title", options, "Body.")
    text += directive(
        "md", "profile-bio", "Name", {"photo": "dot.png", "orcid": "0000-0002-1825-0097"}
    )
    text += directive("md", "link-list", "", {}, "- [x](https://x.example/)")
    text += directive("md", "talk", "Talk", {"date": "2020-01-02", "video": "https://x.example/v"})
    src = write(tmp_path / "src", {"index.md": text, "dot.png": PNG})
    with at_home() as seen:
        sphinx(
            src,
            tmp_path / "out",
            builder,
            profile_people={"a": {"name": "A B", "url": "https://a.example/"}},
        )
    assert seen == []


def test_leaving_home_would_be_noticed():
    """The test of the test."""
    import socket
    import subprocess

    with at_home() as seen, socket.socket() as connection:
        with pytest.raises(PermissionError):
            connection.connect(("127.0.0.1", 9))
        with pytest.raises(PermissionError):
            subprocess.run(["true"], check=False)
    assert [event.split()[0] for event in seen] == ["socket.connect", "subprocess.Popen"]
