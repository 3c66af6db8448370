"""One reading of a bibliography for sphinxcontrib-bibtex and for us.

sphinxcontrib-bibtex reads its files when the builder is there, and stops the build, without the
name of the file, at the first entry that is malformed. We put what we have read in its place,
under the time stamps that it asks for, so that it finds its files read. Entry types that its
styles do not have become the nearest that they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_profile.model.library import SAME_TYPE, Listed

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_profile.domain.profile import ProfileDomain

_STATE = "cite"
_KNOWN_TYPES = frozenset(
    [
        "article",
        "book",
        "booklet",
        "dataset",
        "inbook",
        "incollection",
        "inproceedings",
        "manual",
        "mastersthesis",
        "misc",
        "online",
        "patent",
        "phdthesis",
        "proceedings",
        "software",
        "techreport",
        "unpublished",
    ]
)
_NEAREST = {
    "report": "techreport",
    "thesis": "phdthesis",
    "collection": "proceedings",
    "mvbook": "book",
    "mvcollection": "proceedings",
    "mvproceedings": "proceedings",
    "reference": "book",
    "suppbook": "inbook",
    "bookinbook": "inbook",
    "inreference": "incollection",
    "periodical": "book",
    "suppperiodical": "article",
}
_SAME_FIELDS = (("journal", "journaltitle"), ("school", "institution"), ("address", "location"))


def feed(env: BuildEnvironment, domain: ProfileDomain) -> None:
    """Give sphinxcontrib-bibtex our reading of its files, if they are all among ours."""
    names = getattr(env.config, "bibtex_bibfiles", None)
    bibliographies = domain.bibliographies
    if not names or not set(map(str, names)) <= set(bibliographies.names):
        return
    from sphinxcontrib.bibtex.bibfile import BibData, BibFile, get_mtime  # noqa: PLC0415

    cite = env.domaindata["cite"]
    paths = {str(name): (domain.folder / str(name)).resolve() for name in names}
    files = {path: list[str]() for path in paths.values()}
    encoding = env.config.bibtex_encoding
    if domain.state.get(_STATE) == bibliographies.digest:
        data = cite["bibdata"].data
        files = {path: list(known.keys) for path, known in cite["bibdata"].bibfiles.items()}
    else:
        data = _database(bibliographies.library.all(), paths, files)
        domain.state[_STATE] = bibliographies.digest
    found = {
        path: BibFile(mtime=get_mtime(path), keys=dict.fromkeys(keys))
        for path, keys in files.items()
    }
    cite["bibdata"] = BibData(encoding=encoding, bibfiles=found, data=data)


def _database(
    listed: Iterable[Listed], paths: dict[str, Path], files: dict[Path, list[str]]
) -> Any:
    """The entries as pybtex has them; their keys are put into ``files``."""
    from pybtex.database import BibliographyData  # noqa: PLC0415  (loaded when it is needed)

    data = BibliographyData()
    for item in listed:
        path = paths.get(item.path)
        if path is not None and item.record.key not in data.entries:
            data.entries[item.record.key] = entry_of(item)
            files[path].append(item.record.key)
    return data


def entry_of(item: Listed) -> Any:
    """A publication as an entry of pybtex, in the terms of BibTeX."""
    from pybtex.database import Entry  # noqa: PLC0415  (loaded when it is needed)

    record = item.record
    fields = {name: _balanced(text) for name, text in record.fields}
    for name, other in _SAME_FIELDS:
        if name not in fields and other in fields:
            fields[name] = fields[other]
    if "year" not in fields and record.date.shown:
        fields["year"] = record.date.shown
    persons = {name: _persons(fields.pop(name)) for name in ("author", "editor") if name in fields}
    entry_type = record.type
    if entry_type not in _KNOWN_TYPES:
        entry_type = _NEAREST.get(entry_type) or SAME_TYPE.get(entry_type, entry_type)
    known = entry_type if entry_type in _KNOWN_TYPES else "misc"
    entry = Entry(known, fields=fields, persons=persons)
    entry.key = record.key
    return entry


def _persons(text: str) -> list[Any]:
    from pybtex.bibtex.exceptions import BibTeXError  # noqa: PLC0415
    from pybtex.bibtex.utils import split_name_list  # noqa: PLC0415
    from pybtex.database import Person  # noqa: PLC0415
    from pybtex.exceptions import PybtexError  # noqa: PLC0415

    found = []
    try:
        names = split_name_list(text)
    except (PybtexError, BibTeXError):
        names = [text]
    for name in names:
        try:
            found.append(Person(name) if name.count(",") <= 2 else Person(last=name))
        except (PybtexError, BibTeXError):
            found.append(Person(last=name))
    return found


def _balanced(text: str) -> str:
    """``text``, without its braces where they do not match: pybtex stops at them."""
    depth = 0
    for character in text if "{" in text or "}" in text else "":
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            break
    return text if depth == 0 else text.replace("{", "").replace("}", "")
