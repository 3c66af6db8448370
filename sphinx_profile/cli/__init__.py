"""The command ``sphinx-profile``: ``new``, ``import`` and ``check``."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command, and leave with its exit code."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    try:
        from sphinx_profile.cli.app import app  # noqa: PLC0415  (loading it can be stopped, too)

        app(prog_name="sphinx-profile")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001  (no traceback is for a user to read)
        sys.exit(_told(error))


def _open_what_is_closed() -> None:
    """Stand in for standard output and error where they were closed before it began."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (up to the end)
            setattr(sys, name, stream)


def _told(error: Exception) -> int:
    """Say that this is a defect of ours, and where its traceback is kept; the exit code for it.

    The code is ``EX_SOFTWARE`` of ``sysexits.h``.
    """
    import tempfile  # noqa: PLC0415  (only a defect needs it)
    import traceback  # noqa: PLC0415

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="sphinx-profile-", suffix=".log", delete=False
    ) as log:
        traceback.print_exception(error, file=log)
    sys.stderr.write(
        f"Error: {type(error).__name__}, which is a defect of sphinx-profile, not of yours. "
        f"Please report it, with {log.name}\n"
    )
    return 70
