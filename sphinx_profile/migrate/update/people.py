"""Registries of people merged by id and field; comments stay where they are."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from sphinx_profile.formats.registry.yaml_file import parse_yaml
from sphinx_profile.migrate.update.merged import Choice, Merged
from sphinx_profile.migrate.update.records import Changes, Record, Value, merge_records
from sphinx_profile.scaffold.templates import yaml_text

_WHOLE = ""
"""The name under which something that is no mapping of fields is one."""


def merge_people(base: str, ours: str, theirs: str, choice: Choice) -> Merged:
    """Our registry with what the source has changed."""
    if theirs in (base, ours):
        return Merged(ours, theirs)
    try:
        old, own, new = (_records(text) for text in (base, ours, theirs))
    except (ValueError, RecursionError) as error:
        return Merged(ours, base, obstacles=(f"it cannot be read: {error}",))
    changes = merge_records(old, own, new, choice)
    if ours == base and not changes.gone:
        return Merged(theirs, theirs, (), tuple(changes.notes))
    text, obstacles = _edited(ours, own, changes)
    gone = {key: _plain(old[key]) for key in changes.gone}
    remembered = theirs + yaml_text(gone) if gone else theirs
    clashes, notes = tuple(changes.clashes), tuple(changes.notes)
    return Merged(text, remembered, clashes, notes, obstacles)


def _records(text: str) -> dict[str, Record]:
    data, _ = parse_yaml(text, Path("people.yml"))
    if isinstance(data, Mapping):
        return {str(key): _record(value) for key, value in data.items()}
    if data is None:
        return {}
    raise ValueError("it holds no people by their ids")


def _record(value: Any) -> dict[str, Value]:
    if isinstance(value, Mapping):
        return {str(name): _frozen(item) for name, item in value.items()}
    return {_WHOLE: _frozen(value)}


def _frozen(value: Any) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return "" if value is None else yaml_text(value)


def _plain(record: Record) -> dict[str, object]:
    return {name: _thawed(value) for name, value in record.items()}


def _thawed(value: Value) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def _edited(text: str, ours: dict[str, Record], changes: Changes) -> tuple[str, tuple[str, ...]]:
    """The text with the changes made in it, and what stands in their way."""
    if not changes:
        return text, ()
    added = {key: _plain(record) for key, record in changes.added.items()}
    if not ours:
        text = f"{text.rstrip()}\n{yaml_text(added)}".lstrip("\n")
    else:
        try:
            text = _rewritten(text, added, changes)
        except (YAMLError, KeyError, TypeError) as error:
            return text, (f"it cannot be changed in place: {' '.join(str(error).split())}",)
    try:
        is_right = _records(text) == changes.applied(ours)
    except ValueError:
        is_right = False
    return text, () if is_right else ("it cannot be changed in place: its form is unusual",)


def _rewritten(text: str, added: Mapping[str, object], changes: Changes) -> str:
    editor = YAML()
    editor.preserve_quotes = True
    editor.width = 10_000
    data = editor.load(text)
    for key, values in changes.fields.items():
        for name, value in values.items():
            if value is None:
                del data[key][name]
            else:
                data[key][name] = _thawed(value)
    for key in changes.removed:
        del data[key]
    data.update(added)
    stream = io.StringIO()
    editor.dump(data, stream)
    return stream.getvalue()
