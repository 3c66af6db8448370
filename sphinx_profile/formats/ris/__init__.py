"""RIS: the records of EndNote, RefMan and nearly every publisher and database."""

from sphinx_profile.formats.ris.reader import read_ris
from sphinx_profile.formats.ris.writer import ris_of, write_ris

__all__ = ["read_ris", "ris_of", "write_ris"]
