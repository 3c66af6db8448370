"""``{cite}`` of sphinxcontrib-bibtex, where no ``bibliography`` has the key and a card does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.domain import domain_of
from sphinx_profile.domain.cite import entry_of
from sphinx_profile.domain.objects import Object
from sphinx_profile.model.library import Listed
from sphinx_profile.model.publication import Publication

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def resolve(
    builder: Builder, env: BuildEnvironment, citations: Iterable[addnodes.pending_xref]
) -> None:
    """Resolve every citation of which a ``bibliography`` lacks a key and pages show all."""
    domain, listed = domain_of(env), _listed(env)
    for node in citations:
        targets = _targets(node["reftarget"])
        homes = [home for target in targets if (home := domain.find(target.key))]
        missed = any(target.key not in listed for target in targets)
        if missed and len(homes) == len(targets):
            node.replace_self(Resolution(builder, env).resolved(node, targets, homes))


def _listed(env: BuildEnvironment) -> set[str]:
    """The keys that ``bibliography`` directives show as citations."""
    cite = env.domaindata["cite"]
    shown = {key for key, value in cite["bibliographies"].items() if value.list_ == "citation"}
    return {c.key for c in cite["citations"] if c.bibliography_key in shown}


@dataclass(frozen=True, slots=True)
class Resolution:
    """Makes references of citations."""

    builder: Builder
    env: BuildEnvironment

    def resolved(
        self, node: addnodes.pending_xref, targets: Sequence[Any], homes: Sequence[Object]
    ) -> nodes.Node:
        """What the role's own style makes of a citation; author and year in place of labels."""
        from sphinxcontrib.bibtex.style.referencing import format_references  # noqa: PLC0415

        pairs = zip(targets, homes, strict=True)
        references = [
            (self._entry(home), _Labelled(home.key), self._information(node, target, home))
            for target, home in pairs
        ]
        made = format_references(self._style(), node["reftype"], references)
        backend: Any = self.env.domains["cite"]
        text = made.render(backend.backend)
        return nodes.inline("", "", *text, classes=["bibtex-citation"])

    def _information(self, node: addnodes.pending_xref, target: Any, home: Object) -> Any:
        """Where a reference leads, and the texts around it."""
        from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo  # noqa: PLC0415

        return SphinxReferenceInfo(
            builder=self.builder,
            fromdocname=node.get("refdoc", self.env.docname),
            todocname=home.docname,
            citation_id=home.anchor,
            title=home.title,
            pre_text=target.pre,
            post_text=target.post,
        )

    def _style(self) -> Any:
        """The style of references: labels stand beside no card, so author and year do."""
        from sphinxcontrib.bibtex.plugin import find_plugin  # noqa: PLC0415

        configured = self.env.config.bibtex_reference_style
        name = "author_year" if configured in {"label", "super"} else configured
        return find_plugin("sphinxcontrib.bibtex.style.referencing", name)()

    def _entry(self, home: Object) -> Any:
        """The publication as pybtex has it."""
        domain = domain_of(self.env)
        listed = domain.bibliographies.library.get(home.key)
        record = next((o.record for o in domain.written() if o.key == home.key and o.record), None)
        if listed is None and record is not None:
            names = " and ".join(a.inverted or a.name for a in record.authors)
            fields = (("title", record.name), ("author", names), ("year", record.date.shown))
            kept = tuple(field for field in fields if field[1])
            listed = Listed(replace(record, fields=kept), "", "", "", "")
        return entry_of(listed or Listed(Publication(key=home.key), "", "", "", ""))


@dataclass(frozen=True, slots=True)
class _Labelled:
    """What a style asks of a formatted entry."""

    label: str


def _targets(text: str) -> list[Any]:
    """The keys of a citation with the texts around them; none if it is malformed."""
    from sphinxcontrib.bibtex.citation_target import parse_citation_targets  # noqa: PLC0415

    try:
        return list(parse_citation_targets(text))
    except ValueError:
        return []
