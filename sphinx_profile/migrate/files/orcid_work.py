"""A work of an ORCID record as an entry."""

from __future__ import annotations

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.latex import cleaned, decode
from sphinx_profile.formats.ris import read_ris
from sphinx_profile.formats.ris.tags import container_field
from sphinx_profile.migrate.files.fields import Fields, field_name, identifier, person
from sphinx_profile.migrate.files.kept import Kept
from sphinx_profile.migrate.files.move import Move
from sphinx_profile.migrate.files.orcid_tables import FIELDS, ROLES, SAME, TYPES
from sphinx_profile.migrate.files.orcid_values import date, in_order, value, word
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.files.record import MAX_SHOWN, Record
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.link import LinkTable, target_of

_NO_AUTHORS = (
    "a summary names no authors; save the details of the works too, or add author = {...} to "
    "publications.bib"
)
_INSTITUTIONAL = frozenset({"thesis", "report"})
_TABLE = LinkTable()


def move_work(move: Move, work: Record, others: list[Record]) -> None:
    """Add the entry of a work; ``others`` are what other sources say of it."""
    fields, written = Fields(), word(work.text("type"))
    kind = TYPES.get(written, "misc")
    title = _titles(work, fields)
    _contributors(move, work, fields)
    fields.verbatim("date", date(work, "publication-date"))
    container = "institution" if kind in _INSTITUTIONAL else container_field(kind)
    fields.text(container, value(work, "journal-title"))
    for one in work.record("external-ids").records("external-id"):
        _identifier(one, fields)
    _address(value(work, "url"), fields)
    fields.text("abstract", work.text("short-description"))
    fields.text("language", work.text("language-code"))
    fields.text("country", value(work, "country"))
    if written and written not in SAME:
        fields.text("entrysubtype", written)
    cited = _cited(work)
    key = move.keys.made(title)
    entry = _merged(fields.entry(kind, key), cited)
    _whole(move, work, entry)
    _name_citation(move, work, entry, cited)
    for other in others:
        _name_other(move, other, entry)


def _whole(move: Move, work: Record, entry: Entry) -> None:
    fields = Fields()
    for name, text in entry:
        fields.latex(name, text)
    move.entry(work, entry.type, entry.key, fields)
    if not entry.has("author") and not entry.has("editor"):
        move.mended(work, entry.key, _NO_AUTHORS)
    move.taken(work, entry.key)


def _titles(work: Record, fields: Fields) -> str:
    titles = work.record("title")
    title = value(titles, "title") or titles.said()
    fields.text("title", title)
    fields.text("subtitle", value(titles, "subtitle"))
    translated = titles.record("translated-title")
    text, language = translated.text("value") or translated.said(), translated.text("language-code")
    fields.text("translated_title", f"{text} ({language})" if text and language else text)
    return cleaned(title)


def _contributors(move: Move, work: Record, fields: Fields) -> None:
    people = dict[str, list[str]]()
    for one in work.record("contributors").records("contributor"):
        name = cleaned(value(one, "credit-name"))
        attributes = one.record("contributor-attributes")
        role = word(attributes.text("contributor-role")) or "author"
        field = ROLES.get(role) or ("author" if "/" in role else field_name(role))
        orcid = one.record("contributor-orcid")
        identity = orcid.text("path") or orcid.text("uri") or orcid.said()
        if name:
            people.setdefault(field, []).append(person(name))
            add_person(move.site, in_order(name), orcid=identity)
        elif identity:
            move.left(one, one.name, f"a contributor without a name; the ORCID is {identity[:60]}")
    for field, names in people.items():
        fields.names(field, names)


def _identifier(one: Record, fields: Fields) -> None:
    """An identifier of the work, of what it is a part of, or of another version."""
    kind, text = word(one.text("external-id-type")), one.text("external-id-value")
    relation = word(one.text("external-id-relationship")) or "self"
    url = value(one, "external-id-url")
    name = FIELDS.get(kind) or field_name(kind)
    known = _TABLE.kinds.get(name)
    if relation == "self" or (relation == "part-of" and name in {"isbn", "issn"}):
        bare = identifier(name, text) or text
        fields.verbatim(name, bare)
        leads = target_of(known, bare).url if known else ""
    else:
        fields.verbatim(f"{field_name(relation)}_{name}", text)
        leads = ""
    if url and not _is_same(url, leads, text):
        label = kind if relation == "self" else f"{kind} ({relation})"
        fields.link(label, url)


def _is_same(url: str, leads: str, text: str) -> bool:
    """Whether a URL says no more than the identifier."""
    if url == text or url.rpartition("://")[2] == leads.rpartition("://")[2]:
        return True
    host = url.partition("://")[2]
    return host.startswith(("doi.org/", "dx.doi.org/")) and url.lower().endswith(text.lower())


def _address(url: str, fields: Fields) -> None:
    """The address of the work, unless a field says it."""
    doi = identifier("doi", url)
    if not doi or not fields.says("doi", doi):
        fields.address(url)


def _cited(work: Record) -> Entry:
    """The citation of a work as an entry."""
    citation = work.record("citation")
    kind, text = word(citation.text("citation-type")), citation.text("citation-value")
    if not text:
        return Entry("", "")
    reading = read_bibtex(text) if kind == "bibtex" else read_ris(text) if kind == "ris" else None
    if reading and reading.entries:
        return reading.entries[0].entry
    fields = Fields()
    fields.text("citation", text)
    return fields.entry("", "")


def _merged(entry: Entry, cited: Entry) -> Entry:
    """The entry with the fields that it lacks and its citation has."""
    names = {name for name, _ in entry} | ({"year", "month"} if entry.has("date") else set())
    more = [(name, text) for name, text in cited if name not in names]
    kind = cited.type if entry.type == "misc" and cited.type else entry.type
    ids = (
        [("ids", cited.key)] if cited.key and not cited.has("ids") and "," not in cited.key else []
    )
    return Entry(kind, entry.key, (*entry.fields, *more, *ids))


def _name_citation(move: Move, work: Record, entry: Entry, cited: Entry) -> None:
    """Name what the citation says otherwise than the record."""
    kept, citation = Kept(entry), work.record("citation")
    for name, text in cited:
        if not kept.has(decode(text)):
            why = f"it says {decode(text)[:MAX_SHOWN]!r}; the record goes before it"
            move.left(citation, f"{citation.name}: {name}", why)


def _name_other(move: Move, other: Record, entry: Entry) -> None:
    """Name a version of the work that another source has given."""
    named = value(other.record("source"), "source-name")
    says = Kept(entry)
    differing = [
        leaf.text[:MAX_SHOWN]
        for leaf in (*other.node.get("title").leaves(), *other.node.get("journal-title").leaves())
        if leaf.text and not says.has(leaf.text)
    ]
    more = f", which says otherwise: {'; '.join(differing)}" if differing else ""
    why = f"the version of {named or 'another source'} is not the preferred one of its group{more}"
    move.dismiss(other, why)
