"""The form of a BibTeX file as regular expressions (btxdoc, section 3; BibTeX's own scanner).

All of them are possessive, so that none goes back over what it has read.
"""

from __future__ import annotations

import re

_DEPTH = 5


def _balanced(other: str, depth: int = _DEPTH) -> str:
    """Text without the characters ``other``, and groups in braces, to this depth."""
    inner = r"[^{}]*+"
    for _ in range(depth):
        inner = rf"[^{{}}]*+(?:\{{{inner}\}}[^{{}}]*+)*+"
    return rf"[^{other}{{}}]*+(?:\{{{inner}\}}[^{other}{{}}]*+)*+"


_NAME = r"[^\s=,{}()\"#%@\\]++"
_LETTER_NAME = r"[A-Za-z][\w:.+/-]*+"
_VALUE = rf"""(?:\{{({_balanced("")})\}}|"({_balanced('"')})"|([^\s,{{}}()"\#=%]++))"""

HEAD = re.compile(r'@\s*+([^\W\d_][\w:.+/-]*+)\s*+([{(])(?:\s*+([^\s,{}="]{1,250}+)\s*+,)?')
"""The type, the delimiter and, where a comma follows it at once, the key of an entry."""

FIELD = re.compile(rf"[\s,]*+({_NAME})\s*+=\s*+{_VALUE}\s*+([,#}})]?)")
"""The name, the value (in braces, in quotes, or a word), and the mark that follows."""

PIECE = re.compile(rf"\s*+{_VALUE}\s*+([,#}})]?)")
"""A value alone, as it stands behind ``#``: as in :data:`FIELD`."""

NAMED = re.compile(rf"[\s,]*+({_NAME})\s*+=\s*+")
"""The name of a field and its equals sign."""

GROUP = re.compile(rf"\{{{_balanced('')}\}}")
"""A group in braces that are not deeply nested."""

UNNAMED = re.compile(rf"({_NAME})\s*+(?=[\"{{])")
"""A name with a value behind it, and no equals sign between."""

EMPTY = re.compile(rf"({_NAME})\s*+=\s*+(?=[,}})])")
"""A name and an equals sign, and no value."""

NESTED_HEAD = re.compile(r"@\s*+[A-Za-z]++\s*+[{(]")
BRACE = re.compile(r"[{}]")
QUOTE_OR_BRACE = re.compile(r"[\"{}]")
SPACE = re.compile(r"\s*+")
MARK = re.compile(r"\s*+([,#})]?)")
CLOSING = re.compile(r"[\s,]*+([})])")
COMMENT = re.compile(r"[\s,]*+%[^\n]*+")
BETWEEN = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
"""White space, commas and comments, as they stand between fields."""

CLOSINGS = re.compile(r"[\s,})]*+")
MORE_FIELDS = re.compile(rf"[\s,}})]*+{_LETTER_NAME}\s*+=\s*+[\"{{\d]")
"""What follows an entry that a brace too many has closed."""

FIELD_START = re.compile(
    rf"^[ \t]*+({_LETTER_NAME})[ \t]*+=\s*+(?=[\"{{]|\w[\w-]*+[ \t]*+(?:[,#}})\n]|\Z))"
    rf"|(?<=,)[ \t]*+({_LETTER_NAME})[ \t]*+=\s*+(?=[\"{{]|\d++\s*+[,}}])",
    re.MULTILINE,
)
"""A place where a damaged entry goes on: a field at the start of a line, or behind a comma."""

LAST_LINE = re.compile(r"^[ \t]*+[})][ \t]*+$", re.MULTILINE)
"""A line of one closing delimiter."""

OPENING = re.compile(
    r"@[A-Za-z]++\s*+[{(]\s*+(?:[^,{}=\n\\\"]{0,200}+(?:[,\n}]|\Z)|[\w-]++[ \t]*+=)"
    r"|@\s*+(?i:string|preamble|comment)\s*+[{(]"
)
"""Where another entry or command begins, if the text before it allows it."""

HEADLESS = re.compile(rf"@([A-Za-z]++)[ \t]++([^\s,{{}}()=\"]++)[ \t]*+,\s*+(?={_NAME}\s*+=)")
"""The type and the key of an entry that lacks its opening brace."""

COMMENT_WORD = re.compile(r"@\s*+comment\b", re.IGNORECASE)
COMMENT_LINES = re.compile(r"(?:[^\n]*+)(?:\n[ \t]*+%[^\n]*+)*+")
"""The rest of a line, and the lines behind it that begin with ``%``."""

UNCOMMENTED = re.compile(rf"\n[\s,]*+(?:{_NAME}\s*+=|[}})])")
"""How a line behind one that begins with ``%`` shows that it belongs to an entry."""

STRAY = re.compile(r"[^\s,{}()\"@%=]++|[(\"=]++|\)++|.", re.DOTALL)
KEY = {
    "}": re.compile(r"\s*+([^,{}=\"\n]{0,500}+)"),
    ")": re.compile(r"\s*+([^,{}=\"\n)]{0,500}+)"),
}
"""A key with spaces in it, by the delimiter that closes the entry."""

KEY_TO_COMMA = re.compile(r"([^\s,@]{1,500}+)\s*+,")
