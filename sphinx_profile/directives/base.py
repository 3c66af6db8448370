"""What the directives have in common: reading options, markup, files and bodies.

``run()`` never fails. What a user got wrong is warned of, and the rest is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_profile.diagnostics import Problem, warn, warn_all
from sphinx_profile.directives.files import explained, file_node, settle_links
from sphinx_profile.directives.markup import (
    clean,
    first_block,
    html_as_text,
    is_myst,
    lost_options,
    may_be_markup,
    silent,
)
from sphinx_profile.doctree.inline import InlineReader
from sphinx_profile.doctree.nodes import profile_draft, profile_entry, profile_resource
from sphinx_profile.domain import ProfileDomain, digest, domain_of
from sphinx_profile.domain.objects import Object
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import Inline, inline
from sphinx_profile.model.key import anchor
from sphinx_profile.model.library import Listed
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication, Talk


def _text(value: str | None) -> str:
    """The value of an option as it was written; ``""`` for ``:option:`` alone."""
    return value or ""


YES = frozenset({"", "true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})
FLAG = dict.fromkeys(YES, "1") | dict.fromkeys(NO, "")
"""What an option may say that is there or not."""


class AnyOption(dict[str, object]):
    """An ``option_spec`` that takes every option, so that none makes a directive disappear."""

    def __missing__(self, name: str) -> object:
        """The converter for an option that is not in the table."""
        return _text


class ProfileDirective(SphinxDirective):
    """Base of the directives."""

    has_content = True
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = AnyOption(key=_text)  # type: ignore[assignment]  # a mapping of converters
    known_options: ClassVar[frozenset[str]] = frozenset()

    @property
    def domain(self) -> ProfileDomain:
        """The domain."""
        return domain_of(self.env)

    @property
    def argument(self) -> str:
        """The argument with its white space folded; ``""`` without one."""
        return " ".join(clean(self.arguments[0]).split()) if self.arguments else ""

    def warn(self, problem: Problem, message: str) -> None:
        """Warn at the place of the directive."""
        warn(problem, message, location=self.get_location())

    def read_options(self) -> tuple[tuple[str, str], ...]:
        """Names and values of the options in their order; ``photo-alt`` reads ``photo_alt``."""
        self._recover_options()
        options = {
            clean(name).lower().replace("-", "_"): clean(value or "")
            for name, value in self.options.items()
        }
        for name in options:
            if not self.knows(name):
                self._warn_unknown(name)
        return tuple(options.items())

    def _recover_options(self) -> None:
        """Take for options what MyST took for body: no line break may publish a draft."""
        if not is_myst(self.state):
            return
        read = [f":{name}: {value or ''}" for name, value in self.options.items()]
        below = first_block(list(self.content)) if read else self._source_lines()
        options, lines = lost_options([*read, *below])
        known = {n: v for n, v in options.items() if self.knows(n.lower().replace("-", "_"))}
        lost = [n for n, v in known.items() if n not in self.options]
        if not lost or lines <= len(read):
            return
        names = ", ".join(repr(name) for name in lost)
        message = f"{names}: MyST reads no option behind a second line or an open quote"
        self.warn(Problem.LOST_OPTION, f"{self.name}: {message}")
        self.options.update(known)
        if read:
            self.content = self.content[lines - len(read) :]

    def _source_lines(self) -> list[str]:
        """The first lines inside a directive whose options MyST gave up."""
        source, line = self.get_source_info()
        if not source or not Path(source).is_file():
            return []
        text = Path(source).read_text(encoding="utf-8", errors="replace")
        return first_block(text.splitlines()[line:])

    def knows(self, name: str) -> bool:
        """Whether the directive has an option of this name."""
        return name in self.known_options or self.domain.link_table.get(name) is not None

    def _warn_unknown(self, name: str) -> None:
        import difflib  # noqa: PLC0415  (loaded when it is needed)

        names = [*self.known_options, *self.domain.link_table.kinds]
        nearest = difflib.get_close_matches(name, names, 1)
        hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
        self.warn(Problem.UNKNOWN_OPTION, f"{self.name}: no option {name[:200]!r}{hint}")

    def settle_links(self, children: Sequence[nodes.Node]) -> list[nodes.Node]:
        """The nodes, their links to local files confined; what is wrong is warned of."""
        settled, findings = settle_links(self.env, children)
        warn_all([explained(finding) for finding in findings], self.get_location())
        return settled

    def read_body(self) -> list[nodes.Node]:
        """The nodes of the body; HTML in it is text."""
        if not self.content:
            return []
        with html_as_text(self.state):
            return self.parse_content_to_nodes()

    def choice(self, options: Mapping[str, str], name: str, values: Mapping[str, str]) -> str:
        """An option that is one of some words; ``""`` where it was not given."""
        if name not in options:
            return ""
        text = options[name].strip().casefold()
        if text not in values:
            words = ", ".join(sorted(word for word in values if word))
            message = f"{self.name}: {name}: {text[:200]!r} is not one of {words}"
            self.warn(Problem.BAD_VALUE, message)
        return values.get(text, "")


class EntryDirective(ProfileDirective):
    """Base of the directives that make an entry: one node with a record."""

    def reader(self, entry: Entry, latex: frozenset[str] = frozenset()) -> FieldReader:
        """A reader of the entry's fields, whose markup is that of the page but for ``latex``."""
        self.inline_reader = InlineReader()
        return FieldReader(entry, self.read_inline, self.domain.link_table, latex)

    def read_inline(self, text: str) -> Inline:
        """``text`` with its markup read; as it was written where the markup does not parse."""
        if not may_be_markup(text):
            return inline(text)
        with silent(self.state.document.reporter):
            children, messages = self.parse_inline(text, lineno=self.lineno)
        messages += [m for child in children for m in child.findall(nodes.system_message)]
        if messages:
            self.warn(Problem.MARKUP, f"{text[:200]!r}: {_worst_sentence(messages)}")
            return inline(text)
        return self.inline_reader.read(self.settle_links(children))

    def resources(self, reader: FieldReader, alt: str = "") -> list[profile_resource]:
        """What the record refers to: what its markup holds, and the files that exist."""
        for request in reader.files:
            node, finding = file_node(self.env, request, alt)
            if node is not None:
                self.inline_reader.add(node, request.resource)
            if finding is not None:
                reader.findings.append(explained(finding))
        warn_all(self.inline_reader.findings, self.get_location())
        warn_all(reader.findings, self.get_location())
        return self.inline_reader.resources

    def report_ambiguous(self, authors: Sequence[Author]) -> None:
        """Say which names fit more than one person of the registry, and are left alone."""
        for author in authors:
            fitting = self.domain.who.registry.candidates(author.name)
            if len(fitting) > 1:
                names = ", ".join(f"{person.name} ({person.key})" for person in fitting)
                self.warn(Problem.AMBIGUOUS_NAME, f"authors: {author.name!r} fits {names}")

    def hides(self, entry: Entry) -> bool:
        """Whether the entry is a draft, and drafts are not shown."""
        return entry.get("status").casefold() == "draft" and not self.config.profile_show_drafts

    def draft(self, entry: Entry) -> list[nodes.Node]:
        """The place of a hidden draft: nothing of it is read or kept but its key."""
        self.domain.note_draft(self.env.docname, entry.key)
        return [profile_draft()]

    def finish(
        self, node: profile_entry, listed: Listed | None = None, presents: str = ""
    ) -> Sequence[nodes.Node]:
        """Give the entry its id, register it, and note where it stands.

        ``listed`` is what a bibliography has under its key, ``presents`` the key of the
        publication that a talk presents.
        """
        self.set_source_info(node)
        record, docname = node.record, self.env.docname
        node["docname"] = docname
        assert isinstance(record, (Publication, Talk))  # noqa: S101  (narrows the type)
        kind = "talk" if isinstance(record, Talk) else "publication"
        entry = Object(
            kind,
            record.key,
            record.name,
            docname,
            self._claim(node, record.key, kind),
            self.get_location(),
            record if isinstance(record, Publication) and not listed else None,
            from_bibliography=listed is not None,
            digest=digest("\n".join((repr(record), *self.content))),
            talk=record if isinstance(record, Talk) else None,
            presents=presents,
            backlinks=bool(node.get("backlinks")),
            is_draft=record.status == "draft",
        )
        self.domain.note(docname, "objects", entry)
        self.domain.authors.setdefault(docname, []).extend(record.authors)
        self.domain.note_page(docname)
        return [node]

    def _claim(self, node: profile_entry, key: str, kind: str) -> str:
        """Take the anchor of a key; none if another entry of the page has the key.

        Where a heading has the anchor already, the kind of the entry goes before it.
        """
        objects = self.domain.objects.get(self.env.docname, [])
        if any(entry.key == key for entry in objects):
            return ""
        document = self.state.document
        ids = (anchor(key), f"{kind}-{anchor(key)}")
        node_id = next((node_id for node_id in ids if node_id not in document.ids), "")
        if node_id:
            node["ids"] = [node_id]
            document.note_explicit_target(node)
        return node_id


def _worst_sentence(messages: Sequence[nodes.system_message]) -> str:
    """What the parser says that weighs most, without level and place."""
    worst = max(messages, key=lambda message: int(message.get("level", 0)))
    return worst.children[0].astext() if worst.children else worst.astext()
