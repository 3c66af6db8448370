"""Sizes of pictures, so that a page does not move when they arrive."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sphinx.util.images import get_image_size

from sphinx_profile.model.url import is_absolute
from sphinx_profile.render.views import SizeView


def size_of(folder: Path, uri: str) -> SizeView:
    """The size of a picture in pixels; zeros where it is elsewhere, or cannot be told.

    ``folder`` is what ``uri`` is seen from, if it is a file of the project.
    """
    path = folder / uri
    is_file = uri and not is_absolute(uri) and path.is_file()
    return _size_of(path, path.stat().st_mtime_ns) if is_file else SizeView()


@cache
def _size_of(path: Path, _changed: int) -> SizeView:
    return SizeView(*(get_image_size(path) or (0, 0)))
