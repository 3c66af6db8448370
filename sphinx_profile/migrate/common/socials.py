"""Accounts of a person, by the names that other systems give them.

Sources: al-folio, ``_data/socials.yml`` and ``_includes/metadata.liquid`` (the addresses that its
names lead to); academicpages, ``_includes/author-profile.html``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_profile.migrate.common.fields import Noted
from sphinx_profile.migrate.files.biography import Biography


@dataclass(frozen=True, slots=True)
class Account:
    """What a name stands for: a network, and where its identifiers lead if that is not our kind."""

    network: str
    url: str = ""


ACCOUNTS = {
    "acm_id": Account("ACM", "https://dl.acm.org/profile/{id}"),
    "arxiv_id": Account("arXiv"),
    "bitbucket": Account("Bitbucket"),
    "blogger_url": Account("Blogger", "{id}"),
    "bluesky_url": Account("Bluesky"),
    "dblp_url": Account("DBLP"),
    "discord_id": Account("Discord", "https://discord.com/users/{id}"),
    "facebook_id": Account("Facebook"),
    "flickr_id": Account("Flickr", "https://www.flickr.com/{id}"),
    "github_username": Account("GitHub"),
    "gitlab_username": Account("GitLab"),
    "hal_id": Account("HAL"),
    "ieee_id": Account("IEEE Xplore"),
    "inspirehep_id": Account("INSPIRE"),
    "instagram_id": Account("Instagram"),
    "kaggle_id": Account("Kaggle"),
    "keybase_username": Account("Keybase", "https://keybase.io/{id}"),
    "lastfm_id": Account("Last.fm", "https://www.last.fm/user/{id}"),
    "lattes_id": Account("Lattes", "http://lattes.cnpq.br/{id}"),
    "leetcode_id": Account("LeetCode", "https://leetcode.com/u/{id}/"),
    "linkedin_username": Account("LinkedIn"),
    "mastodon_username": Account("Mastodon", "https://{id}"),
    "medium_username": Account("Medium"),
    "orcid_id": Account("ORCID"),
    "osf_id": Account("OSF"),
    "pinterest_id": Account("Pinterest", "https://www.pinterest.com/{id}"),
    "publons_id": Account("Web of Science", "https://publons.com/a/{id}/"),
    "quora_username": Account("Quora", "https://www.quora.com/profile/{id}"),
    "research_gate_profile": Account("ResearchGate"),
    "scholar_userid": Account("Google Scholar"),
    "scopus_id": Account("Scopus"),
    "semanticscholar_id": Account("Semantic Scholar"),
    "spotify_id": Account("Spotify", "https://open.spotify.com/user/{id}"),
    "stackoverflow_id": Account("Stack Overflow"),
    "strava_userid": Account("Strava", "https://www.strava.com/athletes/{id}"),
    "telegram_username": Account("Telegram"),
    "unsplash_id": Account("Unsplash", "https://unsplash.com/@{id}"),
    "whatsapp_number": Account("WhatsApp", "https://wa.me/{id}"),
    "wikidata_id": Account("Wikidata"),
    "wikipedia_id": Account("Wikipedia", "https://en.wikipedia.org/wiki/{id}"),
    "work_url": Account("Work", "{id}"),
    "x_username": Account("X"),
    "youtube_id": Account("YouTube", "https://www.youtube.com/@{id}"),
    "zotero_username": Account("Zotero"),
    # academicpages
    "academia": Account("Academia.edu", "{id}"),
    "arxiv": Account("arXiv"),
    "artstation": Account("ArtStation", "https://www.artstation.com/{id}"),
    "bluesky": Account("Bluesky"),
    "codepen": Account("CodePen", "https://codepen.io/{id}"),
    "dribbble": Account("Dribbble", "https://dribbble.com/{id}"),
    "facebook": Account("Facebook"),
    "flickr": Account("Flickr", "https://www.flickr.com/{id}"),
    "foursquare": Account("Foursquare", "https://foursquare.com/{id}"),
    "github": Account("GitHub"),
    "gitlab": Account("GitLab"),
    "goodreads": Account("Goodreads", "https://www.goodreads.com/{id}"),
    "google_plus": Account("Google+", "https://plus.google.com/+{id}"),
    "googlescholar": Account("Google Scholar"),
    "impactstory": Account("Impactstory", "https://profiles.impactstory.org/u/{id}"),
    "inspire-hep": Account("INSPIRE"),
    "inspire_hep": Account("INSPIRE"),
    "instagram": Account("Instagram"),
    "kaggle": Account("Kaggle"),
    "keybase": Account("Keybase", "https://keybase.io/{id}"),
    "lastfm": Account("Last.fm", "https://www.last.fm/user/{id}"),
    "linkedin": Account("LinkedIn"),
    "mastodon": Account("Mastodon", "https://{id}"),
    "medium": Account("Medium"),
    "orcid": Account("ORCID"),
    "pinterest": Account("Pinterest", "https://www.pinterest.com/{id}"),
    "pubmed": Account("PubMed", "{id}"),
    "researchgate": Account("ResearchGate"),
    "scopus": Account("Scopus"),
    "semantic": Account("Semantic Scholar"),
    "soundcloud": Account("SoundCloud", "https://soundcloud.com/{id}"),
    "ssrn": Account("SSRN", "{id}"),
    "stackoverflow": Account("Stack Overflow"),
    "steam": Account("Steam", "https://steamcommunity.com/id/{id}"),
    "telegram": Account("Telegram"),
    "tumblr": Account("Tumblr", "https://{id}.tumblr.com"),
    "twitter": Account("Twitter"),
    "vine": Account("Vine", "https://vine.co/u/{id}"),
    "weibo": Account("Weibo", "https://www.weibo.com/{id}"),
    "wikipedia": Account("Wikipedia", "https://en.wikipedia.org/wiki/User:{id}"),
    "xing": Account("XING", "https://www.xing.com/profile/{id}"),
    "youtube": Account("YouTube", "https://www.youtube.com/user/{id}"),
    "zhihu": Account("Zhihu", "https://www.zhihu.com/people/{id}"),
    # older names of al-folio
    "bluesky_id": Account("Bluesky"),
    "twitter_username": Account("Twitter"),
}
"""Names of accounts; those of one network lead to the same kind."""


def take_accounts(record: Noted, bio: Biography) -> None:
    """Give the biography every account that the record names, in its order."""
    for name in record.node.pairs:
        if name in ACCOUNTS:
            take_account(record, name, bio)


def take_account(record: Noted, name: str, bio: Biography) -> None:
    """Give the biography the account of this name."""
    account = ACCOUNTS[name]
    if isinstance(record.node.pairs[name].value, list):
        return  # ``github: [metadata]`` is for a plugin of Jekyll
    value = record.as_(f"a link to {account.network}", name)
    if not value:
        return
    url = value if "://" in value or value.startswith("mailto:") else ""
    if not url and account.url and not re.search(r"\s", value):
        url = account.url.replace("{id}", value.removeprefix("@") if "@{" in account.url else value)
    bio.profile(account.network, "" if url else value, url)


def take_custom(record: Noted, name: str, bio: Biography) -> None:
    """A link of a person's own: ``{logo, title, url}``."""
    custom = record.record(name)
    bio.link(custom.text("title") or name, custom.text("url"))
    record.became[name] = "a link"


def take_contact(record: Noted, kind: str, bio: Biography, *names: str) -> None:
    """An address of a kind: ``email``, ``phone``, ``homepage``."""
    value = record.as_(kind, *names)
    if value:
        bio.contact(kind, value.removeprefix("mailto:"))
