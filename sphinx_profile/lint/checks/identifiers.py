"""DOI, arXiv, ORCID, ISBN, ISSN and other identifiers: missing, malformed, or written as URLs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.identifiers import bare_arxiv, isbns, issns
from sphinx_profile.lint.checks.urls import is_malformed
from sphinx_profile.lint.checksums import is_isbn, is_issn
from sphinx_profile.lint.codes import Code
from sphinx_profile.lint.documents import Record
from sphinx_profile.lint.flaw import Edit, Flaw, quoted
from sphinx_profile.lint.site import Site
from sphinx_profile.model.kinds import PERSON_URLS
from sphinx_profile.model.link import target_of

_CODES = {"doi": Code.BAD_DOI, "arxiv": Code.BAD_ARXIV, "orcid": Code.BAD_ORCID}
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DOI_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*(?=10\.|https?:|(?:dx\.|www\.)?doi\.))+",
    re.I,
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s]*[^\s.,;]")
_ELSEWHERE = re.compile(r"https?://\S+/10\.\d{4,9}/")
"""A URL of another host that holds a DOI."""
_ARXIV_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/"
    r"|(?:(?:https?://)?(?:dx\.)?doi\.org/)?10\.48550/(?=arxiv\.)|arxiv[:.]\s*(?=\d|[a-z-]+/|arxiv))+",
    re.I,
)
_ARXIV = re.compile(
    r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?(\d{2})(\d{2})(?:\.(\d{4,5})|\d{3})(?:v\d+)?", re.I
)
_WITH_DOI = frozenset({"article", "inproceedings", "conference"})
_OTHERS = (
    *("doi", "arxiv", "eprint", "openreview", "acl", "hal", "pmid", "pmcid", "isbn", "zenodo"),
)


def check(site: Site) -> Iterator[Flaw]:
    """What is wrong with identifiers."""
    for record in site.records:
        yield from _missing(site, record)
        for name, _ in record.entry.fields:
            special = _SPECIAL.get(name)
            if special and record.fields.get(name):
                yield from special(record, name)
            elif special is None:
                yield from _of_kind(site, record, name)


def _missing(site: Site, record: Record) -> Iterator[Flaw]:
    """An article without any identifier."""
    if record.overrides or not record.is_latex or record.entry.type not in _WITH_DOI:
        return
    status = record.get("status").casefold() or "published"
    if status != "published" or record.doi or record.get(*_OTHERS):
        return
    if not any(
        site.table.guess("", value) in _OTHERS for _, value in record.entry if "://" in value
    ):
        yield record.flaw(Code.NO_DOI, f"the {record.entry.type} has no DOI")


def _of_kind(site: Site, record: Record, name: str) -> Iterator[Flaw]:
    """An identifier of one of the kinds of link."""
    kind = site.table.get(name)
    value = record.url(name) if kind else ""
    if kind is None or not value or (record.kind == "person" and kind.name in PERSON_URLS):
        return
    if not kind.url and is_malformed(value):
        return
    finding = target_of(kind, value).finding
    if finding:
        is_identifier = finding.problem is Problem.BAD_IDENTIFIER
        code = _CODES.get(kind.name, Code.BAD_IDENTIFIER) if is_identifier else Code.UNSAFE_URL
        yield record.flaw(code, finding.message, name)


def _doi(record: Record, name: str) -> Iterator[Flaw]:
    value = record.url(name)
    found = _DOI_PREFIX.match(value)
    bare = unquote(value[found.end() :]) if found else value
    is_elsewhere = bool(_ELSEWHERE.match(bare))
    if not _DOI.fullmatch(bare) and not is_elsewhere:
        yield record.flaw(Code.BAD_DOI, f"{name}: {quoted(value)} is no DOI", name)
    elif found or is_elsewhere:
        edits = [] if is_elsewhere else _stripped(record, name, _DOI_PREFIX, bare)
        yield record.flaw(Code.DOI_URL, f"the DOI is written {quoted(value)}", name, edits)


def _arxiv(record: Record, name: str) -> Iterator[Flaw]:
    """The field ``arxiv``, or an ``eprint`` of the archive."""
    value = record.url(name)
    if name == "eprint" and record.text("eprinttype", "archiveprefix").casefold() != "arxiv":
        return
    if record.kind == "person":
        return
    bare = bare_arxiv(value) or bare_arxiv(_ARXIV_PREFIX.sub("", value, 1))
    if not bare or not _is_arxiv(bare):
        message = f"{name}: {quoted(value)} is no arXiv identifier"
        yield record.flaw(Code.BAD_ARXIV, message, name)
    elif bare != value:
        message = f"the arXiv identifier is written {quoted(value)}"
        yield record.flaw(
            Code.ARXIV_URL, message, name, _stripped(record, name, _ARXIV_PREFIX, bare)
        )


def _is_arxiv(identifier: str) -> bool:
    """Whether month and number can be (arXiv, "Understanding the arXiv identifier")."""
    found = _ARXIV.fullmatch(identifier)
    if not found:
        return False
    year, month, number = int(found[1]), int(found[2]), found[3]
    if not 1 <= month <= 12:
        return False
    return number is None or len(number) == (5 if year >= 15 else 4)


def _stripped(record: Record, name: str, prefix: re.Pattern[str], bare: str) -> list[Edit]:
    """The edit that leaves the bare identifier, where it stands in the file as it is."""
    raw = record.raw(name) or ""
    start = len(raw) - len(raw.lstrip())
    found, end = prefix.match(raw, start), len(raw.rstrip())
    rest = raw[found.end() : end] if found else ""
    is_file = rest.removesuffix(".pdf") == bare
    if not found or "%" in rest or not (rest == bare or is_file):
        return []
    edit = record.edit(name, start, end, bare)
    return [edit] if edit else []


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers with a check digit: their name and code, how they are found, whether one fits."""

    label: str
    code: Code
    find: Callable[[str], tuple[str, ...]]
    fits: Callable[[str], bool]

    def check(self, record: Record, name: str) -> Iterator[Flaw]:
        """What is wrong with those of a field."""
        value = _DASHES.sub("-", record.text(name))
        found = self.find(value)
        if not found:
            message = f"{name}: {quoted(value)} is no {self.label}"
            yield record.flaw(self.code, message, name)
        for number in found:
            if not self.fits(number):
                wrong = f"{name}: {quoted(number)} is no {self.label}"
                yield record.flaw(self.code, f"{wrong}: its last digit does not fit", name)


_SPECIAL: dict[str, Callable[[Record, str], Iterator[Flaw]]] = {
    "doi": _doi,
    "arxiv": _arxiv,
    "eprint": _arxiv,
    "isbn": _Numbers("ISBN", Code.BAD_ISBN, isbns, is_isbn).check,
    "issn": _Numbers("ISSN", Code.BAD_ISSN, issns, is_issn).check,
}
