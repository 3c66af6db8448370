"""The message catalogues: what our sources say, and its translations.

- ``python tools/catalogs.py extract`` writes sphinx_profile/locale/sphinx_profile.pot;
- ``update`` merges that into the .po of every language; ``update ko`` begins another language;
- ``compile`` writes the .mo beside each .po: Sphinx reads nothing else;
- ``check`` ends with 1 if one of these is stale, or if a translation is missing or wrong.

No file holds a date, a line number or a version: the same sources give the same files.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
NAME = "sphinx_profile"
METHODS = {"*.py": "python", "*.html": "jinja2.ext:babel_extract"}
"""How messages are found in the files of each pattern."""
KEYWORDS = {"_": None, "translatable": None}
OPTIONS = {"silent": "false"}  # a template that does not parse is an error
TAGS = ("Translators:",)
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: sphinx-profile\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


class Compiled(Catalog):
    """What becomes a .mo; its header says how it is encoded, and nothing else."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        return [("Content-Type", "text/plain; charset=utf-8")]


@dataclass(frozen=True, slots=True)
class Catalogs:
    """The catalogues of a checkout."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.root / NAME / "locale"

    @property
    def template(self) -> Path:
        """The file of all messages."""
        return self.folder / f"{NAME}.pot"

    @property
    def languages(self) -> list[str]:
        """The languages that there are."""
        folders = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return [folder.name for folder in folders if folder.is_dir()]

    def path(self, language: str, suffix: str = ".po") -> Path:
        """The file of a language."""
        return self.folder / language / "LC_MESSAGES" / f"{NAME}{suffix}"

    def extracted(self) -> Catalog:
        """The messages of the sources."""
        catalog = Catalog(fuzzy=False)
        for pattern, method in METHODS.items():
            for source in sorted((self.root / NAME).rglob(pattern)):
                self._extract(source, method, catalog)
        return catalog

    def _extract(self, source: Path, method: str, catalog: Catalog) -> None:
        place = source.relative_to(self.root).as_posix()
        with source.open("rb") as file:
            for line, text, comments, _context in extract(method, file, KEYWORDS, TAGS, OPTIONS):
                catalog.add(text, locations=[(place, line)], auto_comments=comments)

    def merged(self, language: str) -> Catalog:
        """The translations of a language, for the messages that there are."""
        catalog = read(self.path(language), language)
        catalog.update(read(self.template), no_fuzzy_matching=True)
        return catalog

    def pot(self) -> bytes:
        """What the .pot is to hold."""
        return written(self.extracted(), HEADER)

    def po(self, language: str) -> bytes:
        """What a .po is to hold; its header is left to its translators."""
        new = f'{HEADER}"Language: {language}\\n"\n'
        header = header_of(load(self.path(language)).decode()) or new
        return written(self.merged(language), header)

    def mo(self, language: str) -> bytes:
        """What a .mo is to hold."""
        catalog, stream = Compiled(), BytesIO()
        for message in messages(read(self.path(language), language)):
            catalog.add(message.id, message.string, flags=message.flags)
        write_mo(stream, catalog)
        return stream.getvalue()

    def extract(self) -> None:
        """Write the .pot."""
        save(self.template, self.pot())

    def update(self, more: list[str]) -> None:
        """Write every .po, and those of ``more`` languages."""
        for language in sorted({*self.languages, *more}):
            save(self.path(language), self.po(language))

    def compile(self) -> None:
        """Write every .mo."""
        for language in self.languages:
            save(self.path(language, ".mo"), self.mo(language))

    def problems(self) -> Iterator[str]:
        """What is wrong, a line each."""
        if load(self.template) != self.pot():
            yield f"{self.template.name} is stale: extract"
        for language in self.languages:
            faults = list(self._faults(language))
            yield from (f"{language}: {fault}" for fault in faults)
            if not faults and load(self.path(language)) != self.po(language):
                yield f"{language}: the .po is stale: update"
            if load(self.path(language, ".mo")) != self.mo(language):
                yield f"{language}: the .mo is stale: compile"

    def _faults(self, language: str) -> Iterator[str]:
        """What is wrong with the messages of a .po."""
        catalog, known = read(self.path(language), language), self.extracted()
        for message in messages(known):
            if message.id not in catalog or not catalog[message.id].string:
                yield f"missing: {message.id!r}"
        for message in messages(catalog):
            if message.string and placeholders(message.string) != placeholders(message.id):
                yield f"other placeholders: {message.id!r}"
            if message.id not in known:
                yield f"obsolete: {message.id!r}"
            if message.fuzzy:
                yield f"fuzzy: {message.id!r}"
        yield from (f"obsolete: {message.id!r}" for message in catalog.obsolete.values())


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in catalog if message.id]


def placeholders(text: object) -> list[str]:
    """What is to be filled in: ``%(label)s`` and the like."""
    return sorted(re.findall(r"%\(\w+\)[a-z]", str(text)))


def read(path: Path, language: str | None = None) -> Catalog:
    """The catalogue in a file; empty if there is no file."""
    return read_po(BytesIO(load(path)), locale=language, abort_invalid=True)


def header_of(text: str) -> str:
    """The entry of a .po that has no message, with the comments before it; ``""`` without."""
    before, entry, rest = text.partition('msgid ""\n')
    return before + entry + rest.split("\n\n")[0] if entry else ""


def written(catalog: Catalog, header: str) -> bytes:
    """A catalogue as a file with this header; obsolete messages are left out."""
    stream = BytesIO()
    write_po(stream, catalog, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return f"{header.strip()}\n\n".encode() + stream.getvalue().strip() + b"\n"


def load(path: Path) -> bytes:
    """The bytes of a file; none if there is no file."""
    return path.read_bytes() if path.is_file() else b""


def save(path: Path, data: bytes) -> None:
    """Write a file unless it holds that already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if load(path) != data:
        path.write_bytes(data)


def check(catalogs: Catalogs) -> int:
    """Print what is wrong; return the status to end with."""
    problems = list(catalogs.problems())
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["extract", "update", "compile", "check"])
    parser.add_argument("languages", nargs="*", help="for update: languages to begin")
    options = parser.parse_args(arguments)
    catalogs = Catalogs(root)
    match options.command:
        case "extract":
            catalogs.extract()
        case "update":
            catalogs.update(options.languages)
        case "compile":
            catalogs.compile()
        case "check":
            return check(catalogs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
