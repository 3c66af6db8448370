"""Includes of Jekyll sites: figures, videos, and texts of a site's own.

Sources: al-folio, ``_includes/figure.liquid``, ``video.liquid``, ``audio.liquid``; Minimal
Mistakes, "Helpers" (figure, gallery, video), on which academicpages is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.prose import myst
from sphinx_profile.migrate.common.stash import without_marks
from sphinx_profile.migrate.common.targets import Place

if TYPE_CHECKING:
    from sphinx_profile.migrate.common.liquid import Liquid

_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|(\S+))")
_TEXTS = (".md", ".markdown", ".txt")
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={id}",
    "vimeo": "https://vimeo.com/{id}",
}
MAX_DEPTH = 5
"""How deep texts may include texts."""


def attributes(rest: str) -> tuple[str, dict[str, str]]:
    """The name of what is included, and the values that it is given."""
    name = (rest.split() or [""])[0].strip("\"'")
    found = _ATTRIBUTE.finditer(rest)
    return name, {match[1]: match[2] or match[3] or match[4] or "" for match in found}


@dataclass(slots=True)
class Includes:
    """Writes what pages include. ``_inside`` are the texts that are being included."""

    move: Move
    folders: tuple[str, ...] = ("",)
    _inside: list[str] = field(default_factory=list)

    def write(
        self, name: str, values: dict[str, str], path: str, line: int, liquid: Liquid
    ) -> str | None:
        """What is included as Markdown, on one line; ``None`` for a part of the theme."""
        kind = name.rpartition("/")[2].partition(".")[0]
        if kind == "figure":
            return self._figure(values)
        if kind in {"video", "audio"}:
            return _recording(values)
        if name.endswith(_TEXTS):
            return self._text(name, path, line, liquid)
        return None

    def _figure(self, values: dict[str, str]) -> str | None:
        source = values.get("path") or values.get("image_path") or values.get("url") or ""
        if not source or "{{" in source:
            return None
        caption = _flat(values.get("caption", ""))
        alt = _flat(values.get("alt") or values.get("title") or "") or caption
        return f"![{_alt(alt)}]({_target(source)}) {caption if caption != alt else ''}".rstrip()

    def _text(self, name: str, path: str, line: int, liquid: Liquid) -> str | None:
        """A text of ``_includes/``, unless it includes itself."""
        found = self.move.assets.find(name, ("_includes",))
        found = found if found.startswith("_includes/") else ""
        if not found or found in self._inside or len(self._inside) >= MAX_DEPTH:
            why = "it includes itself" if found in self._inside else "there is no such text"
            self.move.report.left(path, line, f"the include {name}", why)
            return ""
        page = self.move.page(found)
        if page is None:
            return ""
        self._inside.append(found)
        text = liquid.read(without_marks(page.body), found, page.line, {})
        place = Place(found, page.line, self.folders)
        written = myst(text, place, self.move, stash=liquid.stash)
        self._inside.pop()
        return liquid.stash.keep_block(written)


def _recording(values: dict[str, str]) -> str | None:
    """A video or a sound, as a link."""
    template = _VIDEOS.get(values.get("provider", ""), "")
    address = values.get("path") or values.get("url") or ""
    if not address and template and re.fullmatch(r"[\w-]{1,100}", values.get("id", "")):
        address = template.format(id=values["id"])
    label = _flat(values.get("caption") or values.get("title") or "")
    return f"[{_alt(label) or address}]({_target(address)})" if address else None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _target(source: str) -> str:
    """A target that is none to a reader of HTML either."""
    return quote(source.strip(), safe="/:?#@!$&'*+,;=%~.-_")


def _alt(text: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", text)
