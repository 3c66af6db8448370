"""``_pages/about.md`` of al-folio: the home page.

Source: al-folio, ``_layouts/about.liquid``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_profile.migrate.al_folio.config import Config
from sphinx_profile.migrate.al_folio.profiles import lines_of
from sphinx_profile.migrate.al_folio.socials import Socials, take_socials
from sphinx_profile.migrate.common.bio import Bio
from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.move import Page
from sphinx_profile.migrate.common.socials import ACCOUNTS
from sphinx_profile.migrate.common.writing import cut_at_heading, marked, meta
from sphinx_profile.scaffold.myst import directive, paragraphs
from sphinx_profile.scaffold.site import Block

_NEWS = ("announcements", "news")
_MOST_NEWS = 5


@dataclass(slots=True)
class About:
    """What the home page is made of. ``news`` are items that it may show."""

    jekyll: Jekyll
    config: Config
    news: Sequence[str]

    def write(self, page: Page | None) -> None:
        """Write the biography, and what follows it, into the site."""
        site, bio = self.jekyll.move.site, Bio(self.config.name)
        record = Noted(page.record) if page else None
        bio.text("aliases", ", ".join(self.config.aliases))
        body, rest = "", ""
        if page and record:
            self._profile(record, page, bio)
            body, rest = cut_at_heading(self.jekyll.prose(page))
        take_socials(self.jekyll.move, bio)
        self._accounts_of_config(bio)
        site.title = self.config.title or self.config.name
        site.owner = self.config.name
        site.bio = bio.block(body)
        blocks = [rest, *(self._lists(record) if record else [])]
        blocks += [marked(self.config.contact_note)]
        blocks += [meta(self.config.description, self.config.keywords)]
        site.home += [block for block in blocks if block.strip()]
        if page and record:
            record.as_("the heading is the owner's name", "title")
            record.note(page.path, self.jekyll.move.report, "the home page")

    def _profile(self, record: Noted, page: Page, bio: Bio) -> None:
        subtitle = record.as_("affiliation", "subtitle")
        bio.markup("affiliation", marked(subtitle))
        profile = record.record("profile")
        if not profile:
            return
        record.became["profile"] = "the photo, and lines below the name,"
        profile.use("align", "image_circular", "image_cicular")
        image = profile.text("image")
        if image:
            folders = ("assets/img", "assets", "")
            line = profile.node.pairs["image"].key_line
            assets = self.jekyll.move.assets
            bio.markup("photo", assets.take(image, folders, page.path, line, "the photo"))
        for name in ("more_info", "address"):
            for text in lines_of(profile.text(name)):
                bio.note(text)

    def _accounts_of_config(self, bio: Bio) -> None:
        """Accounts that older sites have in ``_config.yml``."""
        socials = Socials(self.config.record, self.config.path, self.jekyll.move, bio)
        for name in self.config.record.node.pairs:
            if name in ACCOUNTS or name == "email":
                socials.take(name)

    def _lists(self, record: Noted) -> list[str]:
        """The lists that the theme puts below the text."""
        blocks = list[str]()
        news = next((name for name in _NEWS if record.node.pairs.get(name)), "")
        node = record.node.pairs[news].get("enabled") if news else None
        said = record.node.pairs[news] if news else None
        is_shown = bool(said and (said.is_true or (node and node.is_true)))
        if news:
            record.use(news)
            record.became[news] = "the news" if is_shown else "no news, as it says,"
        if is_shown and self.news and said:
            limit = said.get("limit").text
            most = int(limit) if limit.isdigit() and len(limit) < 4 else _MOST_NEWS
            blocks += ["## [News](/news.md)", "\n".join(self.news[:most])]
        if record.as_("a list of publications", "selected_papers").lower() == "true":
            listed = Block("publication-list", "", (("filter", "selected"),))
            blocks.append(paragraphs("## Selected publications", directive(listed)))
        record.as_("the links of the biography", "social")
        return blocks
