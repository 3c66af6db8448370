"""The command and its sub-commands."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sphinx_profile.cli.check import check
from sphinx_profile.cli.import_ import import_
from sphinx_profile.cli.new import new
from sphinx_profile.cli.output import FINDINGS, INTERRUPTED, USAGE, fail, reason, tell
from sphinx_profile.scaffold.folder import RefusedError


class Group(TyperGroup):
    """Sub-commands whose failures are a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run a sub-command; what stops it is said on standard error."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, typer.Abort) as stop:
            tell("")  # the cursor may stand behind a question
            if isinstance(stop, typer.Abort) and not (sys.stdin and sys.stdin.isatty()):
                fail("there is no answer to a question; --yes takes the defaults", USAGE)
            fail("stopped; what was not finished is not written", INTERRUPTED)
        except RefusedError as error:
            fail(str(error), FINDINGS)
        except BrokenPipeError:
            raise
        except (NotADirectoryError, IsADirectoryError, FileNotFoundError) as error:
            fail(reason(error), USAGE)
        except OSError as error:
            fail(reason(error), FINDINGS)


app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all is well; 1 something needs you (findings, conflicts, a file that "
    "cannot be written); 2 the command was not used as it is meant; 130 it was stopped.",
)
app.command("new")(new)
app.command("import")(import_)
app.command("check")(check)


def _show_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"sphinx-profile {version('sphinx-profile')}")
        raise typer.Exit


@app.callback()
def _sphinx_profile(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A scholar's record as a site: begin one, move one in, and check what it says.

    Begin with `sphinx-profile new my-site`. If there is something already, a Jekyll page, an
    al-folio fork, a folder of HugoBlox files, a .bib, bring it with
    `sphinx-profile import SOURCE my-site`.
    """
