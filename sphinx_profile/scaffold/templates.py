"""The files of a new site as templates, each value written in the language of its file.

Values go through a filter: ``python`` (a literal), ``plain`` and ``phrase`` (MyST), ``yaml``, or
``written`` for what is in the language of the file already. One that goes through none is escaped
as HTML would be, so that it ends nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sphinx_profile.scaffold import myst
from sphinx_profile.scaffold.literal import literal

_FOLDER = Path(__file__).parent.parent / "templates" / "site"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def fill(name: str, /, **values: object) -> str:
    """The template of this name, filled; it ends in one newline."""
    return _environment().get_template(f"{name}.jinja").render(values).strip("\n") + "\n"


def yaml_text(value: object) -> str:
    """A value in the block style of YAML, as :func:`yaml.safe_dump` escapes it."""
    text = yaml.dump(value, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return str(text)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "python": lambda value: Markup(literal(value)),  # noqa: S704
        "plain": lambda value: Markup(myst.plain(value)),  # noqa: S704
        "phrase": lambda value: Markup(myst.phrase(value)),  # noqa: S704
        "yaml": lambda value: Markup(yaml_text(value)),  # noqa: S704
        "written": Markup,
    }
    return environment
