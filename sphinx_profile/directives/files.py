"""Local files that an option or a field names: found, confined, handed to Sphinx.

Sphinx copies what a download reference or an image node names, wherever it lies. Here a file must
lie, symbolic links resolved, inside the source folder or a folder of ``profile_file_roots``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.config import as_list
from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.fields import FileRequest, is_remote
from sphinx_profile.model.url import safe_url

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def file_node(
    env: BuildEnvironment, request: FileRequest, alt: str = ""
) -> tuple[nodes.Element | None, Finding | None]:
    """The download reference or image that a request becomes, or what is wrong with it."""
    if request.kind == "image" and is_remote(request.path):
        return _remote_image(request, alt)
    path, problem = _locate(env, request.path)
    if path is None:
        return None, Finding(problem, f"{request.resource.removeprefix('file-')}: {request.path}")
    target = Path(os.path.relpath(path, Path(env.doc2path(env.docname)).parent)).as_posix()
    if request.kind == "image":
        return nodes.image(uri=target, alt=alt), None
    return addnodes.download_reference("", "", reftarget=target, refdoc=env.docname), None


def _remote_image(request: FileRequest, alt: str) -> tuple[nodes.Element | None, Finding | None]:
    url = safe_url(request.path)
    if url.lower().startswith(("http:", "https:")):
        return nodes.image(uri=url, alt=alt), None
    message = f"{request.resource}: {request.path[:200]!r} is no image that may be shown"
    return None, Finding(Problem.UNSAFE_URL, message)


def _locate(env: BuildEnvironment, name: str) -> tuple[Path | None, Problem]:
    """The path of an existing, permitted file; else ``None`` and why not."""
    problem = Problem.MISSING_FILE
    roots = _roots(env)
    for path in _candidates(env, name, roots):
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


def _candidates(env: BuildEnvironment, name: str, roots: list[Path]) -> Iterator[Path]:
    """Where a file of this name may lie: by the page, by the source folder, in the roots."""
    for spelling in dict.fromkeys((name, unquote(name))):
        if "\0" in spelling:
            continue
        yield Path(env.relfn2path(spelling)[1])
        for root in roots:
            yield root / spelling.lstrip("/")


def _roots(env: BuildEnvironment) -> list[Path]:
    """The folders that files may come from, symbolic links resolved."""
    given = [root for root in as_list(env.config.profile_file_roots) if isinstance(root, str)]
    return [Path(env.srcdir).resolve(), *(Path(env.srcdir, root).resolve() for root in given)]
