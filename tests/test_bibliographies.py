"""Bibliographies: found, read once, kept, and every defect told."""

from __future__ import annotations

import os
import re

import pytest

GOOD = "@misc{good, title = {A Good One}, author = {Doe, Jane}, year = 2001}\n"
LIST = "publication-list"


@pytest.fixture
def site_of(build, md):
    """``site_of(refs=..., more=...)``: a list over these bibliographies."""

    def run(*, conf=None, page=None, **bibs):
        files = {f"{name}.bib": text for name, text in bibs.items()}
        names = list(files)
        index = page or md.page(md.directive(LIST))
        return build({"index.md": index, **files}, profile_bibfiles=names, **(conf or {}))

    return run


def keys(site):
    return [a["id"] for a in site.html().select("article.profile-publication[id]")]


@pytest.mark.parametrize(
    ("bad", "subtype", "line"),
    [
        ("@misc{bad, title = {Never closed, year = 2000\n", "syntax", 1),
        ('@misc{bad, title = "Never closed, year = 2000\n', "syntax", 1),
        ("@misc{bad,\n title = {T}\n author = {A B}}\n", "syntax", 3),
        ("@misc{bad, title = unknown}\n", "unknown_macro", 1),
        ("@misc{bad, title = {T},\n title = {U}}\n", "duplicate_field", 2),
        ("@misc{, title = {No Key}}\n", "syntax", 1),
        ("@misc{bad, title = {T}, author = {A, B, C, D}}\n", "bad_name", 1),
        ("@misc{good, title = {Another}}\n", "duplicate_key", 1),
    ],
)
def test_a_defect_is_told_with_file_and_line_and_costs_its_own_entry(site_of, bad, subtype, line):
    site = site_of(refs=f"{bad}\n@misc{{next, title = {{The Next}}}}\n", first=GOOD)
    told = site.warned(subtype)
    assert told, site.warnings
    assert all(re.match(r"(refs|first)\.bib:\d+: ", warning) for warning in told)
    if subtype != "duplicate_key":
        assert abs(int(told[0].split(":")[1]) - line) <= 1
    assert {"good", "next"} <= set(keys(site))
    assert not re.search(r"Error\b|Exception|Traceback", site.log)


def test_the_build_says_what_was_read(site_of):
    status = site_of(refs=GOOD + "@misc{good, title={Again}}\n").app.status.getvalue()
    assert re.search(r"refs\.bib: 2 entries", status)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "folder"),
        (lambda path: path.write_bytes(b"\x00\x01\x02" * 500), "binary"),
    ],
    ids=["missing", "folder", "binary"],
)
def test_what_is_no_bibliography_is_told_and_the_others_are_used(site_of, make, says, build, md):
    page = md.page(md.directive(LIST))
    site = build({"index.md": page, "good.bib": GOOD}, profile_bibfiles=["good.bib"])
    make(site.src / "refs.bib")
    site.rebuild(profile_bibfiles=["refs.bib", "good.bib"])
    (warning,) = site.warned("bibliography")
    assert "refs.bib" in warning
    assert keys(site) == ["good"]


def test_latin_1_is_recognised_and_told(build, md):
    bib = "@misc{x, title = {Caf\xe9 na\xefve}}".encode("cp1252")
    site = build(
        {"index.md": md.page(md.directive(LIST)), "r.bib": bib}, profile_bibfiles=["r.bib"]
    )
    (warning,) = site.warned("encoding")
    assert "r.bib" in warning
    assert site.one("#x .profile-title").text == "Café naïve"


def test_csl_json(build, md):
    data = """[{"id": "csl", "type": "article-journal", "title": "A <i>CSL</i> & more",
      "author": [{"family": "Müller", "given": "Jörg"}, {"literal": "The Team"}],
      "container-title": "Journal", "issued": {"date-parts": [[2021, 3]]}, "DOI": "10.1234/x"}]"""
    page = md.page(md.directive(LIST))
    site = build({"index.md": page, "r.json": data}, profile_bibfiles=["r.json"])
    assert site.warnings == []
    entry = site.one("#csl")
    assert entry.select_one(".profile-title em").text == "CSL"
    assert [a.text for a in entry.select(".profile-author")] == ["Jörg Müller", "The Team"]
    assert entry.select_one("a.profile-link")["href"] == "https://doi.org/10.1234/x"


@pytest.mark.parametrize("data", ["{", "7", '"text"', '[1, {"title": "No Id"}]'])
def test_csl_json_that_is_malformed_is_told(build, md, data):
    page = md.page(md.directive(LIST))
    site = build({"index.md": page, "r.json": data}, profile_bibfiles=["r.json"])
    assert site.warnings
    assert all(warning.startswith("r.json") for warning in site.warnings)
    assert site.html().select(".profile-publication-list")


def test_an_edit_that_keeps_the_time_stamp_is_seen(site_of):
    site = site_of(refs=GOOD)
    path = site.src / "refs.bib"
    before = path.stat()
    site.write({"refs.bib": GOOD.replace("A Good One", "A Bad One!")})
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert site.rebuild().one(".profile-title").text == "A Bad One!"


def test_what_was_read_is_kept(site_of, monkeypatch):
    site = site_of(refs=GOOD + "@misc{bad, title = x}\n")
    assert site.warned("unknown_macro")
    from sphinx_profile.formats import bibliography

    monkeypatch.setattr(bibliography, "read_file", None)
    site.write({"index.md": "# Other\n\n```{publication-list}\n```\n"})
    assert keys(site.rebuild()) == ["good", "bad"]
    assert site.warnings == []


def test_a_kept_reading_that_is_damaged_is_made_anew(site_of):
    site = site_of(refs=GOOD)
    (kept,) = site.src.rglob("profile-bibliographies.jsonl")
    kept.write_text(kept.read_text()[:-20])
    site.write({"index.md": "# Other\n\n```{publication-list}\n```\n"})
    assert keys(site.rebuild()) == ["good"]


def test_the_setting_of_sphinxcontrib_bibtex_feeds_both(build, md):
    page = md.page(md.directive(LIST), "```{bibliography}\n:all:\n:list: bullet\n```")
    files = {"index.md": page, "refs.bib": GOOD}
    names = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_profile"]
    site = build(files, extensions=names, bibtex_bibfiles=["refs.bib"])
    assert site.warnings == []
    assert keys(site) == ["good"]
    assert "Jane Doe. A good one." in site.html().text


CITING = "{cite:p}`zhou`, {cite:t}`zhou`, {cite:p}`zhou,other`\n"
TWO = """@article{zhou, title = {One}, author = {Zhou, Zhiming and A, B and C, D}, journal = {J},
  year = 2019}
@article{other, title = {Two}, author = {Other, Ann}, journaltitle = {J}, date = {2020-03}}
"""


@pytest.mark.parametrize("order", [1, -1])
def test_citations_lead_to_the_cards(build, md, order):
    names = ["sphinxcontrib.bibtex", "sphinx_profile"][::order]
    files = {"index.md": CITING, "papers.md": md.page(md.directive(LIST)), "refs.bib": TWO}
    site = build(files, extensions=["myst_parser", *names], bibtex_bibfiles=["refs.bib"])
    assert site.warnings == []
    links = site.html().select("a[href^='papers.html#']")
    assert [a["href"].partition("#")[2] for a in links] == ["zhou", "zhou", "zhou", "other"]
    assert "Zhou" in links[0].text
    assert "2019" in site.html().select_one("p").text


def test_a_key_that_nothing_has_is_still_told_by_sphinxcontrib_bibtex(build, md):
    names = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_profile"]
    files = {"index.md": "{cite:p}`nobody`\n", "refs.bib": TWO}
    site = build(files, extensions=names, bibtex_bibfiles=["refs.bib"])
    (warning,) = site.warnings
    assert "nobody" in warning


def test_a_malformed_entry_does_not_stop_sphinxcontrib_bibtex(build):
    bad = TWO + "@weird{w, title = {T}, author = {A, B, C, D}}\n@misc{open, title = {x\n" + GOOD
    names = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_profile"]
    page = "```{bibliography}\n:all:\n```\n"
    site = build(
        {"index.md": page, "refs.bib": bad}, extensions=names, bibtex_bibfiles=["refs.bib"]
    )
    assert site.warned("syntax")
    text = site.html().text
    assert all(title in text for title in ("One", "Two", "A good one"))
    site.write({"refs.bib": bad + "@misc{new, title = {A New One}}\n"}).rebuild()
    assert "A new one" in site.html().text


def test_the_bibtex_of_a_page_stands_without_the_macros_of_its_file(build):
    bib = '@string{jcr = "Journal"}\n@article{a, title = {A = b, c}, journal = jcr # " of Ice"}\n'
    bib += "@misc{b, title = {B}, month = jun, year = 2020}\n"
    page = "# P\n\n```{publication-list}\n```\n"
    site = build({"index.md": page, "refs.bib": bib}, profile_bibfiles=["refs.bib"])
    shown = {pre.find_parent("article")["id"]: pre.get_text() for pre in site.html().select("pre")}
    assert "journal = {Journal of Ice}" in shown["a"]
    assert "title = {A = b, c}" in shown["a"]
    assert shown["b"] == "@misc{b, title = {B}, month = jun, year = 2020}"
