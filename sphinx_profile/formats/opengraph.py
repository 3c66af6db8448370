"""What a page is called where it is shared: the values of the Open Graph protocol (ogp.me)."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_profile.formats.citation import Citation
from sphinx_profile.formats.latex import cleaned
from sphinx_profile.formats.texts import text_of
from sphinx_profile.model.publication import Biography

MAX_DESCRIPTION = 200
_FEW = 3


@dataclass(frozen=True, slots=True)
class Card:
    """Title, description, image and type of a page; the image is a URL, or ``""``.

    ``type`` is ``article``, ``book`` or ``profile``.
    """

    title: str
    description: str = ""
    image: str = ""
    type: str = "article"


def publication_card(citation: Citation, *, image: str = "") -> Card:
    """The card of a publication: its abstract, or who wrote it, where and when."""
    description = citation.abstract or _reference(citation)
    kind = "book" if citation.genre.is_whole else "article"
    return Card(citation.title, shortened(description), image, kind)


def person_card(biography: Biography, *, image: str = "", description: str = "") -> Card:
    """The card of a person: the description, or position and affiliation."""
    texts = (biography.position, biography.affiliation)
    place = ", ".join(text for runs in texts if (text := text_of(runs)))
    return Card(cleaned(biography.name), shortened(cleaned(description) or place), image, "profile")


def shortened(text: str, most: int = MAX_DESCRIPTION) -> str:
    """``text``, or its first words and an ellipsis: at most so many characters."""
    if len(text) <= most:
        return text
    head, space, _rest = text[:most].rpartition(" ")
    return (head.rstrip(" ,;:–—-") if space else text[: most - 1]) + "…"


def _reference(citation: Citation) -> str:
    """``Zhiming Zhou, Jiadong Liang, et al. Journal of Ice, 2019``."""
    names = [name.name for name in citation.authors or citation.editors]
    if len(names) > _FEW:
        names = [*names[: _FEW - 1], "et al."]
    where = citation.container or citation.institution or citation.publisher
    place = ", ".join(part for part in (where, citation.date.shown) if part)
    who = ", ".join(names).removesuffix(".")
    return ". ".join(part for part in (who, cleaned(place)) if part)
