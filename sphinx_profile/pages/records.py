"""The publications that are exported, their files at the addresses that these have in the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx_profile.domain import ProfileDomain
from sphinx_profile.domain.files import from_source, locate_for_bibliography
from sphinx_profile.domain.pool import public
from sphinx_profile.model.link import Link
from sphinx_profile.model.publication import Publication
from sphinx_profile.model.url import is_absolute
from sphinx_profile.pages.feed import base_url

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def exported_records(builder: Builder, domain: ProfileDomain) -> dict[str, Publication]:
    """Every publication that is no draft, by key."""
    copied = {
        PurePath(name).as_posix(): str(where) for name, (_, where) in builder.env.dlfiles.items()
    }
    files = Files(domain, builder.env, base_url(builder), copied)
    return {record.key: files.addressed(record) for record in public(domain)}


@dataclass(frozen=True, slots=True)
class Files:
    """Knows the addresses of the local files that Sphinx has copied; none without ``base``.

    ``copied`` has for each file, as seen from the source folder, where it is among the downloads.
    """

    domain: ProfileDomain
    env: BuildEnvironment
    base: str
    copied: Mapping[str, str]

    def addressed(self, record: Publication) -> Publication:
        """A publication whose links to files of the site lead there."""
        if not self.base or not any(link.resource and not link.url for link in record.links):
            return record
        links = tuple(self._link(record, link) for link in record.links)
        return replace(record, links=links)

    def _link(self, record: Publication, link: Link) -> Link:
        if link.url or not link.resource.startswith("file-"):
            return link
        names = self._names(record, link.resource)
        found = next((self.copied[name] for name in names if name in self.copied), "")
        return replace(link, url=f"{self.base}_downloads/{quote(found)}") if found else link

    def _names(self, record: Publication, resource: str) -> Iterator[str]:
        """What the file may be called in the environment: its path, seen from the source folder."""
        listed = self.domain.bibliographies.library.get(record.key)
        if listed is not None:
            yield from self._of_bibliography(record, resource, listed.path)
            return
        written = dict(record.fields).get(resource.removeprefix("file-"), "")
        home = self.domain.by_key.get(record.key)
        if home is not None and written and not is_absolute(written):
            for name in dict.fromkeys((written, unquote(written))):
                yield self.env.relfn2path(name, home.docname)[0]

    def _of_bibliography(self, record: Publication, resource: str, path: str) -> Iterator[str]:
        folder = self.domain.bibliographies.folder_of(path)
        for file in record.files:
            if file.resource == resource and not is_absolute(file.path):
                found, _problem = locate_for_bibliography(self.env, file.path, folder)
                if found is not None:
                    yield from_source(self.env, found)
