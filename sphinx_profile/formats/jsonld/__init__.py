"""JSON-LD (W3C Recommendation "JSON-LD 1.1") in the vocabulary of schema.org.

Nodes are plain mappings without an empty value. What ties them together are their ``@id``, which
the caller gives: absolute URLs, or ``#key`` in the page.
"""

from sphinx_profile.formats.jsonld.people import person_node, profile_page, talk_node
from sphinx_profile.formats.jsonld.publications import publication_node
from sphinx_profile.formats.jsonld.script import graph, script_text

__all__ = ["graph", "person_node", "profile_page", "publication_node", "script_text", "talk_node"]
