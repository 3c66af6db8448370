"""An entry that is made of the front matter of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sphinx_profile.formats.latex import decode
from sphinx_profile.migrate.common.fields import THEME_REASONS, Noted
from sphinx_profile.migrate.common.move import Move, Page
from sphinx_profile.migrate.common.writing import day_of
from sphinx_profile.migrate.files.fields import Fields, field_name, identifier
from sphinx_profile.migrate.files.kept import words
from sphinx_profile.migrate.markdown import to_latex
from sphinx_profile.model.date import MONTHS
from sphinx_profile.model.entry import Entry, is_known
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import LinkTable
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.model.url import is_absolute

MISSING = "missing_"
"""What stands before the name of a field whose file is not in the source."""
_TABLE = LinkTable()
_LINKED_ALONE = re.compile(r"[(\[]?\s*!?\[[^\[\]]*\]\(\s*<?([^\s<>()]+)>?\s*\)\s*[)\].]?\s*")


@dataclass(slots=True)
class Made:
    """An entry that is being made of a page.

    ``folders`` are where its files are sought, ``targets`` where its links lead now by what was
    written, ``waiting`` the fields of another source that stand behind those of the page.
    """

    move: Move
    page: Page
    record: Noted
    folders: tuple[str, ...] = ("",)
    fields: Fields = field(default_factory=Fields)
    targets: dict[str, str] = field(default_factory=dict)
    waiting: Entry = field(default_factory=lambda: Entry("", ""))

    def text(self, name: str, *of: str) -> str:
        """A field that is a text with markup in the front matter."""
        value = self.record.as_(_named(name, of), *of)
        self.fields.latex(name, to_latex(" ".join(value.split())))
        return value

    def day(self, *of: str) -> str:
        """The day that a member names; the time of day is left out."""
        written = self.record.text(*of)
        day = day_of(written)
        self.record.as_("date" if day == written else "the field date, without the time", *of)
        return day

    def address(self, name: str, *of: str) -> None:
        """A field that is a URL, an identifier or a file in the front matter."""
        value = self.record.as_(_named(name, of), *of)
        if value:
            line = next(self.record.node.pairs[one].key_line for one in of if self._has(one))
            self.target(name, value, line)

    def _has(self, name: str) -> bool:
        return name in self.record.node.pairs and bool(self.record.node.pairs[name].texts)

    def target(self, name: str, value: str, line: int) -> str:
        """A field that is a URL, an identifier or a file; what it holds comes back."""
        if is_absolute(value) or value.startswith("//"):
            found = self._own(value) or identifier(name, value) or value
        elif name in BUILT_IN and BUILT_IN[name].url:
            found = identifier(name, value) or value
        else:
            found = self._file(name, value, line)
            name = name if found else f"{MISSING}{name}"
            found = found or value
        self.fields.verbatim(name, found)
        self.targets[value] = found
        return found

    def link(self, label: str, value: str, line: int) -> None:
        """A link with a label of its own, to a URL; a file has a field, and the label of that."""
        place = self._own(value) if is_absolute(value) else self._file(label, value, line)
        self.targets[value] = place or value
        if place:
            guess = _TABLE.guess(label, place)
            name = guess if guess in BUILT_IN and not BUILT_IN[guess].url else "supp"
            self.fields.verbatim(name, place)
            why = f"it is a file, in the field {name}, whose label it has"
            self.move.report.mended(self.page.path, line, label, why)
        elif is_absolute(value):
            self.fields.link(label, value)
        else:
            self.fields.text(f"{MISSING}links", f"{label}: {value}")

    def _own(self, value: str) -> str:
        """The place in the new site of a file of the old one that a whole URL leads to."""
        old = next((url for url in self.move.old_urls if value.startswith(f"{url}/")), "")
        found = self.move.assets.find(value[len(old) :], self.folders) if old else ""
        return self.move.assets.place(found) if found else ""

    def _file(self, what: str, value: str, line: int) -> str:
        key = f"{what} of {self.page.name}, the file"
        return self.move.assets.take(value, self.folders, self.page.path, line, key)

    def rest(self) -> None:
        """Members that nobody asked for become fields of their own names, but for the theme's."""
        for name, node in self.record.node.pairs.items():
            if self.record.is_read(name) or name in THEME_REASONS or not node.texts:
                continue
            value = ", ".join(self.record.texts(name))
            if is_known(name, _TABLE) and _TABLE.get(name) and " " not in value:
                self.target(name, value, node.key_line)
            elif value:
                self.fields.latex(field_name(name), to_latex(" ".join(value.split())))

    def paragraphs(self) -> list[str]:
        """The paragraphs of the page, without those that only link what the fields hold."""
        text, kept, position = self.page.body, list[str](), 0
        for part in re.split(r"\n[ \t]*\n", text):
            line = self.page.line + text.count("\n", 0, text.find(part, position))
            position = text.find(part, position) + len(part)
            alone = _LINKED_ALONE.fullmatch(part.strip())
            if alone and self._is_known(alone[1]):
                end = line + part.strip().count("\n")
                why = "the entry has this link"
                self.move.report.mended(self.page.path, line, part.strip()[:200], why, end)
            elif part.strip():
                kept.append(part.strip("\n"))
        return kept

    def _is_known(self, target: str) -> bool:
        if self._own(target) in self.targets.values():
            return True
        tails = {value.partition("://")[2] or value for value in self.targets}
        return (target.partition("://")[2] or target) in tails

    def add_bib(self, entry: Entry) -> list[str]:
        """Add what another source of the same work says; the names of what differs."""
        differing = list[str]()
        for name, value in entry:
            mine = dict(self.fields.entry("", "").fields).get(name, "")
            if (mine and _same(name, mine, value)) or self._is_in_date(name, value):
                continue
            differing += [name] if mine else []
            self.fields.latex(name, value)
        return differing

    def replace(self, name: str, value: str) -> None:
        """Another value for a field."""
        fields = dict(self.fields.entry("", "").fields) | {name: value}
        self.fields = Fields()
        for other, text in fields.items():
            self.fields.latex(other, text)

    def _is_in_date(self, name: str, value: str) -> bool:
        """Whether a year or a month is that of the date."""
        date = dict(self.fields.entry("", "").fields).get("date", "")
        if name == "year":
            return date.startswith(value)
        number = MONTHS.index(value.lower()[:3]) + 1 if value.lower()[:3] in MONTHS else 0
        return name == "month" and date[5:7] in {f"{number:02}", value.zfill(2)}

    def finish(self, kind: str, key: str) -> Entry:
        """Put the entry into the site."""
        entry = self.fields.entry(kind, key)
        self.move.site.entries.append(SourceEntry(entry, self.page.path, self.record.line or 1))
        return entry


def _named(name: str, of: tuple[str, ...]) -> str:
    """What a member becomes: a field of its own name, or of another."""
    return name if of == (name,) else f"the field {name}"


def _same(name: str, one: str, other: str) -> bool:
    """Whether two values say the same: the same words, of names in any order."""
    first, second = words(decode(one)), words(decode(other))
    if name in {"author", "editor", "keywords"}:
        return sorted(first) == sorted(second)
    return first == second
