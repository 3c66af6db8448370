"""Which codes are looked for: what pyproject.toml and the command line say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sphinx_profile.lint.codes import Code, codes_of
from sphinx_profile.lint.flaw import Flaw, visible
from sphinx_profile.lint.naming import shown_path
from sphinx_profile.lint.patterns import is_matched
from sphinx_profile.lint.text import read_bytes

KEYS = ("select", "ignore", "per-file-ignores", "strict")
_SEPARATOR = re.compile(r"[,\s]+")


class SettingsError(ValueError):
    """What is wrong with the settings, in words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which codes are looked for, and whether warnings fail a check.

    ``per_file`` are patterns of paths, as seen from ``folder``, and the codes ignored there.
    ``flaws`` is what is wrong with the settings themselves.
    """

    select: frozenset[Code] = frozenset(Code)
    ignore: frozenset[Code] = frozenset()
    per_file: tuple[tuple[str, frozenset[Code]], ...] = ()
    strict: bool = False
    folder: Path = field(default_factory=Path.cwd)
    flaws: tuple[Flaw, ...] = ()

    def wants(self, code: Code, path: Path) -> bool:
        """Whether a code is looked for in a file."""
        if code not in self.select or code in self.ignore:
            return False
        return not any(code in codes and self._fits(path, p) for p, codes in self.per_file)

    def _fits(self, path: Path, pattern: str) -> bool:
        seen = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        return is_matched(seen.as_posix(), pattern) or is_matched(path.name, pattern)

    def narrowed(self, select: Iterable[str], ignore: Iterable[str], strict: bool) -> Settings:
        """These settings with what the command line says. ``SettingsError`` for unknown codes."""
        chosen, dropped = parse_codes(select), parse_codes(ignore)
        return replace(
            self,
            select=chosen or self.select,
            ignore=(self.ignore - chosen) | dropped,
            strict=self.strict or strict,
        )


def parse_codes(texts: Iterable[str]) -> frozenset[Code]:
    """The codes of lists with commas. ``SettingsError`` for one that does not exist."""
    found = set[Code]()
    for word in (word for text in texts for word in _SEPARATOR.split(text) if word):
        codes = codes_of(word)
        if not codes:
            raise SettingsError(f"there is no code {visible(word)[:40]!r}")
        found |= codes
    return frozenset(found)


def read_settings(folder: Path, name: str = "") -> Settings:
    """What the nearest pyproject.toml says, from ``folder`` upwards.

    ``SettingsError`` where it is malformed. Codes that do not exist are flaws of the file, which
    messages call ``name``.
    """
    for above in (folder, *folder.parents):
        path = above / "pyproject.toml"
        if path.is_file():
            return _read(path, name or shown_path(path))
    return Settings(folder=folder)


def _read(path: Path, name: str) -> Settings:
    data, problem = read_bytes(path)
    if problem:
        raise SettingsError(f"{name} {problem}")
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{name} is malformed: {visible(str(error))[:200]}") from error
    own: Any = table
    for key in ("tool", "sphinx-profile", "check"):
        own = own.get(key, {}) if isinstance(own, Mapping) else {}
    if not isinstance(own, Mapping):
        raise SettingsError(f"{name}: tool.sphinx-profile.check is no table")
    return _Reader(path, name, data.decode("utf-8-sig")).read(own)


class _Reader:
    """Reads the table of one pyproject.toml."""

    def __init__(self, path: Path, name: str, text: str) -> None:
        self._path = path
        self._name = name
        self._lines = text.split("\n")
        self._flaws: list[Flaw] = []

    def read(self, table: Mapping[str, Any]) -> Settings:
        """The settings of the table."""
        for key in table:
            if key not in KEYS:
                known = ", ".join(KEYS)
                raise SettingsError(f"{self._name}: no setting {key!r}; there are {known}")
        strict = table.get("strict", False)
        if not isinstance(strict, bool):
            raise SettingsError(f"{self._name}: strict is true or false")
        per_file = table.get("per-file-ignores", {})
        if not isinstance(per_file, Mapping):
            raise SettingsError(f"{self._name}: per-file-ignores is a table of patterns")
        select = self._codes("select", table["select"]) if "select" in table else frozenset(Code)
        return Settings(
            select or frozenset(Code),
            self._codes("ignore", table.get("ignore", [])),
            tuple((pattern, self._codes(pattern, value)) for pattern, value in per_file.items()),
            strict,
            self._path.parent,
            tuple(self._flaws),
        )

    def _codes(self, name: str, value: Any) -> frozenset[Code]:
        given = [value] if isinstance(value, str) else value
        if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
            raise SettingsError(f"{self._name}: {name} is a list of codes")
        found = set[Code]()
        for text in given:
            codes = codes_of(text)
            found |= codes
            if not codes:
                message = visible(f"{name}: there is no code {text[:40]!r}")
                self._flaws.append(Flaw(Code.IGNORE, self._name, self._line(text), message))
        return frozenset(found)

    def _line(self, text: str) -> int:
        found = (number for number, line in enumerate(self._lines, 1) if text and text in line)
        return next(found, 1)
