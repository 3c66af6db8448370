"""Tables of contents: which page of a site stands below which.

A page lists those of the folder of its name: ``posts.md`` lists ``posts/2024-05-01-rain.md``. All
others stand below the home page, but those that the navigation leaves out: they are marked as
``orphan`` (Sphinx, "File-wide metadata"), and found by links and by the search.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from sphinx_profile.scaffold.myst import paragraphs

_PAGES = frozenset({".md", ".rst"})
_ORPHAN = "---\norphan: true\n---\n\n"


def contents(pages: Mapping[str, str], menu: Sequence[str], unlisted: Collection[str]) -> str:
    """The hidden table of contents of the home page; ``""`` without further pages.

    ``menu`` comes first, in its order: paths of ``pages``, and links to other sites, each as
    ``title <URL>``. Paths that no page has are passed over.
    """
    tops = [path for path in _documents(pages) if not _parent(path, pages)]
    first = [one for one in menu if one in tops or one.endswith(">")]
    shown = [path for path in tops if path not in unlisted]
    return _toctree(map(_name, dict.fromkeys([*first, *shown])))


def navigable(pages: Mapping[str, str], unlisted: Collection[str]) -> dict[str, str]:
    """The pages, each with the hidden table of contents of those below it."""
    below = dict[str, list[str]]()
    for path in _documents(pages):
        below.setdefault(_parent(path, pages), []).append(path)
    return {
        path: (_ORPHAN if path in unlisted and not _parent(path, pages) else "")
        + (paragraphs(text, _below(below[path])) if path in below else text)
        for path, text in pages.items()
    }


def _documents(pages: Iterable[str]) -> list[str]:
    return [path for path in pages if PurePosixPath(path).suffix in _PAGES]


def _parent(path: str, pages: Mapping[str, str]) -> str:
    """The page of the nearest folder that has one; ``""`` if there is none."""
    folders = (folder.as_posix() for folder in PurePosixPath(path).parents)
    return next((f"{folder}.md" for folder in folders if f"{folder}.md" in pages), "")


def _name(path: str) -> str:
    """What a table of contents calls a page; a link stays as it is."""
    return path if path.endswith(">") else PurePosixPath(path).with_suffix("").as_posix()


def _below(paths: Iterable[str]) -> str:
    return _toctree(f"/{_name(path)}" for path in paths)


def _toctree(names: Iterable[str]) -> str:
    lines = "\n".join(names)
    return f"```{{toctree}}\n:hidden:\n\n{lines}\n```" if lines else ""
