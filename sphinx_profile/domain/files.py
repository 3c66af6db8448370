"""Local files that entries name: found, and confined to where they may lie.

Sphinx copies what a download reference or an image node names, wherever it lies. Here a file must
lie, symbolic links resolved, inside the source folder or a folder of ``profile_file_roots``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_profile.config import as_list
from sphinx_profile.diagnostics import Problem
from sphinx_profile.model.publication import FileRequest
from sphinx_profile.model.url import is_absolute

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def locate_for_page(env: BuildEnvironment, name: str) -> tuple[Path | None, Problem]:
    """The path of an existing, permitted file that a page names; else ``None`` and why not.

    Seen from the page, then from the source folder and the other permitted ones.
    """
    near = (Path(env.relfn2path(spelling)[1]) for spelling in _spellings(name))
    return _first_permitted(env, (*near, *_in_roots(env, name)))


def locate_for_bibliography(
    env: BuildEnvironment, name: str, folder: Path
) -> tuple[Path | None, Problem]:
    """As :func:`locate_for_page`, seen from the folder of a bibliography first."""
    near = (folder / spelling for spelling in _spellings(name))
    return _first_permitted(env, (*near, *_in_roots(env, name)))


def hand_over(env: BuildEnvironment, docname: str, file: FileRequest, folder: Path) -> None:
    """Give Sphinx a file of a bibliography that a page shows, to be copied into the site."""
    if is_absolute(file.path):
        return
    path, _problem = locate_for_bibliography(env, file.path, folder)
    if path is not None:
        name = from_source(env, path)
        files = env.images if file.kind == "image" else env.dlfiles
        files.add_file(docname, name)
        env.note_dependency(name, docname=docname)


def from_source(env: BuildEnvironment, path: Path) -> str:
    """A path as seen from the source folder."""
    return Path(os.path.relpath(path, env.srcdir)).as_posix()


def _first_permitted(
    env: BuildEnvironment, candidates: Iterable[Path]
) -> tuple[Path | None, Problem]:
    """The first file that exists and lies where it may; else ``None`` and why not."""
    problem, roots = Problem.MISSING_FILE, _roots(env)
    for path in candidates:
        try:
            if not path.is_file():
                continue
            real = path.resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            continue
        if any(real.is_relative_to(root) for root in roots):
            return path, problem
        problem = Problem.OUTSIDE_FILE
    return None, problem


def _spellings(name: str) -> Iterable[str]:
    return dict.fromkeys((name, unquote(name)))


def _in_roots(env: BuildEnvironment, name: str) -> Iterator[Path]:
    """Where a file of this name may lie in the source folder and the other permitted ones."""
    for spelling in _spellings(name):
        for root in _roots(env):
            yield root / spelling.lstrip("/")


def _roots(env: BuildEnvironment) -> list[Path]:
    """The folders that files may come from, symbolic links resolved."""
    given = [root for root in as_list(env.config.profile_file_roots) if isinstance(root, str)]
    return [Path(env.srcdir).resolve(), *(Path(env.srcdir, root).resolve() for root in given)]
