"""A new site, from a few answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.key import slug
from sphinx_profile.scaffold.myst import directive, phrase
from sphinx_profile.scaffold.site import Block, PersonRecord, Site
from sphinx_profile.scaffold.templates import fill

_EXTENSIONS = ["colon_fence", "deflist", "dollarmath"]
_NAME = re.compile(r"[^\W\d_]+(?:[-'’. ]+[^\W\d_]+)+\.?")
_EXAMPLES: Mapping[str, PersonRecord] = {
    "ada-lovelace": {
        "name": "Ada Lovelace",
        "url": "https://en.wikipedia.org/wiki/Ada_Lovelace",
    },
    "mary-somerville": {
        "name": "Mary Somerville",
        "url": "https://en.wikipedia.org/wiki/Mary_Somerville",
    },
}


class Template(StrEnum):
    """What kind of site is made."""

    HOME = "home"
    CV = "cv"
    LAB = "lab"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked for a new site. ``has_bibliography`` says that there is a ``.bib`` already."""

    name: str = "Your Name"
    position: str = "Your position"
    affiliation: str = ""
    orcid: str = ""
    title: str = ""
    template: Template = Template.HOME
    has_bibliography: bool = False


def new_site(answers: Answers) -> Site:
    """The site that a template gives for the answers, which are text and stay text."""
    return (_lab if answers.template is Template.LAB else _person)(answers)


def _person(answers: Answers) -> Site:
    """A home page, or a page that is a curriculum vitae."""
    name = cleaned(answers.name)
    site = Site(title=cleaned(answers.title) or name, owner=name)
    is_home = answers.template is Template.HOME
    site.bio = _bio(answers, _ABOUT if is_home else "")
    site.home = [_filled(answers, "index.md")]
    return _with_record(site, answers)


def _lab(answers: Answers) -> Site:
    """A group: its own page, its people, its publications, how to join."""
    name = cleaned(answers.name)
    site = Site(title=cleaned(answers.title) or f"The group of {name}")
    site.home = [_filled(answers, "index.md")]
    site.publications = fill("lab/publications.md")
    site.pages["people.md"] = fill("lab/people.md", head=directive(_bio(answers, _ABOUT)))
    site.pages["join.md"] = fill("lab/join.md")
    site.people[slug(name)] = {"name": name, "orcid": answers.orcid}
    return _with_record(site, answers)


_ABOUT = """\
Two or three sentences on what you work on, and for whom: *this paragraph is yours to write*. It
may hold any Markdown, such as [links](https://example.org/), lists and pictures.

A second paragraph says where you come from, or what you look for in students."""


def _bio(answers: Answers, body: str) -> Block:
    options = {
        "position": phrase(answers.position),
        "affiliation": phrase(answers.affiliation),
        "orcid": answers.orcid,
    }
    known = tuple((name, value) for name, value in options.items() if value)
    return Block("profile-bio", cleaned(answers.name), known, body)


def _filled(answers: Answers, page: str) -> str:
    return fill(
        f"{answers.template}/{page}",
        position=answers.position,
        affiliation=answers.affiliation,
        is_example=not answers.has_bibliography,
    )


def _with_record(site: Site, answers: Answers) -> Site:
    """The site with examples of publications and of co-authors, or with room for those there are.

    The text of a bibliography that there is is written by whoever has it, in place of the example.
    """
    site.settings["myst_enable_extensions"] = _EXTENSIONS
    site.preamble = _example(answers.name)
    if not answers.has_bibliography:
        site.people |= _EXAMPLES
    return site


def _example(name: str) -> str:
    """Entries to start from; the name is an author of each, if it is one that BibTeX can sort."""
    author = f"{cleaned(name)} and " if _NAME.fullmatch(cleaned(name)) else ""
    return fill("publications.bib", author=author)
