"""What the commands say: results to standard output, all else to standard error."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import NoReturn, TextIO

import typer

FINDINGS, USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes: something needs a person; the command was not used as it is meant; it was stopped."""


def say(text: str = "", colour: str = "", *, bold: bool = False) -> None:
    """A line of the result."""
    typer.echo(_coloured(sound(text), colour, bold, sys.stdout))


def tell(text: str, colour: str = "") -> None:
    """A line beside the result: a remark, an error."""
    typer.echo(_coloured(sound(text), colour, False, sys.stderr), err=True)


def fail(text: str, code: int) -> NoReturn:
    """Say in a sentence why it ends here, and end with an exit code."""
    tell(f"Error: {text}", "red")
    raise typer.Exit(code)


def sound(text: str) -> str:
    """The text without characters that steer a terminal: each is shown as Python escapes it."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\t" else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char if char.isspace() and ord(char) > 0x9F else repr(char)[1:-1]


def is_lively(stream: TextIO) -> bool:
    """Whether colours and a progress bar may be written: to a terminal, unless NO_COLOR is set."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not is_plain


def _coloured(text: str, colour: str, bold: bool, stream: TextIO) -> str:
    if not is_lively(stream) or not (colour or bold):
        return text
    return typer.style(text, fg=colour or None, bold=bold)


def command(*words: str | Path) -> str:
    """A command as it is typed into a shell."""
    return shlex.join(str(word) for word in words)


def reason(error: OSError) -> str:
    """What the system says of a file, in a sentence."""
    said = error.strerror or str(error)
    return f"{error.filename}: {said}" if error.filename else said
