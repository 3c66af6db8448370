"""Files as the checks see them: records with the places of their fields."""

from sphinx_profile.lint.documents.document import Document, Kind, Place, Record

__all__ = ["Document", "Kind", "Place", "Record"]
