"""What a long command is doing: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.progress import TimeElapsedColumn as ElapsedColumn
from rich.table import Column
from rich.text import Text

from sphinx_profile.cli.output import is_lively
from sphinx_profile.migrate.report import Report

STEPS = 5
"""The steps of an import: reading, writing it out, looking for losses, merging, writing."""


class _Items(ProgressColumn):
    """How many items were met so far, looked up each time that the bar is drawn."""

    def __init__(self, report: Report) -> None:
        super().__init__(Column(no_wrap=True))
        self._report = report

    def render(self, task: Task) -> Text:
        """The number, as it is now."""
        count = len(self._report.items)
        return Text("1 item" if count == 1 else f"{count} items", style="progress.download")


@contextmanager
def progress(report: Report) -> Iterator[Callable[[str], None]]:
    """A bar on standard error that moves with every step told to what this gives."""
    if not is_lively(sys.stderr):
        yield lambda step: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _Items(report))
    bar = Progress(*columns, ElapsedColumn(), console=Console(stderr=True), transient=True)
    with bar:
        task = bar.add_task("", total=STEPS, completed=-1)

        def step(description: str) -> None:
            bar.update(task, description=description, advance=1)

        yield step
