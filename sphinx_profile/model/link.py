"""The kinds of link: label, icon, and the URL that an identifier becomes.

URL templates are those of the registries themselves; where a registry defines the form of its
identifiers, ``pattern`` is that form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote, urlsplit

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.model.url import is_absolute, safe_url


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of link.

    ``icon`` is ``family/name`` of the icon packs (``solid``, ``regular`` and ``brands`` of Font
    Awesome, ``si`` of Simple Icons). ``url`` is a template with ``{id}``; without one the value
    of a field is a URL or a file. ``pattern`` is what an identifier must match in whole.
    ``hosts`` are the hosts whose links are of this kind, ``prefixes`` what people write before
    an identifier.
    """

    name: str
    label: str
    icon: str
    url: str = ""
    pattern: str = ""
    hosts: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is shown: its kind, its label, and a checked URL or the name of a resource.

    A link with neither is text: its target was refused or missing.
    """

    kind: str
    label: str
    url: str = ""
    resource: str = ""


def _kind(name: str, label: str, icon: str, url: str = "", **more: object) -> LinkKind:
    return LinkKind(name, label, icon, url, **more)  # type: ignore[arg-type]  # see LinkKind


_DOI = r"10\.\d{4,9}/\S+"
_ARXIV = r"\d{4}\.\d{4,5}(v\d+)?|[a-z\-]+(\.[A-Za-z\-]+)?/\d{7}(v\d+)?"
_ORCID = r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]"

PUBLICATION_KINDS = (
    _kind("pdf", "PDF", "solid/file-pdf"),
    _kind(
        "arxiv",
        "arXiv",
        "si/arxiv",
        "https://arxiv.org/abs/{id}",
        pattern=_ARXIV,
        hosts=("arxiv.org",),
        prefixes=("arxiv:",),
    ),
    _kind(
        "doi",
        "DOI",
        "si/doi",
        "https://doi.org/{id}",
        pattern=_DOI,
        hosts=("doi.org", "dx.doi.org"),
        prefixes=("doi:",),
    ),
    _kind(
        "openreview",
        "OpenReview",
        "solid/comments",
        "https://openreview.net/forum?id={id}",
        hosts=("openreview.net",),
    ),
    _kind(
        "acl",
        "ACL Anthology",
        "solid/book-open",
        "https://aclanthology.org/{id}",
        hosts=("aclanthology.org",),
    ),
    _kind("hal", "HAL", "si/hal", "https://hal.science/{id}", hosts=("hal.science",)),
    _kind(
        "pmid",
        "PubMed",
        "si/pubmed",
        "https://pubmed.ncbi.nlm.nih.gov/{id}/",
        pattern=r"\d{1,9}",
        hosts=("pubmed.ncbi.nlm.nih.gov",),
        prefixes=("pmid:",),
    ),
    _kind(
        "pmcid",
        "PubMed Central",
        "si/pubmed",
        "https://pmc.ncbi.nlm.nih.gov/articles/{id}/",
        pattern=r"(PMC)?\d{1,9}",
        hosts=("pmc.ncbi.nlm.nih.gov",),
    ),
    _kind(
        "isbn",
        "ISBN",
        "solid/book",
        "https://openlibrary.org/isbn/{id}",
        pattern=r"[\d\- ]{9,16}[\dXx]",
    ),
    _kind("html", "HTML", "solid/globe"),
    _kind("website", "Website", "solid/globe"),
    _kind("project", "Project", "solid/diagram-project"),
    _kind("code", "Code", "solid/code", hosts=("github.com", "gitlab.com", "codeberg.org")),
    _kind("data", "Data", "solid/database"),
    _kind("dataset", "Dataset", "solid/database"),
    _kind("model", "Model", "solid/cube"),
    _kind("demo", "Demo", "solid/play"),
    _kind("slides", "Slides", "solid/person-chalkboard"),
    _kind("poster", "Poster", "solid/image"),
    _kind("video", "Video", "solid/video", hosts=("youtube.com", "youtu.be", "vimeo.com")),
    _kind("supp", "Supplement", "solid/paperclip"),
    _kind("blog", "Blog", "solid/pen-nib"),
    _kind("news", "News", "solid/newspaper"),
    _kind("press", "Press", "solid/bullhorn"),
    _kind(
        "zenodo",
        "Zenodo",
        "si/zenodo",
        "https://zenodo.org/records/{id}",
        hosts=("zenodo.org",),
    ),
    _kind("osf", "OSF", "si/osf", "https://osf.io/{id}", hosts=("osf.io",)),
    _kind(
        "huggingface",
        "Hugging Face",
        "si/huggingface",
        "https://huggingface.co/{id}",
        hosts=("huggingface.co",),
    ),
    _kind("acm", "ACM", "si/acm", hosts=("dl.acm.org",)),
    _kind("url", "Link", "solid/link"),
)

IDENTITY_KINDS = (
    _kind("email", "Email", "solid/envelope", "mailto:{id}", pattern=r"[^@\s]+@[^@\s]+"),
    _kind("phone", "Phone", "solid/phone", "tel:{id}", pattern=r"\+?[\d\-./() ]{3,}"),
    _kind("homepage", "Home page", "solid/house"),
    _kind("cv", "CV", "solid/file-lines"),
    _kind(
        "orcid",
        "ORCID",
        "si/orcid",
        "https://orcid.org/{id}",
        pattern=_ORCID,
        hosts=("orcid.org",),
        prefixes=("orcid:",),
    ),
    _kind(
        "scholar",
        "Google Scholar",
        "si/googlescholar",
        "https://scholar.google.com/citations?user={id}",
        hosts=("scholar.google.com",),
    ),
    _kind("dblp", "DBLP", "si/dblp", "https://dblp.org/pers/hd/{id}", hosts=("dblp.org",)),
    _kind("github", "GitHub", "brands/github", "https://github.com/{id}"),
    _kind("gitlab", "GitLab", "brands/gitlab", "https://gitlab.com/{id}"),
    _kind("codeberg", "Codeberg", "si/codeberg", "https://codeberg.org/{id}"),
    _kind("bitbucket", "Bitbucket", "brands/bitbucket", "https://bitbucket.org/{id}"),
    _kind(
        "openalex",
        "OpenAlex",
        "solid/circle-nodes",
        "https://openalex.org/{id}",
        hosts=("openalex.org",),
    ),
    _kind(
        "semanticscholar",
        "Semantic Scholar",
        "si/semanticscholar",
        "https://www.semanticscholar.org/author/{id}",
        hosts=("semanticscholar.org",),
    ),
    _kind(
        "researchgate",
        "ResearchGate",
        "brands/researchgate",
        "https://www.researchgate.net/profile/{id}",
        hosts=("researchgate.net",),
    ),
    _kind(
        "scopus",
        "Scopus",
        "si/scopus",
        "https://www.scopus.com/authid/detail.uri?authorId={id}",
        hosts=("scopus.com",),
    ),
    _kind(
        "wos",
        "Web of Science",
        "si/clarivate",
        "https://www.webofscience.com/wos/author/record/{id}",
        hosts=("webofscience.com", "publons.com"),
    ),
    _kind(
        "inspire",
        "INSPIRE",
        "solid/atom",
        "https://inspirehep.net/authors/{id}",
        hosts=("inspirehep.net",),
    ),
    _kind("ieee", "IEEE Xplore", "si/ieee", "https://ieeexplore.ieee.org/author/{id}"),
    _kind("zotero", "Zotero", "si/zotero", "https://www.zotero.org/{id}", hosts=("zotero.org",)),
    _kind("wikidata", "Wikidata", "si/wikidata", "https://www.wikidata.org/wiki/{id}"),
    _kind("wikipedia", "Wikipedia", "brands/wikipedia-w", "https://en.wikipedia.org/wiki/{id}"),
    _kind("kaggle", "Kaggle", "brands/kaggle", "https://www.kaggle.com/{id}"),
    _kind(
        "stackoverflow",
        "Stack Overflow",
        "brands/stack-overflow",
        "https://stackoverflow.com/users/{id}",
        hosts=("stackoverflow.com",),
    ),
    _kind(
        "linkedin",
        "LinkedIn",
        "brands/linkedin",
        "https://www.linkedin.com/in/{id}",
        hosts=("linkedin.com",),
    ),
    _kind("mastodon", "Mastodon", "brands/mastodon"),
    _kind(
        "bluesky",
        "Bluesky",
        "brands/bluesky",
        "https://bsky.app/profile/{id}",
        hosts=("bsky.app",),
    ),
    _kind("x", "X", "brands/x-twitter", "https://x.com/{id}", hosts=("x.com",)),
    _kind("twitter", "Twitter", "brands/x-twitter", "https://twitter.com/{id}"),
    _kind("youtube", "YouTube", "brands/youtube", "https://www.youtube.com/{id}"),
    _kind("facebook", "Facebook", "brands/facebook", "https://www.facebook.com/{id}"),
    _kind("instagram", "Instagram", "brands/instagram", "https://www.instagram.com/{id}"),
    _kind("medium", "Medium", "brands/medium", "https://medium.com/@{id}"),
    _kind("telegram", "Telegram", "brands/telegram", "https://t.me/{id}"),
    _kind("rss", "RSS", "solid/rss"),
)

BUILT_IN = {kind.name: kind for kind in (*PUBLICATION_KINDS, *IDENTITY_KINDS)}
PUBLICATION_FIELDS = tuple(kind.name for kind in PUBLICATION_KINDS)
IDENTITY_FIELDS = tuple(
    kind.name
    for kind in (*IDENTITY_KINDS, *PUBLICATION_KINDS)
    if kind.name in {"website", "arxiv", "hal", "osf", "huggingface", "blog", "acm"}
    or kind in IDENTITY_KINDS
)

_SYNONYMS = {
    "slide": "slides",
    "talk slides": "slides",
    "paper": "pdf",
    "preprint": "arxiv",
    "supplementary": "supp",
    "supplementary material": "supp",
    "appendix": "supp",
    "source": "code",
    "source code": "code",
    "homepage": "homepage",
    "home page": "homepage",
    "project page": "project",
    "curriculum vitae": "cv",
    "resume": "cv",
    "mail": "email",
    "e-mail": "email",
}
_CUSTOM_KEYS = ("label", "icon", "url")


@dataclass(frozen=True, slots=True)
class LinkTable:
    """All kinds of link that a site knows: the built-in ones and its own."""

    kinds: Mapping[str, LinkKind] = field(default_factory=lambda: dict(BUILT_IN))

    def get(self, name: str) -> LinkKind | None:
        """The kind of this name, a number at its end ignored (``code2`` is ``code``)."""
        return self.kinds.get(name) or self.kinds.get(name.rstrip("0123456789"))

    def number(self, name: str) -> str:
        """The number that repeats a field: ``"2"`` of ``code2``, else ``""``."""
        if name in self.kinds:
            return ""
        stem = name.rstrip("0123456789")
        return name[len(stem) :] if stem in self.kinds else ""

    def guess(self, label: str, url: str) -> str:
        """The kind of a link with a label of the author's own; ``"link"`` if nothing fits."""
        words = label.casefold().strip().rstrip("0123456789").strip()
        named = _SYNONYMS.get(words, words)
        if named in self.kinds:
            return named
        labelled = {kind.label.casefold(): kind.name for kind in self.kinds.values()}
        return labelled.get(words) or self._by_host(url) or "link"

    def _by_host(self, url: str) -> str:
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        return next((kind.name for kind in self.kinds.values() if host in kind.hosts), "")


def table_from(custom: Mapping[str, object]) -> tuple[LinkTable, list[Finding]]:
    """The table with a site's own kinds (``profile_link_kinds``), and what is wrong with them."""
    kinds, findings = dict(BUILT_IN), list[Finding]()
    for name, value in custom.items():
        if not isinstance(value, Mapping) or not set(value) <= set(_CUSTOM_KEYS):
            keys = ", ".join(_CUSTOM_KEYS)
            message = f"profile_link_kinds: {name}: expected a mapping with {keys}"
            findings.append(Finding(Problem.CONFIG, message))
            continue
        texts = {key: str(text) for key, text in value.items()}
        base = kinds.get(str(name)) or LinkKind(str(name), str(name).capitalize(), "solid/link")
        changed = replace(base, **texts)  # type: ignore[arg-type]  # keys checked above
        kinds[str(name)] = replace(changed, pattern="") if "url" in texts else changed
    return LinkTable(kinds), findings


@dataclass(frozen=True, slots=True)
class Target:
    """Where the value of a link field leads: a URL, a local file, or nowhere."""

    url: str = ""
    file: str = ""
    finding: Finding | None = None


def target_of(kind: LinkKind, value: str) -> Target:
    """The target of ``value`` in a field of this kind: a URL, an identifier or a file."""
    text = _once(kind, value.strip())
    if kind.pattern and (identifier := _identifier(kind, text)) is not None:
        return _from_identifier(kind, identifier)
    if is_absolute(text) and not _is_prefixed(kind, text):
        return _from_url(kind, text)
    if kind.url:
        return _from_identifier(kind, text)
    return Target(file=text)


def _once(kind: LinkKind, text: str) -> str:
    """``https://doi.org/https://doi.org/10...`` and ``doi:https://...`` with one prefix only."""
    starts = (*kind.prefixes, *(f"https://{host}/" for host in kind.hosts))
    starts += tuple(f"http://{host}/" for host in kind.hosts)
    start = next((start for start in starts if text.casefold().startswith(start)), "")
    rest = text[len(start) :].strip()
    return _once(kind, rest) if start and rest.casefold().startswith(starts) else text


def _from_url(kind: LinkKind, text: str) -> Target:
    url = safe_url(text)
    if url:
        return Target(url=url)
    message = f"{kind.name}: the scheme of {text[:200]!r} is not allowed in a link"
    return Target(finding=Finding(Problem.UNSAFE_URL, message))


def _from_identifier(kind: LinkKind, text: str) -> Target:
    identifier = _without_prefix(kind, text)
    problem = _malformed(kind, identifier)
    if problem:
        message = f"{kind.name}: {text[:200]!r} {problem}"
        return Target(finding=Finding(Problem.BAD_IDENTIFIER, message))
    if kind.name == "orcid":
        identifier = dashed_orcid(identifier)
    safe = "@:/" if "?" not in kind.url else ":"
    return _from_url(kind, kind.url.replace("{id}", quote(identifier, safe=safe + "()+-._~;,")))


def _malformed(kind: LinkKind, identifier: str) -> str:
    """What is wrong with an identifier, in words; ``""`` if nothing."""
    if not identifier or any(ord(character) < 0x20 for character in identifier):
        return "is no identifier"
    if kind.pattern and not re.fullmatch(kind.pattern, identifier):
        return f"is no {kind.label} identifier"
    if kind.name == "orcid" and not orcid_checksum(identifier):
        return "is no ORCID: its last character does not fit the others"
    return ""


def _identifier(kind: LinkKind, text: str) -> str | None:
    """The identifier inside a full URL of the kind's own host; ``None`` if there is none."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in {"http", "https"} or host not in kind.hosts or parts.query:
        return None
    path = unquote(parts.path.strip("/")) + (f"#{parts.fragment}" if parts.fragment else "")
    if kind.name in {"arxiv"}:
        return path.removeprefix("abs/") if path.startswith("abs/") else None
    return path if kind.name in {"doi", "orcid"} else None


def _is_prefixed(kind: LinkKind, text: str) -> bool:
    return text.casefold().startswith(kind.prefixes) if kind.prefixes else False


def _without_prefix(kind: LinkKind, text: str) -> str:
    """The identifier without ``doi:``, ``arXiv:`` and the like, and without LaTeX escapes."""
    for prefix in kind.prefixes:
        if text.casefold().startswith(prefix):
            text = text[len(prefix) :].strip()
    return re.sub(r"\\([_%#&$])", r"\1", text)


def dashed_orcid(identifier: str) -> str:
    """The sixteen characters in groups of four, as ORCID wants them shown."""
    digits = identifier.replace("-", "").upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def orcid_checksum(identifier: str) -> bool:
    """Whether the last character fits the others (ISO/IEC 7064, MOD 11-2)."""
    digits = identifier.replace("-", "").upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))
