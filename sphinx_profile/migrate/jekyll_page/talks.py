"""Talks, as people list them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.migrate.jekyll_page.candidate import candidate
from sphinx_profile.migrate.jekyll_page.context import Context
from sphinx_profile.migrate.jekyll_page.links import Button, pull_buttons
from sphinx_profile.migrate.jekyll_page.rich import Rich
from sphinx_profile.migrate.jekyll_page.venue import years_in
from sphinx_profile.migrate.markdown import Block
from sphinx_profile.migrate.markdown.parser import Env
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.scaffold.myst import plain
from sphinx_profile.scaffold.site import Block as Directive

_PRE = re.compile(r"<pre[^<>]*>(.*?)</pre\s*>\s*", re.DOTALL | re.IGNORECASE)
_QUOTED = re.compile(r"\s*[\"“]([^\"”]{3,300}?)[.,]?[\"”][.,:]?")
_SLIDES = (".ppt", ".pptx", ".key", ".odp", ".pdf")
_CLEAN = " \t\n,;|.–—:-"
_LONGEST = 40


def read_talk(blocks: Sequence[Block], env: Env, context: Context) -> Directive | None:
    """The talk that blocks are; ``None`` where its title is not to be seen."""
    outline = _outline(blocks[1]) if len(blocks) > 1 else ""
    if outline is None or (len(blocks) > 1 and not outline):
        return None
    found = candidate(blocks[:1], env)
    if not found.sound or found.summaries or found.pictures or found.label:
        return None
    parts = _title(found.text)
    if not parts:
        return None
    title, rest = parts
    rest, buttons = pull_buttons(rest)
    if any(run.url or "\n" in run.text.strip() for run in rest.runs):
        return None
    options = [*_title_link(title, context), *_where(rest), *_links(buttons)]
    if context.draft:
        options.insert(0, ("status", "draft"))
    return Directive("talk", plain(title.text.strip(' "“”.,')), tuple(options), outline)


def _title(text: Rich) -> tuple[Rich, Rich] | None:
    """A title in quotes, bold or italic type or a link, at the beginning, and the rest."""
    quoted = _QUOTED.match(text.text)
    if quoted:
        return text.cut(*quoted.span(1)), text.cut(quoted.end()).strip(_CLEAN)
    spans = [(start, end) for start, end, _ in text.links()]
    spans += [span for style in ("strong", "emphasis") for span in text.styled(style)]
    ends = [end for start, end in spans if start == 0]
    if not ends or len(text.text[: max(ends)].split()) < 2:
        return None
    if len(text.text[max(ends) :].split()) > _LONGEST:
        return None
    return text.cut(0, max(ends)), text.cut(max(ends)).strip(_CLEAN)


def _title_link(title: Rich, context: Context) -> list[tuple[str, str]]:
    """Where the title leads: to the slides, if anything says so."""
    url = next((url for _, _, url in title.links()), "")
    if not url:
        return []
    is_file = urlsplit(url).path.casefold().endswith(_SLIDES)
    return [("slides" if is_file or context.slides else "website", url)]


def _where(rest: Rich) -> list[tuple[str, str]]:
    """The event as it is written, its year apart where that ends it."""
    text = cleaned(rest.strip(_CLEAN).text)
    years = years_in(text)
    if len(years) == 1 and text.rstrip(").").endswith(years[0]):
        event = text.rstrip(").")[: -len(years[0])].rstrip(" ,(")
        return [*([("event", plain(event))] if event else []), ("year", years[0])]
    return [("event", plain(text))] if re.search(r"\w", text) else []


def _links(buttons: Sequence[Button]) -> list[tuple[str, str]]:
    links = " ".join(linked(button.label, button.url) for button in buttons)
    return [("links", links)] if links else []


def _outline(block: Block) -> str | None:
    """What stands below a talk: a list, or text that is set as it is typed."""
    match = _PRE.fullmatch(block.text) if block.kind == "html" else None
    if not match:
        return None
    lines = [line.rstrip() for line in match[1].strip("\n").split("\n")]
    return "\n".join(lines) if all(_is_item(line) for line in lines if line) else None


def _is_item(line: str) -> bool:
    return bool(re.match(r"\s*[-*+]\s+\S", line)) and "<" not in line
