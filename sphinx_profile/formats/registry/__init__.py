"""The registry of people (``profile_people``): a mapping, or a YAML, TOML or JSON file."""

from sphinx_profile.formats.registry.files import load_people
from sphinx_profile.formats.registry.reader import read_people

__all__ = ["load_people", "read_people"]
