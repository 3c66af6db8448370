"""MyST written out, such that MyST-Parser reads what was meant.

The options of a directive are a subset of YAML (MyST-Parser, "Directives"): a value ends at a
``#`` behind a space, and begins a list, a mapping, a quote or a block with certain characters.
What would be misread is written in double quotes, with the escapes of YAML 1.2 (section 5.7).
"""

from __future__ import annotations

import json
import re

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.model.url import safe_url
from sphinx_profile.scaffold.site import Block

_PLAIN_START = re.compile(r"[^\s!\"#%&'*,\-:>?@\[\]`{|}~]|\[[^\[\]]+\]\(")
_COLONS = re.compile(r"^[ \t]*(:{3,})", re.MULTILINE)
_FEWEST_COLONS = 3
_MARKUP = re.compile(r"[\\`*{}\[\]<>$~|^]|&(?=#?\w{1,40};)|(?<![^\W_])_|_(?![^\W_])|(?<=\s)#")
_START = re.compile(r"^([-+#%=:!(@]|\d{1,9}(?=[.)]))")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")


def directive(block: Block) -> str:
    """The directive in colon fences, long enough for those in its body; no newline at the end."""
    longest = max((len(found) for found in _COLONS.findall(block.body)), default=0)
    fence = ":" * max(_FEWEST_COLONS, longest + 1)
    head = f"{fence}{{{block.name}}} {' '.join(block.argument.split())}".rstrip()
    options = [option(name, value) for name, value in block.options]
    body = block.body.strip("\n")
    parts = [head, *options]
    if body:
        parts += ["", body] if options or body.lstrip().startswith((":", "---")) else [body]
    return "\n".join([*parts, fence])


def option(name: str, value: str) -> str:
    """``:name: value`` on one line, quoted where MyST would read something else."""
    text = " ".join(value.split())
    if not text:
        return f":{name}:"
    return f":{name}: {text if _is_plain(text) else json.dumps(text, ensure_ascii=False)}"


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as it stands."""
    return bool(_PLAIN_START.match(text)) and not (" #" in text or ": " in text or text[-1] == ":")


def paragraphs(*blocks: str) -> str:
    """The blocks with a blank line between each two, and a newline at the end."""
    return "\n\n".join(block.strip("\n") for block in blocks if block.strip()) + "\n"


def plain(text: str) -> str:
    """``text`` on one line, such that MyST shows each of its characters as it is.

    A backslash takes its meaning from a character (CommonMark 0.31, section 2.4).
    """
    escaped = _MARKUP.sub(r"\\\g<0>", cleaned(text))
    first = _START.match(escaped)
    if not first:
        return escaped
    end = first.end()
    digits = first[1].isdigit()
    return f"{escaped[:end]}\\{escaped[end:]}" if digits else f"\\{escaped}"


def phrase(text: str) -> str:
    """``text`` as :func:`plain` has it; one that is a single link, ``[text](URL)``, stays one."""
    link = _LINK.fullmatch(cleaned(text))
    url = safe_url(link[2]) if link else ""
    return f"[{plain(link[1])}](<{url}>)" if link and url else plain(text)
