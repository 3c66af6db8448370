"""BibTeX written out: what pybtex reads again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from sphinx_profile.formats.bibtex import write_publication
from sphinx_profile.model.date import read_date
from sphinx_profile.model.inline import inline
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication


def publication(**more):
    given_fields = {
        "key": "zhou2019",
        "title": inline("GANs"),
        "authors": (Author("Zhiming Zhou", ("*",)), Author("Zhihua Zhang")),
        "venue": inline("ICML"),
        "date": read_date("2019")[0],
        **more,
    }
    return Publication(**given_fields)


def read(text):
    (key, entry), *others = parse_string(text, "bibtex").entries.items()
    assert not others
    return key, entry


def test_whole_entry():
    assert write_publication(publication()) == (
        "@misc{zhou2019,\n"
        "  title = {GANs},\n"
        "  author = {Zhiming Zhou and Zhihua Zhang},\n"
        "  howpublished = {ICML},\n"
        "  year = {2019}\n"
        "}"
    )


@pytest.mark.parametrize(
    ("kind", "field"),
    [("article", "journal"), ("inproceedings", "booktitle"), ("misc", "howpublished")],
)
def test_the_venue_stands_in_the_field_of_its_type(kind, field):
    _, entry = read(write_publication(publication(type=kind)))
    assert entry.type == kind
    assert entry.fields[field] == "ICML"


def test_marks_are_no_part_of_a_name():
    assert "*" not in write_publication(publication())


def test_others():
    assert "and others}" in write_publication(publication(others=True))


def test_bibliographic_fields_follow_and_ours_do_not():
    fields = (("volume", "3"), ("doi", "10.1/a_b"), ("abbr", "X"), ("code", "y"), ("abstract", "z"))
    text = write_publication(publication(fields=fields))
    _, entry = read(text)
    assert entry.fields["volume"] == "3"
    assert entry.fields["doi"] == "10.1/a_b"
    assert not {"abbr", "code", "abstract"} & set(entry.fields)


def test_special_characters_are_escaped():
    text = write_publication(publication(title=inline("50% & {R} $x_1$ #1 ~ ^ \\")))
    assert r"50\% \& \{R\} \$x\_1\$ \#1" in text
    assert "\\textbackslash{}" in text


def test_a_key_that_bibtex_could_not_read_is_mended():
    key, _ = read(write_publication(publication(key="a b,c{d}%")))
    assert key == "a-b-c-d-"


@given(st.text(min_size=1), st.text(), st.text())
def test_no_text_breaks_out_of_its_field(title, name, key):
    record = publication(
        key=f"k{key}", title=inline(f"t{title}"), authors=(Author(f"n{name}"),), venue=()
    )
    text = write_publication(record)
    depth = 0
    for index, character in enumerate(text):
        if text[index - 1 : index] == "\\" and character in "{}":
            continue
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or index < text.index("{") or index == len(text) - 1
    assert depth == 0
