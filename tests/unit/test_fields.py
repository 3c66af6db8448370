"""Fields of an entry to a publication, a talk, a biography."""

import pytest

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.records import read_biography, read_publication, read_talk
from sphinx_profile.model.entry import Entry, is_known
from sphinx_profile.model.inline import Run, inline, plain
from sphinx_profile.model.link import Link, LinkTable

TABLE = LinkTable()


def reader(**fields):
    entry = Entry("article", "k", tuple((name, value) for name, value in fields.items()))
    return FieldReader(entry, inline, TABLE)


def publication(**fields):
    made = reader(**fields)
    return read_publication(made, inline("T")), made


def problems(made):
    return [finding.problem for finding in made.findings]


def test_links_keep_the_order_in_which_they_were_written():
    record, made = publication(
        poster="https://p.example/", arxiv="1902.05687", code2="https://c.example/2",
        code="https://c.example/1", unknown="x",
    )  # fmt: skip
    assert [(link.kind, link.label) for link in record.links] == [
        ("poster", "Poster"), ("arxiv", "arXiv"), ("code", "Code 2"), ("code", "Code"),
    ]  # fmt: skip
    assert problems(made) == []


def test_labelled_links_stand_where_they_were_written():
    runs = (Run("Code1", url="https://github.com/a"), Run(" / "), Run("Thing", url="t.html"))
    entry = Entry("misc", "k", (("doi", "10.1000/1"), ("links", "L"), ("pdf", "https://x/y.pdf")))
    made = FieldReader(entry, lambda _: runs, TABLE)
    assert made.links() == (
        Link("doi", "DOI", "https://doi.org/10.1000/1"),
        Link("code", "Code1", "https://github.com/a"),
        Link("link", "Thing", "t.html"),
        Link("pdf", "PDF", "https://x/y.pdf"),
    )


def test_a_label_without_a_target_stays():
    record, made = publication(links="Code")
    assert record.links == (Link("code", "Code"),)
    assert problems(made) == [Problem.NO_URL]


def test_a_refused_link_keeps_what_was_written():
    record, made = publication(doi="nonsense")
    assert record.links == (Link("doi", "DOI: nonsense"),)
    assert problems(made) == [Problem.BAD_IDENTIFIER]


def test_a_local_file_is_a_request():
    record, made = publication(poster="files/p.pdf", preview="p.png")
    assert record.links == (Link("poster", "Poster", resource="file-poster"),)
    assert [(f.resource, f.path, f.kind) for f in made.files] == [
        ("file-poster", "files/p.pdf", "download"), ("preview", "p.png", "image"),
    ]  # fmt: skip
    assert record.thumbnail == "preview"


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"eprint": "1902.05687"}, "https://arxiv.org/abs/1902.05687"),
        ({"eprint": "1902.05687", "archiveprefix": "arXiv"}, "https://arxiv.org/abs/1902.05687"),
        ({"eprint": "1902.05687", "eprinttype": "pubmed"}, None),
        ({"eprint": "whatever"}, None),
    ],
)
def test_eprint(fields, url):
    record, _ = publication(**fields)
    assert [link.url for link in record.links] == ([url] if url else [])


def test_eprint_does_not_repeat_arxiv():
    record, _ = publication(arxiv="1902.05687", eprint="1902.05687")
    assert len(record.links) == 1


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        ({"venue": "ICML", "journal": "J"}, "ICML"),
        ({"journal": "J", "volume": "3", "number": "2", "pages": "1--9"}, "J 3(2), 1–9"),
        ({"journaltitle": "J", "volume": "3"}, "J 3"),
        ({"booktitle": "Proc.", "pages": "1-9"}, "Proc., 1-9"),
        ({"school": "MIT"}, "MIT"),
        ({"volume": "3"}, "3"),
        ({}, ""),
    ],
)
def test_venue(fields, venue):
    assert plain(publication(**fields)[0].venue) == venue


@pytest.mark.parametrize(
    ("written", "status"),
    [("", "published"), ("In Press", "in press"), ("in-press", "in press"),
     ("in_preparation", "in preparation"), ("ACCEPTED", "accepted"), ("draft", "draft")],
)  # fmt: skip
def test_status(written, status):
    record, made = publication(status=written)
    assert (record.status, problems(made)) == (status, [])


def test_unknown_status_is_shown_as_written():
    record, made = publication(status="Rejected")
    assert (record.status, problems(made)) == ("Rejected", [Problem.UNKNOWN_STATUS])


@pytest.mark.parametrize(
    ("value", "flag"),
    [("true", True), ("Yes", True), ("1", True), ("", True), ("false", False), ("no", False),
     ("0", False)],
)  # fmt: skip
def test_flag(value, flag):
    made = reader(bibtex_show=value)
    assert made.flag("bibtex_show") is flag
    assert made.findings == []


def test_flag_that_is_none():
    made = reader(bibtex_show="maybe")
    assert made.flag("bibtex_show") is False
    assert problems(made) == [Problem.BAD_VALUE]
    assert reader().flag("bibtex_show") is False


def test_notes_in_their_order():
    record, _ = publication(annotation="c", note="a", additional_info="b")
    assert [plain(note) for note in record.notes] == ["a", "b", "c"]


def test_unknown_fields_are_kept():
    record, _ = publication(colour="red", doi="10.1000/1")
    assert record.fields == (("colour", "red"), ("doi", "10.1000/1"))


def test_summary_goes_before_abstract():
    assert plain(publication(abstract="a", summary="s")[0].abstract) == "s"
    assert plain(publication(abstract="a")[0].abstract) == "a"


def test_authors_or_author():
    assert publication(author="A B")[0].authors[0].name == "A B"
    record, made = publication(authors="", author="A B")
    assert record.authors == ()
    assert problems(made) == [Problem.EMPTY_AUTHORS]
    assert problems(publication()[1]) == []


def test_date_goes_before_year():
    record, _ = publication(year="1999", date="2019-05-03")
    assert record.date.iso == "2019-05-03"
    record, made = publication(year="soon")
    assert (record.date.shown, problems(made)) == ("soon", [Problem.BAD_DATE])


@pytest.mark.parametrize(
    ("month", "day", "date"),
    [
        ("may", "14", "2012-05-14"),
        ("5", "4", "2012-05-04"),
        ("feb", "30", "2012-02"),
        ("may", "14--16", "2012-05"),
        ("10 may", "14", "2012-05-10"),
        ("", "14", "2012"),
    ],
)
def test_a_day_beside_the_month(month, day, date):
    record, made = publication(year="2012", month=month, day=day)
    assert (record.date.iso, problems(made)) == (date, [])


def test_talk():
    made = reader(
        event="ICML", location="Long Beach", date="2019-06-11", slides="https://s.example/",
        video="https://v.example/", author="A B", note="invited",
    )  # fmt: skip
    record = read_talk(made, inline("T"))
    assert (plain(record.event), plain(record.location), record.date.iso) == (
        "ICML", "Long Beach", "2019-06-11",
    )  # fmt: skip
    assert [link.kind for link in record.links] == ["slides", "video"]
    assert record.name == "T"


def test_biography_links_are_identities_only():
    made = reader(
        github="z", orcid="0000-0002-1825-0097", poster="https://p.example/", aliases="A, B ,",
        photo="me.jpg", position="Prof.",
    )  # fmt: skip
    record = read_biography(made, "Zhiming Zhou")
    assert [link.kind for link in record.links] == ["github", "orcid"]
    assert record.aliases == ("A", "B")
    assert (record.photo, record.photo_alt) == ("photo", "Zhiming Zhou")


def test_every_field_that_the_design_names_is_known():
    names = """
    abbr abstract additional_info annotation arxiv award award_name bibtex_show blog code doi
    eprint hal html isbn location note pdf pmid poster preview selected slides supp video website
    data demo openreview acl zenodo osf huggingface dataset model project news press links status
    summary date journaltitle code2
    """
    assert [name for name in names.split() if not is_known(name, TABLE)] == []
    assert not is_known("colour", TABLE)


def test_name_of_a_record_without_a_title_is_its_key():
    assert read_publication(reader(), ()).name == "k"
    assert read_talk(reader(), ()).name == "k"
