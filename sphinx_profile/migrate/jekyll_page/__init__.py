"""Hand-written Markdown pages of scholars, as Jekyll and GitHub Pages show them."""

from sphinx_profile.migrate.jekyll_page.reader import read
from sphinx_profile.migrate.jekyll_page.recognise import recognises
from sphinx_profile.migrate.system import System

__all__ = ["SYSTEM", "read", "recognises"]

SYSTEM = System("jekyll-page", "a hand-written Markdown page", recognises, read)
