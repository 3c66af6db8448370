"""The grammar of a filter: that of sphinxcontrib-bibtex, and comparison with numbers.

From the weakest to the strongest, as in Python::

    or | and | not | == != < <= > >= in, not in | "|" | "&" | %
    a name, a string, a number, True, False, {a, b}, (a filter)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sphinx_profile.model.query import evaluate
from sphinx_profile.model.query.evaluate import Evaluate
from sphinx_profile.model.query.regex import compile_pattern
from sphinx_profile.model.query.tokens import QueryError, Token

MAX_DEPTH = 50
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in")
_FOLDED = frozenset({"key", "type"})
"""Names whose values are compared without regard to upper and lower case."""
_CONSTANTS = {"True": True, "False": False}


@dataclass(slots=True)
class Parser:
    """Reads the words of one filter.

    ``names`` collects those that it asks for; ``folding`` the parts that are compared without
    regard to case.
    """

    tokens: Sequence[Token]
    position: int = 0
    depth: int = 0
    names: set[str] = field(default_factory=set)
    folding: list[Evaluate] = field(default_factory=list)

    def parse(self) -> Evaluate:
        """The whole filter; ``QueryError`` where it does not parse."""
        found = self._disjunction()
        if self._next.kind != "end":
            raise self._unexpected("an operator or the end")
        return found

    @property
    def _next(self) -> Token:
        return self.tokens[self.position]

    def _take(self, *marks: str) -> Token | None:
        """The next word if it is one of these operators."""
        token = self._next
        if token.kind != "mark" or token.text not in marks:
            return None
        self.position += 1
        return token

    def _expect(self, mark: str) -> None:
        if not self._take(mark):
            raise self._unexpected(repr(mark))

    def _unexpected(self, wanted: str) -> QueryError:
        token = self._next
        found = repr(token.text[:50]) if token.kind != "end" else "the end"
        return QueryError(f"expected {wanted}, found {found}", token.column)

    def _enter(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            message = f"a filter is nested {MAX_DEPTH} levels deep at most"
            raise QueryError(message, self._next.column)

    def _disjunction(self) -> Evaluate:
        parts = [self._conjunction()]
        while self._take("or"):
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else evaluate.any_of(parts)

    def _conjunction(self) -> Evaluate:
        parts = [self._negation()]
        while self._take("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else evaluate.all_of(parts)

    def _negation(self) -> Evaluate:
        negations = 0
        while self._take("not"):
            negations += 1
        found = self._comparison()
        if negations:
            found = evaluate.negated(found, negations % 2 == 1)
        return found

    def _comparison(self) -> Evaluate:
        left = self._union()
        operator = self._comparator()
        if not operator:
            return left
        right = self._union()
        if self._next.kind == "mark" and self._next.text in _COMPARISONS:
            message = "two comparisons in a row; join them by 'and'"
            raise QueryError(message, self._next.column)
        if left in self.folding or right in self.folding:
            left, right = evaluate.folded(left), evaluate.folded(right)
        return evaluate.compared(left, operator, right)

    def _comparator(self) -> str:
        """The operator of a comparison; ``""`` if there is none."""
        token = self._take(*_COMPARISONS)
        if token:
            return token.text
        if not self._take("not"):
            return ""
        self._expect("in")
        return "not in"

    def _union(self) -> Evaluate:
        left = self._intersection()
        while self._take("|"):
            left = evaluate.united(left, self._intersection())
        return left

    def _intersection(self) -> Evaluate:
        left = self._search()
        while self._take("&"):
            left = evaluate.intersected(left, self._search())
        return left

    def _search(self) -> Evaluate:
        left = self._value()
        while self._take("%"):
            token = self._next
            if token.kind != "string":
                raise self._unexpected("a regular expression in quotes")
            self.position += 1
            left = evaluate.searched(left, compile_pattern(token.text, token.column))
        return left

    def _value(self) -> Evaluate:
        token = self._next
        if self._take("("):
            self._enter()
            found = self._disjunction()
            self._expect(")")
            self.depth -= 1
            return found
        if self._take("{"):
            return self._set()
        if token.kind not in {"string", "number", "name"}:
            raise self._unexpected("a name, a text in quotes, a number or '('")
        self.position += 1
        if token.kind == "name" and token.text not in _CONSTANTS:
            self.names.add(token.text)
            found = evaluate.name(token.text)
            if token.text in _FOLDED:
                self.folding.append(found)
            return found
        return evaluate.constant(_CONSTANTS.get(token.text, _literal(token)))

    def _set(self) -> Evaluate:
        self._enter()
        members = [self._value()]
        while self._take(","):
            if self._next.text == "}":
                break
            members.append(self._value())
        self._expect("}")
        self.depth -= 1
        return evaluate.set_of(members)


def _literal(token: Token) -> str | float:
    return float(token.text) if token.kind == "number" else token.text
