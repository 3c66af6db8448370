"""Digests of texts: what is remembered in place of the texts themselves."""

from __future__ import annotations

import hashlib


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits: the same on every machine."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
