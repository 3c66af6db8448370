"""Identifiers and links of a page of HugoBlox, as fields of an entry.

Sources: HugoBlox, ``modules/blox/data/link_types.yaml`` and ``functions/build_links.html``; the old
``url_*`` from the template of the Academic CLI.
"""

from __future__ import annotations

from sphinx_profile.migrate.common.entries import Made
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.model.link import LinkTable

_TABLE = LinkTable()
_IDS = {
    **{name: (name, "{}") for name in ("doi", "arxiv", "openreview", "hal", "isbn", "osf")},
    "zenodo": ("zenodo", "{}"),
    "acl_id": ("acl", "{}"),
    "huggingface_model": ("huggingface", "{}"),
    "huggingface_dataset": ("huggingface", "datasets/{}"),
    "huggingface_space": ("huggingface", "spaces/{}"),
}
"""Identifiers that are fields of ours: the field, and what stands there."""
_PAGES = {
    "dblp": ("DBLP", "https://dblp.org/rec/{}.html"),
    "kaggle_dataset": ("Kaggle", "https://www.kaggle.com/datasets/{}"),
    "kaggle_competition": ("Kaggle competition", "https://www.kaggle.com/competitions/{}"),
    "openalex": ("OpenAlex", "https://openalex.org/{}"),
    "semanticscholar": ("Semantic Scholar", "https://www.semanticscholar.org/paper/{}"),
    "pwc": ("Papers with Code", "https://paperswithcode.com/paper/{}"),
}
"""Identifiers that are links with a label."""
_TYPES = {
    **{name: name for name in ("pdf", "doi", "code", "dataset", "model", "slides", "video")},
    **{"poster": "poster", "project": "project", "site": "website", "demo": "demo"},
    **{"canonical": "url", "supplement": "supp", "blog": "blog", "website": "website"},
}
"""Types of links that are fields of ours."""
_LABELS = {
    **{"preprint": "Preprint", "source": "Source", "bibtex": "BibTeX", "crosspost": "Crosspost"},
    **{"discussion": "Discussion", "event": "Event", "calendar": "Calendar"},
    **{"registration": "Registration", "custom": "Link"},
}
_OLD = {
    "url_pdf": "pdf",
    "url_preprint": "preprint",
    "url_code": "code",
    "url_dataset": "dataset",
    "url_poster": "poster",
    "url_project": "project",
    "url_slides": "slides",
    "url_source": "source",
    "url_video": "video",
    "external_link": "canonical",
}
LOOKS = ("icon", "icon_pack", "contexts", "rel", "weight", "target")
"""What says only how a link looks, and where."""


def take_ids(made: Made, record: Noted) -> None:
    """The identifiers of ``hugoblox.ids``."""
    ids = record.record("hugoblox").record("ids")
    if not ids:
        return
    record.became["hugoblox"] = "identifiers"
    for name, node in ids.node.pairs.items():
        value = ids.text(name)
        if not value:
            continue
        if name in _IDS:
            field, template = _IDS[name]
            made.target(field, template.format(value), node.key_line)
        elif name in _PAGES:
            label, template = _PAGES[name]
            made.link(label, template.format(value), node.key_line)
        else:
            made.fields.text(name, value)


def take_links(made: Made, record: Noted) -> None:
    """``links``, and the old ``url_*``, in their order."""
    for link in record.records("links"):
        link.use(*LOOKS)
        _take(made, link)
    record.became["links"] = "links, each by its type"
    for name, kind in _OLD.items():
        node = record.node.pairs.get(name)
        value = record.as_("a link", name)
        if node and value:
            _put(made, kind, "", value, node.key_line)
    custom = record.records("url_custom")
    record.became["url_custom"] = "links with labels"
    for link in custom:
        _take(made, link)


def _take(made: Made, link: Record) -> None:
    kind, label = link.text("type").lower(), link.text("label", "name")
    provider, number = link.text("provider").lower(), link.text("id")
    url = link.text("url", "link")
    if provider and number:
        made.target(provider if provider in _IDS else "url", number, link.line)
    if url:
        _put(made, kind, label, url, link.line)


def _put(made: Made, kind: str, label: str, url: str, line: int) -> None:
    """A link: the field of its type, or one with its own label."""
    field = _TYPES.get(kind, "")
    if kind == "preprint" and not label:
        guess = _TABLE.guess("", url)
        field = guess if guess in {"arxiv", "openreview", "hal", "osf", "zenodo"} else ""
    if field and (not label or _TABLE.guess(label, url) == field):
        made.target(field, url, line)
    else:
        made.link(label or _LABELS.get(kind, kind.capitalize() or "Link"), url, line)
