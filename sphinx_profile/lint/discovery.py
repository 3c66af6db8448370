"""Which files are checked: those below a folder, or those that are named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_profile.lint.conf import Conf, read_conf
from sphinx_profile.lint.patterns import is_excluded

MAX_FILES = 100_000
SUFFIXES = frozenset({".bib", ".json", ".md", ".rst", ".yml", ".yaml", ".toml"})
REGISTRIES = frozenset({"people.yml", "people.yaml", "people.toml", "people.json"})
_SKIPPED = frozenset(
    [
        *("_build", "node_modules", "__pycache__", "venv", "site-packages", "_site"),
        *(".git", ".hg", ".svn", ".venv", ".tox", ".nox"),
    ]
)


@dataclass(slots=True)
class Place:
    """A source folder of Sphinx, or a folder without conf.py, and the files that belong to it."""

    folder: Path
    conf: Conf = field(default_factory=Conf)
    has_conf: bool = False
    files: list[Path] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """The places, and which files are checked: others are read because they belong to those.

    ``refused`` are the folders that could not be read, as the system says.
    """

    places: list[Place]
    checked: frozenset[Path]
    too_many: bool = False
    refused: tuple[OSError, ...] = ()


def find_files(paths: Iterable[Path]) -> Found:
    """The files below these folders, and these files, each with the source folder it is of."""
    places, checked, too_many = dict[Path, Place](), set[Path](), False
    refused = list[OSError]()
    for path in paths:
        if not path.is_dir():
            place = _place_above(absolute(path).parent, places)
            place.files.append(absolute(path))
            checked.add(absolute(path))
            continue
        for file in _walk(absolute(path), places, refused):
            if len(checked) >= MAX_FILES:
                too_many = True
                break
            place = _place_of(file, absolute(path), places)
            if not _is_excluded(file, place):
                place.files.append(file)
                checked.add(file)
    for place in places.values():
        _add_named(place, checked, {absolute(path) for path in paths if path.is_dir()})
    used = [place for place in places.values() if place.files or place.has_conf]
    used.sort(key=lambda place: place.folder)
    return Found(used, frozenset(checked), too_many, tuple(refused))


def absolute(path: Path) -> Path:
    """A path from the root, symbolic links left as they are."""
    return Path(os.path.normpath(Path.cwd() / path))


def is_file(path: Path) -> bool:
    """Whether a path is that of a file, whatever it is."""
    try:
        return path.is_file()
    except (OSError, ValueError, RuntimeError):
        return False


def _walk(root: Path, places: dict[Path, Place], refused: list[OSError]) -> Iterator[Path]:
    """The files below a folder that may be of interest; links to folders are not followed."""
    for folder, folders, files in os.walk(root, onerror=refused.append, followlinks=False):
        here = Path(folder)
        if "conf.py" in files:
            places[here] = Place(here, read_conf(here / "conf.py"), has_conf=True)
        kept = sorted(name for name in folders if name not in _SKIPPED)
        folders[:] = [name for name in kept if not _is_virtual(here / name)]
        for name in sorted(files):
            path = here / name
            if path.suffix.lower() in SUFFIXES and is_file(path):
                yield path


def _is_virtual(folder: Path) -> bool:
    """Whether a folder is a virtual environment (PEP 405)."""
    return is_file(folder / "pyvenv.cfg")


def _place_of(file: Path, root: Path, places: dict[Path, Place]) -> Place:
    """The source folder that a file below ``root`` is of."""
    for folder in file.parents:
        if folder in places and places[folder].has_conf:
            return places[folder]
        if folder == root:
            break
    return _place_above(root, places)


def _place_above(folder: Path, places: dict[Path, Place]) -> Place:
    """The source folder that ``folder`` lies in; ``folder`` itself where there is none."""
    for above in (folder, *folder.parents):
        known = places.get(above)
        if known and known.has_conf:
            return known
        if is_file(above / "conf.py"):
            return places.setdefault(
                above, Place(above, read_conf(above / "conf.py"), has_conf=True)
            )
        if (above / ".git").exists():
            break
    return places.setdefault(folder, Place(folder))


def _is_excluded(file: Path, place: Place) -> bool:
    """Whether ``exclude_patterns`` of conf.py names a file, or a folder that it lies in."""
    patterns = place.conf.texts("exclude_patterns")
    return bool(patterns) and is_excluded(file.relative_to(place.folder).as_posix(), patterns)


def _add_named(place: Place, checked: set[Path], folders: set[Path]) -> None:
    """Add the files that conf.py names; those below a checked folder are checked."""
    known = set(place.files)
    for path in named(place):
        if path in known or not is_file(path):
            continue
        place.files.append(path)
        known.add(path)
        if any(path.is_relative_to(folder) for folder in folders):
            checked.add(path)


def named(place: Place) -> list[Path]:
    """The bibliographies and the registry that conf.py names, whether they exist or not."""
    conf = place.conf
    names = [*conf.texts("profile_bibfiles"), *conf.texts("bibtex_bibfiles")]
    names.append(conf.text("profile_people"))
    return [path for name in dict.fromkeys(names) if name and (path := joined(place.folder, name))]


def joined(folder: Path, name: str) -> Path | None:
    """A path that conf.py names, from the root; ``None`` for what no path can be."""
    return None if "\0" in name or len(name) > 4000 else absolute(folder / name)
