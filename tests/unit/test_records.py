"""Entries of a bibliography as publications: what is shown, what is kept, what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.record_json import RecordReader, write_record
from sphinx_profile.formats.trim import without_fields
from sphinx_profile.model.inline import plain
from sphinx_profile.model.link import LinkTable


def record(text):
    (source,) = read_bibtex(text, "x.bib").entries
    return read_record(source, LinkTable())[0]


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        ("journal={J}, volume=1, number=2, pages={3--4}", "J 1(2), 3–4"),
        ("journaltitle={J}, eid={e5}", "J, e5"),
        ("booktitle={Proc. of \\emph{X}}, publisher={P}", "Proc. of X"),
        ("publisher={P}", "P"),
        (
            "eprint={1902.05687}, archiveprefix={arXiv}, primaryclass={cs.LG}",
            "arXiv:1902.05687 [cs.LG]",
        ),
        ("howpublished={\\url{https://x.example/}}", "https://x.example/"),
        ("venue={V}, journal={J}, volume=1", "V"),
        ("", ""),
    ],
)
def test_the_venue(fields, venue):
    assert plain(record(f"@misc{{k, {fields}}}").venue) == venue


def test_title_and_subtitle():
    assert plain(record("@book{k, title={A}, subtitle={B}}").title) == "A: B"
    assert plain(record("@book{k, title={A?}, subtitle={B}}").title) == "A? B"


def test_editors_stand_for_authors():
    book = record("@book{k, title={A}, editor={Doe, Jane}}")
    assert ([a.name for a in book.authors], book.edited) == (["Jane Doe"], True)
    assert not record("@book{k, editor={Doe, Jane}, author={Roe, R.}}").edited


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        (r"url={http://e.org/a\_b\%20c}", ["http://e.org/a_b%20c"]),
        (r"url={\url{http://e.org/~x}}", ["http://e.org/~x"]),
        (
            "doi={https://doi.org/10.1234/x}, url={http://dx.doi.org/10.1234/X}",
            ["https://doi.org/10.1234/x"],
        ),
        ("eprint={1902.05687}", ["https://arxiv.org/abs/1902.05687"]),
        ("eprint={123}, eprinttype={pubmed}", ["https://pubmed.ncbi.nlm.nih.gov/123/"]),
        (
            r"links={\href{https://a.b/}{A} and \href{javascript:alert(1)}{B}}",
            ["https://a.b/", "", ""],
        ),
        ("code={https://a.b/1}, code2={https://a.b/2}", ["https://a.b/1", "https://a.b/2"]),
    ],
)
def test_links(fields, links):
    assert [link.url for link in record(f"@misc{{k, {fields}}}").links] == links


SOURCE = """@article{k,
  title = {The pdf = {x}, abbr = "y", again},
  abbr = {J}, pdf = "a.pdf",
  year = 2019,
  code2 = {c} # {d}
}"""


def test_fields_are_left_out_by_form_and_not_by_text():
    shown = without_fields(SOURCE, lambda name: name in {"abbr", "pdf", "code2"})
    assert shown == '@article{k,\n  title = {The pdf = {x}, abbr = "y", again},\n  year = 2019,\n}'
    assert without_fields(SOURCE, lambda _name: False) == SOURCE


@pytest.mark.parametrize("damaged", ["@article{k, title = {", "@article{k title = {x}}", "", "x"])
def test_what_is_malformed_is_left_as_it_is(damaged):
    assert without_fields(damaged, lambda _name: True) == damaged


@given(st.text(st.sampled_from('@a{k,}="#x \n\\')))
def test_any_text_survives(text):
    without_fields(text, lambda name: name == "a")


def test_bibtex_show_hides():
    assert record("@misc{k, title={A}, bibtex_show={false}}").bibtex == ""
    assert record("@misc{k, title={A}}").bibtex == "@misc{k, title={A}}"


FULL = r"""@inproceedings{k, title={A \emph{b} $c$ \url{https://d.example/}}, author={Zhou*, Z. and {Team} and others},
  date={2019-05/2020}, status={accepted}, award={\textbf{Best}}, award_name={B}, note={N}, preview={p.png},
  pdf={x.pdf}, doi={10.1234/x}, abstract={Plain words.}, unknown={kept}}"""


def test_what_is_kept_between_builds_is_what_was_read():
    for text in (FULL, "@misc{k}", "@misc{k, abstract={A \\emph{b}}}", "@misc{k, title={ü – 中}}"):
        made = record(text)
        assert RecordReader().read(write_record(made)) == made
