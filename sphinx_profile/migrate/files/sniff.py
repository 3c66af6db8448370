"""Which files of a source are of a format: by what they hold, not by their names alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_profile.formats.encoding import decode
from sphinx_profile.migrate.source import Source

HEAD = 200_000
"""How many bytes of a file are looked at."""
MAX_LOOKED_AT = 500
"""How many files of a folder are looked at."""
SURE, IN_FOLDER, BY_NAME = 90, 30, 10


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: the ends of their names, and whether a text seems to be one."""

    suffixes: tuple[str, ...]
    fits: Callable[[str], bool]
    own: tuple[str, ...] = ()
    """Ends of names that no other format has."""

    def recognises(self, source: Source) -> int:
        """How sure it is of a source: a file that fits, or a folder that has some."""
        if source.is_folder:
            return IN_FOLDER if self.paths(source) else 0
        path = source.paths[0]
        by_name = BY_NAME if self.own and path.lower().endswith(self.own) else 0
        return SURE if self._is_one(source, path) else by_name

    def paths(self, source: Source) -> list[str]:
        """The files of the format; a source that is one file is it, whatever it holds."""
        if not source.is_folder:
            return list(source.paths)
        named = [path for path in source.paths if path.lower().endswith(self.suffixes)]
        return [path for path in named[:MAX_LOOKED_AT] if self._is_one(source, path)]

    def _is_one(self, source: Source, path: str) -> bool:
        return self.fits(head(source, path))


def head(source: Source, path: str) -> str:
    """The beginning of a file as text, ``""`` if it is none; it does not count as read."""
    file = source.root / path
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            data = opened.read(HEAD)
    except OSError:
        return ""
    return decode(data, path)[0]
