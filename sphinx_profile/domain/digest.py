"""Digests of texts: what is remembered in place of the texts themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.objects import Home


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits: the same on every machine."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def people_state(env: BuildEnvironment, homes: dict[str, list[Home]]) -> str:
    """A digest of all that recognition depends on, as it was written."""
    people = env.config.profile_people
    if isinstance(people, str) and people:
        path = Path(env.srcdir, people)
        people = path.read_bytes() if path.is_file() else None
    owners = [repr(home.person) for home in homes.get(env.config.root_doc, ())]
    return digest(repr((env.config.profile_owner, people, owners)))
