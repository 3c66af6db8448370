"""A site as files: what ``new`` and ``import`` both write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from sphinx_profile.formats.bibtex import write_entry
from sphinx_profile.formats.bibtex.patterns import GROUP
from sphinx_profile.formats.bibtex.recovery import balanced
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.scaffold.myst import directive, paragraphs, plain
from sphinx_profile.scaffold.navigation import contents, navigable
from sphinx_profile.scaffold.site import Site
from sphinx_profile.scaffold.templates import fill

BIBLIOGRAPHY, PEOPLE, PUBLICATIONS, HOME = (
    *("publications.bib", "people.yml", "publications.md", "index.md"),
)
_OWN = {
    "requirements.txt": "requirements.txt",
    ".readthedocs.yaml": "readthedocs.yaml",
    ".github/workflows/pages.yml": "pages.yml",
    ".gitignore": "gitignore",
}
_NOT_IN_KEY = re.compile(r"[\s,{}()\"#%'=~\\@]+")
_NOT_IN_PATH = re.compile(r"[\x00-\x1f\\:*?\"<>|]")


def site_files(site: Site) -> dict[str, str]:
    """The texts of a site by their paths, ``/`` between the parts; each ends in a newline.

    Always there are ``conf.py``, ``index.md``, ``people.yml``, ``README.md`` and what Read the
    Docs, GitHub Pages and git want; ``publications.bib`` and ``publications.md`` if there are
    publications.
    """
    pages = _pages(site)
    files = {
        "conf.py": _conf(site),
        HOME: _home(site, pages),
        **navigable(pages, site.unlisted),
        PEOPLE: fill("people.yml", people=_people(site)),
        "README.md": fill("README.md", title=_title(site), has_publications=_is_listed(site)),
        **{path: fill(template) for path, template in _OWN.items()},
    }
    if site.entries or site.preamble.strip():
        files[BIBLIOGRAPHY] = bibliography(site)
    return files


def bibliography(site: Site) -> str:
    """``publications.bib``: the preamble, and each entry as it was written or as we write it."""
    preamble = site.preamble.strip("\n")
    parts = [preamble] if preamble else []
    parts += (_entry(entry, key) for entry, key in _keyed(site.entries))
    return "\n\n".join(parts) + "\n"


def _keyed(entries: Iterable[SourceEntry]) -> Iterator[tuple[SourceEntry, str]]:
    """The entries and their keys: such that BibTeX reads them, and no key twice."""
    taken, numbers = set[str](), dict[str, int]()
    for entry in entries:
        key = unused = entry.entry.key if entry.source else _sound(entry.entry.key)
        while unused in taken:
            numbers[key] = numbers.get(key, 1) + 1
            unused = f"{key}-{numbers[key]}"
        taken.add(unused)
        yield entry, unused


def _sound(key: str) -> str:
    return _NOT_IN_KEY.sub("-", key).strip("-") or "entry"


def _entry(written: SourceEntry, key: str) -> str:
    entry = written.entry
    if written.source and key == entry.key:
        return written.source.strip("\n")
    fields = tuple((name, _closed(value)) for name, value in entry)
    return write_entry(Entry(entry.type, key, fields))


def _closed(value: str) -> str:
    """The value, without braces that have no counterpart."""
    return value if GROUP.fullmatch(f"{{{value}}}") else balanced(value)


def _title(site: Site) -> str:
    return site.title.strip() or site.owner.strip() or "Home"


def _is_listed(site: Site) -> bool:
    """Whether there is a page of publications."""
    return bool(site.entries or site.preamble.strip() or site.publications)


def _pages(site: Site) -> dict[str, str]:
    """The further pages, that of the publications first, under names that nothing else has."""
    pages = dict[str, str]()
    if site.publications is not None:
        pages[PUBLICATIONS] = paragraphs(site.publications)
    elif _is_listed(site) and PUBLICATIONS not in site.pages:
        pages[PUBLICATIONS] = fill("publications.md")
    taken = {name.casefold() for name in ("conf.py", HOME, PEOPLE, "README.md", *_OWN, *pages)}
    for path, text in site.pages.items():
        name = _unused(_inside(path), taken)
        taken.add(name.casefold())
        pages[name] = paragraphs(text)
    return pages


def _inside(path: str) -> str:
    """The path, such that it leads out of no folder and into none that is hidden."""
    parts = (_NOT_IN_PATH.sub("-", part).lstrip(".") for part in path.split("/"))
    return "/".join(part for part in parts if part) or "page.md"


def _unused(path: str, taken: set[str]) -> str:
    """The path, numbered if it is taken."""
    parts, number, name = PurePosixPath(path), 1, path
    while name.casefold() in taken:
        number += 1
        name = parts.with_name(f"{parts.stem}-{number}{parts.suffix}").as_posix()
    return name


def _home(site: Site, pages: Mapping[str, str]) -> str:
    blocks = [f"# {plain(_title(site))}"]
    blocks += [directive(site.bio)] if site.bio else []
    blocks += [*site.home, contents(pages, site.menu, site.unlisted)]
    return paragraphs(*blocks)


def _people(site: Site) -> dict[str, object]:
    """The people, without what is not known of them."""
    return {
        key: {name: value for name, value in person.items() if value}
        for key, person in site.people.items()
    }


def _conf(site: Site) -> str:
    settings = _defaults(site) | {
        name: value for name, value in site.settings.items() if name.isidentifier()
    }
    baseurl = settings.pop("html_baseurl", "")
    groups = (
        ("project", "author", "copyright", "language"),
        ("extensions", "myst_enable_extensions", "exclude_patterns"),
        (*("profile_owner", "profile_people", "profile_bibfiles"), *_rest(settings)),
        ("html_theme", "html_title"),
    )
    written = [[(name, settings[name]) for name in group if name in settings] for group in groups]
    return fill("conf.py", groups=[group for group in written if group], baseurl=baseurl)


def _defaults(site: Site) -> dict[str, object]:
    owner, title = site.owner.strip(), _title(site)
    is_said = site.bio is not None and site.bio.argument.strip() == owner
    settings: dict[str, object] = {
        "project": title,
        "author": owner or title,
        "copyright": owner or title,
        "language": "en",
        "extensions": ["myst_parser", "sphinx_profile"],
        "myst_enable_extensions": ["colon_fence", "dollarmath"],
        "exclude_patterns": ["_build", ".venv", "README.md"],
        "profile_people": PEOPLE,
        "html_theme": "furo",
        "html_title": title,
    }
    if owner and not is_said:
        settings["profile_owner"] = owner
    if site.entries or site.preamble.strip():
        settings["profile_bibfiles"] = [BIBLIOGRAPHY]
    return settings


def _rest(settings: Mapping[str, object]) -> list[str]:
    """The names of the further settings: those that are in no group."""
    known = {"project", "author", "copyright", "language", "html_theme", "html_title"}
    known |= {"extensions", "myst_enable_extensions", "exclude_patterns"}
    known |= {"profile_owner", "profile_people", "profile_bibfiles"}
    return [name for name in settings if name not in known]
