"""The reader: one pass over the tokens of a field, with a stack of its own.

What is read ahead, an argument taken whole or a formula, is not read ahead again, so that the
time is linear in the length of the field, whatever stands in it.
"""

from __future__ import annotations

from collections.abc import Callable

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
from sphinx_profile.formats.latex.text import absolute, address, is_balanced, is_money, letter
from sphinx_profile.formats.latex.tokens import OPENING, Tokens
from sphinx_profile.formats.latex.writer import Writer, in_style
from sphinx_profile.model.inline import Inline, Run
from sphinx_profile.model.url import is_absolute, safe_url

_MATH_END = {"(": "\\)", "[": "\\]"}
_LINKS = {"url": "{}", "nolinkurl": "{}", "href": "{}", "doi": "https://doi.org/{}", "path": ""}
_FORMATTING = ("text", "math", "mkbib")
_MOST_NAMED = 5
_MOST_REFUSED = 20


_Frame = tuple[Run, str, Argument | None]
"""What an open brace puts off: the manner to go back to, a text, another argument."""


class Reader:
    """Reads one field."""

    def __init__(self, text: str) -> None:
        """Prepare to read ``text``."""
        self.tokens = Tokens(text)
        self.out = Writer()
        self._frames: list[_Frame] = []
        self._unknown: dict[str, None] = {}
        self._refused: dict[str, None] = {}
        self._strays = 0

    def read(self) -> Inline:
        """The runs of the field."""
        tokens, count = self.tokens, len(self.tokens.all)
        while tokens.position < count:
            token = tokens.take()
            handler = _HANDLERS.get(token[0])
            if handler:
                handler(self, token)
            else:
                self.out.typeset(token)
        self._strays += len(self._frames)
        return self.out.runs()

    def findings(self) -> list[Finding]:
        """What is wrong with the field."""
        findings = [
            Finding(Problem.UNSAFE_URL, f"the scheme of {url!r} is not allowed in a link")
            for url in self._refused
        ]
        if self._unknown:
            names = ", ".join(list(self._unknown)[:_MOST_NAMED])
            more = ", ..." if len(self._unknown) > _MOST_NAMED else ""
            message = f"LaTeX that is not known here is shown as it was written: {names}{more}"
            findings.append(Finding(Problem.MARKUP, message))
        if self._strays:
            findings.append(Finding(Problem.MARKUP, "a brace has no counterpart"))
        return findings

    # Braces and arguments

    def _open(self, token: str) -> None:
        """A brace opens, or a group that is one token."""
        if len(token) == 1:
            self._frames.append((self.out.manner, "", None))
        elif token[1] == "\\":
            self.out.write(letter(token))
        else:
            self.out.typeset(token[1:-1])
            self.out.bare_accents()

    def _close(self, _token: str) -> None:
        """A brace closes: what was before it comes back."""
        if self.out.accents:
            self.out.bare_accents()
        if not self._frames:
            self._strays += 1
            return
        self.out.manner, after, then = self._frames.pop()
        if after:
            self.out.write(after)
        if then:
            self._argument(then)

    def _argument(self, argument: Argument | None) -> None:
        """Read the argument that comes next, and those behind it that belong to the command."""
        while argument and self.tokens.peek()[:1] == "{":
            then = argument if argument is WRITTEN else argument.then
            if argument.shown:
                if argument.before:
                    self.out.write(argument.before)
                if not self._group(in_style(self.out.manner, argument), argument.after, then):
                    return
            elif self.tokens.raw_argument() is None:
                return
            argument = then
        if argument and argument.style and self.tokens.peek()[:1].isalnum():
            self._single(argument)

    def _group(self, manner: Run, after: str, then: Argument | None = None) -> bool:
        """Read the group that comes next in ``manner``; false if it has only been opened."""
        outer, token = self.out.manner, self.tokens.take()
        self.out.manner = manner
        if token == OPENING:
            self._frames.append((outer, after, then))
            return False
        self._open(token)
        self.out.manner = outer
        if after:
            self.out.write(after)
        return True

    def _single(self, argument: Argument) -> None:
        """An argument without braces is one character."""
        token = self.tokens.take()
        self._shown(token[0], in_style(self.out.manner, argument))
        self.out.typeset(token[1:])

    def _shown(self, text: str, manner: Run) -> None:
        """Write ``text`` as it is, in ``manner``."""
        outer, self.out.manner = self.out.manner, manner
        self.out.write(text)
        self.out.manner = outer

    # Commands

    def _command(self, token: str) -> None:
        """A command: an accent, a symbol, a style, or one of those that take more."""
        name = token[1:].rstrip() or token[1:]
        if len(token) > 2 and (token[2] == "{" or not token[1].isalpha()):
            self.out.write(letter(token))
        elif name in SYMBOLS:
            self.out.write(SYMBOLS[name])
        elif name in ACCENTS:
            self.out.accents.append(name)
        elif name in COMMANDS:
            self._argument(COMMANDS[name])
        elif name in DECLARATIONS:
            self.out.manner = in_style(self.out.manner, DECLARATIONS[name])
        else:
            _OTHERS.get(name, Reader._rare)(self, token)

    def _rare(self, token: str) -> None:
        """A command that is in no table of ours."""
        name, group = token[1:].strip(), self.tokens.peek()
        symbols = rare_symbols() if name.isalpha() else {}
        if token.startswith(("\\begin{", "\\end{")):
            self._environment(token)
        elif name in symbols:
            self.out.write(symbols[name])
        elif name.startswith(_FORMATTING) and group[:1] == "{" and group != "{}":
            self._argument(KEPT)
        elif name.removeprefix("text") in symbols:
            self.out.write(symbols[name.removeprefix("text")])
        else:
            self._as_written(token)

    def _as_written(self, token: str) -> None:
        """Show a command, and the braces of its arguments."""
        if name := token.strip("\\ \t\r\n"):
            self._unknown[f"\\{name[:40]}"] = None
        self.out.write(token)
        self._argument(WRITTEN)

    def _swapped(self, token: str) -> None:
        r"""``\switchargs`` of BibTeX's own examples: the second argument, then the first."""
        here = slice(self.tokens.position, self.tokens.position + 2)
        pair = self.tokens.all[here]
        if len(pair) == 2 and all(group[0] == "{" != group for group in pair):
            self.tokens.all[here] = pair[::-1]
        else:
            self._as_written(token)

    def _verbatim(self, token: str) -> None:
        r"""``\verb``: its argument is shown as it stands."""
        text = self.tokens.delimited_argument()
        if text is None:
            self._as_written(token)
        else:
            self._shown(text, in_style(self.out.manner, COMMANDS["texttt"]))

    # Links

    def _link(self, token: str) -> None:
        r"""``\url`` and its kin: the argument is taken as it stands, and linked if it may be."""
        raw, name = self.tokens.raw_argument(), token[1:].rstrip()
        if raw is None and name != "href":
            raw = self.tokens.delimited_argument()
        if raw is None:
            self._as_written(token)
            return
        shown = address(raw)
        target = absolute(shown)
        manner = self._linked(target if is_absolute(target) else _LINKS[name].format(target))
        if name == "href" and self.tokens.peek()[:1] == "{":
            self._group(manner, "")
            return
        self._shown(shown, manner)

    def _linked(self, target: str) -> Run:
        """The present manner, as a link to ``target``."""
        url, styles = safe_url(target), self.out.manner.styles
        refused = bool(target) and not url
        if refused and len(self._refused) < _MOST_REFUSED:
            self._refused[target[:200]] = None
        return Run("", styles, url, refused=refused)

    # Math

    def _dollar(self, _token: str) -> None:
        """``$`` opens a formula if another closes it, and if they are not two prices."""
        tokens = self.tokens
        start = tokens.position + (tokens.peek() == "$")
        end = tokens.find("$", start)
        source = tokens.between(start, end) if end >= 0 else ""
        behind = tokens.at(end + 1)
        prices = source[:1].isdigit() and is_money(source, behind)
        if not source or source.isspace() or prices or not is_balanced(source):
            self.out.write("$")
            return
        tokens.position = end + 1 + (behind == "$" and start > tokens.position)
        self.out.math(source)

    def _delimited(self, token: str) -> None:
        r"""``\(`` and ``\[`` up to their ends."""
        closing = _MATH_END[token[1]]
        end = self.tokens.find(closing, self.tokens.position)
        if end < 0:
            self.out.write(token)
        else:
            self._formula(end, token, closing)

    def _environment(self, token: str) -> None:
        """An environment: a formula, mere layout, or unknown."""
        kind, name = token[1:-1].split("{")
        inner, end = MATH_ENVIRONMENTS.get(name), -1
        if kind == "begin" and inner is not None:
            end = self.tokens.find(f"\\end{{{name}}}", self.tokens.position)
        if end >= 0:
            self._formula(end, *(f"\\{word}{{{inner}}}" if inner else "" for word in _AROUND))
        elif inner is not None or name in ENVIRONMENTS:
            self.out.write(" ")
        else:
            self._as_written(token)

    def _ensured(self, token: str) -> None:
        r"""``\ensuremath``: its argument is a formula."""
        source = self.tokens.raw_argument()
        if source is None:
            self._as_written(token)
        else:
            self.out.math(source)

    def _formula(self, end: int, before: str, after: str) -> None:
        """Read up to ``end`` as one formula; a text that is none is shown as it was written."""
        source = self.tokens.between(self.tokens.position, end)
        self.tokens.position = end + 1
        if not is_balanced(source):
            self.out.write(f"{before}{source}{after}")
        elif before[1:2] in _MATH_END:
            self.out.math(source)
        else:
            self.out.math(f"{before}{source}{after}")


_AROUND = ("begin", "end")
_HANDLERS: dict[str, Callable[[Reader, str], None]] = {
    "{": Reader._open,
    "}": Reader._close,
    "$": Reader._dollar,
    "\\": Reader._command,
}
_OTHERS: dict[str, Callable[[Reader, str], None]] = {
    **dict.fromkeys(_LINKS, Reader._link),
    **dict.fromkeys(_MATH_END, Reader._delimited),
    "switchargs": Reader._swapped,
    "verb": Reader._verbatim,
    "ensuremath": Reader._ensured,
}
