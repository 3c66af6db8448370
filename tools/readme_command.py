"""``python tools/readme_command.py NAME`` prints the command of README.md that has this name.

A command is a block of one line behind ``<!-- command: NAME -->``, so that whoever runs it runs
what a newcomer pastes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def readme_command(name: str, text: str) -> str:
    """The command of this name; ``ValueError`` where there is none, or more than one line."""
    pattern = rf"<!-- command: {re.escape(name)} -->\n```bash\n(.*?)\n```"
    blocks = re.findall(pattern, text, re.DOTALL)
    if len(blocks) != 1:
        raise ValueError(f"README.md has {len(blocks)} commands named {name!r}, not one")
    if "\n" in blocks[0] or not blocks[0].strip():
        raise ValueError(f"the command {name!r} of README.md is not one line")
    return str(blocks[0])


def main() -> None:
    """Print the command, or say why not."""
    if len(sys.argv) != 2:
        sys.exit("readme_command: name one command of README.md")
    try:
        print(readme_command(sys.argv[1], README.read_text(encoding="utf-8")))
    except ValueError as error:
        sys.exit(f"readme_command: {error}")


if __name__ == "__main__":
    main()
