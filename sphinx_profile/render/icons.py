"""Icons as inline SVG: no web font, no request to another host.

The drawings are those of Font Awesome Free (CC BY 4.0) and Simple Icons (CC0 1.0), from the packages
``fontawesome-free-pack`` and ``simple-icons-pack``.
"""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

from markupsafe import Markup

FALLBACK = "solid/link"
_NAMESPACE = "http://www.w3.org/2000/svg"
_DRAWING = ("viewBox", "d", "cx", "cy", "r", "points", "x", "y", "width", "height", "transform")


@cache
def icon(name: str) -> Markup:
    """The SVG of ``family/name``; that of a plain link where there is no such icon.

    ``family`` is ``solid``, ``regular`` or ``brands`` of Font Awesome, or ``si`` of Simple Icons.
    """
    source = _source(name) or _source(FALLBACK)
    return Markup(_cleaned(source))


def _source(name: str) -> str:
    """The SVG as the pack has it, or ``""``."""
    import fontawesome_free_pack
    import simple_icons_pack

    family, _, slug = name.partition("/")
    pack, key = (simple_icons_pack, slug) if family == "si" else (fontawesome_free_pack, name)
    found = pack.get_icon(key)
    return found.svg if found else ""


def _cleaned(source: str) -> str:
    """The drawing alone, in the size and colour of the text, hidden from screen readers."""
    root = ET.fromstring(source)
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
