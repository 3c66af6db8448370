"""Liquid in the pages of a Jekyll site: what is sure is written as MyST, the rest is named.

Nothing is run. The text keeps its number of lines, so that what follows knows where it stands.
Source: Liquid (shopify.github.io/liquid, "Tags"), Jekyll ("Tags", "Includes"), jekyll-scholar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sphinx_profile.migrate.common.includes import Includes, attributes
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.scholar import Scholar, listing
from sphinx_profile.migrate.common.stash import Stash
from sphinx_profile.scaffold.myst import directive
from sphinx_profile.scaffold.site import Block

_TAG = re.compile(
    r"\{%-?\s*(?P<name>\w+)(?P<rest>(?:[^%]|%(?!\})){0,5000}+)%\}"
    r"|\{\{-?(?P<output>(?:[^{}]|\}(?!\})){0,2000}+)\}\}"
)
_BODIES = {
    "raw": re.compile(r"\{%-?\s*endraw\s*-?%\}"),
    "comment": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "highlight": re.compile(r"\{%-?\s*endhighlight\s*-?%\}"),
    "capture": re.compile(r"\{%-?\s*endcapture\s*-?%\}"),
    "for": re.compile(r"\{%-?\s*endfor\s*-?%\}"),
}
_LOOP = re.compile(r"\bin\s+site\.(\w+)")
_FOR = re.compile(r"\{%-?\s*for\b")
_DISTILL = re.compile(r"<d-cite\s+(?:bibtex-)?key=[\"']([^\"'<>]{1,500})[\"']\s*>\s*</d-cite>")
"""A citation of Distill's posts."""
_MARKUP = re.compile(r"<!--.*?-->|<[A-Za-z/][^<>]{0,2000}>|</?\w+|\{:[^{}\n]*\}", re.DOTALL)
_STRING = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*(?:\|[^\"']*)?-?")
_NAME = re.compile(r"\s*([\w.-]+?)\s*(?:\|.*)?-?", re.DOTALL)
_EMPTY = frozenset({"site.baseurl", "site.url", "base_path", "content", "site.github.url"})
_THEME_PART = "it is a part of the theme, which the new site does without"
_LISTED = "a loop is a template, and is not run; a list of the new site stands for it"
_ROUTINE = (_THEME_PART, _LISTED)
_CONTROL = frozenset(
    [
        *("if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase"),
        *("assign", "endcapture", "increment", "decrement", "cycle", "endfor", "break"),
        *("continue", "nocite", "tabs", "endtabs", "endtab", "enddetails", "endquote"),
    ]
)


@dataclass(slots=True)
class Liquid:
    """Reads the Liquid of pages.

    ``known`` are the keys of the bibliography, ``loops`` what stands for a loop over a
    collection.
    """

    move: Move
    stash: Stash
    scholar: Scholar
    known: frozenset[str]
    includes: Includes
    loops: dict[str, str] = field(default_factory=dict)
    search: bool = False

    def read(self, text: str, path: str, first: int, variables: dict[str, str]) -> str:
        """The text of a page without Liquid, on as many lines.

        ``first`` is the number of its first line, ``variables`` are ``page.title`` and so on.
        """
        if "<d-cite" in text:
            text = _DISTILL.sub(lambda match: f"{{% cite {match[1].replace(',', ' ')} %}}", text)
        if "{%" not in text and "{{" not in text:
            return text
        return _Reading(self, text, path, first, variables).run()


class _Reading:
    """One text that is being read."""

    def __init__(
        self, liquid: Liquid, text: str, path: str, first: int, variables: dict[str, str]
    ) -> None:
        self._liquid, self._text, self._path, self._first = liquid, text, path, first
        self._variables = {**liquid.move.variables, **variables}
        self._report = liquid.move.report

    def run(self) -> str:
        parts, position = list[str](), 0
        while match := _TAG.search(self._text, position):
            parts.append(self._text[position : match.start()])
            new, position = self._tag(match)
            lost = self._text.count("\n", match.start(), position) - new.count("\n")
            parts.append(new + "\n" * max(lost, 0))
        return "".join(parts) + self._text[position:]

    def _line(self, position: int) -> int:
        return self._first + self._text.count("\n", 0, position)

    def _tag(self, match: re.Match[str]) -> tuple[str, int]:
        """What stands for a tag, and where the text goes on."""
        if match["output"] is not None:
            return self._output(match), match.end()
        name, rest = match["name"], match["rest"].strip().removesuffix("-").strip()
        if name in _BODIES:
            return self._body(name, rest, match)
        write = _TAGS.get(name)
        if write:
            return write(self, rest, match), match.end()
        if name.startswith("include"):
            return self._include(rest, match), match.end()
        why = "Liquid is not run; what stands between such tags stays"
        if name not in _CONTROL:
            why = "this tag of a plugin has no counterpart; write what it shows by hand"
        self._leave(match.start(), match.end(), match[0], why)
        return "", match.end()

    def _leave(self, start: int, end: int, what: str, why: str) -> None:
        shown, first, last = " ".join(what.split())[:500], self._line(start), self._line(end)
        self._report.left(self._path, first, shown, why, last, routine=why in _ROUTINE)

    def _mend(self, match: re.Match[str], why: str) -> None:
        shown, end = " ".join(match[0].split())[:500], self._line(match.end())
        start = self._line(match.start())
        self._report.mended(self._path, start, shown, why, end, routine=True)

    # -- tags with a body

    def _body(self, name: str, rest: str, match: re.Match[str]) -> tuple[str, int]:
        start, stop, end = self._extent(name, match.end())
        body = self._text[start:stop]
        if name not in {"for", "capture"}:
            line, tag, why = self._line(stop), self._text[stop:end], "it ends the tag above"
            self._report.mended(self._path, line, tag, why, routine=True)
        if name == "raw":
            self._mend(match, "what stands in it is text")
            return body, end
        if name == "comment":
            self._mend(match, "it is a comment of the page")
            return f"<!-- {body.strip().replace('--', '- -')} -->", end
        if name == "highlight":
            self._mend(match, "it is a block of code")
            language = (rest.split() or ["text"])[0]
            return f"```{language}\n{body.strip(chr(10))}\n```", end
        return self._loop(rest, match, end), end

    def _loop(self, rest: str, match: re.Match[str], end: int) -> str:
        """A loop over a collection, for which a list of ours stands, or over anything else."""
        over = _LOOP.search(rest)
        text = self._liquid.loops.get(over[1], "") if over else ""
        why = "a loop is a template, and is not run"
        if over and over[1] in self._liquid.loops:
            why = _LISTED
        self._leave(match.start(), end, self._text[match.start() : end], why)
        return self._block(text) if text else ""

    def _extent(self, name: str, start: int) -> tuple[int, int, int]:
        """Where a body begins and ends, and where its closing tag ends; a loop may hold loops."""
        position, depth = start, 1
        while closing := _BODIES[name].search(self._text, position):
            if name == "for":
                depth += len(_FOR.findall(self._text, position, closing.start()))
            depth -= 1
            if name != "for" or not depth:
                return start, closing.start(), closing.end()
            position = closing.end()
        return start, start, start

    # -- tags

    def _bibliography(self, rest: str, match: re.Match[str]) -> str:
        found = listing(rest, self._liquid.scholar, self._liquid.search)
        self._mend(match, "it is a publication-list")
        for what in found.unknown:
            why = "this has no counterpart in publication-list, which shows all"
            self._leave(match.start(), match.end(), what, why)
        return self._block(directive(found.block))

    def _block(self, text: str) -> str:
        return self._liquid.stash.keep_block(text)

    def _cite(self, rest: str, match: re.Match[str]) -> str:
        keys = [word for word in rest.replace(",", " ").split() if not word.startswith("-")]
        unknown = [key for key in keys if key not in self._liquid.known]
        if unknown:
            why = "no publication has this key; it stands as text"
            self._leave(match.start(), match.end(), ", ".join(unknown), why)
        else:
            self._mend(match, "it is a reference of ours")
        roles = [f"`{key}`" if key in unknown else "{pub}" + f"`{key}`" for key in keys]
        return self._liquid.stash.keep(", ".join(roles))

    def _reference(self, rest: str, match: re.Match[str]) -> str:
        key = (rest.split() or [""])[0]
        if key not in self._liquid.known:
            return self._cite(rest, match)
        self._mend(match, "it is a publication")
        return self._block(directive(Block("publication", key)))

    def _link(self, rest: str, match: re.Match[str]) -> str:
        self._mend(match, "the address itself is written")
        return f"/{rest.strip(chr(34) + chr(39) + ' ').lstrip('/')}"

    def _post(self, rest: str, match: re.Match[str]) -> str:
        self._mend(match, "the address itself is written")
        return f"/_posts/{rest.strip().strip('/')}.md"

    def _titled(self, rest: str, match: re.Match[str]) -> str:
        """``{% details Title %}``, ``{% tab group Title %}``."""
        title = rest.partition(" ")[2] if match["name"] == "tab" else rest
        self._mend(match, "what folds or is a tab stands open, under its title")
        return f"**{title.strip()}**{self._liquid.stash.keep_block('')}" if title else ""

    def _address(self, rest: str, match: re.Match[str]) -> str:
        """A tag that embeds what stands at an address."""
        address = (rest.split() or [""])[0].strip("\"'")
        if not address.startswith(("https://", "http://")):
            self._leave(match.start(), match.end(), match[0], "it embeds nothing of an address")
            return ""
        self._mend(match, "what it embeds is linked")
        return f"<{address}>"

    def _include(self, rest: str, match: re.Match[str]) -> str:
        name, values = attributes(rest)
        line = self._line(match.start())
        if name.startswith("bib_search"):
            self._liquid.search = True
            self._mend(match, "the list below has a box to search in")
            return ""
        found = self._liquid.includes.write(name, values, self._path, line, self._liquid)
        if found is None:
            self._leave(match.start(), match.end(), match[0], _THEME_PART)
            return ""
        self._mend(match, "it is written as Markdown")
        return found

    def _output(self, match: re.Match[str]) -> str:
        """``{{ site.title }}``, ``{{ "/cv" | relative_url }}``."""
        inside = match["output"]
        string, name = _STRING.fullmatch(inside), _NAME.fullmatch(inside)
        value = (string[1] or string[2] or "") if string else None
        if name and value is None:
            value = "" if name[1] in _EMPTY else self._variables.get(name[1])
        if value is None:
            why = "Liquid is not run; write by hand what it shows"
            self._leave(match.start(), match.end(), match[0], why)
            return ""
        self._mend(match, f"it is {value[:100]!r}" if value else "addresses begin at the top")
        return value


_Writer = Callable[["_Reading", str, re.Match[str]], str]
_TAGS: dict[str, _Writer] = {
    "bibliography": _Reading._bibliography,
    "cite": _Reading._cite,
    "cite_details": _Reading._cite,
    "details_link": _Reading._cite,
    "reference": _Reading._reference,
    "link": _Reading._link,
    "post_url": _Reading._post,
    "details": _Reading._titled,
    "tab": _Reading._titled,
    "twitter": _Reading._address,
    "tweet": _Reading._address,
    "youtube": _Reading._address,
    "jupyter_notebook": _Reading._address,
}


def is_prose(text: str) -> bool:
    """Whether there is more in a page than templates: words, or a tag that we can write."""
    if any(f"{{% {name}" in text for name in (*_TAGS, "include figure", "include video")):
        return True
    parts, position = list[str](), 0
    while match := _TAG.search(text, position):
        parts.append(text[position : match.start()])
        position = match.end()
        if match["name"] in {"for", "capture", "comment"}:
            closing = _BODIES[match["name"]].search(text, position)
            position = closing.end() if closing else position
    rest = _MARKUP.sub(" ", "".join(parts) + text[position:])
    return bool(re.search(r"\w", rest))
