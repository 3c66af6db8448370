"""A list over a bibliography in a real browser: the filter box, the address, the BibTeX."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

BIB = "".join(
    f"@{kind}{{k{n}, title = {{{title} {n}}}, author = {{{name}}}, year = {2018 + n % 3}, "
    f"keywords = {{{tag}}}, abstract = {{About {word}}}}}\n"
    for n, (kind, title, name, tag, word) in enumerate(
        [
            ("article", "Étude", "Müller, Jörg", "ice", "glaciers"),
            ("misc", "Waves", "Doe, Jane", "sea", "tides"),
            ("article", "Salt", "Roe, Richard", "sea", "glaciers"),
            ("book", "Stone", "Doe, Jane", "rock", "quarries"),
        ]
    )
)
LIST = "# Papers\n\n:::{publication-list}\n:group-by: year\n:search:\n:::\n"


@pytest.fixture(scope="module")
def papers(site):
    """The address of a page with a list and a filter box."""
    files = {"index.md": LIST, "refs.bib": BIB}
    return site(files, html_theme="furo", profile_bibfiles=["refs.bib"])


def shown(page):
    return page.locator("article.profile-publication:visible")


def count(page, text):
    expect(page.locator("output.profile-count")).to_have_text(text)


def test_the_box_is_there_and_counts(visit, papers):
    page = visit(papers).page
    expect(page.locator("form.profile-filter")).to_be_visible()
    count(page, "4 publications")


@pytest.mark.parametrize(
    ("words", "number"),
    [("etude", 1), ("MULLER", 1), ("glaciers", 2), ("doe stone", 1), ("glaciers sea", 0), ("", 4)],
)
def test_words_are_found_without_accents_and_case(visit, papers, words, number):
    page = visit(papers).page
    page.locator(".profile-filter input").fill(words)
    expect(shown(page)).to_have_count(number)
    said = f"{number} of 4 publications" if number else "No publication matches."
    count(page, said if words else "4 publications")


def test_year_type_and_tag(visit, papers):
    page = visit(papers).page
    page.locator("select[name=tag]").select_option("sea")
    expect(shown(page)).to_have_count(2)
    page.locator("select[name=type]").select_option("article")
    expect(shown(page)).to_have_count(1)
    expect(page.locator("section.profile-group:visible")).to_have_count(1)
    page.locator("button[type=reset]").click()
    expect(shown(page)).to_have_count(4)


def test_the_choice_stands_in_the_address(visit, papers):
    page = visit(papers).page
    page.locator(".profile-filter input").fill("glaciers")
    page.locator("select[name=year]").select_option("2020")
    page.wait_for_url(re.compile("q=glaciers"))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["glaciers"], "year": ["2020"]}
    page.reload()
    expect(shown(page)).to_have_count(1)
    expect(page.locator(".profile-filter input")).to_have_value("glaciers")


def test_enter_does_not_leave_the_page(visit, papers):
    page = visit(papers).page
    page.locator(".profile-filter input").fill("stone")
    page.locator(".profile-filter input").press("Enter")
    expect(shown(page)).to_have_count(1)
    expect(page.locator(".profile-filter input")).to_have_value("stone")


def test_an_address_that_leads_to_a_hidden_entry_shows_it(visit, papers):
    page = visit(f"{papers}?q=stone").page
    expect(page.locator("#k0")).to_be_hidden()
    page.evaluate("location.hash = 'k0'")
    expect(page.locator("#k0")).to_be_visible()
    expect(page.locator("#k0")).to_be_in_viewport()


def test_without_a_script_all_is_there_and_no_box(visit, papers):
    page = visit(papers, java_script_enabled=False).page
    expect(shown(page)).to_have_count(4)
    expect(page.locator("form.profile-filter")).to_be_hidden()


def test_what_a_visitor_types_is_never_markup(visit, papers):
    visited = visit(f"{papers}?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    count(visited.page, "No publication matches.")
    assert visited.page.locator("main img, article img").count() == 0
    assert visited.console == []


def test_the_headings_are_links(visit, papers):
    page = visit(papers).page
    heading = page.locator("#year-2020 > h2")
    expect(heading).to_have_text(re.compile("2020"))
    expect(page.locator("a[href='#year-2020']").first).to_be_attached()
