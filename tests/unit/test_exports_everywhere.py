"""What holds of every export alike."""

from __future__ import annotations

import re

import pytest

from sphinx_profile.formats.atom import FeedSite, write_atom
from sphinx_profile.formats.bibtex import read_bibtex, write_bibliography
from sphinx_profile.formats.csl_json import read_csl_json, write_csl_json
from sphinx_profile.formats.ris import read_ris, write_ris
from sphinx_profile.model.inline import plain
from sphinx_profile.model.url import safe_url

SITE = FeedSite("T", "https://e.org/", "https://e.org/publications.atom")
WRITERS = {
    "bib": write_bibliography,
    "csl": write_csl_json,
    "ris": write_ris,
    "atom": lambda records: write_atom(records, site=SITE),
}
READERS = {"bib": read_bibtex, "csl": read_csl_json, "ris": read_ris}
DOIS = [
    "10.1000/a\\_b", "https://doi.org/10.1000/a_b", "http://dx.doi.org/10.1000/a\\_b", "doi:10.1000/a_b",
    "https://doi.org/https://doi.org/10.1000/a_b", "\\url{https://doi.org/10.1000/a_b}", "DOI: 10.1000/a{\\_}b",
]  # fmt: skip
URL = re.compile(r"https?://[^\s\"<>{}]+")


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("doi", DOIS)
def test_no_doi_is_doubled_or_escaped(name, doi, from_bib, from_page):
    entry = f"@article{{k, title = {{T}}, journal = {{J}}, doi = {{{doi}}}, url = {{http://e.org/~m/a\\_b\\#c}}}}"
    for records in (
        from_bib(entry),
        [
            from_page(
                "T", doi="https://doi.org/https://doi.org/10.1000/a_b", url="http://e.org/~m/a_b#c"
            )
        ],
    ):
        text = WRITERS[name](records)
        assert "10.1000/a_b" in text
        assert "http://e.org/~m/a_b#c" in text
        assert not re.search(r"doi\.org/\S*doi\.org", text)
        assert not re.search(r"(?:doi|url)[\"' :={-]+\S*\\", text, re.IGNORECASE)


@pytest.mark.parametrize("name", WRITERS)
def test_every_url_may_stand_in_an_href(name, every_type):
    urls = URL.findall(WRITERS[name](every_type).replace("&amp;", "&"))
    assert urls
    for url in urls:
        assert safe_url(url) == url
        assert "\\" not in url


@pytest.mark.parametrize("name", WRITERS)
def test_no_draft_is_in_it(name, from_bib):
    text = "@misc{a, title = {Public}} @misc{b, title = {Secret}, status = {draft}} @misc{c, title = {Hidden}, status = { Draft }}"
    written = WRITERS[name](from_bib(text))
    assert "Public" in written
    assert not re.search("Secret|Hidden|draft", written, re.IGNORECASE)


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_not_ascii_stays(name, from_bib):
    written = WRITERS[name](
        from_bib("@misc{k, title = {Über 数学}, author = {Łukasiewicz, Jan}, year = 1920}")
    )
    assert "Über 数学" in written
    assert "Łukasiewicz" in written
    assert "1920" in written


@pytest.mark.parametrize("name", READERS)
def test_written_again_it_is_the_same(name, every_type, from_reading):
    """A second trip changes nothing, so nothing is lost little by little."""
    once = WRITERS[name](from_reading(READERS[name](WRITERS[name](every_type))))
    twice = WRITERS[name](from_reading(READERS[name](once)))
    assert twice == once


@pytest.mark.parametrize("name", WRITERS)
def test_a_summary_stands_for_an_abstract(name, from_bib, from_page):
    bib = from_bib("@misc{k, title = {T}, summary = {In \\emph{short}}}")
    for records in (bib, [from_page("T", summary="In short")]):
        assert re.search(r"In (?:\\emph\{|<i>|)short", WRITERS[name](records))


@pytest.mark.parametrize("name", READERS)
def test_names_come_back(name, from_bib, from_reading):
    names = r"von Lee, Jr., Ann and {The Sand and Sea Group} and Beno{\^i}t d'Alembert and Garc{\'i}a M{\'a}rquez, Gabriel and Plato and 周, 志明"
    records = from_bib(f"@misc{{k, title = {{T}}, author = {{{names}}}}}")
    (again,) = from_reading(READERS[name](WRITERS[name](records)))
    assert [author.name for author in again.authors] == [
        author.name for author in records[0].authors
    ]
    assert plain(again.title) == "T"
