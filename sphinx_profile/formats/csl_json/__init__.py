"""CSL-JSON: the records of Zotero, Mendeley, pandoc and Crossref."""

from sphinx_profile.formats.csl_json.reader import read_csl_json
from sphinx_profile.formats.csl_json.writer import csl_json_of, write_csl_json

__all__ = ["csl_json_of", "read_csl_json", "write_csl_json"]
