"""A researcher's home page, built with Sphinx Profile."""

project = "Zhiming Zhou"
author = "Zhiming Zhou"
copyright = "Zhiming Zhou"
version = "2026"

extensions = ["myst_parser", "sphinx_profile"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
exclude_patterns = ["_build"]

profile_bibfiles = ["publications.bib"]
profile_people = "people.yml"
profile_summary_label = "Brief introduction"

html_theme = "furo"
html_title = "Zhiming Zhou"
