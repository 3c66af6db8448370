"""Whether anything of a source was lost: every line of it is in the site or in the report.

Lines that stand in the site as they were are found first, and at once. Of every other line the
words are looked for: those between two marks of punctuation together and in order, in one block of
the site; a single word in a block in which the line has more. Markup is no word, and neither is
what a record says by its form: the names of its fields, "and" between authors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from sphinx_profile.migrate.flaws import FLAW
from sphinx_profile.migrate.found_words import Index, is_nowhere
from sphinx_profile.migrate.report import Item, Outcome, Report
from sphinx_profile.migrate.source import Document, Source
from sphinx_profile.migrate.written_words import readable, segments, words_of

_NO_COVER = frozenset({"mojibake", "the encoding", FLAW})
_MOST_SHOWN = 12
_MOST_SEARCHED = 200
"""For so many lines a word is sought before all words of the site are looked at."""
_LONGEST = 200_000
"""What is behind so many characters of a line is found only where the whole line is."""


def audit(source: Source, files: Mapping[str, str], report: Report) -> None:
    """Note in the report each line that is neither in the site nor in the report, as left.

    ``files`` are the texts of the site by their paths. Each file of the source that nobody asked
    for is noted too; a folder of such files as one.
    """
    documents = list(source.documents())
    covered = _Covered(report.items)
    for path, line, words in missing(documents, files, covered):
        shown = " ".join(words[:_MOST_SHOWN]) + (" ..." if len(words) > _MOST_SHOWN else "")
        report.left(path, line, "the line", f"these words are not in the site: {shown}")
    for path, what in _untouched(source.paths, source.read_paths, covered):
        report.left(path, 0, what, "nothing that was read leads there", routine=True)


def missing(
    documents: Iterable[Document], files: Mapping[str, str], covered: _Covered | None = None
) -> Iterator[tuple[str, int, list[str]]]:
    """``(path, line, words)`` for each line with words that are not in the files."""
    documents = list(documents)
    known = {line.strip() for text in files.values() for line in text.split("\n")}
    rest = [
        (document, [n for n, line in enumerate(document.lines, 1) if line.strip() not in known])
        for document in documents
    ]
    if not any(numbers for _, numbers in rest):
        return
    written = {line.strip() for document, _ in rest for line in document.lines}
    near, whole, searched = Index(files, without=written), None, 0
    for document, numbers in rest:
        lines = readable(document.path, document.text).split("\n") if numbers else []
        for number in numbers:
            if covered and covered.has(document.path, number):
                continue
            line = lines[number - 1]
            parts = segments(document.path, line[:_LONGEST])
            if not near.lost(parts) and len(line) <= _LONGEST:
                continue
            if not whole and searched < _MOST_SEARCHED:
                searched += 1
                if gone := [word for word in near.lost(parts) if is_nowhere(word, files)]:
                    yield document.path, number, gone
                    continue
            whole = whole or Index(files)
            if lost := whole.lost(parts) or words_of(line[_LONGEST:]):
                yield document.path, number, lost


class _Covered:
    """The lines that the report names as mended or left."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._whole, self._lines = set[str](), dict[str, set[int]]()
        for item in items:
            if item.outcome is Outcome.TAKEN or item.what in _NO_COVER:
                continue
            if not item.line:
                self._whole.add(item.path)
            else:
                stop = max(item.line, item.end) + 1
                self._lines.setdefault(item.path, set()).update(range(item.line, stop))

    def has(self, path: str, line: int) -> bool:
        """Whether the line, or its whole file, is named."""
        return path in self._whole or line in self._lines.get(path, ())

    def names(self, path: str) -> bool:
        """Whether the file as a whole is named."""
        return path in self._whole


def _untouched(
    paths: Iterable[str], read: set[str], covered: _Covered
) -> Iterator[tuple[str, str]]:
    """The files that were not read, those of a folder of which nothing was read as one."""
    touched = {
        parent.as_posix() for path in read for parent in (PurePosixPath(path), *_parents(path))
    }
    groups = dict[str, int]()
    for path in paths:
        if path not in read and not covered.names(path):
            folders = [f.as_posix() for f in reversed(_parents(path)) if f.as_posix() != "."]
            whole = next((f"{folder}/" for folder in folders if folder not in touched), path)
            groups[whole] = groups.get(whole, 0) + 1
    for place, count in groups.items():
        is_folder = place.endswith("/")
        many = "the file in it" if count == 1 else f"the {count} files in it"
        yield place, many if is_folder else "the file"


def _parents(path: str) -> list[PurePosixPath]:
    return list(PurePosixPath(path).parents)
