"""The words of a site, block by block, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from sphinx_profile.migrate.written_words import LONGEST, readable, words_of
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.link import LinkTable, target_of

_TABLE = LinkTable()
_FIELD = re.compile(r"^\s*:?([A-Za-z][\w-]*)(?:\s*=\s*\{|:\s)(.*?)\}?,?$", re.MULTILINE)
_BLOCK = re.compile(r"\n[ \t]*\n\s*")
_RECORD = re.compile(r"\n(?=\S)")
_PEOPLE = frozenset({"author", "editor"})
_LARGEST = 20_000
_MOST_WORDS = 4_000
_FEW = 200
_MOST_BLOCKS = 50
_SLACK = 8
_SHORT = 80
_NAME = 5
"""A run of at most so many words may be a name, which a bibliography turns round."""
_SHORT_FOR = {
    "volume": ("vol", "Vol"),
    "number": ("no", "No"),
    "pages": ("p", "P", "pp", "Pp"),
}
"""What people write for the name of a field."""

_IMPLIED = frozenset(word for words in _SHORT_FOR.values() for word in words) | frozenset(
    word
    for kind in BUILT_IN.values()
    for text in (kind.name, kind.name.capitalize(), kind.label, kind.label.casefold(), kind.url)
    for word in words_of(text)
)
"""Words that a site shows where such a field stands."""


class Index:
    """The blocks of a site's texts, and in which of them each word stands."""

    def __init__(self, files: Mapping[str, str], without: Collection[str] = ()) -> None:
        """Read the texts, but for the lines that are among ``without``."""
        self._blocks = list[list[str]]()
        self._texts = list[str]()
        self._places = dict[str, list[int]]()
        self._alone = set[str]()
        for path, text in files.items():
            for block in _blocks(path, text):
                kept = "\n".join(line for line in block.split("\n") if line.strip() not in without)
                if kept.strip():
                    self._alone.update(_alone(kept))
                    words = words_of(readable(path, kept)) + list(_said(kept))
                    for start in range(0, len(words), _MOST_WORDS):
                        self._add(words[start : start + _MOST_WORDS + LONGEST])

    def _add(self, words: list[str]) -> None:
        number = len(self._blocks)
        self._blocks.append(words)
        self._texts.append(f" {' '.join(words)} ")
        for word in set(words):
            self._places.setdefault(word, []).append(number)

    def lost(self, parts: Sequence[list[str]]) -> list[str]:
        """The words of these parts of a line that are not in the site, or not together."""
        homes, lost = set[int](), list[str]()
        for words in sorted((part for part in parts if len(part) > 1), key=self._count):
            blocks = self._holding(words, homes)
            homes |= blocks
            if not blocks:
                lost += words
        sought = [f" {' '.join(words)} " for words in parts if len(words) > 1]
        single = (words[0] for words in parts if len(words) == 1)
        return lost + [word for word in single if not self._is_near(word, homes, sought)]

    def _count(self, words: Sequence[str]) -> int:
        """In how many blocks the rarest of these words stands."""
        return min(len(self._places.get(word, ())) for word in words)

    def _is_near(self, word: str, homes: set[int], sought: Sequence[str]) -> bool:
        """Whether a word stands in one of the blocks, or on a line of its own.

        Where there are no blocks it may stand anywhere. ``sought`` is what else the line has: a
        block that holds it, and is not among ``homes`` because there are so many, is one as well.
        """
        if word in self._alone:
            return True
        forms = [form for form in (word, word.casefold()) if form in self._places]
        if not homes:
            return bool(forms)
        if any(f" {form} " in self._texts[home] for form in forms for home in homes):
            return True
        places = (place for form in forms for place in self._places[form][:_FEW])
        return any(text in self._texts[place] for place in places for text in sought)

    def _holding(self, words: Sequence[str], homes: set[int]) -> set[int]:
        """Blocks in which these words stand together; if there are many, of ``homes`` alone.

        ``homes`` are blocks in which other words of the line stand.
        """
        if not all(word in self._places for word in words):
            return set()
        rarest = min((self._places[word] for word in set(words)), key=len)
        sought = f" {' '.join(words)} "
        few = rarest if len(rarest) <= _FEW else homes
        exact = {place for place in few if sought in self._texts[place]}
        if not exact and few is homes:
            exact = set(islice((p for p in rarest if sought in self._texts[p]), 1))
        if exact:
            return exact
        tried = chain(homes, rarest[:_MOST_BLOCKS])
        return {place for place in tried if _is_within(words, self._blocks[place])}


def is_nowhere(word: str, files: Mapping[str, str]) -> bool:
    """Whether a word is surely in none of the texts, be it written with escapes or implied."""
    if not word.isascii() or word in _IMPLIED:
        return False
    whole = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])")
    return not any(word in text and whole.search(text) for text in files.values())


def _alone(block: str) -> Iterator[str]:
    """The words that stand on a line of their own, as a heading does."""
    for line in block.split("\n"):
        if len(line) < _SHORT and len(words := words_of(line)) == 1:
            yield words[0]


def _is_within(words: Sequence[str], block: Sequence[str]) -> bool:
    """Whether the words stand in the block in order with few between; a name in any order."""
    length = len(words) + _SLACK
    starts = (n for n, word in enumerate(block) if word == words[0])
    if any(_is_subsequence(words, block[start : start + length]) for start in starts):
        return True
    if len(words) > _NAME:
        return False
    starts = (n for n, word in enumerate(block) if word in words)
    width = len(words) + 1
    return any(_has_all(words, block[start : start + width]) for start in starts)


def _is_subsequence(words: Sequence[str], within: Sequence[str]) -> bool:
    rest = iter(within)
    return all(word in rest for word in words)


def _has_all(words: Sequence[str], within: Sequence[str]) -> bool:
    return all(within.count(word) >= words.count(word) for word in words)


def _blocks(path: str, text: str) -> Iterator[str]:
    """The blocks of a text: entries, paragraphs, records of YAML; none of them endless."""
    is_data = path.endswith((".yml", ".yaml", ".toml", ".json"))
    for block in (_RECORD if is_data else _BLOCK).split(text):
        if len(block) <= _LARGEST:
            yield block
            continue
        lines, size = list[str](), 0
        for line in block.split("\n"):
            lines.append(line)
            size += len(line)
            if size > _LARGEST:
                yield "\n".join(lines)
                lines, size = [], 0
        yield "\n".join(lines)


def _said(block: str) -> Iterable[str]:
    """What fields say by their names: the name, the label of a link, and where it leads."""
    if "=" not in block and ":" not in block:
        return ()
    return chain.from_iterable(_field(name, value) for name, value in _FIELD.findall(block))


def _field(name: str, value: str) -> Iterator[str]:
    name = name.lower()
    if name in _PEOPLE:
        yield from words_of(readable("", _in_order(value)))
    yield from (name, f"{name}s", name.capitalize(), f"{name.capitalize()}s")
    yield from _SHORT_FOR.get(name, ())
    kind = _TABLE.get(name)
    if kind:
        yield from words_of(kind.label)
        yield kind.label.casefold()
        if kind.url and kind.name in BUILT_IN:
            yield from words_of(readable("", target_of(kind, value.strip()).url))


def _in_order(names: str) -> str:
    """The names of a bibliography as people write them: ``First Last and First Last``."""
    parts = (name.partition(",") for name in names.split(" and "))
    return " and ".join(f"{given} {family}" for family, _, given in parts)
