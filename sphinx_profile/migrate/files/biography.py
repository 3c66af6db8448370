"""The biography that a record of a person becomes."""

from __future__ import annotations

import re

from sphinx_profile.formats.latex import cleaned
from sphinx_profile.migrate.plain_text import linked
from sphinx_profile.model.kinds import BUILT_IN, IDENTITY_FIELDS, PERSON_URLS
from sphinx_profile.model.link import target_of
from sphinx_profile.model.url import is_absolute, safe_url
from sphinx_profile.scaffold.myst import plain
from sphinx_profile.scaffold.site import Block

_NAMES = {
    "googlescholar": "scholar",
    "scopusauthorid": "scopus",
    "researcherid": "wos",
    "inspirehep": "inspire",
    "ieeexplore": "ieee",
    "twitterx": "x",
    "xtwitter": "x",
    "personalwebsite": "homepage",
    "homepage": "homepage",
    "webpage": "homepage",
}
"""What networks are called elsewhere, folded; other names are those of our kinds or labels."""
_LABELS = {re.sub(r"[^a-z0-9]", "", BUILT_IN[k].label.casefold()): k for k in IDENTITY_FIELDS}
_URLS = {
    "leetcode": "https://leetcode.com/u/{}",
    "imdb": "https://www.imdb.com/name/{}",
    "whatsapp": "https://wa.me/{}",
    "reddit": "https://www.reddit.com/user/{}",
    "publons": "https://publons.com/researcher/{}",
}
"""Networks that are no kind of ours."""
_MASTODON = re.compile(r"@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


class Biography:
    """Collects the options of a ``profile-bio``."""

    def __init__(self, name: str) -> None:
        """``name`` is the name of the person, as plain text."""
        self.name = cleaned(name)
        self._options: dict[str, str] = {}
        self._links: list[str] = []
        self._notes: list[str] = []

    def text(self, name: str, value: str) -> None:
        """An option that is plain text."""
        if cleaned(value):
            self._options.setdefault(name, plain(value))

    def markup(self, name: str, markup: str) -> None:
        """An option that is MyST, or one that takes no markup."""
        if cleaned(markup):
            self._options.setdefault(name, cleaned(markup))

    def note(self, markup: str) -> None:
        """One more line, in MyST."""
        if markup:
            self._notes.append(markup)

    def contact(self, kind: str, value: str) -> None:
        """An address of a kind: ``email``, ``phone``, ...; a note where it is malformed."""
        value = cleaned(value)
        if kind == "homepage":
            value = with_scheme(value)
        if not value or value == self._options.get(kind):
            return
        if kind in self._options:
            self._extra(kind, value)
        elif _is_sound(kind, value):
            self._options[kind] = value
        else:
            self._notes.append(plain(value))

    def profile(self, network: str, username: str, url: str = "") -> None:
        """An account: the option of its kind, or a link with the name of the network."""
        kind = kind_of(network)
        template = _URLS.get(network.casefold())
        if template and username and not url:
            url = template.format(cleaned(username).removeprefix("+").replace(" ", ""))
        value = cleaned(url or _account(kind, username))
        is_ours = kind and kind not in self._options and _is_sound(kind, value)
        if is_ours and (BUILT_IN[kind].url or is_absolute(value)):
            self._options[kind] = value
        elif safe_url(url) and is_absolute(url):
            self._links.append(linked(network or url, url))
        else:
            self._notes.append(plain(": ".join(part for part in (network, username, url) if part)))

    def link(self, label: str, url: str) -> None:
        """A link with a label of its own."""
        if is_absolute(url) and safe_url(url):
            self._links.append(linked(label, url))
        else:
            self._notes.append(plain(": ".join(part for part in (label, url) if part)))

    def block(self, body: str = "") -> Block:
        """The directive; ``body`` is MyST."""
        options = dict(self._options)
        if self._links:
            options["links"] = " ".join(dict.fromkeys(self._links))
        if self._notes:
            options["note"] = ", ".join(dict.fromkeys(self._notes))
        return Block("profile-bio", self.name, tuple(options.items()), body)

    def _extra(self, kind: str, value: str) -> None:
        """A second address of a kind."""
        url = target_of(BUILT_IN[kind], value).url
        if url:
            self._links.append(linked(value, url))
        else:
            self._notes.append(plain(value))


def kind_of(network: str) -> str:
    """The kind of link that a network is; ``""`` if it is none of ours."""
    folded = re.sub(r"[^a-z0-9]", "", network.casefold())
    name = _NAMES.get(folded) or _LABELS.get(folded) or folded
    return name if name in IDENTITY_FIELDS else ""


def with_scheme(url: str) -> str:
    """``url``, or ``http://`` before it where it begins with a host."""
    return f"http://{url}" if _HOST.fullmatch(url) else url


def _account(kind: str, username: str) -> str:
    """What an option takes for an account: the address of one at Mastodon, else its name."""
    found = _MASTODON.fullmatch(username) if kind == "mastodon" else None
    if found:
        return f"https://{found[2]}/@{found[1]}"
    if kind == "youtube" and not username.startswith(("@", "channel/", "c/", "user/")):
        return f"@{username}"
    return username.removeprefix("@") if kind in {"x", "twitter", "instagram"} else username


def _is_sound(kind: str, value: str) -> bool:
    known = BUILT_IN[kind]
    if kind in PERSON_URLS and not is_absolute(value):
        return " " not in value and bool(value)
    target = target_of(known, value) if value else None
    return target is not None and bool(target.url)
