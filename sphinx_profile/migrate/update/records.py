"""Records with fields, merged by key and by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_profile.migrate.update.merged import Choice

Value = str | tuple[str, ...]
Record = Mapping[str, Value]
Records = Mapping[str, Record]


@dataclass(slots=True)
class Changes:
    """What becomes of our records.

    ``fields`` maps a key to the new values of fields, ``None`` for one that goes. ``gone`` are
    the records that the source has no more, and which are kept.
    """

    added: dict[str, Record] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    fields: dict[str, dict[str, Value | None]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.fields)

    def applied(self, ours: Records) -> dict[str, dict[str, Value]]:
        """Our records, changed."""
        records = {key: dict(record) for key, record in ours.items() if key not in self.removed}
        for key, values in self.fields.items():
            merged: dict[str, Value | None] = {**records[key], **values}
            records[key] = {name: value for name, value in merged.items() if value is not None}
        return records | {key: dict(record) for key, record in self.added.items()}


def merge_records(base: Records, ours: Records, theirs: Records, choice: Choice) -> Changes:
    """What our records take of the source, by key, and where the two clash."""
    changes = Changes()
    for key, record in theirs.items():
        if key in ours:
            _merge_fields(key, base.get(key, {}), ours[key], record, choice, changes)
        elif key not in base:
            changes.added[key] = record
        else:
            _decide_on_deleted(key, base[key], record, choice, changes)
    for key in base:
        if key not in theirs and key in ours:
            _decide_on_gone(key, choice, changes)
    return changes


def _decide_on_deleted(
    key: str, base: Record, theirs: Record, choice: Choice, changes: Changes
) -> None:
    """What we deleted: it stays so, unless the source has changed it since."""
    if base == theirs:
        changes.notes.append(f"{key}: deleted by hand; the source still has it")
        return
    changes.clashes.append(f"{key}: deleted by hand, changed in the source")
    if choice.takes_theirs:
        changes.added[key] = theirs


def _decide_on_gone(key: str, choice: Choice, changes: Changes) -> None:
    """What the source has no more: it is kept, unless somebody wants it gone."""
    if choice.drops_gone:
        changes.removed.append(key)
        changes.notes.append(f"{key}: gone from the source; removed")
    else:
        changes.gone.append(key)
        changes.notes.append(f"{key}: gone from the source; kept (--theirs removes it)")


def _merge_fields(  # noqa: PLR0913, PLR0917  (three sides and what to do)
    key: str, base: Record, ours: Record, theirs: Record, choice: Choice, changes: Changes
) -> None:
    taken = dict[str, Value | None]()
    for name in dict.fromkeys((*theirs, *base)):
        was, own, new = base.get(name), ours.get(name), theirs.get(name)
        if new in (was, own):
            continue
        if own != was:
            changes.clashes.append(f"{key}: {name}" if name else key)
        if own == was or choice.takes_theirs:
            taken[name] = new
    if taken:
        changes.fields[key] = taken
