"""What the last import wrote: the base of the next merge, kept beside the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinx_profile.scaffold.folder import Folder

PATH = ".sphinx-profile/import.json"
_VERSION = 1


@dataclass(slots=True)
class Memory:
    """The texts that were written, and the SHA-256 of the files that were copied, by path."""

    texts: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The file in which it is kept; the same for the same memory."""
        data = {"version": _VERSION, "texts": self.texts, "digests": self.digests}
        return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode("ascii")


def recall(folder: Folder) -> Memory:
    """What a folder remembers; nothing, if nothing was imported to it yet.

    ``ValueError`` if its file is malformed.
    """
    data = folder.read(PATH)
    if data is None:
        return Memory()
    try:
        kept = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is no JSON: {error}") from error
    if not isinstance(kept, Mapping) or kept.get("version") != _VERSION:
        raise ValueError("another version of sphinx-profile wrote it")
    return Memory(_texts(kept.get("texts")), _texts(kept.get("digests")))


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(v, str) for v in value.values()):
        raise ValueError("what it holds is not what was written")
    return dict(value)
