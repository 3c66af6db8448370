"""The built-in kinds of link.

URL templates are those of the registries themselves; where a registry defines the form of its
identifiers, ``pattern`` is that form.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of link.

    ``icon`` is ``family/name`` of the icon packs (``solid``, ``regular`` and ``brands`` of Font
    Awesome, ``si`` of Simple Icons). ``url`` is a template with ``{id}``; without one the value
    of a field is a URL or a file. ``pattern`` is what an identifier must match in whole.
    ``hosts`` are the hosts whose links are of this kind, ``prefixes`` what people write before
    an identifier; ``starts`` are those and the URLs of the hosts.
    """

    name: str
    label: str
    icon: str
    url: str = ""
    pattern: str = ""
    hosts: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    starts: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        urls = (f"{scheme}://{host}/" for scheme in ("https", "http") for host in self.hosts)
        object.__setattr__(self, "starts", (*self.prefixes, *urls))


def translatable(label: str) -> str:
    """Mark a label for the message catalogues; it is translated where it is shown."""
    return label


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
    _kind("website", translatable("Website"), "solid/globe"),
    _kind("project", translatable("Project"), "solid/diagram-project"),
    _kind(
        "code",
        translatable("Code"),
        "solid/code",
        hosts=("github.com", "gitlab.com", "codeberg.org"),
    ),
    _kind("data", translatable("Data"), "solid/database"),
    _kind("dataset", translatable("Dataset"), "solid/database"),
    _kind("model", translatable("Model"), "solid/cube"),
    _kind("demo", translatable("Demo"), "solid/play"),
    _kind("slides", translatable("Slides"), "solid/person-chalkboard"),
    _kind("poster", translatable("Poster"), "solid/image"),
    _kind(
        "video",
        translatable("Video"),
        "solid/video",
        hosts=("youtube.com", "youtu.be", "vimeo.com"),
    ),
    _kind("supp", translatable("Supplement"), "solid/paperclip"),
    _kind("blog", translatable("Blog"), "solid/pen-nib"),
    _kind("news", translatable("News"), "solid/newspaper"),
    _kind("press", translatable("Press"), "solid/bullhorn"),
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
    _kind("url", translatable("Link"), "solid/link"),
)

IDENTITY_KINDS = (
    _kind(
        "email", translatable("Email"), "solid/envelope", "mailto:{id}", pattern=r"[^@\s]+@[^@\s]+"
    ),
    _kind("phone", translatable("Phone"), "solid/phone", "tel:{id}", pattern=r"\+?[\d\-./() ]{3,}"),
    _kind("homepage", translatable("Home page"), "solid/house"),
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

PERSON_URLS = {
    "arxiv": "https://arxiv.org/a/{id}",
    "hal": "https://cv.hal.science/{id}",
    "acm": "https://dl.acm.org/profile/{id}",
}
"""Where identifiers of people lead, for kinds whose own URL is that of a publication."""

SYNONYMS = {
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
