"""The house of the package: which room imports which, and what no module may do."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import sphinx_profile

NAME = "sphinx_profile"
FOLDER = Path(sphinx_profile.__file__).parent

# Every room, and the rooms that it may import beside itself.
LEAVES = ("diagnostics", "locale", "config")
BASE = ("model", "formats", "doctree", "domain", "directives")
LEFT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(LEAVES, ()),
    **{room: (*LEAVES, *BASE[:place]) for place, room in enumerate(BASE)},
    "render": (*LEAVES, *BASE),
    "pages": (*LEAVES, *BASE),
    "extension": (*LEAVES, *BASE, "render", "pages"),
    "__init__": (*LEAVES, *BASE, "render", "pages", "extension"),
    "scaffold": (*LEAVES, "model", "formats"),
    "migrate": (*LEAVES, "model", "formats", "scaffold"),
    "lint": (*LEAVES, "model", "formats"),
    "cli": (*LEAVES, "model", "formats", "scaffold", "migrate", "lint"),
    "__main__": (*LEAVES, "cli"),
}
FOREIGN = {"model": ("sphinx", "docutils", "pybtex")}
DATA = ("py.typed", "static", "templates", "schemas", "locale")  # locale/ lies beside locale.py

MAX_LINES = 40
MAX_SETUP = 24
FORBIDDEN_CALLS = ("print", "eval", "exec")
SAFE_LOADERS = ("SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """One import of a module: what is imported, where, and whether only a type checker sees it."""

    target: str
    line: int
    typing_only: bool = False


@dataclass(frozen=True)
class Module:
    """A module of the package; ``name`` is dotted, without the name of the package itself."""

    name: str
    path: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    @property
    def package(self) -> list[str]:
        """The parts of the package that a relative import of one dot starts from."""
        parts = [] if self.name == "__init__" else self.name.split(".")
        return [NAME, *(parts if self.path.endswith("__init__.py") else parts[:-1])]

    def place(self, line: int) -> str:
        return f"{NAME}/{self.path}:{line}"

    def imports(self, names: Iterable[str]) -> Iterator[Import]:
        """Every import, those inside functions included; ``names`` are the modules there are."""
        for node, typing_only in walk(self.tree):
            for target in dict.fromkeys(targets(node, self.package, set(names))):
                yield Import(target, node.lineno, typing_only)


def module(path: str, source: str) -> Module:
    parts = path.removesuffix(".py").split("/")
    name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
    return Module(name, path, ast.parse(source))


def load(folder: Path) -> list[Module]:
    paths = sorted(folder.rglob("*.py"))
    return [
        module(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
    ]


def walk(node: ast.AST, typing_only: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Every node, and whether it stands under ``if TYPE_CHECKING:``."""
    for name, value in ast.iter_fields(node):
        body = name == "body" and isinstance(node, ast.If)
        inside = typing_only or (body and ast.unparse(node.test).endswith("TYPE_CHECKING"))
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child, inside
                yield from walk(child, inside)


def targets(node: ast.AST, package: list[str], names: set[str]) -> Iterator[str]:
    """What a node imports: ``.model.date`` for a module of ours, ``sphinx.util`` for others."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield ours(alias.name, names)
    elif isinstance(node, ast.ImportFrom):
        base = package[: len(package) - node.level + 1] if node.level else []
        start = ".".join([*base, *([node.module] if node.module else [])])
        for alias in node.names:
            yield ours(f"{start}.{alias.name}", names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
        name = node.args[0] if node.args else None
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield ours(name.value, names)


def ours(dotted: str, names: set[str]) -> str:
    """A dotted name as the module of ours that holds it, behind a full stop; else as it is."""
    first, *parts = dotted.split(".")
    if first != NAME:
        return dotted
    while parts and ".".join(parts) not in names:
        parts.pop()
    return "." + (".".join(parts) or "__init__")


# -- the rules: each gives a line for every breach --------------------------------------------


def homeless(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        is_module = path.is_dir() or path.suffix == ".py"
        known = path.name in DATA or (is_module and path.stem in LEFT)
        if not known and path.name != "__pycache__":
            yield f"{NAME}/{path.name}: is in no room"
    for data in DATA:
        for path in sorted((folder / data).rglob("*.py")):
            yield f"{NAME}/{path.relative_to(folder).as_posix()}: {data}/ is for data, not for code"


def wrong_rooms(modules: list[Module]) -> Iterator[str]:
    names = {module.name for module in modules}
    for source in modules:
        allowed = (source.room, *LEFT.get(source.room, ()))
        foreign = FOREIGN.get(source.room, ())
        for found in source.imports(names):
            room = found.target[1:].split(".")[0] if found.target.startswith(".") else ""
            what = f"{source.place(found.line)}: {source.room} imports {found.target.lstrip('.')}"
            if room and room not in allowed:
                yield f"{what}; it may import {', '.join(allowed[1:]) or 'nothing of the package'}"
            elif found.target.split(".")[0] in foreign:
                yield f"{what}; it must do without {', '.join(foreign)}"


def cycles(modules: list[Module]) -> Iterator[str]:
    names = {module.name for module in modules}
    graph = {
        source.name: {
            found.target[1:]
            for found in source.imports(names)
            if found.target.startswith(".") and not found.typing_only
        }
        for source in modules
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib puts what is imported first
        yield "import cycle: " + " -> ".join(reversed(error.args[1]))


def long_functions(modules: list[Module]) -> Iterator[str]:
    for source in modules:
        for node in ast.walk(source.tree):
            if isinstance(node, Function):
                setup = source.name == "__init__" and node.name == "setup"
                most, lines = MAX_SETUP if setup else MAX_LINES, length(node)
                if lines > most:
                    place = source.place(node.lineno)
                    yield f"{place}: {node.name}() has {lines} lines; at most {most}"


def length(node: Function) -> int:
    """The lines of a function, from ``def`` to its end; those of its docstring do not count."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return lines
    return lines - ((node.body[0].end_lineno or 0) - node.body[0].lineno + 1)


def forbidden(modules: list[Module]) -> Iterator[str]:
    for source in modules:
        for node in ast.walk(source.tree):
            if reason := fault(node):
                yield f"{source.place(node.lineno)}: {reason}"


def fault(node: ast.AST) -> str:
    if isinstance(node, ast.Import) and any(a.name.split(".")[0] == "logging" for a in node.names):
        return "stdlib logging; use diagnostics.warn"
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "logging":
        return "" if node.level else "stdlib logging; use diagnostics.warn"
    if isinstance(node, ast.ClassDef) and any(is_raw(base) for base in node.bases):
        return f"{node.name} is a raw node"
    return called(node) if isinstance(node, ast.Call) else ""


def called(node: ast.Call) -> str:
    name = ast.unparse(node.func)
    if name.removeprefix("builtins.") in FORBIDDEN_CALLS:
        return f"{name}()"
    if is_raw(node.func):
        return "a raw node"
    if name in ("yaml.load", "yaml.load_all"):
        loaders = [*node.args[1:], *(k.value for k in node.keywords if k.arg == "Loader")]
        safe = any(ast.unparse(loader).split(".")[-1] in SAFE_LOADERS for loader in loaders)
        return "" if safe else f"{name} without a safe loader"
    return name if name.startswith(("yaml.unsafe_load", "yaml.full_load")) else ""


def is_raw(node: ast.expr) -> bool:
    """Whether a name is that of the class; ``isinstance(node, nodes.raw)`` makes no node."""
    return ast.unparse(node) in ("raw", "nodes.raw", "docutils.nodes.raw")


# -- the package keeps them -------------------------------------------------------------------

MODULES = load(FOLDER)


def check(problems: Iterable[str]) -> None:
    found = list(problems)
    assert not found, "\n" + "\n".join(found)


def test_every_file_is_in_a_room() -> None:
    assert MODULES
    check(homeless(FOLDER))


@pytest.mark.parametrize("rule", [wrong_rooms, cycles, long_functions, forbidden])
def test_the_package_keeps_the_rule(rule) -> None:
    check(rule(MODULES))


# -- the rules see what they are for ----------------------------------------------------------


def package(**sources: str) -> list[Module]:
    """Modules of these paths; ``__`` stands for a slash."""
    paths = {name.replace("__", "/") + ".py": source for name, source in sources.items()}
    return [module("__init__.py", ""), *(module(path, text) for path, text in paths.items())]


@pytest.mark.parametrize(
    ("importer", "source"),
    [
        ("model__a", "from sphinx_profile.formats.a import x"),
        ("model__a", "from ..formats import a"),
        ("model__a", "import sphinx_profile.domain"),
        ("model__a", "def f():\n    from sphinx_profile import domain"),
        ("model__a", "import importlib\nimportlib.import_module('sphinx_profile.domain')"),
        ("model__a", "from sphinx_profile import __version__"),
        ("model__a", "from docutils import nodes"),
        ("model__a", "import sphinx.util"),
        ("model__a", "if TYPE_CHECKING:\n    from sphinx_profile.formats.a import x"),
        ("config", "from sphinx_profile.diagnostics import warn"),
        ("render__a", "from sphinx_profile import pages"),
        ("pages", "from sphinx_profile.render import a"),
        ("cli__a", "from sphinx_profile.domain import x"),
        ("migrate__a", "from sphinx_profile import cli"),
        ("extension", "from sphinx_profile import cli"),
    ],
)
def test_an_import_to_the_right_is_seen(importer, source) -> None:
    there = dict.fromkeys(("formats__a", "domain", "diagnostics", "pages", "render__a"), "")
    problems = list(wrong_rooms(package(**{**there, importer: source})))
    assert len(problems) == 1
    line = source.count("\n") + 1
    assert problems[0].startswith(f"{NAME}/{importer.replace('__', '/')}.py:{line}: ")


@pytest.mark.parametrize(
    ("importer", "source"),
    [
        ("formats__a", "from sphinx_profile.model.a import x"),
        ("formats__a", "from sphinx_profile.formats.b import x\nfrom . import b"),
        ("formats__a", "from sphinx_profile import config, diagnostics"),
        ("formats__a", "import sphinxcontrib.bibtex, pybtex, sphinx_profiles"),
        ("cli__a", "from sphinx_profile.model.a import x"),
        ("extension", "from sphinx_profile import render, pages"),
    ],
)
def test_an_import_to_the_left_is_allowed(importer, source) -> None:
    there = dict.fromkeys(
        ("model__a", "formats__b", "config", "diagnostics", "pages", "render"), ""
    )
    assert not list(wrong_rooms(package(**{**there, importer: source})))


@pytest.mark.parametrize("late", ["{}", "def f():\n    {}", "try:\n    {}\nexcept E: pass"])
def test_a_cycle_is_seen(late) -> None:
    back = late.format("from sphinx_profile.model.a import x")
    modules = package(model__a="from sphinx_profile.model import b", model__b=back)
    (problem,) = cycles(modules)
    assert problem.startswith("import cycle: ")
    assert "model.a -> model.b" in problem


def test_an_import_for_types_makes_no_cycle() -> None:
    back = "if TYPE_CHECKING:\n    from sphinx_profile.model.a import x"
    assert not list(cycles(package(model__a="from sphinx_profile.model import b", model__b=back)))


@pytest.mark.parametrize(("lines", "seen"), [(39, 0), (40, 1)])
def test_a_function_of_more_than_forty_lines_is_seen(lines, seen) -> None:
    body = '    """Two\n    lines."""\n' + "    x = 1\n" * lines
    assert len(list(long_functions(package(model__a=f"def f():\n{body}")))) == seen


@pytest.mark.parametrize(("lines", "seen"), [(23, 0), (24, 1)])
def test_a_long_setup_is_seen(lines, seen) -> None:
    modules = [module("__init__.py", "def setup(app):\n" + "    x = 1\n" * lines)]
    assert len(list(long_functions(modules))) == seen


@pytest.mark.parametrize(
    "source",
    [
        "print(1)",
        "eval('1')",
        "exec('1')",
        "import logging",
        "from logging import getLogger",
        "nodes.raw('', '<b>')",
        "from docutils.nodes import raw\nraw('')",
        "class profile_x(nodes.raw): ...",
        "yaml.load(text)",
        "yaml.load(text, Loader=yaml.Loader)",
        "yaml.unsafe_load(text)",
    ],
)
def test_what_is_forbidden_is_seen(source) -> None:
    assert len(list(forbidden(package(render__a=source)))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "from sphinx.util import logging",
        "isinstance(node, nodes.raw)",
        "yaml.safe_load(text)",
        "yaml.load(text, Loader=yaml.SafeLoader)",
        "writer.print(1)",
        "re.compile('x')",
    ],
)
def test_what_only_looks_forbidden_is_not(source) -> None:
    assert not list(forbidden(package(render__a=source)))


def test_a_file_in_no_room_is_seen(tmp_path) -> None:
    for name in ("model", "static", "oddments", "__pycache__"):
        (tmp_path / name).mkdir()
    for name in ("domain.py", "helpers.py", "notes.txt", "py.typed", "static/code.py"):
        (tmp_path / name).touch()
    assert [line.split(":")[0] for line in homeless(tmp_path)] == [
        f"{NAME}/{name}" for name in ("helpers.py", "notes.txt", "oddments", "static/code.py")
    ]


# -- what is loaded when nobody uses it ---------------------------------------------------------


def test_loading_the_extension_loads_no_reader_and_no_record():
    """A project that has the extension and uses it nowhere does not wait for it."""
    code = "import sys, sphinx_profile.extension; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    ours = {
        name.removeprefix(f"{NAME}.") for name in loaded.stdout.split() if name.startswith(NAME)
    }
    late = {"domain.objects", "domain.exports", "render.html", "cli", "migrate", "lint", "scaffold"}
    assert not ours & late
    assert not [name for name in ours if name.startswith(("formats", "directives.", "model.query"))]
    assert not {"pybtex", "typer", "ftfy", "feedgenerator"} & set(loaded.stdout.split())
