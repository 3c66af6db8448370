"""The JSON Schema of the registry of people, for editors.

- ``python tools/schema.py write`` writes sphinx_profile/schemas/people.schema.json;
- ``check`` ends with 1 if that file is stale.

The keys and what is said of them come from sphinx_profile/formats/registry/members.py, the
patterns from the tables that the reader uses.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sphinx_profile.formats.registry.members import COAUTHOR, PERSON, Member
from sphinx_profile.model.kinds import BUILT_IN
from sphinx_profile.model.url import SCHEMES

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / "sphinx_profile" / "schemas" / "people.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "https://sphinx-profile.readthedocs.io/people.schema.json"

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "pattern": r"\S"}
"""A text that is not blank."""


def any_case(word: str) -> str:
    """A pattern for a word in any case: a pattern of JSON Schema has no flags (ECMA-262)."""
    return "".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else c for c in word)


def url_pattern() -> str:
    """A blank, a URL with an allowed scheme, or a path of the site."""
    schemes = "|".join(any_case(scheme) for scheme in sorted(SCHEMES))
    return rf"^(?:\s*(?:{schemes}):|(?!\s*[A-Za-z][A-Za-z0-9+.\-]*:))"


def orcid_pattern() -> str:
    """A blank, or an ORCID as it is, behind ``orcid:`` or as a URL; not its checksum."""
    kind = BUILT_IN["orcid"]
    hosts = "|".join(host.replace(".", r"\.") for host in kind.hosts)
    prefixes = "|".join(rf"{any_case(prefix)}\s*" for prefix in kind.prefixes)
    start = rf"{any_case('http')}[sS]?://(?:{any_case('www')}\.)?(?:{hosts})/+|{prefixes}"
    return rf"^\s*(?:(?:{start})?(?:{kind.pattern})/*\s*)?$"


def shapes() -> dict[str, Schema]:
    """What each key takes, by its name."""
    return {
        "name": TEXT,
        "aliases": {"type": ["string", "array", "null"], "items": {"type": "string"}},
        "orcid": {
            "type": ["string", "null"],
            "pattern": orcid_pattern(),
            "examples": ["0000-0002-1825-0097"],
        },
        "url": {"type": ["string", "null"], "pattern": url_pattern()},
        "firstname": {
            "type": ["string", "array"],
            "pattern": TEXT["pattern"],
            "items": {"type": "string"},
            "contains": {"pattern": TEXT["pattern"]},
            "examples": [["Edwin Plimpton", "Edwin", "E. P."]],
        },
    }


def mapping(title: str, description: str, members: tuple[Member, ...]) -> Schema:
    """A mapping with these keys and no others."""
    known = shapes()
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": {
            member.name: {
                "title": member.title,
                "description": member.description,
                **known[member.name],
            }
            for member in members
        },
        "required": [member.name for member in members if member.required],
        "additionalProperties": False,
    }


def people_schema() -> Schema:
    """The schema of a registry: a list is a family, anything else a person."""
    person = mapping("Person", "Somebody whose name stands in lists of authors.", PERSON)
    coauthor = mapping("Co-author", "Somebody of this family name.", COAUTHOR)
    family = {
        "title": "Family name",
        "description": "The people who bear this family name, as in al-folio's coauthors.yml.",
        "type": "array",
        "items": {"$ref": "#/$defs/coauthor"},
        "minItems": 1,
    }
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Registry of people (Sphinx Profile)",
        "description": "Maps an id to a person, or a family name to a list of people.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": TEXT["pattern"]},
        "additionalProperties": {
            "if": {"type": "array"},
            "then": {"$ref": "#/$defs/family"},
            "else": {"$ref": "#/$defs/person"},
        },
        "$defs": {"person": person, "family": family, "coauthor": coauthor},
    }


def text() -> str:
    """What the file is to hold."""
    return json.dumps(people_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str] | None = None, path: Path = PATH) -> int:
    """Do what the command line says; return the status to end with."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["check", "write"])
    if parser.parse_args(arguments).command == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(), encoding="utf-8", newline="\n")
        return 0
    if path.is_file() and path.read_text(encoding="utf-8") == text():
        return 0
    print(f"{path.name} is stale: python tools/schema.py write", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
