"""The links of a publication: which of them are its buttons, and the fields that they become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sphinx_profile.formats.identifiers import bare_arxiv, bare_doi
from sphinx_profile.formats.latex import verbatim, write_latex
from sphinx_profile.migrate.jekyll_page.people import is_name
from sphinx_profile.migrate.jekyll_page.rich import Rich, joined
from sphinx_profile.model.inline import Run
from sphinx_profile.model.kinds import PUBLICATION_FIELDS, SYNONYMS
from sphinx_profile.model.link import LinkTable, target_of

_TABLE = LinkTable()
_KNOWN = frozenset(
    [
        *("draft", "manuscript", "latest", "ungated", "published", "package", "repository", "cran"),
        *("appendix", "copy", "corrigendum", "erratum", "version"),
        *("abs", "abstract", "acm", "arxiv", "bib", "bibtex", "blog", "code", "data", "demo"),
        *("details", "doc", "download", "elsevier", "errata", "full", "github", "html", "http"),
        *("ieee", "journal", "link", "local", "nber", "news", "online", "page", "pdf", "poster"),
        *("ppt", "pptx", "preprint", "press", "project", "publication", "publisher"),
        *("replication", "repo", "reviews", "slide", "slides", "software", "springer", "ssrn"),
        *("supp", "supplement", "supplemental", "talk", "text", "tweet", "url", "video", "web"),
        *("webpage", "website", "wiley", "youtube", "zenodo"),
    ]
)
_MORE_WORDS = frozenset(
    [
        *("access", "author", "authors", "current", "file", "files", "full", "here", "link"),
        *("material", "most", "new", "old", "open", "page", "paper", "read", "recent", "text"),
        *("the", "view", "working"),
    ]
)
_OPENING, _CLOSING, _BETWEEN = "[({", "])}", "|/•·∙"
_GONE = "\ue010"
"""Stands where a link stood."""
_EMPTY = re.compile(rf"[\[({{]\s*{_GONE}[\s|/,;:·•∙.&–{_GONE}-]*[\])}}]")
_BESIDE = re.compile(
    rf"[ \t]*[|/·•∙,;&][ \t]*(?={_GONE})|(?<={_GONE})[ \t]*(?:[|/·•∙,;&]|(?:and|or)\b)"
)
_MARKS = re.compile(rf"(?:\b(?:doi|arXiv)[ \t]*:?[ \t]*)?{_GONE}|[ \t]+{_GONE}(?=[.,;])", re.I)
_BARE = re.compile(
    r"(?:\bdoi:?\s*(?=10\.|http))?(https?://[^\s<>\"]+|(?<=[\s:])10\.\d{4,9}/[^\s<>\"]+)", re.I
)
_ARXIV = re.compile(
    r"\barXiv:[ \t]?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})"
    r"(?=[\s.,;)\]]*(?:\(?(?:19|20)\d\d\b[\s.,;)]*)?(?:\n|$))",
    re.IGNORECASE,
)
_DOI_LABEL = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+", re.IGNORECASE
)
_ENDS = re.compile(r"[\s.,;|/()\[\]]*")
_STEADY = re.compile(r"(?<=[\w.)\]])[ \t]*[|/·•∙](?:[\s|/·•∙]*[|/·•∙])?")


@dataclass(frozen=True, slots=True)
class Button:
    """A link with its label, as it was written."""

    label: str
    url: str


def pull_buttons(rich: Rich) -> tuple[Rich, list[Button]]:
    """The text without the links that are buttons, and those."""
    text, spans, buttons = rich.text, list[tuple[int, int]](), list[Button]()
    for start, end, url in rich.links():
        label = " ".join(text[start:end].split())
        name = _own_name(label, url) if _is_last(rich, end) else ""
        if label and (name or _is_button(text, start, end, rich)):
            spans.append((start, end))
            buttons.append(Button(name or _label(label), url))
    rest = _tidied(rich, spans) if spans else rich
    return _without_arxiv(*_without_bare(rest, buttons))


def _label(label: str) -> str:
    """The label without the brackets around it."""
    label = label.strip("[] ")
    return label.strip("() ") if label.startswith("(") or label.count("(") != 1 else label


def _own_name(label: str, url: str) -> str:
    """``DOI`` or ``arXiv`` for a link whose label is the identifier that it leads to.

    A DOI that leads to the page of the publisher stays the label.
    """
    for name, bare in (("DOI", bare_doi), ("arXiv", bare_arxiv)):
        if bare(url) and bare(label) == bare(url) and _identifier(name.casefold(), url):
            return name
    return label if _DOI_LABEL.fullmatch(label) else ""


def _is_last(rich: Rich, end: int) -> bool:
    """Whether nothing but punctuation and other links follows on the line."""
    stop = rich.text.find("\n", end)
    behind = rich.cut(end, stop if stop >= 0 else None)
    return bool(_ENDS.fullmatch(behind.without([(a, b) for a, b, _ in behind.links()]).text))


def _without_arxiv(rich: Rich, buttons: list[Button]) -> tuple[Rich, list[Button]]:
    """The text without the one ``arXiv:1905.00001`` that ends a line, and the links."""
    match = _ARXIV.search(rich.text)
    linked = [(start, end) for start, end, _ in rich.links()]
    if not match or any(start <= match.start() < end for start, end in linked):
        return rich, buttons
    url = f"https://arxiv.org/abs/{match[1]}"
    others = {one.url for one in buttons if bare_arxiv(one.url)} - {url}
    if rich.text.casefold().count("arxiv:") > 1 or others or not _identifier("arxiv", url):
        return rich, buttons
    is_known = any(one.url == url for one in buttons)
    rest = _tidied(rich, [match.span()])
    return rest, buttons if is_known else [*buttons, Button("arXiv", url)]


def _without_bare(rich: Rich, buttons: list[Button]) -> tuple[Rich, list[Button]]:
    """The text without the DOI and the address at arXiv that stand in it bare, and the links."""
    spans, found = list[tuple[int, int]](), list[Button]()
    linked = [(start, end) for start, end, _ in rich.links()]
    for match in _BARE.finditer(rich.text):
        written = match[1].rstrip(".,;)]")
        url = written if "://" in written else f"https://doi.org/{written}"
        label = "DOI" if bare_doi(url) else "arXiv" if bare_arxiv(url) else ""
        inside = any(start <= match.start() < end for start, end in linked)
        if label and not inside and all(one.url != url for one in buttons):
            spans.append((match.start(), match.start(1) + len(written)))
            found.append(Button(label, url))
    return _tidied(rich, spans) if spans else rich, [*buttons, *found]


def _is_button(text: str, start: int, end: int, rich: Rich) -> bool:
    """Whether a link stands apart from the text around it."""
    label = text[start:end].strip()
    before = text[:start].rstrip(" \t")[-1:] or "\n"
    after = text[end:].lstrip(" \t")[:1] or "\n"
    if _is_known(label):
        return not (before.isalnum() and after.isalnum())
    if is_name(label) or len(label.split()) > 6:
        return False
    if label[0] + label[-1] in ("[]", "()") or (before in _OPENING and after in _CLOSING):
        return True
    if before in _OPENING + _BETWEEN or after in _CLOSING + _BETWEEN:
        return True
    return start > 0 and _is_row(text, start, end, rich)


def _is_known(label: str) -> bool:
    words = label.casefold().strip("[]() ").rstrip("0123456789").strip(" :")
    if words in SYNONYMS or _TABLE.guess(words, "") != "link":
        return True
    parts = re.findall(r"\w+", words)
    return any(part in _KNOWN for part in parts) and all(
        part in _KNOWN or part in _MORE_WORDS or part in SYNONYMS for part in parts
    )


def _is_row(text: str, start: int, end: int, rich: Rich) -> bool:
    """Whether the line of a link holds links alone, more than one."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = rich.cut(first, last if last >= 0 else None)
    spans = [(a, b) for a, b, _ in line.links()]
    return len(spans) > 1 and not re.search(r"\w", line.without(spans).text)


def _tidied(rich: Rich, spans: list[tuple[int, int]]) -> Rich:
    """The text without the links, and without what stood around and between them."""
    rest = _marked(rich, spans, _GONE)
    for pattern, kept in ((_EMPTY, _GONE), (_EMPTY, _GONE), (_BESIDE, ""), (_MARKS, "")):
        rest = _replaced(rest, pattern, kept)
    return rest


def _replaced(rich: Rich, pattern: re.Pattern[str], kept: str) -> Rich:
    spans = [match.span() for match in pattern.finditer(rich.text)]
    return _marked(rich, spans, kept) if spans else rich


def _marked(rich: Rich, spans: list[tuple[int, int]], mark: str) -> Rich:
    """The text with a mark in place of each of the spans, which are in order."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(rich.text)]
    parts = [rich.cut(end, start) for end, start in zip(ends, starts, strict=True)]
    return joined(parts, mark)


def title_link(url: str) -> tuple[str, str]:
    """The field of a link that the title itself is, and its value."""
    if arxiv := _identifier("arxiv", url):
        return "arxiv", arxiv
    if doi := _identifier("doi", url):
        return "doi", doi
    path = urlsplit(url).path.casefold() if "[" not in url else url
    return ("pdf" if path.endswith(".pdf") else "url"), verbatim(url)


def link_fields(buttons: Sequence[Button], taken: set[str]) -> Iterator[tuple[str, str]]:
    """The fields that the buttons become, in their order.

    A link whose label is that of a kind becomes the field of the kind, if that leads to the same
    URL. From the first on with another label they stand in ``links``, with their labels.
    """
    rest = list(buttons)
    while rest and (field := _field(rest[0], taken)):
        taken.add(field[0])
        yield field
        rest.pop(0)
    if rest:
        runs = [run for one in rest for run in (Run(one.label, url=one.url), Run(" "))]
        yield "links", write_latex(tuple(runs))


def local_field(button: Button, taken: set[str]) -> tuple[str, str]:
    """The field of a link to a file of the site, and the label that it then has."""
    guess = _TABLE.guess(button.label, "")
    name = guess if guess in PUBLICATION_FIELDS else ""
    if not name or _TABLE.kinds[name].url:
        name = "pdf" if button.url.casefold().endswith(".pdf") else "url"
    number, field = 1, name
    while field in taken:
        number += 1
        field = f"{name}{number}"
    taken.add(field)
    label = _TABLE.kinds[name].label
    return field, label if number == 1 else f"{label} {number}"


def _field(button: Button, taken: set[str]) -> tuple[str, str] | None:
    name = next(
        (n for n in PUBLICATION_FIELDS if _is_label(button.label, _TABLE.kinds[n].label)), ""
    )
    if not name or name in taken or name in ("url", "isbn"):
        return None
    kind = _TABLE.kinds[name]
    value = _identifier(name, button.url) or ("" if kind.pattern else button.url)
    if not value:
        return None
    target = target_of(kind, value)
    if target.finding or target.url != button.url or verbatim(value) != value:
        return None
    return name, value


def _is_label(written: str, label: str) -> bool:
    return written == label or written.casefold() == label.casefold() != ""


def _identifier(name: str, url: str) -> str:
    """The identifier that stands for a URL of this kind, if it leads to the very same."""
    if name == "openreview":
        found = url.partition("?id=")[2]
    else:
        found = {"arxiv": bare_arxiv, "doi": bare_doi}.get(name, _none)(url)
    same = bool(found) and "&" not in found and target_of(_TABLE.kinds[name], found).url == url
    return found if same else ""


def _none(_url: str) -> str:
    return ""
