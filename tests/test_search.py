"""The site's search finds title, authors, venue and summary, as ``profile_parts`` has it."""

import json

import pytest
from sphinx.search.en import SearchEnglish

STEM = SearchEnglish({}).stem  # another one in Sphinx 9 than before


def index(site):
    text = site.text("searchindex.js")
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])


def found(site, word):
    """The pages in which the search finds a word."""
    data = index(site)
    docs = set()
    for table in (data["terms"], data["titleterms"]):
        hit = table.get(STEM(word), [])
        docs.update([hit] if isinstance(hit, int) else hit)
    return {data["docnames"][number] for number in docs}


FIELDS = {
    "key": "k", "authors": "Ada Quokka*", "venue": "Journal of Wombats", "abbr": "JWB",
    "year": "1987", "note": "An echidna note", "arxiv": "1902.05687",
}  # fmt: skip
WORDS = {
    "title": ["platypus"], "authors": ["quokka"], "venue": ["wombat", "jwb"],
    "note": ["echidna"], "summary": ["bandicoot"],
}  # fmt: skip


def paper(markup):
    return markup.publication("The Platypus", "A *bandicoot* runs.", **FIELDS)


def test_words_are_found(show, markup):
    site = show(paper(markup))
    for word in [word for words in WORDS.values() for word in words]:
        assert found(site, word) == {"index"}, word


@pytest.mark.parametrize("part", WORDS)
def test_a_part_that_is_not_shown_is_not_found(show_md, md, part):
    parts = [name for name in WORDS if name != part]
    site = show_md(paper(md), profile_parts=parts)
    for name, words in WORDS.items():
        for word in words:
            assert found(site, word) == ({"index"} if name != part else set()), word


@pytest.mark.parametrize("field", ["abstract", "summary"])
def test_a_summary_that_is_a_field_is_found(show_md, md, field):
    site = show_md(md.publication(**{field: "The bandicoot runs."}))
    assert found(site, "bandicoot") == {"index"}
    site = show_md(md.publication(**{field: "The bandicoot runs."}), profile_parts=["title"])
    assert found(site, "bandicoot") == set()


def test_talk_and_biography_are_found(show, markup):
    talk = markup.directive(
        "talk", "On Platypuses", "An outline with bandicoots.", authors="Ada Quokka",
        event="Wombatcon", location="Tasmania",
    )  # fmt: skip
    bio = markup.directive(
        "profile-bio",
        "Ada Numbat",
        "Studies echidnas.",
        position="Dingologist",
        affiliation="Uluru",
    )
    site = show(talk, bio)
    words = ["platypuses", "bandicoots", "quokka", "wombatcon", "tasmania", "numbat", "echidnas",
             "dingologist", "uluru"]  # fmt: skip
    assert [word for word in words if found(site, word) != {"index"}] == []


def test_link_list_is_found(show, markup):
    body = markup.items([markup.link("Platypus", "https://x.example/")])
    assert found(show(markup.directive("link-list", "", body)), "platypus") == {"index"}


def test_the_words_for_the_search_are_not_on_the_page(show, markup):
    """The text child of the node is for the index alone."""
    body = show(paper(markup)).html().body.get_text()
    assert body.count("Platypus") == 1
    assert body.count("Quokka") == 1


def test_an_entry_is_an_object_of_the_search(show_md, md):
    data = index(show_md(paper(md)))
    assert "The Platypus" in json.dumps(data["objects"])
    assert "profile:publication" in data["objtypes"].values()
