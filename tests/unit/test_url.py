"""Only http, https, mailto, tel, ftp and relative targets become links, whatever hides the rest."""

import html
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.model.url import is_absolute, is_safe, safe_url, scheme_of

ALLOWED = ["http", "https", "mailto", "tel", "ftp"]
BAD = ["javascript", "data", "vbscript", "file", "blob", "about", "view-source", "jar", "ws"]
NOISE = [
    "\t",
    "\n",
    "\r",
    " ",
    "\0",
    "\x01",
    "\x1f",
    "\x7f",
    "\u00ad",
    "\u200b",
    "\u2028",
    "\ufeff",
]


def as_a_browser(text: str) -> str:
    """The scheme as the URL Standard's basic parser sees it in an attribute; ``""`` without one."""
    url = html.unescape(text).strip("".join(map(chr, range(0x21))))
    url = re.sub(r"[\t\n\r]", "", url)
    match = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", url)
    return match[1].lower() if match else ""


@pytest.mark.parametrize("scheme", ALLOWED)
def test_allowed_schemes(scheme):
    assert safe_url(f"{scheme}:x") == f"{scheme}:x"
    assert safe_url(f"{scheme.upper()}:x") == f"{scheme.upper()}:x"


@pytest.mark.parametrize(
    "url", ["cv.pdf", "../a.pdf", "/a", "#top", "?q=1", "//cdn.example/x", "a/b:c", "./x:y"]
)
def test_relative_targets_are_kept(url):
    assert safe_url(url) == url


@pytest.mark.parametrize("scheme", BAD)
def test_other_schemes_are_refused(scheme):
    assert safe_url(f"{scheme}:alert(1)") == ""
    assert safe_url(f"  {scheme.title()}:alert(1)") == ""
    assert not is_safe(f"{scheme}:alert(1)")


@pytest.mark.parametrize("noise", NOISE)
def test_noise_hides_no_scheme(noise):
    for at in (0, 1, 4, 10):
        text = "javascript:alert(1)"
        assert safe_url(text[:at] + noise + text[at:]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "javascript&#x3a;alert(1)",
        "&#106;avascript:alert(1)",
        "&#0000106avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&amp;#106;avascript:alert(1)",
        "java&#x200b;script&colon;alert(1)",
    ],
)
def test_character_references_hide_no_scheme(text):
    assert safe_url(text) == ""


def test_what_cannot_stand_in_a_url_is_escaped():
    assert safe_url('https://x/a b"c<d>') == "https://x/a%20b%22c%3Cd%3E"
    assert safe_url("https://x/50%") == "https://x/50%25"
    assert safe_url("https://x/%41%zz") == "https://x/%41%25zz"
    assert safe_url("https://x/\ud800") == "https://x/%3F"
    assert safe_url("https://x/87[2445:T]?a[]=b") == "https://x/87%5B2445:T%5D?a%5B%5D=b"
    assert safe_url("https://x/a\u2028b") == "https://x/a%E2%80%A8b"


def test_an_address_in_brackets_stays():
    assert safe_url("http://me@[2001:db8::1]:80/a[b]") == "http://me@[2001:db8::1]:80/a%5Bb%5D"


def test_white_space_at_the_ends_and_line_breaks_go():
    assert safe_url("  https://x/a\n b \n") == "https://x/a%20b"
    assert safe_url(" \n") == ""


def test_letters_of_other_scripts_stay():
    assert safe_url("https://例え.jp/é?ü=ö") == "https://例え.jp/é?ü=ö"


@pytest.mark.parametrize(
    ("text", "absolute"),
    [("https://x", True), ("//x", True), ("x:y", True), ("a.pdf", False), ("/a", False)],
)
def test_is_absolute(text, absolute):
    assert is_absolute(text) is absolute


def test_scheme_of():
    assert scheme_of("HTTPS://x") == "https"
    assert scheme_of("1a:x") == ""
    assert scheme_of("a/b:c") == ""


hidden = st.lists(
    st.one_of(
        st.sampled_from([*NOISE, "&colon;", "&#58;", "&amp;", ":", "//", "%3a", "&#106;"]),
        st.sampled_from([*BAD, *ALLOWED, "java", "script", "x"]),
        st.characters(),
    ),
    max_size=12,
).map("".join)


@given(hidden)
def test_no_bad_scheme_ever(text):
    url = safe_url(text)
    for seen in (url, html.escape(url), html.unescape(url)):
        assert as_a_browser(seen) in {*ALLOWED, ""}


@given(hidden)
def test_no_character_that_leaves_an_attribute(text):
    assert not re.search(r"""[\x00-\x20\x7f-\xa0"<>`]""", safe_url(text))


@given(hidden)
def test_idempotent(text):
    assert safe_url(safe_url(text)) == safe_url(text)


@given(st.text(st.characters(codec="ascii")))
def test_any_path_behind_an_allowed_scheme_is_kept(text):
    assert safe_url("https://x/" + quote(text)) == "https://x/" + quote(text)
