"""Kinds of link: identifiers to URLs, labels, guesses, a site's own kinds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.model.link import (
    BUILT_IN,
    LinkTable,
    dashed_orcid,
    orcid_checksum,
    table_from,
    target_of,
)
from sphinx_profile.render.icons import FALLBACK, icon

TABLE = LinkTable()
IDENTIFIERS = {
    "arxiv": ("1902.05687", "https://arxiv.org/abs/1902.05687"),
    "doi": ("10.1145/2980179.2980247", "https://doi.org/10.1145/2980179.2980247"),
    "hal": ("hal-01234567", "https://hal.science/hal-01234567"),
    "openreview": ("HkgTkhRcKQ", "https://openreview.net/forum?id=HkgTkhRcKQ"),
    "acl": ("2020.acl-main.1", "https://aclanthology.org/2020.acl-main.1"),
    "dblp": ("z/Zhou:Zhiming", "https://dblp.org/pers/hd/z/Zhou:Zhiming"),
    "isbn": ("978-3-16-148410-0", "https://openlibrary.org/isbn/978-3-16-148410-0"),
    "pmid": ("12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
    "zenodo": ("1234567", "https://zenodo.org/records/1234567"),
    "osf": ("abcde", "https://osf.io/abcde"),
    "huggingface": ("google/bert", "https://huggingface.co/google/bert"),
    "orcid": ("0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    "scholar": ("b8YJ1EMAAAAJ", "https://scholar.google.com/citations?user=b8YJ1EMAAAAJ"),
    "openalex": ("A5023888391", "https://openalex.org/A5023888391"),
    "semanticscholar": ("1741101", "https://www.semanticscholar.org/author/1741101"),
    "github": ("ZhimingZhou", "https://github.com/ZhimingZhou"),
    "email": ("zhou@example.edu", "mailto:zhou@example.edu"),
    "phone": ("+86 21 3420", "tel:+86%2021%203420"),
}


@pytest.mark.parametrize("name", IDENTIFIERS)
def test_identifier_to_url(name):
    identifier, url = IDENTIFIERS[name]
    target = target_of(BUILT_IN[name], identifier)
    assert (target.url, target.finding) == (url, None)


@pytest.mark.parametrize("name", sorted(set(IDENTIFIERS) - {"email", "phone"}))
def test_full_url_where_an_identifier_is_expected(name):
    url = IDENTIFIERS[name][1]
    assert target_of(BUILT_IN[name], url).url == url


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/182",
        "doi:10.1000/182",
        "DOI: 10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "https://doi.org/https://doi.org/10.1000/182",
        "https://doi.org/doi:10.1000/182",
        "doi:https://doi.org/10.1000/182",
        " 10.1000/182 ",
    ],
)
def test_spellings_of_a_doi(written):
    target = target_of(BUILT_IN["doi"], written)
    assert (target.url, target.finding) == ("https://doi.org/10.1000/182", None)


@pytest.mark.parametrize("between", [" ", ", ", "; ", " / "])
def test_of_several_isbns_the_first_is_linked(between):
    target = target_of(BUILT_IN["isbn"], f"978-3-16-148410-0{between}3-16-148410-X")
    assert (target.url, target.finding) == (IDENTIFIERS["isbn"][1], None)
    no_isbn = target_of(BUILT_IN["isbn"], f"978-3-16-148410-0{between}Taylor and Francis")
    assert no_isbn.finding


def test_latex_escapes_in_a_doi_go():
    assert target_of(BUILT_IN["doi"], r"10.1007/978-3-030\_1").url.endswith("/978-3-030_1")
    full = target_of(BUILT_IN["doi"], r"https://doi.org/10.1007/978-3-030\_1")
    assert full.url.endswith("/978-3-030_1")


def test_old_doi_with_angle_brackets_is_escaped():
    doi = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"
    url = target_of(BUILT_IN["doi"], doi).url
    assert url.startswith("https://doi.org/10.1002/(SICI)1097-0258")
    assert "%3C1661" in url
    assert "<" not in url


@pytest.mark.parametrize(
    "written",
    [
        "1902.05687v2",
        "cond-mat/0204238",
        "math.GT/0309136",
        "arXiv:1902.05687",
        "arxiv: 1902.05687",
    ],
)
def test_spellings_of_an_arxiv_id(written):
    target = target_of(BUILT_IN["arxiv"], written)
    assert target.finding is None
    assert target.url == f"https://arxiv.org/abs/{written.split(':')[-1].strip()}"


def test_the_pdf_at_arxiv_stays_the_pdf():
    url = "https://arxiv.org/pdf/1902.05687.pdf"
    assert target_of(BUILT_IN["arxiv"], url).url == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("doi", "no doi"),
        ("doi", "11.1000/182"),
        ("doi", "10.1000/a b"),
        ("arxiv", "19.5"),
        ("arxiv", "1902.05687; DROP"),
        ("orcid", "0000-0002-1825-0098"),
        ("orcid", "0000-0002-1825"),
        ("orcid", "https://orcid.org/0000-0002-1825-0098"),
        ("pmid", "PMC12"),
        ("email", "nobody"),
    ],
)
def test_malformed_identifier(name, value):
    target = target_of(BUILT_IN[name], value)
    assert target.url == target.file == ""
    assert target.finding is not None
    assert target.finding.problem is Problem.BAD_IDENTIFIER
    assert target.finding.message.startswith(f"{name}: ")


@pytest.mark.parametrize("name", ["pdf", "code", "arxiv", "github", "email", "homepage"])
def test_unsafe_scheme_in_any_field(name):
    target = target_of(BUILT_IN[name], "javascript:alert(1)")
    assert not target.url
    assert not target.file
    assert target.finding is not None


def test_a_path_is_a_file_only_where_no_identifier_is_expected():
    assert target_of(BUILT_IN["poster"], "files/poster.pdf").file == "files/poster.pdf"
    assert target_of(BUILT_IN["github"], "ZhimingZhou").file == ""


@given(st.sampled_from(sorted(BUILT_IN)), st.text())
def test_a_target_is_one_thing_at_most_and_safe(name, value):
    target = target_of(BUILT_IN[name], value)
    assert sum(map(bool, (target.url, target.file, target.finding))) <= 1
    assert not target.url.lower().startswith(("javascript:", "data:", "vbscript:"))


@given(st.integers(0, 10**15 - 1))
def test_exactly_one_check_character_fits_an_orcid(number):
    stem = f"{number:015}"
    fitting = [c for c in "0123456789X" if orcid_checksum(stem + c)]
    assert len(fitting) == 1
    assert orcid_checksum(dashed_orcid(stem + fitting[0].lower()))


def test_orcid_is_dashed():
    target = target_of(BUILT_IN["orcid"], "000000021825009 7".replace(" ", ""))
    assert target.url == "https://orcid.org/0000-0002-1825-0097"
    assert dashed_orcid("000000012345678x") == "0000-0001-2345-678X"


def test_a_number_repeats_a_field():
    kind = TABLE.get("code2")
    assert kind is BUILT_IN["code"]
    assert (TABLE.number("code2"), TABLE.number("code"), TABLE.number("foo2")) == ("2", "", "")
    assert TABLE.get("codex") is None


@pytest.mark.parametrize(
    ("label", "url", "kind"),
    [
        ("Code1", "https://x.example/", "code"),
        ("Code 2", "", "code"),
        ("Slide", "", "slides"),
        ("arXiv", "", "arxiv"),
        ("OpenReview", "", "openreview"),
        ("Github", "", "github"),
        ("Google Scholar", "", "scholar"),
        ("CV", "cv.pdf", "cv"),
        ("Implementation", "https://github.com/a/b", "code"),
        ("Read it", "https://www.youtube.com/watch?v=1", "video"),
        ("Prospective Student", "https://x.example/", "link"),
        ("Broken", "http://[", "link"),
    ],
)
def test_kind_of_a_labelled_link(label, url, kind):
    assert TABLE.guess(label, url) == kind


def test_own_kinds_and_changed_ones():
    custom = {
        "gitea": {"label": "Gitea", "icon": "solid/code", "url": "https://gitea.example/{id}"},
        "pdf": {"label": "Paper"},
        "arxiv": {"url": "https://mirror.example/{id}"},
    }
    table, findings = table_from(custom)
    assert findings == []
    assert target_of(table.kinds["gitea"], "me/x").url == "https://gitea.example/me/x"
    assert (table.kinds["pdf"].label, table.kinds["pdf"].icon) == ("Paper", BUILT_IN["pdf"].icon)
    assert target_of(table.kinds["arxiv"], "1902.05687").url == "https://mirror.example/1902.05687"
    assert BUILT_IN["pdf"].label == "PDF"


@pytest.mark.parametrize("value", ["x", 5, None, {"colour": "red"}, ["label"]])
def test_malformed_own_kind_is_left_out(value):
    table, findings = table_from({"mine": value, "good": {"label": "Good"}})
    assert [finding.problem for finding in findings] == [Problem.CONFIG]
    assert "mine" in findings[0].message
    assert table.get("mine") is None
    assert table.get("good") is not None


def test_own_kind_without_a_label_has_its_name():
    table, _ = table_from({"gitea": {}})
    assert table.kinds["gitea"].label == "Gitea"


def test_an_own_template_with_an_unsafe_scheme_gives_no_link():
    table, _ = table_from({"bad": {"url": "javascript:{id}"}})
    target = target_of(table.kinds["bad"], "alert(1)")
    assert not target.url
    assert target.finding is not None
    assert target.finding.problem is Problem.UNSAFE_URL


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_kind_has_an_icon_of_its_own_pack(name):
    kind = BUILT_IN[name]
    drawn = str(icon(kind.icon))
    assert drawn.startswith("<svg ")
    assert 'aria-hidden="true"' in drawn
    assert "<script" not in drawn
    if kind.icon != FALLBACK:
        assert drawn != str(icon(FALLBACK)), f"{kind.icon} does not exist"


def test_unknown_icon_falls_back():
    assert icon("solid/there-is-no-such-icon") == icon(FALLBACK)
    assert icon("../../etc/passwd") == icon(FALLBACK)
