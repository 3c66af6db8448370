"""The headings of lists in the table of contents of their page.

Sphinx collects a page's headings when it reads it, and what a list shows is known only when every
page was read. So the headings are put into the collected contents afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_profile.domain.objects import ListPlace, ShownGroup, ShownList

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_OURS = "profile_list"


def place_headings(
    env: BuildEnvironment, docname: str, lists: Iterable[tuple[ListPlace, ShownList]]
) -> bool:
    """Put the headings of the lists of a page where they belong; say whether that changed any.

    What an earlier build has put there is replaced.
    """
    contents = env.tocs.get(docname)
    if contents is None:
        return False
    before = contents.pformat()
    _take_out(contents)
    for place, shown in reversed(list(lists)):
        _put_in(contents, docname, place, [group for group in shown.groups if group.heading])
    env.toc_num_entries[docname] = sum(1 for _ in contents.findall(nodes.reference))
    return contents.pformat() != before


def _take_out(contents: nodes.Element) -> None:
    for item in [item for item in contents.findall(nodes.list_item) if item.get(_OURS)]:
        holder = item.parent
        holder.remove(item)
        if not holder.children and holder is not contents:
            holder.parent.remove(holder)


def _put_in(
    contents: nodes.Element, docname: str, place: ListPlace, groups: Sequence[ShownGroup]
) -> None:
    section = _section(contents, place.section)
    if section is None or not groups:
        return
    inner = next((c for c in section.children if isinstance(c, nodes.bullet_list)), None)
    if inner is None:
        inner = nodes.bullet_list("")
        section.append(inner)
    inner.insert(place.before, [_item(docname, group) for group in groups])


def _section(contents: nodes.Element, name: str) -> nodes.list_item | None:
    """The item of the section with this id; the first one for the page itself."""
    items = list(contents.findall(nodes.list_item))
    for item in items:
        reference = next(item.findall(nodes.reference), None)
        if reference is not None and reference.get("anchorname", "") == f"#{name}":
            return item
    return items[0] if items else None


def _item(docname: str, group: ShownGroup) -> nodes.list_item:
    """``list_item: compact_paragraph: reference``, as Sphinx has them, and the groups inside."""
    reference = nodes.reference(
        "",
        "",
        nodes.Text(group.heading),
        internal=True,
        refuri=docname,
        anchorname=f"#{group.anchor}",
    )
    item = nodes.list_item("", addnodes.compact_paragraph("", "", reference))
    item[_OURS] = True
    inner = [_item(docname, child) for child in group.groups]
    if inner:
        item.append(nodes.bullet_list("", *inner))
    return item
