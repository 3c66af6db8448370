"""The bibliographies of a site: found, read once, and kept until one of them changes.

What was read is kept in the doctree folder, a line of JSON an entry, under a digest of the files'
contents, the version of the reader and its options. Time stamps are not asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sphinx_profile.config import as_list
from sphinx_profile.diagnostics import Finding, warn_all
from sphinx_profile.formats.garbage import no_collection

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.formats.record_json import RecordReader
    from sphinx_profile.model.library import Listed
    from sphinx_profile.model.link import LinkTable
    from sphinx_profile.model.source import Reading, SourceEntry

CACHE = "profile-bibliographies.jsonl"
T = TypeVar("T")


class Library:
    """The publications of the bibliographies by key; each is made of its line when it is needed."""

    def __init__(self, lines: Sequence[str] = (), listed: Sequence[Listed] = ()) -> None:
        self._listed = {entry.record.key: entry for entry in listed}
        self._lines = {_key(line): line for line in lines}

    def keys(self) -> Sequence[str]:
        """The keys in the order of the bibliographies."""
        return list(self._lines or self._listed)

    def __contains__(self, key: object) -> bool:
        return key in self._lines or key in self._listed

    def get(self, key: str) -> Listed | None:
        """The publication of a key."""
        if key not in self._listed and key in self._lines:
            self._listed[key] = self._made(self._lines[key])
        return self._listed.get(key)

    def all(self) -> list[Listed]:
        """Every publication, in the order of the bibliographies."""
        with no_collection():
            found = [listed for key in self.keys() if (listed := self.get(key))]
        self._listed, self._lines = {listed.record.key: listed for listed in found}, {}
        return found

    @cached_property
    def _reader(self) -> RecordReader:
        from sphinx_profile.formats.record_json import RecordReader  # noqa: PLC0415

        return RecordReader()

    def _made(self, line: str) -> Listed:
        from sphinx_profile.model.library import Listed  # noqa: PLC0415  (loaded when needed)

        _, path, place, digest, record = line.split("\t", 4)
        return Listed(self._reader.read(record), path, place, "", digest)


class Bibliographies:
    """The bibliographies that ``profile_bibfiles`` names, as they are when the build begins.

    ``folder`` is that of conf.py, from which the names are seen; ``table`` gives the kinds of link;
    ``version`` is that of the reader.
    """

    def __init__(
        self, env: BuildEnvironment, folder: Path, table: Callable[[], LinkTable], version: str
    ) -> None:
        self._table = table
        self.folder = folder
        self._cache = Path(env.doctreedir, CACHE)
        self.names = bibfiles(env)
        options = (version, repr(env.config.profile_link_kinds))
        self.digest = self._digest_of(options)

    def _digest_of(self, options: Sequence[object]) -> str:
        """A digest of the files' names and contents and of what else the reading depends on."""
        hasher = hashlib.sha256(repr((options, self.names)).encode("utf-8", "replace"))
        for name in self.names:
            hasher.update(_contents_digest(self.folder / name))
        return hasher.hexdigest()

    @property
    def is_kept(self) -> bool:
        """Whether what the files hold was read by an earlier build."""
        return not self.names or "library" in self.__dict__ or self._header() == self.digest

    def folder_of(self, name: str) -> Path:
        """The folder of a bibliography, from which the files are seen that it names."""
        return (self.folder / name).parent

    def _header(self) -> str:
        try:
            with self._cache.open(encoding="utf-8") as file:
                return file.readline().strip()
        except (OSError, UnicodeDecodeError):
            return ""

    @cached_property
    def library(self) -> Library:
        """The publications, from what an earlier build kept, or from the files."""
        if not self.names:
            return Library()
        kept = self._kept()
        return Library(kept) if kept is not None else Library(listed=self._read())

    def _kept(self) -> list[str] | None:
        """The lines that an earlier build kept; ``None`` if they are of other files."""
        try:
            header, *lines = self._cache.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return None
        complete = header == self.digest and lines[-1:] == [f"{len(lines) - 1}"]
        return lines[:-1] if complete else None

    def _read(self) -> list[Listed]:
        """Read the files, say what is wrong with them, and keep what they hold."""
        from sphinx_profile.formats.bibliography import (  # noqa: PLC0415  (loaded when needed)
            inherit,
            merge,
            read_file,
            summary,
        )

        with no_collection():
            readings: list[Reading]
            macros: dict[str, str]
            readings, macros = [], dict[str, str]()
            for name in self.names:
                reading = read_file(self.folder / name, name, macros)
                macros = dict(reading.macros)
                warn_all(list(reading.findings))
                _say(summary(reading))
                readings.append(reading)
            entries, duplicates = merge(readings)
            entries, orphans = inherit(entries)
            warn_all([*duplicates, *orphans])
            listed, lines = self._records(entries)
        self._keep(lines)
        return listed

    def _records(self, entries: Sequence[SourceEntry]) -> tuple[list[Listed], list[str]]:
        """The publications that the entries are, and the lines to keep of them."""
        from sphinx_profile.formats.bib_record import read_record  # noqa: PLC0415
        from sphinx_profile.formats.record_json import write_record  # noqa: PLC0415
        from sphinx_profile.model.library import Listed  # noqa: PLC0415

        made: list[Listed] = []
        lines, findings = list[str](), list[Finding]()
        table = self._table()
        for source in entries:
            if source.entry.type == "xdata":
                continue
            record, wrong = read_record(source, table)
            findings += wrong
            line = write_record(record)
            digest = hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=8).hexdigest()
            made.append(Listed(record, source.path, source.place, "", digest))
            lines.append(
                "\t".join((_key_line(record.key), source.path, source.place, digest, line))
            )
        warn_all(findings)
        return made, lines

    def _keep(self, lines: Sequence[str]) -> None:
        """Write the lines; a folder that cannot be written costs time and nothing else."""
        text = "\n".join((self.digest, *lines, str(len(lines))))
        draft = self._cache.with_suffix(".tmp")
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(text, encoding="utf-8", errors="surrogatepass")
            draft.replace(self._cache)
        except (OSError, UnicodeEncodeError):
            draft.unlink(missing_ok=True)


def bibfiles(env: BuildEnvironment) -> tuple[str, ...]:
    """The names of the bibliographies: ours, or those of sphinxcontrib-bibtex."""
    own = env.config.profile_bibfiles
    if own is None:
        own = getattr(env.config, "bibtex_bibfiles", None)
    return tuple(dict.fromkeys(name for name in as_list(own) if isinstance(name, str) and name))


def _contents_digest(path: Path) -> bytes:
    """The digest of a file's contents; that of nothing if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b"-"


def _key_line(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _key(line: str) -> str:
    return str(json.loads(line[: line.index("\t")]))


def _say(sentence: str) -> None:
    from sphinx.util import logging  # noqa: PLC0415  (loaded when it is needed)

    logging.getLogger(__name__).info("%s", sentence)
