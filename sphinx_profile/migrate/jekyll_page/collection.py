"""The publications of a site while its pages are read, and the people that they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sphinx_profile.formats.latex import verbatim
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.targets import Place, target_in_site
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.jekyll_page.entry import fields_of, key_of
from sphinx_profile.migrate.jekyll_page.links import Button, local_field
from sphinx_profile.migrate.jekyll_page.paper import Paper
from sphinx_profile.migrate.jekyll_page.picks import BlockPick, PaperPick, TextPick
from sphinx_profile.migrate.jekyll_page.venue import PLACES
from sphinx_profile.migrate.markdown.inline import Picture
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.key import slug
from sphinx_profile.model.source import SourceEntry
from sphinx_profile.model.url import is_absolute

_HANDLE = re.compile(
    r"^(?:click|press|tap) (?:here )?(?:to|for) (?:\w+ )?(?:the |an? )?", re.IGNORECASE
)

_LINK = re.compile(r"\\href\{[^{}]*\}\{[^{}]*\}")


@dataclass(slots=True)
class Collection:
    """Takes publications up, each once, and tells the report."""

    move: Move
    path: str = ""
    folders: tuple[str, ...] = ("",)
    lines: Sequence[str] = ()
    first: int = 1
    labels: Counter[str] = field(default_factory=Counter)
    _known: dict[str, int] = field(default_factory=dict)
    _keys: set[str] = field(default_factory=set)
    _numbers: Counter[str] = field(default_factory=Counter)

    def add(self, pick: PaperPick) -> str:
        """The key of the entry that a publication is; one that is there already is not repeated."""
        paper, local = self._placed(pick)
        context = pick.context
        kind, fields = fields_of(paper, context.year, context.selected, context.draft)
        fields += local
        self._people(pick)
        self._say(pick)
        title = slug(paper.title.text)
        known = self._known.get(title)
        if known is not None and (key := self._merged(known, fields)):
            why = f"it is {key}, which stands on the page twice"
            self.move.report.taken(self.path, pick.line, paper.title.text, why, pick.end)
            return key
        key = self._unused(key_of(paper, context.year))
        self._known.setdefault(title, len(self.move.site.entries))
        entry = SourceEntry(Entry(kind, key, tuple(fields)), self.path, pick.line)
        self.move.site.entries.append(entry)
        why = f"{'a draft, ' if context.draft else ''}publication {key}"
        self.move.report.taken(self.path, pick.line, paper.title.text, why, pick.end)
        return key

    def note(self, pick: BlockPick) -> None:
        """Tell the report of a directive."""
        what = pick.block.argument or pick.what
        self.move.report.taken(self.path, pick.line, what, pick.what, pick.end)

    def note_text(self, pick: TextPick) -> None:
        """Tell the report of text that stands beside publications."""
        why = "a comment of MyST, which nobody sees" if pick.hidden else "prose"
        self.move.report.taken(self.path, pick.line, "text", why, pick.end)

    def settle(self) -> None:
        """Choose what stands on the handle of summaries: what most of them had."""
        if self.labels:
            self.move.site.settings["profile_summary_label"] = self.labels.most_common(1)[0][0]

    def _unused(self, key: str) -> str:
        """The key, numbered if it is taken."""
        name, folded = key, key.casefold()
        while name.casefold() in self._keys:
            self._numbers[folded] += 1
            name = f"{key}-{self._numbers[folded] + 1}"
        self._keys.add(name.casefold())
        return name

    def _merged(self, known: int, fields: list[tuple[str, str]]) -> str:
        """The key of an entry that says the same, with what it did not say yet; ``""`` if none."""
        entry = self.move.site.entries[known]
        merged = merge(entry.entry.fields, fields)
        if not merged:
            return ""
        self.move.site.entries[known] = replace(entry, entry=replace(entry.entry, fields=merged))
        return entry.entry.key

    def _placed(self, pick: PaperPick) -> tuple[Paper, list[tuple[str, str]]]:
        """The publication with links of the web alone, and the fields of those to local files.

        ``file`` names the files that there are not.
        """
        paper, buttons = pick.paper, list[Button]()
        local, gone = list[Button](), list[str]()
        url = self._target(paper.title_url, pick) if paper.title_url else ""
        if url and not is_absolute(url):
            local.append(Button("", url))
        for button in paper.buttons:
            target = self._target(button.url, pick)
            if target:
                (buttons if is_absolute(target) else local).append(Button(button.label, target))
            else:
                gone.append(f"{button.label}:{button.url}:")
        pictures = self._pictures(paper, pick, gone)
        if paper.title_url and not url:
            gone.append(f":{paper.title_url}:")
        placed = replace(
            paper, buttons=buttons, pictures=pictures, title_url=url if is_absolute(url) else ""
        )
        return placed, self._local(local, gone, placed, pick)

    def _pictures(self, paper: Paper, pick: PaperPick, gone: list[str]) -> tuple[Picture, ...]:
        found = list[Picture]()
        for picture in paper.pictures:
            target = self._target(picture.source, pick, image=True)
            if target and not found and not _is_icon(picture):
                found.append(Picture(picture.alt, target))
            else:
                gone.append(f"{picture.alt}:{target or picture.source}:")
        return tuple(found)

    def _local(
        self, buttons: list[Button], gone: list[str], paper: Paper, pick: PaperPick
    ) -> list[tuple[str, str]]:
        taken = {name for name, _ in fields_of(paper, "", selected=False, draft=False)[1]}
        fields = list[tuple[str, str]]()
        for button in buttons:
            name, label = local_field(button, taken)
            fields.append((name, verbatim(button.url)))
            if button.label and button.label.casefold() != label.casefold():
                why = f"links to files of the site are labelled by their kind: {label}"
                self.move.report.mended(self.path, pick.line, repr(button.label), why, pick.end)
        return fields + ([("file", verbatim(";".join(gone)))] if gone else [])

    def _target(self, url: str, pick: PaperPick, image: bool = False) -> str:
        """Where a target leads in the new site; ``""`` if nowhere, which the report says."""
        place = Place(self.path, pick.line, self.folders)
        return target_in_site(url, image, place, pick.line, self.move).lstrip("/")

    def _people(self, pick: PaperPick) -> None:
        site = self.move.site
        for author in pick.paper.authors.authors:
            if not author.url:
                continue
            before = site.people.get(slug(author.name), {}).get("url", author.url)
            add_person(site, author.name, url=author.url)
            if before != author.url:
                why = f"people.yml has {before} for the same name"
                what = f"the link of {author.name} to {author.url}"
                self.move.report.left(self.path, pick.line, what, why)

    def _say(self, pick: PaperPick) -> None:
        """Tell the report what of the text is said in another way."""
        report, after = self.move.report, pick.line
        if pick.head:
            why = "an entry has fields, and needs no columns"
            report.mended(self.path, pick.line, "the head of a table", why, pick.head)
        for summary in pick.found.summaries:
            label = handle(summary.label)
            if label:
                self.labels[label] += 1
            if summary.label:
                why = "summaries have one label on the whole site, profile_summary_label"
                line = self._line_of(summary.label, pick, after)
                after = line + 1
                report.mended(self.path, line, repr(summary.label), why)
        if pick.paper.lead:
            why = "the list of authors says it"
            line = self._line_of(pick.paper.lead, pick, pick.line)
            report.mended(self.path, line, repr(pick.paper.lead), why)

    def _line_of(self, text: str, pick: PaperPick, after: int) -> int:
        """The line of a publication, not before ``after``, on which a text begins."""
        words = text.split()[:3]
        lines = self.lines[after - self.first : pick.end - self.first + 1]
        found = (n for n, line in enumerate(lines, after) if all(w in line for w in words))
        return next(found, pick.line)


def _is_icon(picture: Picture) -> bool:
    """Whether a picture is one that a link has for a label, rather than one of the work."""
    return not picture.alt and picture.source.casefold().endswith(".svg")


def merge(
    before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """The fields of two entries for one publication; ``()`` where they say different things.

    Of two values the longer is taken, if it has all words of the other. Links are put together.
    """
    found, same = dict(before), dict(after)
    if found.get("status") != same.get("status"):
        return ()
    places = [name for name in PLACES.values() if name in found]
    for name, value in same.items():
        mine = places[0] if name in PLACES.values() and places else name
        old = found.get(mine, value)
        longer = max(old, value, key=len)
        if mine == "links":
            added = [link for link in _LINK.findall(value) if link not in old]
            longer = " ".join([old, *added])
        elif not _words(old) | _words(value) <= _words(longer):
            return ()
        found[mine] = longer
    return tuple(found.items())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def handle(label: str) -> str:
    """What stands on a handle, without the advice to click on it."""
    text = _HANDLE.sub("", label).strip(" .:…▶►▼")
    return text[:1].upper() + text[1:]
