"""A source moved: the texts and files of the site that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sphinx_profile.formats.garbage import no_collection
from sphinx_profile.migrate.audit import audit
from sphinx_profile.migrate.flaws import name_flaws
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.system import System
from sphinx_profile.scaffold.files import site_files
from sphinx_profile.scaffold.site import Site

MAX_FILE = 100_000_000
"""The largest file that is copied, in bytes."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a site is made of: texts by path, and files by the path that they are copied to."""

    texts: Mapping[str, str]
    files: Mapping[str, Path]


def move(source: Source, system: System, report: Report, step: Callable[[str], None]) -> Moved:
    """Read a source as a system's; the report says of every item what became of it.

    ``step`` is told what is being done.
    """
    with no_collection():
        step(f"Reading as {system.title}")
        site = system.read(source, report)
        name_flaws(site.entries, report)
        step("Writing the site")
        texts = site_files(site)
        files = dict(_files(site, texts, source, report))
        step("Looking for what got lost")
        audit(source, texts, report)
        return Moved(texts, files)


def _files(
    site: Site, texts: Mapping[str, str], source: Source, report: Report
) -> Iterator[tuple[str, Path]]:
    """The files that are copied, each small enough, to a place of its own in the site."""
    for target, path in site.files.items():
        origin = source.file(path)
        reason = _refusal(target, texts, origin)
        if reason:
            report.left(path, 0, "the file", reason)
        elif origin:
            yield target, origin


def _refusal(target: str, texts: Mapping[str, str], origin: Path | None) -> str:
    """Why a file is not copied; ``""`` if it is."""
    parts = PurePosixPath(target).parts
    if origin is None:
        return "the source has no such file"
    if target.startswith("/") or "\\" in target or any(part.startswith(".") for part in parts):
        return f"it may not be written to {target!r}"
    if target in texts or target == "conf.py":
        return f"{target} is another file of the site"
    if origin.stat().st_size > MAX_FILE:
        return f"it is larger than {MAX_FILE // 1_000_000} MB; copy it by hand"
    return ""
