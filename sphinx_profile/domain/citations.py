"""The citations of the page that is being written, each read once for all its metadata."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_profile.formats.citation import read_brief
from sphinx_profile.formats.texts import text_of

if TYPE_CHECKING:
    from sphinx_profile.formats.citation import Citation
    from sphinx_profile.model.publication import Publication


class Citations:
    """Reads citations, and remembers them until the page is done."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Publication, Citation]] = {}

    def of(self, record: Publication) -> Citation:
        """The citation of a publication, without its abstract."""
        known = self._known.get(record.key)
        if known is None or known[0] is not record:
            known = (record, read_brief(record))
            self._known[record.key] = known
        return known[1]

    def whole(self, record: Publication) -> Citation:
        """The citation with the abstract."""
        return replace(self.of(record), abstract=text_of(record.abstract))

    def clear(self) -> None:
        """Forget them: another page begins."""
        self._known.clear()
