"""A folder that files are written to: nothing outside it, and each file whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

_READABLE = 0o666


class RefusedError(ValueError):
    """A path that nothing is written to, and why."""


class Folder:
    """A folder, be it there or not yet. Paths in it are relative, with ``/`` between the parts."""

    def __init__(self, path: Path) -> None:
        """``NotADirectoryError`` if something else stands at the path or above it."""
        self.path = path
        self._root = path.resolve()
        above = next(place for place in (self._root, *self._root.parents) if place.exists())
        if not above.is_dir():
            raise NotADirectoryError(20, "it is a file, not a folder", str(above))

    def file(self, path: str) -> Path:
        """Where a file of the folder lies. ``RefusedError`` if that is outside of it."""
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\0" in path or "\\" in path:
            raise RefusedError(f"{path!r} is no path in a folder")
        place = self._root.joinpath(*parts)
        with suppress(OSError, RuntimeError):
            if place.resolve() == place:
                return place
        raise RefusedError(f"{self.path / path} is a link, or lies behind one: nothing is written")

    def has(self, path: str) -> bool:
        """Whether there is something of this name."""
        return os.path.lexists(self.file(path))

    def read(self, path: str) -> bytes | None:
        """The contents of a file, ``None`` if there is none."""
        place = self.file(path)
        return place.read_bytes() if place.is_file() else None

    def write(self, path: str, data: bytes) -> None:
        """Write a file: under another name first, which it then takes the place of."""
        self._put(path, lambda file: file.write(data))

    def copy(self, path: str, origin: Path) -> None:
        """Write a file with the contents of another."""
        with origin.open("rb") as source:
            self._put(path, lambda file: shutil.copyfileobj(source, file))

    def remove(self, path: str) -> None:
        """Delete a file, if there is one."""
        self.file(path).unlink(missing_ok=True)

    def _put(self, path: str, fill: Callable[[BinaryIO], object]) -> None:
        place = self.file(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        mode = place.stat().st_mode & 0o777 if place.exists() else _READABLE & ~_mask()
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:100]}.", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                fill(file)
            Path(name).chmod(mode)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _mask() -> int:
    """What the system takes from the permissions of a new file; it can only be read by setting."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
