"""The texts that we print, in the language of the site."""

from __future__ import annotations

from pathlib import Path

from sphinx.locale import get_translation

CATALOG = "sphinx_profile"
CATALOG_DIR = Path(__file__).with_name("locale")

_ = get_translation(CATALOG)
