"""Which URLs may become links: the one place that every format asks.

A scheme is allowed or it is not: there is no list of bad ones. The check looks at the URL as a
browser would, after control characters, white space, invisible characters and character
references are taken out (WHATWG URL Standard, section 4.4, "basic URL parser").
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import quote

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED = re.compile(
    r"""[\x00-\x20\x7f-\xa0\u2000-\u200a\u2028\u2029\u3000"<>`{}|\\^\[\]\ud800-\udfff]"""
)
_IPV6 = re.compile(r"[a-z][a-z0-9+.\-]*://(?:[^/?#@\[]*@)?\[[0-9a-f:.]+\]", re.IGNORECASE)
"""A URL as far as its host, if that is an address in brackets, which stay."""
_CLEAN = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$'()*+,;=]+|[A-Za-z0-9\-._~/?#@!$'()*+,;=]+")
"""URLs and relative targets that are what they seem: most of them."""
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def safe_url(text: str) -> str:
    """``text`` as a URL that may stand in an ``href``, or ``""`` if it may not.

    Relative targets are allowed. What is not a URL code point is percent-encoded, a stray
    ``%`` too; white space at the ends is cut off, line breaks and tabs inside are removed, and
    ``&amp;``, which other programs leave behind (myst-parser 4 among them), is an ampersand.
    """
    if is_clean(text):
        return text
    url = re.sub(r"[\t\n\r]", "", text.strip(" \t\n\r\f\0")).replace("&amp;", "&")
    if not url or not is_safe(url):
        return ""
    url = _STRAY_PERCENT.sub("%25", url)
    host = _IPV6.match(url)
    start = host.end() if host else 0
    return url[:start] + _ESCAPED.sub(lambda m: quote(m[0], errors="replace"), url[start:])


def is_clean(text: str) -> bool:
    """Whether ``text`` is a URL or a relative target that is safe, and as it is, at first sight."""
    return _CLEAN.fullmatch(text) is not None


def is_safe(text: str) -> bool:
    """Whether ``text``, however it is disguised, has an allowed scheme or none."""
    return is_clean(text) or all(
        (scheme := scheme_of(form)) in SCHEMES or not scheme
        for form in (_visible(text), _visible(_unescaped(text)))
    )


def scheme_of(text: str) -> str:
    """The scheme of a URL in lower case, ``""`` if it is relative."""
    match = _SCHEME.match(text)
    return match[1].lower() if match else ""


def is_absolute(text: str) -> bool:
    """Whether ``text`` is a URL with a scheme or a host, and not a path of the site."""
    return bool(scheme_of(text)) or text.startswith("//")


def _visible(text: str) -> str:
    """``text`` without control characters, white space and invisible characters."""
    return "".join(
        character for character in text if unicodedata.category(character) not in _INVISIBLE
    )


def _unescaped(text: str) -> str:
    """``text`` with its character references resolved, also those that hide one another."""
    for _ in range(8):
        resolved = html.unescape(_visible(text))
        if resolved == text:
            break
        text = resolved
    return text
