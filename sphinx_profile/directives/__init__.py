"""The parser's door: one file a directive, each loaded when a page first uses it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from docutils.parsers.rst import Directive


class _Lazy(type):
    """The class of stand-ins: whatever is asked of one is asked of the class behind it."""

    module: str
    qualified: str

    def behind(cls) -> Any:
        """The class that the stand-in stands for."""
        return getattr(import_module(f"{__name__}.{cls.module}"), cls.qualified)

    def __getattribute__(cls, name: str) -> Any:
        if name in _ASKED:
            return getattr(type.__getattribute__(cls, "behind")(), name)
        return type.__getattribute__(cls, name)

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        return cls.behind()(*arguments, **named)


_ASKED = frozenset(
    [
        "option_spec",
        "has_content",
        "required_arguments",
        "optional_arguments",
        "final_argument_whitespace",
        "known_options",
        "__doc__",
    ]
)
"""What docutils and MyST ask of the class of a directive before they make one."""


def _stand_in(module: str, name: str) -> type[Directive]:
    made: Any = _Lazy(name, (Directive,), {"module": module, "qualified": name})
    return made  # type: ignore[no-any-return]  # a class of directives by its base


DIRECTIVES = {
    "profile-bio": _stand_in("bio", "BioDirective"),
    "link-list": _stand_in("link_list", "LinkListDirective"),
    "publication": _stand_in("publication", "PublicationDirective"),
    "publication-list": _stand_in("publication_list", "PublicationListDirective"),
    "talk": _stand_in("talk", "TalkDirective"),
}
"""Every directive by its name."""
