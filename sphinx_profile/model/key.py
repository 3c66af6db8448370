"""Keys made from titles and names, and the anchors that keys become."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_KEY = 100
_NOT_IN_ANCHOR = re.compile(r"[^\w.:\-/+@~]+")


def slug(text: str) -> str:
    """A key made from a title: its letters and digits in lower case, joined by hyphens.

    It depends on the text alone, so that it never moves. A text without any letter, and one
    that was cut, ends in eight digits of its SHA-256.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = "-".join(re.findall(r"[^\W_]+", folded))
    if words and len(words) <= MAX_KEY:
        return words
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{words[:MAX_KEY].rstrip('-')}-{digest}" if words else f"entry-{digest}"


def anchor(key: str) -> str:
    """The id of an entry in a page: its key, with what an id or a fragment cannot hold as ``-``."""
    return _NOT_IN_ANCHOR.sub("-", key) or slug(key)
