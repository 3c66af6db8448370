"""Links, and the URL that an identifier becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote, urlsplit

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.model.kinds import BUILT_IN, SYNONYMS, LinkKind
from sphinx_profile.model.url import is_absolute, is_clean, is_safe, safe_url


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is shown: its kind, its label, and a checked URL or the name of a resource.

    A link with neither is text: its target was refused or missing. ``typed`` says that the label
    begins with that of the kind, and may be translated; other labels are the author's own.
    """

    kind: str
    label: str
    url: str = ""
    resource: str = ""
    typed: bool = field(default=False, compare=False)


_CUSTOM_KEYS = ("label", "icon", "url")


@dataclass(frozen=True, slots=True)
class LinkTable:
    """All kinds of link that a site knows: the built-in ones and its own."""

    kinds: Mapping[str, LinkKind] = field(default_factory=lambda: dict(BUILT_IN))

    def get(self, name: str) -> LinkKind | None:
        """The kind of this name, a number at its end ignored (``code2`` is ``code``)."""
        return self.kinds.get(name) or self.kinds.get(name.rstrip("0123456789"))

    def number(self, name: str) -> str:
        """The number that repeats a field: ``"2"`` of ``code2``, else ``""``."""
        if name in self.kinds:
            return ""
        stem = name.rstrip("0123456789")
        return name[len(stem) :] if stem in self.kinds else ""

    def guess(self, label: str, url: str) -> str:
        """The kind of a link with a label of the author's own; ``"link"`` if nothing fits."""
        words = label.casefold().strip().rstrip("0123456789").strip()
        named = SYNONYMS.get(words, words)
        if named in self.kinds:
            return named
        labelled = {kind.label.casefold(): kind.name for kind in self.kinds.values()}
        return labelled.get(words) or self._by_host(url) or "link"

    def _by_host(self, url: str) -> str:
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        return next((kind.name for kind in self.kinds.values() if host in kind.hosts), "")


def table_from(custom: Mapping[str, object]) -> tuple[LinkTable, list[Finding]]:
    """The table with a site's own kinds (``profile_link_kinds``), and what is wrong with them."""
    kinds, findings = dict(BUILT_IN), list[Finding]()
    for name, value in custom.items():
        if not isinstance(value, Mapping) or not set(value) <= set(_CUSTOM_KEYS):
            keys = ", ".join(_CUSTOM_KEYS)
            message = f"profile_link_kinds: {name}: expected a mapping with {keys}"
            findings.append(Finding(Problem.CONFIG, message))
            continue
        texts = {key: str(text) for key, text in value.items()}
        base = kinds.get(str(name)) or LinkKind(str(name), str(name).capitalize(), "solid/link")
        changed = replace(base, **texts)  # type: ignore[arg-type]  # keys checked above
        kinds[str(name)] = replace(changed, pattern="") if "url" in texts else changed
    return LinkTable(kinds), findings


@dataclass(frozen=True, slots=True)
class Target:
    """Where the value of a link field leads: a URL, a local file, or nowhere."""

    url: str = ""
    file: str = ""
    finding: Finding | None = None


def target_of(kind: LinkKind, value: str) -> Target:
    """The target of ``value`` in a field of this kind: a URL, an identifier or a file."""
    is_url = value.startswith(("https://", "http://")) and not value.startswith(kind.starts)
    if is_url and not kind.pattern and is_clean(value):
        return Target(url=value)
    return _read(kind, value)


def _read(kind: LinkKind, value: str) -> Target:
    text = _once(kind, value.strip())
    if kind.pattern and (identifier := _identifier(kind, text)) is not None:
        return _from_identifier(kind, identifier)
    if not _is_prefixed(kind, text) and (is_absolute(text) or not is_safe(text)):
        return _from_url(kind, text)
    if kind.url:
        return _from_identifier(kind, text)
    return Target(file=text)


def _once(kind: LinkKind, text: str) -> str:
    """``https://doi.org/https://doi.org/10...`` and ``doi:https://...`` with one prefix only."""
    for _ in range(_MOST_PREFIXES):
        folded = text[:_LONGEST_PREFIX].casefold()
        start = next((start for start in kind.starts if folded.startswith(start)), "")
        rest = text[len(start) :].lstrip()
        if not start or not rest[:_LONGEST_PREFIX].casefold().startswith(kind.starts):
            break
        text = rest
    return text


_ONE_ISBN = re.compile(r"(?:\d-?){9}[\dXx]|(?:\d-?){12}\d")
_MOST_PREFIXES = 10
_LONGEST_PREFIX = 100


def _from_url(kind: LinkKind, text: str) -> Target:
    url = safe_url(text)
    if url:
        return Target(url=url)
    message = f"{kind.name}: the scheme of {text[:200]!r} is not allowed in a link"
    return Target(finding=Finding(Problem.UNSAFE_URL, message))


def _from_identifier(kind: LinkKind, text: str) -> Target:
    identifier = _without_prefix(kind, text)
    problem = _malformed(kind, identifier)
    if problem:
        message = f"{kind.name}: {text[:200]!r} {problem}"
        return Target(finding=Finding(Problem.BAD_IDENTIFIER, message))
    if kind.name == "orcid":
        identifier = dashed_orcid(identifier)
    safe = "@:/" if "?" not in kind.url else ":"
    return _from_url(
        kind, kind.url.replace("{id}", quote(identifier, safe=safe + "()+-._~;,", errors="replace"))
    )


def _malformed(kind: LinkKind, identifier: str) -> str:
    """What is wrong with an identifier, in words; ``""`` if nothing."""
    if not identifier or min(identifier) < " ":
        return "is no identifier"
    if kind.pattern and not re.fullmatch(kind.pattern, identifier):
        return f"is no {kind.label} identifier"
    if kind.name == "orcid" and not orcid_checksum(identifier):
        return "is no ORCID: its last character does not fit the others"
    return ""


def _identifier(kind: LinkKind, text: str) -> str | None:
    """The identifier inside a full URL of the kind's own host; ``None`` if there is none."""
    if "://" not in text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in {"http", "https"} or host not in kind.hosts or parts.query:
        return None
    path = unquote(parts.path.strip("/")) + (f"#{parts.fragment}" if parts.fragment else "")
    if kind.name in {"arxiv"}:
        return path.removeprefix("abs/") if path.startswith("abs/") else None
    return path if kind.name in {"doi", "orcid"} else None


def _is_prefixed(kind: LinkKind, text: str) -> bool:
    return text.casefold().startswith(kind.prefixes) if kind.prefixes else False


def _without_prefix(kind: LinkKind, text: str) -> str:
    """The identifier without ``doi:``, ``arXiv:`` and the like, and without LaTeX escapes."""
    for prefix in kind.prefixes:
        if text.casefold().startswith(prefix):
            text = text[len(prefix) :].strip()
    text = re.sub(r"\\([_%#&$])", r"\1", text) if "\\" in text else text
    return _first_isbn(text) if kind.name == "isbn" else text


def _first_isbn(text: str) -> str:
    """The first of several ISBNs: reference managers write those of all bindings into one field."""
    parts = [part for part in re.split(r"[\s,;/]+", text) if part]
    are_many = len(parts) > 1 and all(_ONE_ISBN.fullmatch(part) for part in parts)
    return parts[0] if are_many else text


def dashed_orcid(identifier: str) -> str:
    """The sixteen characters in groups of four, as ORCID wants them shown."""
    digits = identifier.replace("-", "").upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def orcid_checksum(identifier: str) -> bool:
    """Whether the last character fits the others (ISO/IEC 7064, MOD 11-2)."""
    digits = identifier.replace("-", "").upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))
