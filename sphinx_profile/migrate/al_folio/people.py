"""``_data/coauthors.yml``, ``venues.yml``, ``citations.yml`` and ``repositories.yml``."""

from __future__ import annotations

from sphinx_profile.formats.registry import read_people
from sphinx_profile.migrate.common.data import data
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.writing import heading
from sphinx_profile.migrate.files.people import add_person
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.scaffold.myst import paragraphs


def take_coauthors(move: Move) -> None:
    """Co-authors become people of the registry."""
    path, node = data(move, "coauthors")
    if node is None:
        return
    people, findings = read_people(node.plain(), path)
    for finding in findings:
        move.report.left(path, 0, "a co-author", finding.message)
    for person in people:
        add_person(move.site, person.name, url=person.url, aliases=person.aliases)
    for family, value in node.pairs.items():
        why = "first names, the longest first, are a name and its aliases in people.yml"
        move.report.mended(path, value.key_line, f"the co-authors {family}", why, value.end)


def leave_data(move: Move) -> None:
    """Name the files of data that the new site has no place for."""
    path, node = data(move, "venues")
    if node is not None:
        why = "the short name of a venue has neither a link nor a colour of its own in the new site"
        for abbr, value in node.pairs.items():
            move.report.left(path, value.key_line, f"the venue {abbr}", why, value.end)
    path, node = data(move, "citations")
    if node is not None:
        why = "counts of citations change, and are not shown"
        move.report.left(path, 0, "the counts of citations", why)


def repositories(move: Move) -> str:
    """``repositories.yml`` as sections of a page; ``""`` without one."""
    path, node = data(move, "repositories")
    if node is None:
        return ""
    record, blocks = Noted(Record(node)), list[str]()
    for name, title in (("github_users", "GitHub users"), ("github_repos", "GitHub repositories")):
        found = record.texts(name)
        record.became[name] = "links"
        lines = [f"- {linked(one, f'https://github.com/{one}')}" for one in found]
        blocks += [heading(title, 2), "\n".join(lines)] if lines else []
    record.note(path, move.report, "repositories.md")
    return paragraphs(*blocks) if blocks else ""
