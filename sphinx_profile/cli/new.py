"""``sphinx-profile new DIR``: a site that builds at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from sphinx_profile.cli.output import FINDINGS, command, fail, say, tell
from sphinx_profile.formats.bibliography import read_file
from sphinx_profile.formats.registry.values import read_orcid
from sphinx_profile.scaffold.files import BIBLIOGRAPHY, site_files
from sphinx_profile.scaffold.folder import Folder
from sphinx_profile.scaffold.new import Answers, Template, new_site

_ANSWERS, _KIND, _RUN = "Answers (what is not given is asked)", "What kind of site", "How it runs"
_SITES = ("conf.py", "index.md", "index.rst")
"""What stands in a folder that is a site already."""


def _orcid(value: str | None) -> str | None:
    """An ORCID, its groups joined by hyphens; a mistyped one is a wrong use of the command."""
    orcid, findings = read_orcid(value, "")
    if findings:
        message = f"{value!r} is no ORCID: 16 digits in groups of four, the last a checksum"
        raise typer.BadParameter(message)
    return orcid if value is not None else None


def _bibliography(value: str | None) -> str | None:
    """The path of a bibliography that can be read and holds an entry; ``""`` for none."""
    if not value or not value.strip():
        return value
    path = Path(value).expanduser()
    if path.suffix.lower() != ".bib":
        message = f"{value!r} is no .bib; `sphinx-profile import` takes other formats"
        raise typer.BadParameter(message)
    reading = read_file(path, value)
    if not reading.entries:
        said = reading.findings[0].message if reading.findings else f"{value} holds no entry"
        raise typer.BadParameter(said)
    return str(path)


_Dir = Annotated[Path, typer.Argument(metavar="DIR", help="Where the site is written.")]
_Name = Annotated[str | None, typer.Option(help="Whose site it is.", rich_help_panel=_ANSWERS)]
_Position = Annotated[
    str | None, typer.Option(help="The post: Assistant Professor.", rich_help_panel=_ANSWERS)
]
_Affiliation = Annotated[
    str | None,
    typer.Option(help="The institution; `[text](URL)` is a link.", rich_help_panel=_ANSWERS),
]
_Orcid = Annotated[
    str | None, typer.Option(help="An ORCID.", callback=_orcid, rich_help_panel=_ANSWERS)
]
_Bib = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="A `.bib`, which is copied; without one, an example is written.",
        callback=_bibliography,
        rich_help_panel=_ANSWERS,
    ),
]
_Title = Annotated[
    str | None,
    typer.Option(help="The title of the site, if not the name.", rich_help_panel=_ANSWERS),
]
_Template = Annotated[
    Template,
    typer.Option(help="A home page, a page that is a CV, or a group.", rich_help_panel=_KIND),
]
_Lab = Annotated[
    bool, typer.Option("--lab", help="Short for `--template lab`.", rich_help_panel=_KIND)
]
_Yes = Annotated[
    bool, typer.Option("--yes", "-y", help="Ask nothing: take defaults.", rich_help_panel=_RUN)
]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written.", rich_help_panel=_RUN)
]


def _ask(value: str | None, question: str, usual: str) -> str:
    """The value that was given, else what is answered."""
    if value is not None:
        return value
    answer = typer.prompt(question, default=usual, show_default=bool(usual), err=True)
    return str(answer)


def _answers(given: Mapping[str, str | None], template: Template, *, is_asked: bool) -> Answers:
    """All answers: given, asked for, or the defaults."""
    usual, is_lab = Answers(), template is Template.LAB

    def get(name: str, question: str, default: str) -> str:
        value = given[name]
        return _ask(value, question, default) if is_asked else default if value is None else value

    name = get("name", "Name of the head" if is_lab else "Name", usual.name)
    title = get("title", "Title", f"The group of {name}") if is_lab else given["title"] or ""
    return Answers(
        name=name,
        title=title,
        position=get("position", "Position", usual.position),
        affiliation=get("affiliation", "Affiliation (may be empty)", usual.affiliation),
        template=template,
    )


def _checked(
    value: str | None, question: str, check: Callable[[str | None], str | None], *, is_asked: bool
) -> str:
    """An answer that is checked: asked for again until it is right."""
    if value is not None or not is_asked:
        return value or ""
    answer = typer.prompt(question, default="", show_default=False, value_proc=check, err=True)
    return str(answer)


def new(  # noqa: PLR0913, PLR0917  (what Typer makes options of)
    folder: _Dir,
    name: _Name = None,
    position: _Position = None,
    affiliation: _Affiliation = None,
    orcid: _Orcid = None,
    bib: _Bib = None,
    title: _Title = None,
    template: _Template = Template.HOME,
    lab: _Lab = False,
    yes: _Yes = False,
    dry_run: _DryRun = False,
) -> None:
    """Make a site that builds at once, from a few answers.

    It has the pages, a bibliography, and what GitHub Pages and Read the Docs need. A file that
    is there already is kept, and named; where there is a site already, nothing is written.

    For example:

    ```
    sphinx-profile new my-site
    sphinx-profile new my-site --yes --name "Ines Valmora" --bib papers.bib
    sphinx-profile new our-site --lab
    ```

    Exit codes: 0 it is written; 1 there is a site already, or it cannot be written; 2 an answer
    is malformed.
    """
    target = Folder(folder)
    _refuse_a_site(target)
    template = Template.LAB if lab else template
    given = {"name": name, "position": position, "affiliation": affiliation, "title": title}
    answers = _answers(given, template, is_asked=not yes)
    orcid = _checked(orcid, "ORCID (may be empty)", _orcid, is_asked=not yes)
    is_there, question = target.has(BIBLIOGRAPHY), "Your publications, a .bib (may be empty)"
    bib = _checked(bib, question, _bibliography, is_asked=not yes and not is_there)
    answers = replace(answers, orcid=orcid, has_bibliography=is_there or bool(bib))
    _write(target, _files(answers, bib), dry_run=dry_run)
    if not dry_run:
        _say_what_next(folder)


def _files(answers: Answers, bib: str) -> dict[str, bytes]:
    """The files of the site, the bibliography as it is among them."""
    files = {path: text.encode("utf-8") for path, text in site_files(new_site(answers)).items()}
    return files | {BIBLIOGRAPHY: Path(bib).read_bytes()} if bib else files


def _refuse_a_site(target: Folder) -> None:
    there = next((name for name in _SITES if target.has(name)), "")
    if there:
        place = target.path / there
        fail(f"{place}: there is a site already; nothing is written", FINDINGS)


def _write(target: Folder, files: Mapping[str, bytes], *, dry_run: bool) -> None:
    """Write the files that are not there, and say of each what becomes of it."""
    for path, data in files.items():
        if target.has(path):
            tell(f"kept: {path} (it is there already)", "yellow")
            continue
        if not dry_run:
            target.write(path, data)
        say(f"{'would write' if dry_run else 'wrote'}: {path}")


def _say_what_next(folder: Path) -> None:
    say()
    say("Build it, and open its first page:", bold=True)
    say(f"  {command('python', '-m', 'sphinx', folder, folder / '_build')}")
    say(f"  {command(folder / '_build' / 'index.html')}")
