"""What a reader sees and does: with and without scripts, on paper, on a telephone."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

THEMES = ["furo", "alabaster", "basic", "pydata_sphinx_theme", "sphinx_rtd_theme"]
SUMMARY = "#quokkas > details.profile-summary"


@pytest.fixture(params=["furo", "demo"])
def url(request):
    """The home page of the tests, and the demo."""
    return request.getfixturevalue(request.param)


def details(page):
    """The first summary of a page."""
    return page.locator("article.profile-publication > details.profile-summary").first


def is_open(locator):
    return locator.evaluate("element => element.open")


def content_height(locator):
    """How high the text of a disclosure is drawn; 0 if it is not."""
    body = locator.locator(".profile-body")
    box = body.bounding_box() if body.is_visible() else None
    return box["height"] if box else 0


# Without scripts


def test_a_summary_opens_by_click_without_scripts(visit, url):
    page = visit(url, java_script_enabled=False).page
    first = details(page)
    assert content_height(first) == 0
    first.locator("summary").click()
    assert content_height(first) > 15
    assert first.locator(".profile-body").inner_text().strip()
    first.locator("summary").click()
    assert content_height(first) == 0


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_summary_opens_by_keyboard_without_scripts(visit, url, key):
    page = visit(url, java_script_enabled=False).page
    first = details(page)
    tab_to(page, first.locator("> summary"))
    page.keyboard.press(key)
    assert content_height(first) > 15
    page.keyboard.press(key)
    assert content_height(first) == 0


def tab_to(page, locator, most=150):
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab does not lead there")


def test_focus_is_visible(visit, furo):
    page = visit(furo).page
    summary = page.locator(f"{SUMMARY} > summary")
    tab_to(page, summary)
    style = summary.evaluate("element => getComputedStyle(element).outlineStyle")
    assert style != "none"


@pytest.mark.parametrize("entry", ["#quokkas > .profile-bibtex", "#spoken > .profile-summary"])
def test_everything_else_opens_without_scripts(visit, furo, entry):
    page = visit(furo, java_script_enabled=False).page
    assert not is_open(page.locator(entry))
    page.locator(f"{entry} > summary").click()
    assert is_open(page.locator(entry))
    assert page.locator(f"{entry} > :not(summary)").first.is_visible()


def test_links_and_photo_without_scripts(visit, furo):
    visited = visit(furo, java_script_enabled=False)
    assert visited.page.locator("#quokkas a.profile-link").count() == 6
    assert visited.page.locator("img.profile-photo").is_visible()
    with visited.page.expect_download() as download:
        visited.page.locator("#quokkas a[data-kind=pdf]").click(modifiers=["Alt"])
    assert download.value.suggested_filename == "vitae.pdf"


# Requests


@pytest.mark.parametrize("scripts", [True, False])
def test_no_request_to_another_host(visit, url, scripts):
    visited = visit(url, java_script_enabled=scripts)
    first = details(visited.page)
    first.locator("summary").click()
    visited.page.mouse.wheel(0, 20_000)
    visited.page.wait_for_load_state("networkidle")
    hosts = {urlsplit(request).netloc for request in visited.requests}
    assert hosts == {urlsplit(url).netloc}
    assert visited.failures == []
    assert len(visited.requests) > 3


@pytest.mark.parametrize("theme", THEMES)
def test_our_files_are_there_and_the_console_is_silent(visit, site, home, theme):
    visited = visit(site(home, html_theme=theme))
    loaded = {urlsplit(request).path.rpartition("/")[2] for request in visited.requests}
    assert {"sphinx-profile.css", "sphinx-profile.js"} <= loaded
    visited.page.locator(f"{SUMMARY} > summary").click()
    plain = visit(site({"index.md": "# Plain\n\nText.\n"}, html_theme=theme))
    assert set(visited.console) - set(plain.console) == set()  # what a theme itself says is its own
    assert [line for line in visited.failures if "sphinx-profile" in line] == []


def test_the_console_of_the_demo_is_silent(visit, demo):
    visited = visit(demo)
    for summary in visited.page.locator("details.profile-summary > summary").all():
        summary.click()
    assert visited.page.locator("details.profile-summary[open]").count() == 4
    assert visited.console == []


# A content security policy

POLICY = {"Content-Security-Policy": "default-src 'self'"}
WATCH = """
document.addEventListener("securitypolicyviolation", event => {
  const element = event.target instanceof Element ? event.target : null;
  const ours = element?.closest("[class*=profile-]") || /sphinx-profile/.test(event.sourceFile);
  const where = element ? element.outerHTML.slice(0, 200) : event.blockedURI;
  console.warn(`CSP ${ours ? "OURS" : "theirs"} ${event.effectiveDirective} ${where}`);
});
"""


def watched(visit, url):
    """A page under observation from its first byte on."""
    visited = visit("about:blank")
    visited.page.add_init_script(WATCH)
    visited.page.goto(url)
    return visited


@pytest.mark.parametrize("theme", ["basic", "alabaster"])
def test_a_content_security_policy_breaks_nothing(visit, site, home, theme):
    url = site(home, POLICY, html_theme=theme, extensions=["myst_parser", "sphinx_profile"])
    visited = watched(visit, url)
    page = visited.page
    page.locator(f"{SUMMARY} > summary").click()
    assert page.locator(f"{SUMMARY} .profile-body").is_visible()
    page.locator("#quokkas > .profile-bibtex > summary").click()
    assert page.locator("#quokkas > .profile-bibtex pre").is_visible()
    assert page.locator("#quokkas > .profile-bibtex button.profile-copy").is_visible()
    assert [line for line in visited.console if "OURS" in line] == []
    assert [line for line in visited.console if "sphinx-profile" in line] == []
    assert page.locator("#quokkas .profile-icon").first.bounding_box()["width"] > 5


def test_a_violation_would_be_noticed(visit, site):
    """The test of the test: the policy is in force, and the listener hears of what it stops."""
    raw = "```{raw} html\n<p style='color:red'>x</p><script>1</script>\n```\n"
    files = {"index.md": f"# Page\n\n{raw}\n:::{{publication}} A title\n:year: 2000\n\n{raw}:::\n"}
    visited = watched(visit, site(files, POLICY, html_theme="basic"))
    said = "\n".join(line for line in visited.console if line.startswith("CSP"))
    assert "theirs style-src" in said
    assert "theirs script-src" in said
    assert "OURS style-src" in said


def test_the_button_copies_the_bibtex(visit, furo):
    visited = visit(furo, permissions=["clipboard-read", "clipboard-write"])
    page = visited.page
    page.locator("#quokkas > .profile-bibtex > summary").click()
    page.locator("#quokkas .profile-copy").click()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("@misc{quokkas,")
    assert text.strip() == page.locator("#quokkas > .profile-bibtex pre").inner_text().strip()


# Paper


def test_a_summary_is_on_paper(visit, url):
    page = visit(url).page
    first = details(page)
    assert content_height(first) == 0
    page.emulate_media(media="print")
    assert drawn_height(first) > 15
    assert not is_open(first)
    page.emulate_media(media="screen")
    assert drawn_height(first) == 0


def drawn_height(locator):
    """The height that the content of a disclosure takes on the page."""
    return locator.evaluate(
        """element => {
            const body = element.querySelector(".profile-body");
            const shown = body.checkVisibility({contentVisibilityAuto: true});
            return shown ? body.getBoundingClientRect().height : 0;
        }"""
    )


def test_a_summary_is_not_on_paper_if_the_site_says_so(visit, site, home):
    page = visit(site(home, html_theme="furo", profile_print_summaries=False)).page
    first = details(page)
    page.emulate_media(media="print")
    assert drawn_height(first) == 0
    assert not first.is_visible()
    assert page.locator("#quokkas > .profile-title").is_visible()


def test_words_of_a_summary_are_in_the_pdf(visit, furo):
    """What the printer gets grows by the summaries; a browser knows best."""
    page = visit(furo).page
    page.emulate_media(media="print")
    with_summaries = page.evaluate("document.documentElement.scrollHeight")
    page.add_style_tag(content=".profile-summary { display: none !important }")
    assert page.evaluate("document.documentElement.scrollHeight") < with_summaries - 30


# A telephone

TOO_WIDE = """() => [...document.querySelectorAll("[class^=profile], [class^=profile] *")]
    .filter(element => !element.closest("svg, pre"))
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1
                    || element.getBoundingClientRect().left < -1)
    .map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_wider_than_the_screen(visit, url, width):
    page = visit(url, viewport={"width": width, "height": 640}).page
    for summary in page.locator("article > details > summary").all():
        summary.click()
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_too_wide_would_be_noticed(visit, furo):
    page = visit(furo, viewport={"width": 320, "height": 640}).page
    page.locator("#second > .profile-title").evaluate(
        "e => e.setAttribute('style', 'min-width: 500px')"
    )
    assert len(page.evaluate(TOO_WIDE)) >= 1


# The search

WORDS = [
    ("quokkas", "a word of a title"),
    ("Menabrea", "an author"),
    ("wombat", "a venue"),
    ("platypus", "a word of a summary"),
    ("echidna", "a word of an abstract"),
    ("kookaburra", "a word of an outline"),
]


@pytest.fixture(scope="session")
def furo_of_two(site, home):
    """Two pages in furo, one of which holds the publications."""
    papers = home["index.md"].replace("# Ada Lovelace", "# The Papers", 1)
    index = "# Home\n\n```{toctree}\npapers\n```\n"
    return site({**home, "index.md": index, "papers.md": papers}, html_theme="furo")


@pytest.mark.parametrize(("word", "what"), WORDS, ids=[what for _word, what in WORDS])
def test_the_search_finds(visit, furo_of_two, word, what):
    visited = visit(f"{furo_of_two}search.html?q={word}")
    results = visited.page.locator("#search-results ul.search > li > a[href*='papers.html']")
    results.first.wait_for(timeout=10_000)
    assert visited.console == []
    hosts = {urlsplit(request).netloc for request in visited.requests}
    assert hosts == {urlsplit(furo_of_two).netloc}


def test_the_search_leads_to_the_entry(visit, furo_of_two):
    """A publication is an object of the index: the search leads to it, not to the page alone."""
    page = visit(f"{furo_of_two}search.html?q=second").page
    link = page.locator("#search-results a[href*='papers.html'][href$='#second']")
    link.first.wait_for(timeout=10_000)
    link.first.click()
    page.wait_for_url(re.compile(r"papers\.html.*#second$"))
    page.locator("#second").wait_for(timeout=10_000)


def test_the_search_does_not_find_what_is_not_there(visit, furo_of_two):
    page = visit(f"{furo_of_two}search.html?q=dromedary").page
    page.locator("#search-results .search-summary").wait_for(timeout=10_000)
    page.wait_for_function(
        "() => /did not match|no results/i.test(document.querySelector('#search-results').innerText)"
    )
    assert page.locator("#search-results ul.search > li").count() == 0
