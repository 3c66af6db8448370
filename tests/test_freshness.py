"""A build over an older one gives, byte for byte, what a clean build gives."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

EDITS = 200
STEP = 8
"""Edits between two builds: each build is of several, as it is when somebody works on a site."""

TITLES = ["Nets", "Über Netze", "On $x$", "A \\emph{B}", "The {GAN}", "Z"]
PEOPLE = {
    "zhou": "zhou: {name: Zhiming Zhou}\n",
    "zhang": "zhang: {name: Zhihua Zhang, url: 'https://zhang.example/'}\n",
    "doe": "doe: {name: Jane Doe, aliases: [J. Doe], url: 'https://doe.example/'}\n",
}
QUERIES = [
    "",
    ":group-by: year",
    ":group-by: year, type\n:numbered: down",
    ":filter: selected",
    ":filter: author % 'Zhou'\n:search:",
    ":filter: owner",
    ":filter: cited",
    ":sort: title\n:max: 3",
]


class World:
    """A site that changes at random, always in the same way."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = 0
        self.entries = {"a": {}, "b": {}}
        self.people = set(PEOPLE)
        self.pages = {"lists": ":group-by: year"}
        self.cards = {}
        self.conf = {}
        for _ in range(6):
            self.add_entry()

    def edit(self) -> None:
        entries = [self.add_entry, self.change_entry, self.remove_entry, self.move_entry]
        pages = [self.add_page, self.change_page, self.remove_page, self.change_people]
        cards = [self.add_card, self.change_card, self.remove_card, self.change_conf]
        self.random.choice([*entries, self.change_entry, *pages, *cards])()

    def add_entry(self) -> None:
        self.number += 1
        self.entries[self.random.choice("ab")][f"k{self.number}"] = self.fields()

    def fields(self) -> str:
        r = self.random
        names = ["Zhou, Zhiming", "Zhang*, Zhihua", "Doe, J.", "{The Team}", "Roe, R."]
        selected = "selected = {true}," if r.random() < 0.4 else ""
        status = "status = {draft}," if r.random() < 0.1 else ""
        return (
            f"title = {{{r.choice(TITLES)} {r.randrange(9)}}}, year = {r.randrange(2015, 2020)}, "
            f"author = {{{' and '.join(r.sample(names, r.randrange(1, 4)))}}}, {selected} {status} "
            f"abstract = {{Words {r.randrange(99)}}}"
        )

    def pick(self):
        found = [(name, key) for name, held in self.entries.items() for key in held]
        return self.random.choice(found) if found else None

    def change_entry(self) -> None:
        if place := self.pick():
            self.entries[place[0]][place[1]] = self.fields()

    def remove_entry(self) -> None:
        if place := self.pick():
            del self.entries[place[0]][place[1]]

    def move_entry(self) -> None:
        if place := self.pick():
            other = "b" if place[0] == "a" else "a"
            self.entries[other][place[1]] = self.entries[place[0]].pop(place[1])

    def change_people(self) -> None:
        self.people ^= {self.random.choice(sorted(PEOPLE))}

    def add_page(self) -> None:
        self.number += 1
        self.pages[f"page{self.number}"] = self.random.choice(QUERIES)

    def change_page(self) -> None:
        self.pages[self.random.choice(sorted(self.pages))] = self.random.choice(QUERIES)

    def remove_page(self) -> None:
        if removable := sorted(self.pages.keys() - {"lists"}):
            del self.pages[self.random.choice(removable)]

    def add_card(self) -> None:
        self.number += 1
        key = f"k{self.random.randrange(1, self.number + 1)}"
        self.cards[f"card{self.number}"] = self.random.choice(
            [
                f":::{{publication}} {key}\n:note: kept\n:::\n\n{{pub}}`{key}`",
                f":::{{publication}} By hand {self.number}\n:key: h{self.number}\n"
                f":authors: Jane Doe, Zhiming Zhou\n:year: 2018\n\nA *body*.\n:::",
                f"{{pub}}`{key}` and {{person}}`doe`.",
            ]
        )

    def change_card(self) -> None:
        if self.cards:
            name = self.random.choice(sorted(self.cards))
            self.cards[name] = self.cards[name].replace("2018", "2021").replace("body", "text")

    def remove_card(self) -> None:
        if self.cards:
            del self.cards[self.random.choice(sorted(self.cards))]

    def change_conf(self) -> None:
        name, values = self.random.choice(
            [
                ("profile_owner", ["zhou", "Jane Doe", None]),
                ("profile_show_drafts", [True, False]),
                ("profile_parts", [["title", "authors", "summary"], ["title", "links", "bibtex"]]),
                ("profile_summary_label", ["More", None]),
            ]
        )
        self.conf[name] = self.random.choice(values)

    def files(self) -> dict[str, str]:
        bibs = {
            f"{name}.bib": "".join(f"@article{{{key}, {text}}}\n" for key, text in held.items())
            for name, held in self.entries.items()
        }
        lists = {
            f"{name}.md": f"# {name}\n\n:::{{publication-list}}\n{query}\n:::\n\n## After\n\nText.\n"
            for name, query in self.pages.items()
        }
        cards = {f"{name}.md": f"# {name}\n\n{text}\n" for name, text in self.cards.items()}
        # Sphinx itself leaves "previous" and "next" of pages stale when others come and go
        index = "# Home\n\n```{toctree}\n:maxdepth: 3\n\nlists\n```\n"
        people = "".join(PEOPLE[name] for name in sorted(self.people)) or "{}\n"
        return {"index.md": index, "people.yml": people, **bibs, **lists, **cards}

    def settings(self) -> dict[str, object]:
        return {
            "myst_enable_extensions": ["colon_fence", "dollarmath"],
            "profile_bibfiles": ["a.bib", "b.bib"],
            "profile_people": "people.yml",
            "exclude_patterns": ["_build"],
            "html_copy_source": True,
            **self.conf,
        }


def replace_files(folder: Path, files: dict[str, str]) -> None:
    """Bring a source folder to this state, touching only what differs; time stamps stand still."""
    for old in [*folder.glob("*.md"), *folder.glob("*.bib")]:
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            stamp = path.stat()
            path.write_text(text, encoding="utf-8")
            if path.suffix in {".bib", ".yml"}:
                os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def compared(files: dict[str, bytes]) -> dict[str, bytes]:
    """What must be equal: all but what Sphinx itself leaves behind of pages that are gone."""
    return {n: data for n, data in files.items() if not n.startswith((".doctrees", "_sources"))}


@pytest.mark.parametrize(("seed", "parallel"), [(1, 0), (2, 2)])
def test_edits_over_an_older_build_give_what_a_clean_build_gives(build, seed, parallel):
    world = World(seed)
    site = build(world.files(), parallel=parallel, **world.settings())
    clean = build(world.files(), parallel=parallel, **world.settings())
    for _ in range(EDITS // STEP):
        for _ in range(STEP):
            world.edit()
        for each in (site, clean):
            replace_files(each.src, world.files())
        shutil.rmtree(clean.src / "_build", ignore_errors=True)
        site.rebuild(**world.settings())
        clean.rebuild(**world.settings())
        ours, theirs = compared(site.files()), compared(clean.files())
        gone = {name for name in ours if name.endswith(".html")} - set(theirs)
        differing = {n for n in ours.keys() | theirs if ours.get(n) != theirs.get(n)} - gone
        assert not differing, (differing, world.number)


TWO = """@misc{one, title = {One}, author = {Doe, Jane}, year = 2001}
@misc{two, title = {Two}, author = {Zhang, Z.}, year = 2002}
"""


@pytest.fixture
def pages(build):
    """A site of four pages, and what a rebuild of it writes."""
    files = {
        "index.md": "# Home\n\nNothing of ours.\n",
        "all.md": "# All\n\n```{publication-list}\n:group-by: year\n```\n",
        "some.md": "# Some\n\n```{publication-list}\n:filter: year == 2002\n```\n",
        "card.md": "# Card\n\n```{publication} one\n```\n",
        "hand.md": "# Hand\n\n```{publication} By Hand\n:key: hand\n:year: 1990\n```\n",
        "see.md": "# See\n\n{pub}`two`\n",
        "people.yml": "doe: {name: Jane Doe}\nzhang: {name: Zhihua Zhang}\n",
        "a.bib": TWO,
    }
    site = build(files, profile_bibfiles=["a.bib"], profile_people="people.yml")
    assert site.warnings == []

    def written(**changed):
        replace = {name.replace("_", "."): text for name, text in changed.items()}
        before = site.times()
        after = site.write(replace).rebuild().times()
        own = {"genindex", "search"}
        found = {n for n, t in after.items() if n.endswith(".html") and before.get(n) != t}
        return {name.removesuffix(".html") for name in found} - own

    written.site = site
    return written


def test_nothing_changed_nothing_written(pages):
    assert pages() == set()
    assert pages() == set()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"a_bib": TWO.replace("{One}", "{Uno}")}, {"all", "card"}),
        ({"a_bib": TWO.replace("{Two}", "{Due}")}, {"all", "some", "see"}),
        ({"a_bib": TWO.replace("Zhang, Z.", "Roe, R.")}, {"all", "some"}),
        ({"a_bib": TWO + "@misc{new, title = {New}, year = 2002}"}, {"all", "some"}),
        ({"a_bib": f"% a comment\n{TWO}"}, set()),
        ({"people_yml": "doe: {name: Jane Doe}\nzhang: {name: Zhihua Zhang, url: 'https://z.example/'}\n"},
         {"all", "some"}),
        ({"people_yml": "doe: {name: Jane Doe, url: 'https://d.example/'}\nzhang: {name: Zhihua Zhang}\n"},
         {"all", "card"}),
        ({"people_yml": "doe: {name: Jane Doe}\nzhang: {name: Zhihua Zhang}\nroe: {name: Richard Roe}\n"},
         set()),
        ({"hand_md": "# Hand\n\n```{publication} By Foot\n:key: hand\n:year: 1990\n```\n"}, {"all", "hand"}),
    ],
)  # fmt: skip
def test_exactly_the_pages_that_show_a_change_are_written(pages, changed, expected):
    assert pages(**changed) == expected
    assert pages() == set()


def test_a_page_that_is_gone_takes_its_publications_along(pages):
    assert "By Hand" in pages.site.text("all.html")
    pages.site.remove("hand.md")
    assert "all" in pages()
    assert "By Hand" not in pages.site.text("all.html")
