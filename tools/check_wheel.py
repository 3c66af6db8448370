"""``python tools/check_wheel.py DIST`` checks what the wheel in a folder holds."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

NEEDED = (
    "sphinx_profile/py.typed",
    "sphinx_profile/static/sphinx-profile.css",
    "sphinx_profile/static/sphinx-profile.js",
    "sphinx_profile/templates/profile/publication.html",
    "sphinx_profile/templates/profile/talk.html",
    "sphinx_profile/templates/profile/bio.html",
    "sphinx_profile/templates/profile/link-list.html",
    "sphinx_profile/templates/profile/macros.html",
    "sphinx_profile/templates/theme/profile-sidebar.html",
    "sphinx_profile/schemas/people.schema.json",
    "sphinx_profile/locale/de/LC_MESSAGES/sphinx_profile.mo",
)
UNWANTED = ("tests/", "docs/", "benchmarks/", "tools/", "__pycache__")


def problems(names: list[str]) -> list[str]:
    """What is missing from a wheel of these names, and what should not be in it."""
    missing = [f"missing: {name}" for name in NEEDED if name not in names]
    strange = [f"unwanted: {name}" for name in names if any(part in name for part in UNWANTED)]
    return missing + strange


def main() -> None:
    """Check the one wheel of the folder."""
    wheels = list(Path(sys.argv[1]).glob("*.whl"))
    if len(wheels) != 1:
        sys.exit(f"check_wheel: {len(wheels)} wheels, not one")
    with zipfile.ZipFile(wheels[0]) as wheel:
        found = problems(wheel.namelist())
    if found:
        sys.exit("\n".join(found))
    print(f"{wheels[0].name}: complete")


if __name__ == "__main__":
    main()
