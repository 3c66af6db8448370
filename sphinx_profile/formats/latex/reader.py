"""The reader: one pass over the tokens of a field, with a stack of its own.

What is read again, an argument taken whole or a formula, is never read a third time, so that
the time is linear in the length of the field, whatever stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from sphinx_profile.diagnostics import Finding, Problem
from sphinx_profile.formats.latex.commands import (
    ACCENTS,
    COMMANDS,
    DECLARATIONS,
    ENVIRONMENTS,
    KEPT,
    MATH_ENVIRONMENTS,
    SYMBOLS,
    WRITTEN,
    Argument,
    rare_symbols,
)
from sphinx_profile.formats.latex.text import formula, is_money, typeset, url_of
from sphinx_profile.model.inline import Inline, Run
from sphinx_profile.model.url import safe_url

MATH = "math"

_ACCENT = r"""\\["'`^~=.](?:[A-Za-z]|\{[A-Za-z]\})|\\[Hckvrudbt]\{[A-Za-z]\}"""
_TOKEN = re.compile(
    rf"""
      {_ACCENT} | \{{(?:{_ACCENT})\}}           # an accent on a letter, and one in braces
    | [^\\{{}}$]+ | \{{[^\\{{}}$]*\}}           # text, and text in braces
    | \\(?:begin|end)\{{[A-Za-z]+\*?\}}
    | \\(?:[hv]space\*|[A-Za-z]+)[ \t]*\n?[ \t]*
    | \\[^A-Za-z] | [\\{{}}$]
    """,
    re.VERBOSE | re.DOTALL,
)
_MATH_END = {"$": "$", "\\(": "\\)", "\\[": "\\]"}
_AS_TEXT = frozenset({"<", ">", "|"})
_URLS = {"url": "{}", "nolinkurl": "{}", "path": "", "doi": "https://doi.org/{}", "href": "{}"}
_NAMED = 5
_REFUSED = 20


class _Frame(NamedTuple):
    """What an open brace puts off until it is closed."""

    manner: Run
    after: str = ""
    then: Argument | None = None


class Reader:
    """Reads one field."""

    def __init__(self, text: str) -> None:
        """Cut ``text`` into tokens; their concatenation is the text again."""
        self.tokens: list[str] = _TOKEN.findall(text)
        self.position = 0
        self.manner = self.inked = Run("")
        self.frames: list[_Frame] = []
        self.accents: list[str] = []
        self.buffer: list[str] = []
        self.runs: list[Run] = []
        self.unknown: dict[str, None] = {}
        self.refused: dict[str, None] = {}
        self.strays = 0
        self.ends: dict[str, int] = {}
        self.braces: dict[int, int] | None = None

    def read(self) -> Inline:
        """The runs of the field."""
        tokens, handlers = self.tokens, _HANDLERS
        while self.position < len(tokens):
            token = tokens[self.position]
            self.position += 1
            handler = handlers.get(token[0])
            if handler:
                handler(self, token)
            else:
                self.text(token)
        self.finish()
        return tuple(self.runs)

    def finish(self) -> None:
        """Close what is open."""
        self.strays += len(self.frames)
        while self.frames:
            self.close("}")
        self.bare_accents()
        self.flush()

    def findings(self) -> list[Finding]:
        """What is wrong with the field."""
        messages = [f"{name} is no LaTeX known here: shown as written" for name in self.names()]
        if self.strays:
            messages.append("a brace has no counterpart")
        refused = [
            Finding(Problem.UNSAFE_URL, f"the scheme of {url!r} is not allowed in a link")
            for url in self.refused
        ]
        return [*refused, *(Finding(Problem.MARKUP, message) for message in messages)]

    def names(self) -> list[str]:
        """The unknown commands in one list, if there are any."""
        names = list(self.unknown)
        more = ", ..." if len(names) > _NAMED else ""
        return [", ".join(names[:_NAMED]) + more] if names else []

    # Writing

    def write(self, text: str) -> None:
        """Put ``text`` down in the present manner, under the accents that wait for it."""
        if self.accents:
            text = self.under_accents(text)
        if self.manner is not self.inked and self.manner != self.inked:
            self.flush()
        self.buffer.append(text)

    def flush(self) -> None:
        """End the run that is being written."""
        text = "".join(self.buffer)
        if text:
            manner = self.inked
            self.runs.append(Run(text, manner.styles, manner.url, refused=manner.refused))
        self.buffer.clear()
        self.inked = self.manner

    def text(self, text: str) -> None:
        """Write plain text: its dashes, quotes and ties."""
        self.write(text if "literal" in self.manner.styles else typeset(text))

    def math(self, source: str) -> None:
        """Write a formula."""
        source = formula(source)
        if source in _AS_TEXT:
            self.write(source)
            return
        self.bare_accents()
        self.flush()
        manner = self.manner
        self.runs.append(
            Run(source, (*manner.styles, MATH), manner.url, refused=manner.refused)
        )

    # Accents

    def under_accents(self, text: str) -> str:
        """``text`` with the waiting accents on its first letter."""
        text = text.lstrip()
        if not text:
            return ""
        names, self.accents = self.accents, []
        if not text[0].isalpha():
            return "".join(f"\\{name}" if name.isalpha() else name for name in names) + text
        return _accented(text[0], names) + text[1:]

    def bare_accents(self) -> None:
        """Write the accents that no letter came for, as they stand on the keyboard."""
        if self.accents:
            names, self.accents = self.accents, []
            self.write("".join(f"\\{name}" if name.isalpha() else name for name in names))

    # Braces

    def open(self, token: str) -> None:
        """A brace opens, or a group that is one token."""
        if len(token) == 1:
            self.frames.append(_Frame(self.manner))
            return
        if token[1:2] == "\\":
            self.write(_letter(token))
            return
        self.text(token[1:-1])
        self.bare_accents()

    def close(self, token: str) -> None:
        """A brace closes: what was before it comes back."""
        self.bare_accents()
        if not self.frames:
            self.strays += 1
            return
        frame = self.frames.pop()
        self.manner = frame.manner
        if frame.after:
            self.write(frame.after)
        if frame.then:
            self.argument(frame.then)

    def closing_brace(self, position: int) -> int:
        """The position of the brace that closes the one at ``position``, -1 if none does."""
        if self.braces is None:
            self.braces, opened = {}, list[int]()
            for number, token in enumerate(self.tokens):
                if token == "{":
                    opened.append(number)
                elif token == "}" and opened:
                    self.braces[opened.pop()] = number
        return self.braces.get(position, -1)

    def raw_argument(self) -> str | None:
        """The next argument as it was written, or ``None`` if there is none."""
        token = self.peek()
        if token[:1] != "{":
            return None
        start, end = self.position, self.position
        if token == "{":
            end = self.closing_brace(start)
            if end < 0:
                return None
        self.position = end + 1
        return "".join(self.tokens[start : end + 1])[1:-1]

    def peek(self) -> str:
        """The next token, ``""`` at the end."""
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    # Commands

    def command(self, token: str) -> None:
        """A command: a symbol, an accent, a style, a link, or one that nobody knows."""
        name = token[1:].rstrip() or token[1:]
        if len(token) > 2 and (token[2] == "{" or not token[1].isalpha()):
            self.write(_letter(token))
        elif name in SYMBOLS:
            self.write(SYMBOLS[name])
        elif name in ACCENTS:
            self.accents.append(name)
        elif name in COMMANDS:
            self.argument(COMMANDS[name])
        elif name in DECLARATIONS:
            self.manner = _in_style(self.manner, DECLARATIONS[name])
        elif handler := _COMMANDS.get(name):
            handler(self, token)
        else:
            self.rare(name, token)

    def rare(self, name: str, token: str) -> None:
        """A command that is in no table of ours."""
        symbols = rare_symbols()
        group = self.peek()[:1] == "{" and self.peek() != "{}"
        if token.startswith(("\\begin{", "\\end{")):
            self.environment(name, token)
        elif name in symbols:
            self.write(symbols[name])
        elif group and name.startswith(("text", "math", "mkbib")):
            self.argument(KEPT)
        elif name.removeprefix("text") in symbols:
            self.write(symbols[name.removeprefix("text")])
        else:
            self.as_written(token)

    def as_written(self, token: str) -> None:
        """Show a command and the braces of its arguments."""
        if name := token[1:].strip():
            self.unknown[f"\\{name}"] = None
        self.write(token)
        self.argument(WRITTEN)

    def argument(self, argument: Argument | None) -> None:
        """Read the argument that comes next, and those behind it that belong to the command."""
        while argument and self.peek()[:1] == "{":
            then = argument if argument is WRITTEN else argument.then
            outer = self.manner
            if not argument.shown:
                self.raw_argument()
            else:
                self.write(argument.before)
                self.manner = _in_style(outer, argument)
                self.position += 1
                if self.tokens[self.position - 1] == "{":
                    self.frames.append(_Frame(outer, argument.after, then))
                    return
                self.open(self.tokens[self.position - 1])
                self.manner = outer
                self.write(argument.after)
            argument = then
        if argument and argument.style and self.peek()[:1].isalnum():
            self.single(argument)

    def single(self, argument: Argument) -> None:
        """An argument without braces is one character."""
        token, outer = self.peek(), self.manner
        self.tokens[self.position] = token[1:]
        self.position += len(token) == 1
        self.manner = _in_style(outer, argument)
        self.write(token[0])
        self.manner = outer

    def swapped(self, token: str) -> None:
        """``\\switchargs`` of BibTeX's own examples: the second argument, then the first."""
        here = self.position
        pair = self.tokens[here : here + 2]
        if len(pair) == 2 and all(len(group) > 1 and group[0] == "{" for group in pair):
            self.tokens[here : here + 2] = pair[::-1]
        else:
            self.as_written(token)

    # Links

    def link(self, token: str) -> None:
        """``\\url`` and its kin: the argument is taken as it stands, and linked if it may be."""
        name = token[1:].rstrip()
        raw = self.raw_argument()
        if raw is None:
            self.as_written(token)
            return
        shown, outer = url_of(raw), self.manner
        self.manner = self.linked(_URLS[name].format(shown)) if shown else outer
        if name == "href" and self.peek() == "{":
            self.position += 1
            self.frames.append(_Frame(outer))
            return
        if name == "href" and self.peek()[:1] == "{":
            self.position += 1
            self.open(self.tokens[self.position - 1])
        else:
            self.write(shown)
        self.manner = outer

    def linked(self, target: str) -> Run:
        """The present manner, as a link to ``target``."""
        manner = self.manner
        url = safe_url(target)
        refused = bool(target) and not url
        if refused and len(self.refused) < _REFUSED:
            self.refused[target[:200]] = None
        return Run("", manner.styles, url, refused=refused)

    # Math

    def dollar(self, token: str) -> None:
        """``$`` opens a formula if one closes it, and if they are not two prices."""
        start = self.position
        double = self.peek() == "$"
        end = self.end_of("$", start + double)
        if end < 0:
            self.write("$" * (1 + double))
            self.position += double
            return
        source = "".join(self.tokens[start + double : end])
        behind = "".join(self.tokens[end + 1 : end + 2])
        if not source.strip() or not _is_balanced(source) or is_money(source, behind):
            self.write("$")
            return
        self.position = end + 1 + (double and behind == "$")
        self.math(source)

    def delimited(self, token: str) -> None:
        """``\\(`` and ``\\[`` up to their ends."""
        end = self.end_of(_MATH_END[token], self.position)
        if end < 0:
            self.write(token)
            return
        self.formula_until(end, token + "{}" + _MATH_END[token])

    def environment(self, name: str, token: str) -> None:
        """An environment: a formula, mere layout, or unknown."""
        kind, _, environment = name.rstrip("}").partition("{")
        end = -1
        if kind == "begin" and environment in MATH_ENVIRONMENTS:
            end = self.end_of(f"\\end{{{environment}}}", self.position)
        if end >= 0:
            self.formula_until(end, MATH_ENVIRONMENTS[environment])
        elif environment in ENVIRONMENTS or environment in MATH_ENVIRONMENTS:
            self.write(" ")
        else:
            self.as_written(token)
