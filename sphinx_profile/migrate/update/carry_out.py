"""A plan carried out."""

from __future__ import annotations

from sphinx_profile.migrate.update.memory import PATH
from sphinx_profile.migrate.update.plan import Plan
from sphinx_profile.scaffold.folder import Folder


def carry_out(plan: Plan, folder: Folder) -> None:
    """Write, copy and delete; what is remembered is written last, so that a stop costs nothing.

    ``OSError`` where the system refuses.
    """
    for path in (*plan.writes, *plan.copies, *plan.removals):
        folder.file(path)
    for path, origin in plan.copies.items():
        folder.copy(path, origin)
    for path, data in plan.writes.items():
        if path != PATH:
            folder.write(path, data)
    for path in plan.removals:
        folder.remove(path)
    if PATH in plan.writes:
        folder.write(PATH, plan.writes[PATH])
