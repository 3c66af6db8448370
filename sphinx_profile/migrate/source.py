"""The source that is moved from: a file or a folder, read and never left.

Nothing outside it is read: a symbolic link that leads out is no file of the source. Files that are
too large or binary are not read as text. Every refusal is an item of the report.
"""

from __future__ import annotations

import fnmatch
import os
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import ftfy

from sphinx_profile.formats.encoding import decode
from sphinx_profile.migrate.report import Report

MAX_TEXT = 50_000_000
"""The largest file that is read as text, in bytes."""
MAX_FILES = 100_000
"""The most files of a source that are looked at."""
_SKIPPED = frozenset(
    {".git", ".hg", ".svn", "node_modules", "_site", ".jekyll-cache", ".venv", "__pycache__"}
)
_STRANGE = re.compile(
    "[\u00c2\u00c3\u00e2\u00d0\u00d1\u00ef\u00f0\u0192\u00cf\u00ce\u00e5\u00e6\u00e7]"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the source. Lines end in a newline; mojibake is mended, line by line."""

    path: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return self.text.split("\n")


@dataclass(slots=True)
class Source:
    """A source, opened. ``root`` is its folder, resolved; ``paths`` its files, ``/`` between parts.

    A source that is a single file has that file alone. ``read_paths`` are those that were read or
    taken: what nobody asked for is named in the report at the end.
    """

    root: Path
    paths: tuple[str, ...]
    report: Report
    is_folder: bool = True
    read_paths: set[str] = field(default_factory=set)
    _documents: dict[str, Document | None] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path, report: Report) -> Source:
        """The source at a path. ``FileNotFoundError`` if there is none."""
        if not path.exists():
            raise FileNotFoundError(path)
        resolved = path.resolve()
        if resolved.is_file():
            return cls(resolved.parent, (resolved.name,), report, is_folder=False)
        if not resolved.is_dir():
            raise FileNotFoundError(f"{path} is no file and no folder")
        source = cls(resolved, (), report)
        source.paths = tuple(sorted(source._walk()))
        return source

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        index = bisect_left(self.paths, path)
        return index < len(self.paths) and self.paths[index] == path

    def glob(self, *patterns: str) -> list[str]:
        """The files whose paths match one of the patterns; ``*`` matches ``/`` too."""
        return [p for p in self.paths if any(fnmatch.fnmatchcase(p, one) for one in patterns)]

    def file(self, path: str) -> Path | None:
        """Where a file of the source lies, for copying; ``None`` if the source has no such file."""
        if not self.has(path):
            return None
        self.read_paths.add(path)
        return self.root / path

    def read(self, path: str) -> Document | None:
        """The text of a file, mended; ``None``, and an item in the report, if it cannot be had."""
        if path not in self._documents:
            self.read_paths.add(path)
            self._documents[path] = self._read(path)
        return self._documents[path]

    def documents(self) -> Iterator[Document]:
        """Every text that was read."""
        return (document for document in self._documents.values() if document is not None)

    def _read(self, path: str) -> Document | None:
        if not self.has(path):
            self.report.left(path, 0, "the file", "there is no such file in the source")
            return None
        try:
            with (self.root / path).open("rb") as file:
                data = file.read(MAX_TEXT + 1)
        except OSError as error:
            self.report.left(path, 0, "the file", f"it cannot be read: {error.strerror}")
            return None
        if len(data) > MAX_TEXT:
            reason = f"it is larger than {MAX_TEXT // 1_000_000} MB"
            self.report.left(path, 0, "the file", reason)
            return None
        text, findings = decode(data, path)
        if findings and not text:
            self.report.left(path, 0, "the file", "it is binary, no text")
            return None
        for found in findings:
            line = found.place.rpartition(":")[2]
            number = int(line) if line.isdigit() else 0
            self.report.mended(path, number, "the encoding", found.message)
        return Document(path, self._without_mojibake(path, text))

    def _without_mojibake(self, path: str, text: str) -> str:
        """The text with what was decoded wrongly once decoded rightly (ftfy, ``fix_encoding``)."""
        if not _STRANGE.search(text):
            return text
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            fixed = ftfy.fix_encoding(line) if _STRANGE.search(line) else line
            if fixed != line and "\n" not in fixed:
                self.report.mended(path, number, "mojibake", _difference(line, fixed))
                lines[number - 1] = fixed
        return "\n".join(lines)

    def _walk(self) -> Iterator[str]:
        """The files of the folder; links that lead out of it are reported, and left."""
        count = 0
        for folder, folders, files in os.walk(self.root, followlinks=False):
            folders[:] = sorted(name for name in folders if name not in _SKIPPED)
            place = Path(folder)
            names = sorted([*files, *(name for name in folders if (place / name).is_symlink())])
            for name in names:
                path = (place / name).relative_to(self.root).as_posix()
                if count >= MAX_FILES:
                    self.report.left(path, 0, "this and all further files", "there are too many")
                    return
                if self._is_inside(place / name, path):
                    count += 1
                    yield path

    def _is_inside(self, file: Path, path: str) -> bool:
        try:
            resolved = file.resolve(strict=True)
        except (OSError, RuntimeError):
            self.report.left(path, 0, "the link", "it leads nowhere")
            return False
        if not resolved.is_relative_to(self.root):
            self.report.left(path, 0, "the link", "it leads out of the source")
            return False
        if file.is_symlink() and resolved.is_dir():
            self.report.left(
                path, 0, "the link", "it leads to a folder, which is read where it lies"
            )
            return False
        if not resolved.is_file():
            self.report.left(path, 0, "the file", "it is no regular file")
            return False
        return True


def _difference(before: str, after: str) -> str:
    """The words of a line that were mended, the first few."""
    old, new = before.split(" "), after.split(" ")
    if len(old) != len(new):
        return "the line was decoded wrongly"
    pairs = [f"{a!r} is {b!r}" for a, b in zip(old, new, strict=True) if a != b]
    return ", ".join(pairs[:3]) + (", ..." if len(pairs) > 3 else "")
