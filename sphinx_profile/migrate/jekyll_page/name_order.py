"""Names as biologists and physicians write them, ``Doe JQ``, in the order of all others."""

from __future__ import annotations

import re
from dataclasses import replace

from sphinx_profile.formats.authors import AuthorList
from sphinx_profile.model.person import Author

_INITIALS = r"(?:[A-Z]\.?-?){1,4}|(?:[A-Z]\. ?){2,4}"
_WORD = r"(?:[^\W\d_][^\W\d_'’]*['’-])*[^\W\d_]{2,}"
_FAMILY_FIRST = re.compile(rf"(?P<family>{_WORD}(?: {_WORD}){{0,3}}),? (?P<given>{_INITIALS})")
_GIVEN_FIRST = re.compile(rf"(?:{_INITIALS}) {_WORD}(?: {_WORD}){{0,3}}")


def turned(name: str) -> str:
    """``JQ Doe`` for ``Doe JQ``, the name itself if it is no such name.

    A single letter behind a name may be the family name.
    """
    match = _family_first(name)
    is_sure = match is not None and len(re.findall("[A-Z]", match["given"])) > 1
    return f"{match['given']} {match['family']}" if match and is_sure else name


def spaced(name: str) -> str:
    """``J Q Doe`` for ``JQ Doe``."""
    return re.sub(r"^[A-Z]{2,4}(?= [^\W\d_]*[^\W\d_A-Z])", lambda match: " ".join(match[0]), name)


def in_order(found: AuthorList) -> AuthorList:
    """The authors, ``Doe JQ`` as ``JQ Doe`` if all of the list have initials alone.

    ``Doe JQ, M Roe`` is such a list too: only the first begins with the family name.
    """
    names = [author.name for author in found.authors]
    turn = [_family_first(name) is not None for name in names]
    if not _are_in_order(names, turn):
        is_fit = all(
            one or _GIVEN_FIRST.fullmatch(name) for one, name in zip(turn, names, strict=True)
        )
        dots = [is_fit and name.endswith(".") for name in names[:-1]]
        turn = [
            one and (dotted or _is_dotted(name))
            for one, dotted, name in zip(turn, [*dots, False], names, strict=True)
        ]
    is_bare = not any("." in name.rstrip(".") for name in names)
    authors = (
        _in_order(author, is_bare) if turns else author
        for author, turns in zip(found.authors, turn, strict=True)
    )
    return replace(found, authors=tuple(authors)) if any(turn) else found


def _are_in_order(names: list[str], turn: list[bool]) -> bool:
    """Whether the names that can be turned are to be: most can, or the first, and all fit."""
    if sum(turn) > 2 and 3 * sum(turn) >= 2 * len(turn):
        return True
    pairs = zip(turn, names, strict=True)
    if not any(turn[:1]) or not all(one or _GIVEN_FIRST.fullmatch(name) for one, name in pairs):
        return False
    is_sure = turned(names[0]) != names[0] or names[0].endswith(".")
    return (is_sure or all(turn)) and (len(turn) > 1 or turned(names[0]) != names[0])


def _is_dotted(name: str) -> bool:
    """Whether a name ends in more initials than one, with dots: ``Doe J.Q.``."""
    match = _family_first(name)
    return match is not None and len(re.findall(r"[A-Z]\.", match["given"])) > 1


def _family_first(name: str) -> re.Match[str] | None:
    """The family name and the initials, unless the whole is in capitals."""
    match = _FAMILY_FIRST.fullmatch(name)
    return match if match and not match["family"].isupper() else None


def _in_order(author: Author, is_bare: bool) -> Author:
    """``is_bare`` where the list has no dots: that of the last name ends the sentence."""
    match = _family_first(author.name)
    if not match:
        return author
    given, family = match["given"].strip(), match["family"]
    given = given.rstrip(".") if is_bare else given
    return replace(author, name=f"{given} {family}", inverted=f"{family}, {given}")
