"""The templates, and those of the project that replace them.

A file ``profile/publication.html`` in a folder of ``templates_path`` replaces ours;
``!profile/publication.html`` always names ours.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateNotFound,
)
from markupsafe import Markup

from sphinx_profile.diagnostics import Problem, warn
from sphinx_profile.locale import _

if TYPE_CHECKING:
    from sphinx.builders import Builder

OWN = Path(__file__).parent.parent / "templates"


class _Loader(BaseLoader):
    """The project's templates first, then ours; ours alone behind a ``!``."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self._own = FileSystemLoader(OWN)
        self._all = [*(FileSystemLoader(folder) for folder in folders), self._own]

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Source, file and freshness of a template, as Jinja wants them."""
        loaders = [self._own] if template.startswith("!") else self._all
        for loader in loaders:
            try:
                return loader.get_source(environment, template.removeprefix("!"))
            except TemplateNotFound:
                continue
        raise TemplateNotFound(template)


@cache
def _environment(folders: tuple[str, ...]) -> Environment:
    environment = Environment(
        loader=_Loader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["_"] = _
    return environment


class Drawer(Protocol):
    """A template, ready to be filled in."""

    def __call__(self, **context: Any) -> Markup:
        """The template with these values in it."""


def drawer(name: str, builder: Builder) -> Drawer:
    """The template ``profile/NAME.html``, the project's or ours.

    Where a template of the project fails, that is warned of, once, and ours is taken.
    """
    return _drawer(f"profile/{name}.html", _folders(builder))


def entry_drawer(builder: Builder, parts: Sequence[str]) -> Drawer:
    """The template of a publication with these parts.

    Where the project has neither a template nor a macro of its own for it, the parts are put
    together into one template: ten thousand entries call a macro some hundred thousand times.
    """
    return drawer("publication", builder) if is_replaced(builder) else _assembled(tuple(parts))


def is_replaced(builder: Builder) -> bool:
    """Whether the project has a template of a publication, or a macro, of its own."""
    own = ("publication.html", "macros.html")
    folders = _folders(builder)
    return any(Path(folder, "profile", name).is_file() for folder in folders for name in own)


def own_macros() -> Any:
    """Our own macros, as attributes."""
    return _environment(()).get_template("!profile/macros.html").module


@cache
def _assembled(parts: tuple[str, ...]) -> Drawer:
    pieces = "".join(_source(f"parts/{part}.html") for part in parts)
    source = f"{_IMPORTS}{_source('parts/open.html')}{pieces}{_source('parts/close.html')}"
    template = _environment(()).from_string(source)

    def draw(**context: Any) -> Markup:
        return Markup(template.render(p=context["publication"]))  # noqa: S704  (autoescaped)

    return draw


_IMPORTS = """{%- from "!profile/macros.html" import inline, author, item, size, status, award -%}
{%- from "!profile/macros.html" import copy, copied, mention, talks_label, backlinks_label -%}
"""


def _source(name: str) -> str:
    return (OWN / "profile" / name).read_text(encoding="utf-8")


def _folders(builder: Builder) -> tuple[str, ...]:
    """The folders of the project's own templates."""
    return tuple(str(builder.confdir / folder) for folder in builder.config.templates_path)


@cache
def _drawer(template: str, folders: tuple[str, ...]) -> Drawer:
    def draw(**context: Any) -> Markup:
        return Markup("".join(_pieces(template, folders, context)))  # noqa: S704  (autoescaped)

    return draw


def draw_pieces(name: str, builder: Builder, **context: Any) -> list[str]:
    """The template ``profile/NAME.html`` filled in, in pieces: what is large is not joined."""
    return _pieces(f"profile/{name}.html", _folders(builder), context)


def _pieces(template: str, folders: tuple[str, ...], context: Mapping[str, Any]) -> list[str]:
    try:
        return list(_environment(folders).get_template(template).generate(context))
    except Exception as error:
        if not folders:
            raise
        _warn_once(template, *_explained(error, folders))
    return _pieces(template, (), context)


def begin() -> None:
    """Read the templates again in a new build, and say again what is wrong with one."""
    for remembered in (_warn_once, _drawer, _assembled, _environment):
        remembered.cache_clear()


@cache
def _warn_once(template: str, place: str, message: str) -> None:
    warn(Problem.TEMPLATE, f"{template}: {message}; the built-in one is used", location=place)


def _explained(error: Exception, folders: tuple[str, ...]) -> tuple[str, str]:
    """``file:line`` of an error in a template of the project, and what it says."""
    message = (error.message if isinstance(error, TemplateError) else str(error)) or "it fails"
    lineno, filename = getattr(error, "lineno", None), getattr(error, "filename", None)
    if lineno and filename:
        return f"{filename}:{lineno}", message
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(folders)]
    return (f"{own[-1].filename}:{own[-1].lineno}" if own else ""), message
