"""Whose page it is: the name that it gives, and the one that it sets in bold among others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sphinx_profile.formats.authors import read_authors
from sphinx_profile.migrate.jekyll_page.context import Kind, kind_of
from sphinx_profile.migrate.jekyll_page.name_order import turned
from sphinx_profile.migrate.jekyll_page.people import Owner, is_name
from sphinx_profile.migrate.jekyll_page.rich import Rich
from sphinx_profile.migrate.markdown import Block, read_blocks, read_inline
from sphinx_profile.migrate.markdown.parser import Env
from sphinx_profile.model.inline import inline

_TITLES = re.compile(
    r"^(?:(?:assistant|associate|full)\s+)?(?:dr|prof|professor)\b\.?(?:\s*dr\b\.?)?\s+", re.I
)
_AFTER = re.compile(r"\s*(?:[,|–—·:]|\s-\s|'s\b|’s\b|\().*$")
_GENERIC = re.compile(
    r"home(?:\s?page)?|about(?: me)?|index|welcome|main|bio(?:graphy)?|readme|publications?|"
    r"curriculum vitae|cv|personal (?:web)?(?:page|site)|academic (?:home)?page|website",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\S\s*\((?=[^()\W\d])([^()\d]{3,40})\)\s*$")
_SENTENCE_END = re.compile(r"\w\w\.$")
_WELCOME = re.compile(r"\b(?:I am|I['’]m|My name is|Name:)\s+((?:[A-Z][\w'’.-]*\s?){2,4})")


def name_in(title: str) -> str:
    """The name of a person that a title is or begins with; ``""`` if there is none."""
    text = _TITLES.sub("", " ".join(title.split()).strip(" *_#"))
    for candidate in (_AFTER.sub("", text), text):
        if not is_generic(candidate) and is_name(candidate) and len(candidate.split()) <= 5:
            return candidate
    return ""


def is_generic(title: str) -> bool:
    """Whether a title says that this is a home page, and no more."""
    return not title or bool(_GENERIC.fullmatch(title.strip(" *_#.!")))


def owner_of(given: Iterable[str], blocks: Sequence[Block], env: Env) -> Owner:
    """The owner, by the names that front matter and titles give, else by bold type."""
    names = [name for text in given if (name := name_in(text))]
    headings = [block.text for block in blocks if block.kind == "heading"]
    if not names and headings:
        title = _text(headings[0], env)
        names = [name] if kind_of(title) is Kind.UNKNOWN and (name := name_in(title)) else []
    bold = _bold_names(blocks, env)
    if not names and bold:
        names = [bold[0]]
    if not names:
        names = [name] if (name := _introduced(blocks)) else []
    known = Owner(tuple(names[:1]))
    aliases = [name for name in bold if known.is_named(name) and name not in names[:1]]
    aliases += [found[1] for text in headings[:1] if (found := _ALSO.search(_text(text, env)))]
    return Owner((*names[:1], *(name for name in dict.fromkeys(aliases) if is_name(name))))


def _text(markdown: str, env: Env) -> str:
    return Rich(read_inline(markdown, env).runs).text


def _bold_names(blocks: Sequence[Block], env: Env) -> list[str]:
    """The names in bold type, the most frequent first; of a name once it must be in a list."""
    counts = Counter[str]()
    for text in _texts(blocks, env):
        rich = Rich(read_inline(text, env).runs) if "**" in text or "__" in text else Rich()
        for start, end in rich.styled("strong"):
            name = rich.text[start:end].strip(" \t\n,*;:†‡")
            name = name.rstrip(".") if _SENTENCE_END.search(name) else name
            beside = rich.text[:start].rstrip()[-1:] + rich.text[end:].lstrip()[:1]
            if is_name(name):
                name = _in_order(name)
                counts[name] += 2 if "," in beside or ";" in beside else 1
    return [name for name, count in counts.most_common() if count > 1]


def _in_order(name: str) -> str:
    """``Zhou, Z.`` and ``Zhou ZM`` as ``Z. Zhou`` and ``ZM Zhou``."""
    found, _ = read_authors(inline(name))
    return turned(found.authors[0].name if len(found.authors) == 1 else name)


def _texts(blocks: Sequence[Block], env: Env) -> Iterable[str]:
    for block in blocks:
        if block.kind == "comment":
            inner = read_blocks(block.text.split("\n"), 1, env)
            yield from _texts([one for one in inner if one.kind != "comment"], env)
        elif block.kind in ("paragraph", "html"):
            yield block.text.replace("<b>", "**").replace("</b>", "**")
        yield from _texts(block.children, env)


def _introduced(blocks: Sequence[Block]) -> str:
    """The name in "I am NAME", near the top."""
    for block in blocks[:6]:
        match = _WELCOME.search(re.sub(r"[*_]{1,2}", "", block.text))
        if match and (name := name_in(match[1].strip())):
            return name
    return ""
