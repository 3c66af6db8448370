"""The command ``sphinx-profile``: ``new``, ``import`` and ``check``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    try:
        from sphinx_profile.cli.app import app  # noqa: PLC0415  (loading it can be stopped, too)

        app(prog_name="sphinx-profile")
    except KeyboardInterrupt:
        sys.exit(130)
