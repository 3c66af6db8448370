"""The templates, and those of the project that replace them.

A file ``profile/publication.html`` in a folder of ``templates_path`` replaces ours;
``!profile/publication.html`` always names ours.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    Template,
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
    config = builder.config
    folders = tuple(str(builder.confdir / folder) for folder in config.templates_path)
    return _drawer(f"profile/{name}.html", folders)


@cache
def _drawer(template: str, folders: tuple[str, ...]) -> Drawer:
    if not folders:
        return _filled(_environment(()).get_template(template))

    def draw(**context: Any) -> Markup:
        try:
            return _filled(_environment(folders).get_template(template))(**context)
        except Exception as error:  # noqa: BLE001  (a template can raise anything)
            _warn_once(template, *_explained(error, folders))
        return _drawer(template, ())(**context)

    return draw


def _filled(template: Template) -> Drawer:
    def draw(**context: Any) -> Markup:
        return Markup(template.render(context))  # noqa: S704  (what an autoescaping template wrote)

    return draw


def begin() -> None:
    """Read the templates again in a new build, and say again what is wrong with one."""
    for remembered in (_warn_once, _drawer, _environment):
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
