"""The check digits of ISBN and ISSN."""

from __future__ import annotations


def is_isbn(text: str) -> bool:
    """Whether the last digit fits the others (ISO 2108, annex C; of ten digits, ISO 2108:1992)."""
    digits = _digits(text)
    if len(digits) == 10:
        return _weighted(digits, 10) % 11 == 0
    if len(digits) != 13 or not text.lstrip().startswith(("978", "979")) or 10 in digits:
        return False
    return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def is_issn(text: str) -> bool:
    """Whether the last digit fits the others (ISO 3297, section 4)."""
    digits = _digits(text)
    return len(digits) == 8 and _weighted(digits, 8) % 11 == 0


def _weighted(digits: list[int], weight: int) -> int:
    """The sum of the digits, each times its weight, the last of which is 1."""
    return sum(digit * (weight - place) for place, digit in enumerate(digits))


def _digits(text: str) -> list[int]:
    """The digits of a number without what divides them; ``X`` is 10."""
    kept = (character for character in text.upper() if character not in "- ")
    return [10 if character == "X" else int(character) for character in kept]
