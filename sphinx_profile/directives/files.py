"""Local files that an option or a field names, as nodes whose files Sphinx copies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.config import as_list
from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.doctree.inline import REFUSED, refusal
from sphinx_profile.domain.files import from_source, locate_for_bibliography, locate_for_page
from sphinx_profile.model.publication import FileRequest
from sphinx_profile.model.url import is_absolute, is_safe, safe_url

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


_PAGES = frozenset({".html", ".htm", ".xhtml", ".php"})


def file_node(
    env: BuildEnvironment, request: FileRequest, alt: str = ""
) -> tuple[nodes.Element | None, Finding | None]:
    """The download reference or image that a request becomes, or what is wrong with it."""
    if request.kind == "image" and is_absolute(request.path):
        return _remote_image(request, alt)
    path, problem = locate_for_page(env, request.path)
    if path is None:
        return None, Finding(problem, f"{request.resource.removeprefix('file-')}: {request.path}")
    target = _relative(env, path)
    if request.kind == "image":
        return nodes.image(uri=target, alt=alt), None
    return addnodes.download_reference("", "", reftarget=target, refdoc=env.docname), None


def bibliography_file(
    env: BuildEnvironment, request: FileRequest, folder: Path
) -> tuple[nodes.Element | None, Finding | None]:
    """As :func:`file_node`, for a page that is being written: Sphinx knows the file already.

    ``folder`` is that of the bibliography.
    """
    if request.kind == "image" and is_absolute(request.path):
        return _remote_image(request, "")
    path, problem = locate_for_bibliography(env, request.path, folder)
    if path is None:
        name = request.resource.removeprefix("file-")
        return None, explained(Finding(problem, f"{name}: {request.path}"))
    name = from_source(env, path)
    if request.kind == "image":
        return nodes.image(uri=name, candidates={"*": name}, alt=""), None
    node = addnodes.download_reference("", "", reftarget=name, refdoc=env.docname)
    node["filename"] = Path(env.dlfiles.add_file(env.docname, name)).as_posix()
    return node, None


def settle_links(
    env: BuildEnvironment, children: Sequence[nodes.Node]
) -> tuple[list[nodes.Node], list[Finding]]:
    """The nodes with every link to a local file made one that Sphinx copies.

    A link to nothing, to a file that is missing or to one that lies outside becomes
    ``inline (classes=["profile-refused"])`` with its text; what is wrong is returned. Links to
    pages are left to Sphinx.
    """
    root, findings = nodes.Element("", *children), []
    for node in list(root.findall(nodes.Element)):
        target = _target(node)
        if isinstance(node, addnodes.pending_xref) and _is_of_myst(node) and not is_safe(target):
            findings.append(refusal(target))
            node.parent.replace(node, nodes.inline("", "", *node.children, classes=[REFUSED]))
        if node.parent is None or not _is_local(env, node):
            continue
        path, problem = locate_for_page(env, target) if target else (None, Problem.NO_URL)
        if path is not None:
            node.parent.replace(node, _download(env, path, node))
        elif not target or not _is_extra(env, target):
            findings.append(Finding(problem, target or f"{node.astext()!r} has no target"))
            text = node.children or [nodes.Text(target)]
            node.parent.replace(node, nodes.inline("", "", *text, classes=[REFUSED]))
    return root.children, findings


def _target(node: nodes.Element) -> str:
    return str(node.get("reftarget") or node.get("refuri") or "")


def _is_of_myst(node: addnodes.pending_xref) -> bool:
    """Whether a link of MyST whose target MyST could not tell from a label."""
    return node.get("reftype") == "myst" and node.get("refdomain") is None


def _is_local(env: BuildEnvironment, node: nodes.Element) -> bool:
    """Whether a link that names a local file: by its class, or by the form of its target."""
    if isinstance(node, addnodes.download_reference):
        return True
    if isinstance(node, addnodes.pending_xref):
        named = not _target(node) or _is_file_name(env, _target(node))
        return _is_of_myst(node) and named
    if isinstance(node, nodes.reference) and "refuri" in node:
        return not _target(node) or _is_file_name(env, _target(node))
    return False


def _is_file_name(env: BuildEnvironment, target: str) -> bool:
    """Whether ``papers/cv.pdf`` and the like, rather than a page, an anchor or a URL."""
    suffix = PurePosixPath(target).suffix.lower()
    named = not is_absolute(target) and not set(target) & set("#?")
    return named and suffix[1:].isalnum() and suffix not in {*_PAGES, *env.config.source_suffix}


def _is_extra(env: BuildEnvironment, target: str) -> bool:
    """Whether a file of ``html_extra_path``, which Sphinx copies without being asked."""
    folders = as_list(env.config.html_extra_path)
    return any(Path(env.srcdir, folder, target.lstrip("/")).is_file() for folder in folders)


def _download(env: BuildEnvironment, path: Path, node: nodes.Element) -> nodes.Element:
    label = nodes.inline("", "", *node.children, classes=["xref", "download"])
    return addnodes.download_reference(
        "", "", label, reftarget=_relative(env, path), refdoc=env.docname
    )


def _relative(env: BuildEnvironment, path: Path) -> str:
    """A path as seen from the page."""
    return Path(os.path.relpath(path, Path(env.doc2path(env.docname)).parent)).as_posix()


def _remote_image(request: FileRequest, alt: str) -> tuple[nodes.Element | None, Finding | None]:
    url = safe_url(request.path)
    if url.lower().startswith(("http:", "https:")):
        return nodes.image(uri=url, candidates={"?": url}, alt=alt), None
    message = f"{request.resource}: {request.path[:200]!r} is no image that may be shown"
    return None, Finding(Problem.UNSAFE_URL, message)


def explained(finding: Finding) -> Finding:
    """A finding about a file as a sentence."""
    sentences = {
        Problem.MISSING_FILE: "there is no such file",
        Problem.OUTSIDE_FILE: "the file lies outside the source folder and profile_file_roots",
    }
    reason = sentences.get(finding.problem)
    return Finding(finding.problem, f"{finding.message}: {reason}") if reason else finding
