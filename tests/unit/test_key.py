"""Keys and anchors: made from the text alone, so that they never move."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.model.key import MAX_KEY, anchor, slug


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Lipschitz Generative Adversarial Nets", "lipschitz-generative-adversarial-nets"),
        ("  $O(n)$: a *bound*? ", "o-n-a-bound"),
        ("Über die Größe", "über-die-grösse"),
        ("生成対抗網", "生成対抗網"),
        ("x_y", "x-y"),
    ],
)
def test_slug(title, key):
    assert slug(title) == key


def test_no_letters_still_gives_a_key_of_its_own():
    assert slug("???") == f"entry-{hashlib.sha256(b'???').hexdigest()[:8]}"
    assert slug("???") != slug("!!!")


def test_long_titles_with_one_beginning_differ():
    first, second = "word " * 60 + "a", "word " * 60 + "b"
    assert slug(first) != slug(second)
    assert len(slug(first)) <= MAX_KEY + 9


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("zhou2019lipschitz", "zhou2019lipschitz"),
        ("DBLP:conf/icml/X19", "DBLP:conf/icml/X19"),
        ("a b\tc", "a-b-c"),
        ('"><script>', "-script-"),
        ("%41#x", "-41-x"),
    ],
)
def test_anchor(key, expected):
    assert anchor(key) == expected


@given(st.text())
def test_anchor_is_an_id_and_a_fragment(key):
    made = anchor(key)
    assert made
    assert not set(made) & set(" \t\n\f\r\"'<>#%&`")
    assert anchor(made) == made


@given(st.text())
def test_slug_is_stable(title):
    assert slug(title)
    assert anchor(slug(title)) == slug(title)
