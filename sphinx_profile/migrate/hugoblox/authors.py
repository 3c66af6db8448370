"""People of a HugoBlox site: ``content/authors/*/_index.md`` and ``data/authors/*.yaml``.

Sources: HugoBlox, ``templates/academic-cv/data/authors/me.yaml`` (``hugoblox/author/v1``);
Wowchemy, "Edit your profile" (the older form).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.data import data_of
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.targets import host_of
from sphinx_profile.migrate.common.writing import inline
from sphinx_profile.migrate.files.biography import kind_of
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.hugoblox.hugo import Hugo
from sphinx_profile.migrate.hugoblox.links import LOOKS
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.model.key import slug
from sphinx_profile.model.kinds import BUILT_IN, IDENTITY_FIELDS
from sphinx_profile.model.link import LinkTable

_OWNERS = ("admin", "me")
_TABLE = LinkTable()
_AVATAR = re.compile(r"(?:avatar|featured)\.(?:jpe?g|png|webp|gif|svg|avif)", re.IGNORECASE)
_ICONS = {
    **{"google-scholar": "Google Scholar", "google_scholar": "Google Scholar", "x-twitter": "X"},
    **{"research-gate": "ResearchGate", "semantic-scholar": "Semantic Scholar", "cv": "CV"},
    **{"envelope": "email", "at-symbol": "email", "linkedin-in": "LinkedIn", "phone": "phone"},
    **{"globe": "Website", "home": "homepage", "house": "homepage", "document": "CV"},
    **{"bluesky": "Bluesky", "stack-overflow": "Stack Overflow", "arxiv": "arXiv"},
}
"""What icons stand for; the name of any other is that of its network."""


@dataclass(slots=True)
class Author:
    """A person: the page or the file of data, and what is known first."""

    slug: str
    record: Noted
    page: Page
    name: str
    is_owner: bool
    is_listed: bool = field(default=False)

    @property
    def path(self) -> str:
        """Where it stands in the source."""
        return self.page.path


def read_authors(hugo: Hugo) -> list[Author]:
    """Everybody of whom the site has a profile, the owner first."""
    found = [*_from_pages(hugo), *_from_data(hugo)]
    owners = [author for author in found if author.is_owner] or [
        author for name in _OWNERS for author in found if author.slug == name
    ]
    for author in found:
        author.is_owner = author is next(iter(owners), None)
        hugo.names[author.slug.casefold()] = author.name
        hugo.names.setdefault(slug(author.name), author.name)
        page = "index.md" if author.is_owner else "people.md"
        addresses = (f"/authors/{author.slug}/", f"/author/{author.slug}/")
        hugo.move.register(page, *addresses, f"/author/{slug(author.name)}/")
    return sorted(found, key=lambda author: not author.is_owner)


def _from_pages(hugo: Hugo) -> list[Author]:
    roots = dict.fromkeys((hugo.root, "content"))
    patterns = [f"{root}/authors/*/_index.md" for root in roots]
    authors = list[Author]()
    for path in hugo.move.source.glob(*patterns):
        page = hugo.move.page(path)
        if page is None:
            continue
        record = Noted(page.record)
        names = " ".join(record.texts("first_name") + record.texts("last_name"))
        name = record.text("title") or record.text("name") or names
        record.became |= dict.fromkeys(("first_name", "last_name"), "the name")
        record.as_("the name of the folder", "authors")
        is_owner = record.as_("whose site it is", "superuser").lower() == "true"
        authors.append(Author(page.name, record, page, name or page.name, is_owner))
    return authors


def _from_data(hugo: Hugo) -> list[Author]:
    authors = list[Author]()
    for path in hugo.move.source.glob("data/authors/*.y*ml", "data/authors/*.json"):
        node = data_of(hugo.move, path)
        if node is None:
            continue
        record = Noted(Record(node))
        stem = posixpath.splitext(posixpath.basename(path))[0]
        names = record.record("name")
        parts = " ".join(part for part in (names.text("given"), names.text("family")) if part)
        name = names.text("display") or names.said() or parts
        record.as_("the name of the form", "schema")
        key = record.as_("the name of the file", "slug") or stem
        is_owner = record.as_("whose site it is", "is_owner").lower() == "true"
        page = Page(path, record, record.node.get("bio").text, record.node.get("bio").line)
        authors.append(Author(key, record, page, name or stem, is_owner))
    return authors


def biography(hugo: Hugo, author: Author) -> Bio:
    """The options of the biography of a person."""
    record, bio = author.record, Bio(author.name)
    bio.markup("photo", _photo(hugo, author))
    names = record.record("name")
    names.said()
    record.became["name"] = "the name, and a note"
    bio.markup("pronouns", inline(record.text("pronouns") or names.text("pronouns")))
    bio.markup("position", inline(record.as_("position", "role")))
    bio.markup("affiliation", _affiliations(record))
    bio.text("location", record.text("location"))
    for alternate in (names.text("alternate"), record.as_("a note", "name_pronunciation")):
        bio.note(inline(alternate))
    bio.note(inline(names.text("pronunciation")))
    bio.note(inline(", ".join(record.texts("postnominals"))))
    record.became["postnominals"] = "a note"
    bio.note(inline(record.record("status").text("icon")))
    record.became["status"] = "a note"
    email = record.text("email")
    if email:
        bio.contact("email", email)
    for name in ("links", "social", "profiles"):
        for link in record.records(name):
            _link(hugo, author, link, bio)
        record.became[name] = "links, each by its icon and address"
    return bio


def _photo(hugo: Hugo, author: Author) -> str:
    """The avatar: beside the page, or among the media."""
    record, assets = author.record, hugo.move.assets
    folder = posixpath.dirname(author.path)
    named = record.as_("the photo", "avatar", "avatar_filename", "image")
    if named:
        line = next(iter(author.record.node.pairs.values())).key_line
        folders = (folder, "assets/media/authors", "assets/media", "static/media", "static/img", "")
        return assets.take(named, folders, author.path, line, "the photo")
    beside = hugo.move.beside(author.path) if folder != "data/authors" else []
    media = hugo.move.beside(f"assets/media/authors/{author.slug}")
    found = [path for path in beside if _AVATAR.fullmatch(posixpath.basename(path))]
    found += [path for path in media if posixpath.basename(path).startswith(f"{author.slug}.")]
    if not found:
        return ""
    hugo.move.report.taken(found[0], 0, "the photo", f"of {author.name}")
    return assets.place(found[0])


def _affiliations(record: Noted) -> str:
    """Institutions, each a link where it has a URL."""
    shown = list[str]()
    for name in ("affiliations", "organizations"):
        for one in record.records(name):
            label, url = one.text("name") or one.said(), one.text("url")
            shown.append(linked(label, url) if "://" in url else inline(label))
        record.became[name] = "affiliation"
    return ", ".join(part for part in shown if part)


def _link(hugo: Hugo, author: Author, link: Record, bio: Bio) -> None:
    """An account, told by its icon and its address."""
    icon = link.text("icon").rpartition("/")[2]
    link.use(*LOOKS, "display")
    url, label = link.text("url", "link"), link.text("label", "name")
    network = _network(_ICONS.get(icon, icon), url)
    if not url:
        return
    if url.startswith(("/#", "#")):
        why = "it leads to a part of the old home page"
        hugo.move.report.left(author.path, link.line, f"the link {url}", why, link.end)
        return
    if url.startswith("mailto:") or network == "email":
        bio.contact("email", url.removeprefix("mailto:"))
    elif url.startswith("tel:") or network == "phone":
        bio.contact("phone", url.removeprefix("tel:"))
    elif "://" in url:
        shown = network if _is_network(network) or not label else label
        bio.profile(shown or host_of(url), "", url)
    else:
        _file(hugo, author, link, network, bio)


def _network(icon: str, url: str) -> str:
    """The network of an account: what its address says, where its icon is that of another."""
    found, named = _TABLE.guess("", url), kind_of(icon)
    is_same = found == named or {found, named} == {"x", "twitter"}
    return icon if found not in IDENTITY_FIELDS or is_same else found


def _file(hugo: Hugo, author: Author, link: Record, network: str, bio: Bio) -> None:
    """A file that is linked: a CV; or a page of the site, which is there already."""
    url, label = link.text("url", "link"), link.text("label", "name")
    if hugo.move.page_at(url):
        why = "it leads to a page of the site, which has its own links"
        hugo.move.report.left(author.path, link.line, f"the link {url}", why, link.end)
        return
    folders = ("static", "static/uploads", "assets/media", "")
    place = hugo.move.assets.take(url, folders, author.path, link.line, "the file")
    if place:
        bio.document("CV" if "cv" in (network + label).lower() else label or network, place)


def _is_network(name: str) -> bool:
    folded = name.casefold().replace(" ", "")
    labels = {BUILT_IN[kind].label.casefold().replace(" ", "") for kind in IDENTITY_FIELDS}
    return folded in labels or folded in IDENTITY_FIELDS


def add_to_registry(hugo: Hugo, author: Author) -> None:
    """Put a person into ``people.yml``, with what is known."""
    urls = [
        (_ICONS.get(link.get("icon").text.rpartition("/")[2], ""), link.get("url", "link").text)
        for name in ("links", "social", "profiles")
        for link in author.record.node.get(name).items
    ]
    orcid = next((url for _, url in urls if "orcid.org/" in url), "")
    home = next((url for icon, url in urls if icon in {"Website", "homepage"} and "://" in url), "")
    alternate = author.record.node.get("name").get("alternate").text
    add_person(hugo.move.site, author.name, url=home, orcid=orcid, aliases=(alternate,))
