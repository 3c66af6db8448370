"""What the readers of bibliographies, registries and conf.py report, each under its code."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.discovery import is_file, named
from sphinx_profile.lint.documents import Document, Kind
from sphinx_profile.lint.flaw import Flaw, visible
from sphinx_profile.lint.naming import shown_path
from sphinx_profile.lint.site import Site

_CODES = {
    Problem.BIBLIOGRAPHY: Code.UNREADABLE,
    Problem.ENCODING: Code.ENCODING,
    Problem.SYNTAX: Code.SYNTAX,
    Problem.UNKNOWN_MACRO: Code.UNKNOWN_MACRO,
    Problem.DUPLICATE_FIELD: Code.DUPLICATE_FIELD,
    Problem.EXPANSION: Code.EXPANSION,
    Problem.BAD_NAME: Code.BAD_NAME,
    Problem.EMPTY_AUTHORS: Code.BAD_NAME,
    Problem.DUPLICATE_KEY: Code.DUPLICATE_KEY,
    Problem.INHERITANCE: Code.INHERITANCE,
    Problem.PEOPLE: Code.REGISTRY,
    Problem.CONFIG: Code.CONF,
}


def check(site: Site) -> Iterator[Flaw]:
    """What the readers said, and the files of conf.py that are missing."""
    for document in site.documents:
        for finding in document.findings:
            yield _flaw(finding, document.name, _code(finding, document))
    conf = shown_path(site.folder / "conf.py")
    for finding in site.findings:
        yield _flaw(finding, conf, _code(finding, None))
    if site.place.conf.problem:
        message = f"conf.py {site.place.conf.problem}"
        yield Flaw(Code.CONF, conf, site.place.conf.line, visible(message))
    for path in named(site.place):
        if not is_file(path):
            message = f"conf.py names {shown_path(path)}, which is missing"
            yield Flaw(Code.UNREADABLE, conf, 1, message)


def _code(finding: Finding, document: Document | None) -> Code:
    """The code of a finding; a registry that cannot be read is a file that cannot be read."""
    if finding.problem is Problem.PEOPLE:
        if "is no ORCID" in finding.message:
            return Code.BAD_ORCID
        if document and ": cannot be read: " in finding.message:
            return Code.UNREADABLE
    if finding.problem is Problem.SYNTAX and document and document.kind is Kind.REGISTRY:
        return Code.UNREADABLE
    return _CODES.get(finding.problem, Code.SYNTAX)


def _flaw(finding: Finding, name: str, code: Code) -> Flaw:
    """The finding at its place; without one, at the beginning of the file."""
    path, colon, line = finding.place.rpartition(":")
    number = int(line) if colon and line.isdecimal() else 1
    return Flaw(
        code, path if colon and line.isdecimal() else name, number, visible(finding.message)
    )
