"""A check from the first file to the last: what is wrong, and what is left after mending."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_profile.formats.garbage import no_collection
from sphinx_profile.lint.checks import CHECKS
from sphinx_profile.lint.codes import Code, Severity
from sphinx_profile.lint.discovery import Found, find_files
from sphinx_profile.lint.flaw import Edit, Flaw
from sphinx_profile.lint.ignores import read_ignores
from sphinx_profile.lint.naming import shown_path
from sphinx_profile.lint.settings import Settings
from sphinx_profile.lint.site import Site, read_site
from sphinx_profile.lint.text import Text

MAX_ROUNDS = 10
"""How often files are read again: what is mended may uncover what is to be mended."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is wrong, in order of files and lines, and how many files and records were looked at."""

    flaws: tuple[Flaw, ...] = ()
    files: int = 0
    records: int = 0

    def count(self, severity: Severity) -> int:
        """How many flaws weigh so much."""
        return sum(flaw.code.severity is severity for flaw in self.flaws)

    def fails(self, strict: bool = False) -> bool:
        """Whether there is an error, or, if ``strict``, a warning."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending did: the flaws mended, the new contents of files, and what is left."""

    mended: tuple[Flaw, ...] = ()
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    left: Result = field(default_factory=Result)


def check(
    paths: Iterable[Path],
    settings: Settings | None = None,
    today: datetime.date | None = None,
    contents: Mapping[Path, bytes] | None = None,
) -> Result:
    """What is wrong below these folders and in these files.

    ``contents`` stand for those of the files; ``today`` is what the future begins behind.
    """
    run = _Run(settings or Settings(), today or datetime.date.today(), contents or {})
    with no_collection():
        return run.result(find_files(paths))


def mend(
    paths: Iterable[Path], settings: Settings | None = None, today: datetime.date | None = None
) -> Mended:
    """Mend what is sure, in memory, and check again until nothing is left to mend."""
    given, contents, mended = list(paths), dict[Path, bytes](), list[Flaw]()
    settings, day = settings or Settings(), today or datetime.date.today()
    for _ in range(MAX_ROUNDS):
        run = _Run(settings, day, contents)
        with no_collection():
            left = run.result(find_files(given))
        mended += run.mend(left.flaws)
        if not run.changed:
            break
        contents |= run.changed
    return Mended(tuple(mended), contents, left)


class _Run:
    """One reading of all files."""

    def __init__(
        self, settings: Settings, today: datetime.date, contents: Mapping[Path, bytes]
    ) -> None:
        self._settings = settings
        self._today = today
        self._contents = contents
        self._texts: dict[str, Text] = {}
        self.changed: dict[Path, bytes] = {}

    def result(self, found: Found) -> Result:
        """What is wrong in the files that are checked."""
        flaws, files, records = list(self._settings.flaws), 0, 0
        names = {shown_path(path) for path in found.checked}
        for place in found.places:
            site = read_site(place, self._load, self._today)
            conf = shown_path(place.folder / "conf.py")
            flaws += [f for f in self._of(site) if f.path in names or f.path == conf]
            seen = [d for d in site.documents if d.name in names]
            files, records = files + len(seen), records + sum(len(d.records) for d in seen)
        for error in found.refused:
            name = shown_path(Path(error.filename))
            flaws.append(Flaw(Code.UNREADABLE, name, 1, f"{name} cannot be read: {error.strerror}"))
        if found.too_many:
            flaws.append(
                Flaw(Code.UNREADABLE, ".", 1, "there are too many files: some are left out")
            )
        return Result(tuple(sorted(set(flaws), key=lambda flaw: flaw.order)), files, records)

    def _load(self, path: Path) -> Text:
        text = Text.of(path, shown_path(path), self._contents.get(path))
        self._texts[text.name] = text
        return text

    def _of(self, site: Site) -> Iterator[Flaw]:
        """The flaws of a site, without those that a comment or a setting switches off."""
        ignores = {document.name: read_ignores(document) for document in site.documents}
        paths = {document.name: document.text.path for document in site.documents}
        flaws = [flaw for one in CHECKS for flaw in one(site)]
        flaws += [flaw for ignore in ignores.values() for flaw in ignore.flaws]
        for flaw in flaws:
            ignore = ignores.get(flaw.path)
            path = paths.get(flaw.path, site.folder / "conf.py")
            if self._settings.wants(flaw.code, path) and not (ignore and ignore.hides(flaw)):
                yield flaw

    def mend(self, flaws: Iterable[Flaw]) -> list[Flaw]:
        """Make the edits of these flaws; those that were mended."""
        edits = dict[str, list[Edit]]()
        sure = [flaw for flaw in flaws if flaw.edits]
        for flaw in sure:
            edits.setdefault(flaw.path, []).extend(flaw.edits)
        done = dict[str, set[Edit]]()
        for name, wanted in edits.items():
            text = self._texts.get(name)
            if text is not None:
                data, made = text.edited(set(wanted))
                done[name] = set(made)
                if made:
                    self.changed[text.path] = data
        return [flaw for flaw in sure if done.get(flaw.path, set()).issuperset(flaw.edits)]
