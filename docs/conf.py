"""The manual of Sphinx Profile, built with the extension itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

import sphinx_profile

project = "Sphinx Profile"
author = "The Sphinx Profile developers"
copyright = author
version = release = sphinx_profile.__version__

extensions = [
    "myst_parser",
    "sphinx_profile",
    "sphinx_design",
    "sphinx_copybutton",
    "sphinx.ext.intersphinx",
    "profile_docs",
]
myst_enable_extensions = ["colon_fence", "dollarmath", "deflist", "attrs_inline"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "demo", "examples", "kitchen-sink"]

# What the examples need. tests/test_docs.py takes it from here.
profile_owner = "ines-valmora"
profile_people = "examples/people.yml"
profile_bibfiles = ["examples/valmora.bib"]
profile_file_roots = ["examples"]
profile_link_kinds = {
    "protocol": {
        "label": "Protocol",
        "icon": "solid/flask",
        "url": "https://protocols.example.org/{id}",
    },
}

html_theme = "furo"
html_title = "Sphinx Profile"
html_static_path = ["_static"]
html_extra_path = ["../sphinx_profile/schemas"]
html_css_files = ["manual.css"]

copybutton_prompt_text = "$ "
