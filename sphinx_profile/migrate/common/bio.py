"""A biography that links files of the site."""

from __future__ import annotations

from sphinx_profile.migrate.files.biography import Biography
from sphinx_profile.scaffold.myst import plain


class Bio(Biography):
    """Collects the options of a ``profile-bio``."""

    def document(self, label: str, place: str) -> None:
        """A link to a file of the site; a CV has an option of its own."""
        if label == "CV" and "cv" not in self._options:
            self._options["cv"] = place
        else:
            self._links.append(f"[{plain(label)}](<{place}>)")
