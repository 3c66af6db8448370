"""The export files of a site: written beside the pages when the build ends.

What was written is remembered in the doctree folder, with a digest of all that it depends on: a
build in which nothing changed reads no bibliography and writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_profile.diagnostics import Problem, warn
from sphinx_profile.domain import ProfileDomain, digest
from sphinx_profile.domain.exports import (
    FOLDER,
    feed_title,
    holds_files,
    list_exports,
    list_file,
    offered,
    site_file,
)

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_profile.formats.exported import Exported

REMEMBERED = "profile-exports"


@dataclass(frozen=True, slots=True)
class Written:
    """What an earlier build wrote: a digest of what it depended on, and the size of each file."""

    inputs: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)

    def is_there(self, folder: Path) -> bool:
        """Whether every file is there, in its size."""
        return all(_size(folder / name) == size for name, size in self.sizes.items())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be written: its path in the site, its format, and whose keys it holds.

    ``keys`` is ``None`` for all publications.
    """

    path: str
    kind: str
    keys: tuple[str, ...] | None = None


def write(builder: Builder, domain: ProfileDomain) -> None:
    """Write the exports that are wanted, where they have changed; delete those that are not."""
    if not holds_files(builder):
        return
    outdir = Path(builder.outdir)
    memory = Path(builder.env.doctreedir, f"{REMEMBERED}-{digest(str(outdir))[:16]}.json")
    before = _remembered(memory)
    wanted = list(_wanted(builder, domain))
    inputs = digest(repr(_inputs(builder, domain, wanted)))
    is_same = before.inputs == inputs and before.is_there(outdir)
    if is_same or not (wanted or before.sizes):
        return
    from sphinx_profile.formats.garbage import no_collection  # noqa: PLC0415  (when needed)

    with no_collection():
        texts = Texts(builder, domain)
        sizes = {file.path: _write_file(outdir / file.path, texts.of(file)) for file in wanted}
    _delete(outdir, before.sizes.keys() - sizes.keys(), builder)
    _remember(memory, Written(inputs, sizes))


def _wanted(builder: Builder, domain: ProfileDomain) -> Iterator[Wanted]:
    """The files of the site and of its lists, but for those that the project itself brings."""
    for file in (*_of_site(domain), *_of_lists(domain)):
        if _is_brought(builder, file.path):
            warn(Problem.OWN_EXPORT, f"{file.path}: the file of html_extra_path is kept")
        else:
            yield file


def _of_site(domain: ProfileDomain) -> Iterator[Wanted]:
    for kind in offered(domain):
        yield Wanted(site_file(kind), kind)


def _of_lists(domain: ProfileDomain) -> Iterator[Wanted]:
    for docname in sorted(domain.queries):
        for _query, shown, kinds in list_exports(domain, docname):
            keys = tuple(shown.all_keys()) if kinds else ()
            for kind in kinds:
                yield Wanted(list_file(docname, shown.name, kind), kind, keys)


def _is_brought(builder: Builder, name: str) -> bool:
    """Whether ``html_extra_path`` has a file of this name."""
    paths = [Path(builder.confdir, path) for path in builder.config.html_extra_path]
    return any((path / name).is_file() or (path.is_file() and path.name == name) for path in paths)


def _inputs(builder: Builder, domain: ProfileDomain, wanted: Sequence[Wanted]) -> list[object]:
    """All that the files depend on, as plain values that cost nothing to get."""
    config = builder.config
    written = [
        (o.key, o.docname, o.anchor, o.digest, o.is_draft, o.from_bibliography)
        for o in domain.written()
    ]
    lists = [(name, [s.digest for s in domain.lists[name]]) for name in sorted(domain.lists)]
    site = (config.html_baseurl, config.language, feed_title(builder.env, domain), builder.name)
    pages = getattr(config, "profile_publication_pages", None)
    hidden = sorted(key for keys in domain.drafts.values() for key in keys)
    read = (domain.version, domain.bibliographies.digest)
    return [read, wanted, written, lists, site, repr(pages), hidden]


# Texts


@dataclass
class Texts:
    """Makes the text of each file; the publications are read when the first is asked for."""

    builder: Builder
    domain: ProfileDomain

    def __post_init__(self) -> None:
        from sphinx_profile.pages.records import exported_records  # noqa: PLC0415

        self._records = exported_records(self.builder, self.domain)
        self._last: tuple[tuple[str, ...] | None, Sequence[Exported]] | None = None

    def of(self, file: Wanted) -> str:
        """The text of a file; those of one set of publications are best asked for in a row."""
        entries = self._of_keys(file.keys)
        if file.kind == "atom":
            from sphinx_profile.pages.feed import feed_text  # noqa: PLC0415  (when needed)

            return feed_text(self.builder, self.domain, entries)
        return _written_as(file.kind, entries)

    def _of_keys(self, keys: tuple[str, ...] | None) -> Sequence[Exported]:
        """What is exported of these, or of all; that of the last is remembered."""
        if self._last is None or self._last[0] != keys:
            from sphinx_profile.formats.exported import exported  # noqa: PLC0415  (when needed)

            asked = self._records if keys is None else keys
            records = [self._records[key] for key in asked if key in self._records]
            self._last = keys, exported(records)
        return self._last[1]


def _written_as(kind: str, entries: Sequence[Exported]) -> str:
    from sphinx_profile.formats.bibtex import bibliography_of  # noqa: PLC0415  (when needed)
    from sphinx_profile.formats.csl_json import csl_json_of  # noqa: PLC0415
    from sphinx_profile.formats.ris import ris_of  # noqa: PLC0415

    writers = {"bib": bibliography_of, "csl": csl_json_of, "ris": ris_of}
    return writers[kind](entries)


# Files


def _write_file(path: Path, text: str) -> int:
    """Write a file if it is to hold anything else than it does; the bytes that it has then."""
    data = text.encode("utf-8", "replace")
    if not (path.is_file() and path.read_bytes() == data):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(data)


def _delete(outdir: Path, names: Iterable[str], builder: Builder) -> None:
    """Delete files that an earlier build wrote, and the folders that this leaves empty."""
    for name in sorted(names):
        if _is_brought(builder, name):
            continue
        (outdir / name).unlink(missing_ok=True)
        for folder in Path(name).parents:
            if folder.parts[:1] == (FOLDER,) and _is_empty(outdir / folder):
                (outdir / folder).rmdir()


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _remembered(memory: Path) -> Written:
    """What was written; nothing where that cannot be told."""
    try:
        found = json.loads(memory.read_text(encoding="utf-8"))
        sizes = {str(name): int(size) for name, size in found["sizes"].items()}
        return Written(str(found["inputs"]), sizes)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Written()


def _remember(memory: Path, written: Written) -> None:
    """Keep what was written; a folder that cannot be written costs time and nothing else."""
    text = json.dumps({"inputs": written.inputs, "sizes": dict(written.sizes)})
    try:
        memory.write_text(text, encoding="utf-8")
    except OSError:
        memory.unlink(missing_ok=True)
