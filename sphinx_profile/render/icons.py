"""Icons as inline SVG: no web font, no request to another host.

The drawings are those of Font Awesome Free (CC BY 4.0) and Simple Icons (CC0 1.0), from the
packages ``fontawesome-free-pack`` and ``simple-icons-pack``.
"""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

from markupsafe import Markup

FALLBACK = "solid/link"
FAMILIES = ("solid", "brands", "regular", "si")
_NAMESPACE = "http://www.w3.org/2000/svg"
_DRAWING = ("viewBox", "d", "cx", "cy", "r", "points", "x", "y", "width", "height", "transform")


@cache
def icon(name: str) -> Markup:
    """The SVG of ``family/name``; that of a plain link where there is no such icon.

    ``family`` is ``solid``, ``regular`` or ``brands`` of Font Awesome, or ``si`` of Simple Icons.
    """
    source = _source(name) or _source(FALLBACK)
    return Markup(_cleaned(source))  # noqa: S704  (markup of the icon packs, parsed and rebuilt)


class Symbols:
    """The icons of a list: each drawn once, and referred to wherever it stands."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._uses: dict[str, Markup] = {}
        self._drawn: dict[str, ET.Element] = {}

    def use(self, name: str) -> Markup:
        """An SVG that refers to the drawing of ``family/name``."""
        if name not in self._uses:
            drawing = ET.fromstring(icon(name))  # noqa: S314  (made by :func:`icon`)
            symbol_id = f"{self._prefix}icon-{len(self._drawn) + 1}"
            self._drawn[symbol_id] = drawing
            svg = ET.Element("svg", {key: drawing.attrib[key] for key in _ON_USE})
            ET.SubElement(svg, "use", {"href": f"#{symbol_id}"})
            self._uses[name] = Markup(ET.tostring(svg, encoding="unicode"))  # noqa: S704  (ours)
        return self._uses[name]

    def markup(self) -> Markup:
        """The drawings, to be put before the entries; nothing if no icon is in use."""
        if not self._drawn:
            return Markup()
        svg = ET.Element("svg", {"class": "profile-symbols", "width": "0", "height": "0"})
        svg.set("aria-hidden", "true")
        for symbol_id, drawing in self._drawn.items():
            box = {"id": symbol_id, "viewBox": drawing.get("viewBox", ""), "fill": "currentColor"}
            ET.SubElement(svg, "symbol", box).extend(_without_namespace(drawing))
        return Markup(ET.tostring(svg, encoding="unicode"))  # noqa: S704  (drawings of the packs)


_ON_USE = ("class", "width", "height", "aria-hidden")


def _without_namespace(drawing: ET.Element) -> list[ET.Element]:
    return [ET.Element(shape.tag.rpartition("}")[2], shape.attrib) for shape in drawing]


def _source(name: str) -> str:
    """The SVG as the pack has it, or ``""``."""
    import fontawesome_free_pack  # noqa: PLC0415  (loaded when it is needed)
    import simple_icons_pack  # noqa: PLC0415  (loaded when it is needed)

    for family, slug in _spellings(name):
        awesome = fontawesome_free_pack.get_icon(f"{family}/{slug}")
        simple = simple_icons_pack.get_icon(slug) if family == "si" else None
        if found := awesome or simple:
            return found.svg
    return ""


def _spellings(name: str) -> list[tuple[str, str]]:
    """Family and name of an icon: ``solid/book``, ``fa-solid fa-book``, ``book``."""
    words = [word.removeprefix("fa-") for word in re.split(r"[/:\s]+", name.strip().lower())]
    families = {"fas": "solid", "far": "regular", "fab": "brands", **{f: f for f in FAMILIES}}
    if len(words) > 1 and words[0] in families:
        return [(families[words[0]], words[1])]
    return [(family, words[-1]) for family in FAMILIES]


def _cleaned(source: str) -> str:
    """The drawing alone, in the size and colour of the text, hidden from screen readers."""
    root = ET.fromstring(source)  # noqa: S314  (markup of the icon packs)
    svg = ET.Element(
        "svg",
        {
            "class": "profile-icon",
            "xmlns": _NAMESPACE,
            "viewBox": root.get("viewBox", "0 0 24 24"),
            "width": "1em",
            "height": "1em",
            "fill": "currentColor",
            "aria-hidden": "true",
            "focusable": "false",
        },
    )
    for shape in root.iter():
        name = shape.tag.rpartition("}")[2]
        if name in {"path", "circle", "rect", "polygon"}:
            ET.SubElement(
                svg, name, {key: shape.attrib[key] for key in _DRAWING if key in shape.attrib}
            )
    return ET.tostring(svg, encoding="unicode", short_empty_elements=True)
