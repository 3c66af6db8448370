"""Which pages a builder has written, and a digest of what each showed then.

Kept in the doctree folder, a file a builder. The environment cannot hold it: it is stored before
pages are written, and several builders share it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was written: a digest, and the text of a body that the search finds."""

    digest: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The file of one builder."""

    folder: Path
    builder: str

    @classmethod
    def of(cls, app: Sphinx) -> KeptPages:
        """That of the application's builder."""
        return cls(Path(app.doctreedir), app.builder.name)

    @property
    def _path(self) -> Path:
        return self.folder / f"profile-pages-{self.builder}.json"

    @property
    def exists(self) -> bool:
        """Whether an earlier build has left pages."""
        return self._path.is_file()

    def pages(self) -> dict[str, KeptPage]:
        """Every page by its name; none where the file cannot be read."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(name): KeptPage(*values) for name, values in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def keep(self, pages: dict[str, KeptPage]) -> None:
        """Keep the pages of this build; a folder that cannot be written costs time alone."""
        if pages == self.pages():
            return
        values = {name: (page.digest, page.text) for name, page in pages.items()}
        draft = self._path.with_suffix(".tmp")
        try:
            if values:
                draft.write_text(json.dumps(values), encoding="utf-8")
                draft.replace(self._path)
            else:
                self._path.unlink(missing_ok=True)
        except OSError:
            draft.unlink(missing_ok=True)
