"""A file written anew, whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path


def replace_file(path: Path, data: bytes) -> str:
    """Put ``data`` in the place of a file; why that cannot be, in words.

    A symbolic link is not followed: what it leads to may be no file of the project.
    """
    if path.is_symlink():
        return "it is a symbolic link"
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".check-", delete=False) as file:
            new = Path(file.name)
            try:
                file.write(data)
                file.flush()
                shutil.copymode(path, new)
                new.replace(path)
            except BaseException:
                with contextlib.suppress(OSError):
                    new.unlink()
                raise
    except OSError as error:
        return error.strerror or "the system refuses it"
    return ""
