"""``_data/socials.yml``, and the accounts that older sites have in ``_config.yml``."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.data import data
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.move import Move
from sphinx_profile.migrate.common.socials import ACCOUNTS, take_account, take_contact, take_custom
from sphinx_profile.migrate.files.record import Record

_FILES = {
    "cv_pdf": ("CV", ("assets/pdf", "assets", "")),
    "wechat_qr": ("WeChat", ("assets/img", "assets", "")),
}
"""Names of files: what their links are called, and where they lie."""


def take_socials(move: Move, bio: Bio) -> None:
    """Accounts become links of the biography, in their order."""
    path, node = data(move, "socials")
    if node is None:
        return
    socials = Socials(Noted(Record(node)), path, move, bio)
    for name in node.pairs:
        socials.take(name)
    socials.record.note(path, move.report, "the biography")


@dataclass(frozen=True, slots=True)
class Socials:
    """A mapping with accounts, in the file at ``path``, and the biography that gets them."""

    record: Noted
    path: str
    move: Move
    bio: Bio

    def take(self, name: str) -> None:
        """Take one member, if it is an account or a link of a person's own."""
        value = self.record.node.pairs[name]
        if name in ACCOUNTS:
            take_account(self.record, name, self.bio)
        elif name == "email":
            take_contact(self.record, "email", self.bio, name)
        elif name in _FILES:
            self._file(name)
        elif name == "academia_edu":
            self._academia()
        elif name == "rss_icon" and value.text:
            self.record.skip(name)
            why = "the new site has a feed of its own, publications.atom"
            self.move.report.left(self.path, value.key_line, name, why, value.end)
        elif value.get("url").text:
            take_custom(self.record, name, self.bio)

    def _academia(self) -> None:
        account = self.record.record("academia_edu")
        self.record.became["academia_edu"] = "a link to Academia.edu"
        organization = account.text("organization")
        user = account.text("username") or account.said()
        host = f"{organization}." if organization else ""
        self.bio.link("Academia.edu", f"https://{host}academia.edu/{user}")

    def _file(self, name: str) -> None:
        """A file that is linked: a CV, the picture of a code."""
        label, folders = _FILES[name]
        value = self.record.as_(f"a link, {label}", name)
        line = self.record.node.pairs[name].key_line
        if "://" in value:
            self.bio.link(label, value)
        elif value and (place := self.move.assets.take(value, folders, self.path, line, label)):
            self.bio.document(label, place)
