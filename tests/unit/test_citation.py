"""What the metadata of a publication are made of: text, names, identifiers, pages, and its kind."""

import json
import sys
from time import process_time

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.bib_record import read_record
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.formats.bibtex.export import write_bibliography
from sphinx_profile.formats.citation import read_citation
from sphinx_profile.formats.csl_json.writer import write_csl_json
from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.formats.genres import genre_of
from sphinx_profile.formats.identifiers import bare_arxiv, bare_doi, doi_url, isbns, issns, web_url
from sphinx_profile.formats.records import read_publication
from sphinx_profile.formats.ris.writer import write_ris
from sphinx_profile.model.entry import Entry
from sphinx_profile.model.inline import inline
from sphinx_profile.model.link import LinkTable, table_from
from sphinx_profile.model.person import Author
from sphinx_profile.model.publication import Publication


def of_bib(fields, type="article", table=None):
    (source,) = read_bibtex(f"@{type}{{k, {fields}}}", "x.bib").entries
    return read_citation(read_record(source, table or LinkTable())[0])


def of_page(title="", type="misc", **fields):
    entry = Entry(type, "k", tuple(fields.items()))
    return read_citation(read_publication(FieldReader(entry, inline, LinkTable()), inline(title)))


def test_fields_of_a_bibliography_are_latex_and_those_of_a_page_are_text():
    found = of_bib(r"title={A \emph{B} \& {C}}, journal={Caf\'e \& Co}, volume={1{2}}")
    assert (found.title, found.container, found.volume) == ("A B & C", "Café & Co", "12")
    found = of_page("A", journal=r"C:\temp ~ {x} $5", volume="--")
    assert (found.container, found.volume) == (r"C:\temp ~ {x} $5", "--")


def test_an_option_beside_fields_of_a_bibliography_is_text():
    entry = Entry("article", "k", (("journal", r"A \& B"), ("publisher", r"C \& D")))
    reader = FieldReader(entry, inline, LinkTable(), frozenset({"journal"}))
    found = read_citation(read_publication(reader, inline("T")))
    assert (found.container, found.publisher) == ("A & B", r"C \& D")


def test_what_is_not_written_is_empty_and_the_key_stands_for_the_title():
    found = of_bib("note={x}")
    assert found.title == "k"
    written = (found.container, found.pages, found.publisher, found.language, found.abstract)
    assert written == ("",) * 5
    assert (found.authors, found.editors, found.keywords, found.known.same_as) == ((),) * 4


@pytest.mark.parametrize(
    ("author", "family", "given", "inverted"),
    [
        ("van der Berg, Jan J.", "van der Berg", "Jan J.", "van der Berg, Jan J."),
        ("Jan van der Berg", "van der Berg", "Jan", "van der Berg, Jan"),
        ("Griffey, Jr., Ken", "Griffey", "Ken", "Griffey, Ken Jr."),
        ("{ATLAS Collaboration}", "", "", "ATLAS Collaboration"),
        ("Plato", "Plato", "", "Plato"),
        (r"G{\"o}del, Kurt", "Gödel", "Kurt", "Gödel, Kurt"),
        ("family=Berg, given=Jan, prefix=van", "van Berg", "Jan", "van Berg, Jan"),
    ],
)
def test_names_of_a_bibliography(author, family, given, inverted):
    (name,) = of_bib(f"author={{{author}}}").authors
    assert (name.family, name.given, name.inverted) == (family, given, inverted)


@pytest.mark.parametrize(
    ("author", "family", "given"),
    [
        ("Jan van der Berg", "van der Berg", "Jan"),
        ("Zhiming Zhou*", "Zhou", "Zhiming"),
        ("ATLAS Collaboration", "", ""),
        ("周志明", "周志明", ""),
    ],
)
def test_names_of_a_page(author, family, given):
    (name,) = of_page(authors=author).authors
    assert (name.family, name.given) == (family, given)


def test_editors_are_no_authors():
    found = of_bib("editor={Roe, Jane}", "collection")
    assert [name.name for name in found.editors] == ["Jane Roe"]
    assert found.authors == ()
    found = of_bib("author={Doe, John}, editor={Roe, Jane and {Ice Society}}", "incollection")
    assert [name.inverted for name in found.editors] == ["Roe, Jane", "Ice Society"]
    assert [name.name for name in found.authors] == ["John Doe"]


@pytest.mark.parametrize(
    ("pages", "text", "first", "last"),
    [
        ("123--145", "123-145", "123", "145"),
        ("123-145", "123-145", "123", "145"),
        ("123 – 145", "123-145", "123", "145"),
        ("pp. 3--4", "3-4", "3", "4"),
        ("iv--xii", "iv-xii", "iv", "xii"),
        ("S1--S10", "S1-S10", "S1", "S10"),
        ("A-12--A-15", "A-12-A-15", "A-12", "A-15"),
        ("12, 15--17", "12, 15-17", "12", "17"),
        ("7", "7", "7", ""),
        ("7--7", "7-7", "7", "7"),
        ("7--", "7", "7", ""),
        ("99+", "99+", "99+", ""),
        ("--", "", "", ""),
    ],
)
def test_pages(pages, text, first, last):
    found = of_bib(f"pages={{{pages}}}")
    assert (found.pages, found.first_page, found.last_page) == (text, first, last)


def test_the_number_of_an_article_stands_for_its_pages():
    assert of_bib("eid={e17}").first_page == "e17"


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/a_b",
        r"10.1000/a\_b",
        r"{10.1000/a\_b}",
        "https://doi.org/10.1000/a_b",
        "http://dx.doi.org/10.1000/a_b",
        "doi:10.1000/a_b",
        "DOI: 10.1000/a_b",
        "https://doi.org/https://doi.org/10.1000/a_b",
        r"\url{https://doi.org/10.1000/a\_b}",
    ],
)
def test_a_doi_is_bare_whatever_stands_around_it(written):
    found = of_bib(f"doi={{{written}}}").known
    assert found.doi == "10.1000/a_b"
    assert found.same_as == ("https://doi.org/10.1000/a_b",)


def test_a_doi_is_found_behind_the_address_of_a_publisher():
    written = "http://publisher.example.org/doi/10.1000/a%28b%29"
    found = of_bib(f"doi={{{written}}}").known
    assert found.doi == "10.1000/a(b)"
    assert found.same_as == ("https://doi.org/10.1000/a(b)", written)
    assert of_bib(f"url={{{written}}}").known.doi == ""


def test_a_doi_of_all_characters_comes_back():
    doi = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"
    found = of_bib(f"doi={{{doi}}}").known
    assert found.doi == doi
    assert bare_doi(doi_url(doi)) == doi
    assert "<" not in found.url


@pytest.mark.parametrize("written", ["n/a", "10.1000", "javascript:alert(1)", "10.1000/a b"])
def test_what_is_no_doi_is_none(written):
    found = of_bib(f"doi={{{written}}}").known
    assert (found.doi, found.url) == ("", "")


def test_a_doi_may_stand_in_the_url():
    assert of_bib("url={https://dx.doi.org/10.1000/x}").known.doi == "10.1000/x"


def test_the_doi_of_a_data_set_is_not_that_of_the_paper():
    entry = Entry("misc", "k", (("links", "x"),))
    runs = inline("x")[0]
    reader = FieldReader(
        entry, lambda text: (type(runs)("Archive", url="https://doi.org/10.5281/z"),), LinkTable()
    )
    assert read_citation(read_publication(reader, inline("T"))).known.doi == ""


def test_identifiers_do_not_depend_on_the_links_of_a_site():
    table, _ = table_from({"doi": {"url": "https://proxy.example.org/{id}"}})
    assert of_bib("doi={10.1000/x}", table=table).known.doi == "10.1000/x"


@pytest.mark.parametrize(
    "fields",
    [
        "eprint={1902.05687}, archiveprefix={arXiv}",
        "eprint={arXiv:1902.05687}, eprinttype={arxiv}",
        "arxiv={1902.05687}",
        "url={https://arxiv.org/abs/1902.05687}",
        "pdf={https://arxiv.org/pdf/1902.05687.pdf}",
        "doi={10.48550/arXiv.1902.05687}",
        "journal={arXiv preprint arXiv:1902.05687}",
    ],
)
def test_an_arxiv_identifier_wherever_it_stands(fields):
    assert of_bib(fields).known.arxiv == "1902.05687"


def test_old_and_versioned_arxiv_identifiers():
    assert bare_arxiv("arXiv:hep-th/9901001") == "hep-th/9901001"
    assert bare_arxiv("https://arxiv.org/abs/1902.05687v2") == "1902.05687v2"
    assert bare_arxiv("https://example.org/abs/1902.05687") == ""


def test_standard_numbers():
    assert isbns("978-3-16-148410-0, 3-16-148410-X and 12345") == (
        "978-3-16-148410-0",
        "3-16-148410-X",
    )
    assert isbns("9783161484100") == ("9783161484100",)
    assert issns("1234567x; 2345-6789 2345-6789") == ("1234-567X", "2345-6789")


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        (r"url={https://example.org/a\_b\%20c}", "https://example.org/a_b%20c"),
        (r"howpublished={\url{https://example.org/~me/a\_b}}", "https://example.org/~me/a_b"),
        ("url={https://example.org/x y}", "https://example.org/x%20y"),
        ("doi={10.1000/x}", "https://doi.org/10.1000/x"),
        ("code={https://github.com/a/b}, url={https://github.com/a/b}", "https://github.com/a/b"),
        ("url={javascript:alert(1)}", ""),
        ("url={papers/x.html}", ""),
        ("url={https://exa mple.org/}", ""),
    ],
)
def test_the_address_of_a_publication(fields, url):
    assert of_bib(fields, "misc").known.url == url


@pytest.mark.parametrize(
    ("fields", "type", "degree", "institution"),
    [
        ("school={MIT}", "phdthesis", "PhD thesis", "MIT"),
        ("school={MIT}", "mastersthesis", "Master’s thesis", "MIT"),
        ("institution={MIT}, type={mathesis}", "thesis", "Master’s thesis", "MIT"),
        ("institution={MIT}, type={Habilitation}", "thesis", "Habilitation", "MIT"),
        ("institution={MIT}", "thesis", "", "MIT"),
        ("institution={MIT}, type={techreport}", "report", "", "MIT"),
        ("holder={A Ltd. and B}", "patent", "", "A Ltd., B"),
    ],
)
def test_institutions(fields, type, degree, institution):
    found = of_bib(fields, type)
    assert (found.degree, found.institution) == (degree, institution)


def test_numbers_mean_what_their_type_says():
    found = of_bib("number=3")
    assert (found.issue, found.number) == ("3", "")
    found = of_bib("number={TR-3}", "techreport")
    assert (found.issue, found.number) == ("", "TR-3")


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("english", "en"),
        ("ngerman", "de"),
        ("pt-BR", "pt-BR"),
        ("en_US", "en-US"),
        ("Klingon", "Klingon"),
    ],
)
def test_languages(written, tag):
    assert of_bib(f"language={{{written}}}").language == tag


def test_keywords_are_each_there_once():
    assert of_bib("keywords={ice, rivers; ice, ,}").keywords == ("ice", "rivers")


@pytest.mark.parametrize(
    ("type", "venue", "field", "item"),
    [
        ("article", "Proc. of X", "journal", "journalArticle"),
        ("misc", "Nature", "journal", "journalArticle"),
        ("misc", "X", "booktitle", "conferencePaper"),
        ("misc", "The Seventh International Conference on Ice", "venue", "conferencePaper"),
        ("misc", "ACM Transactions on Ice - Proceedings of Y", "venue", "journalArticle"),
        ("misc", "NeurIPS", "venue", "journalArticle"),
        ("misc", "", "", "document"),
        ("whatever", "", "", "document"),
        ("PhdThesis", "X", "venue", "thesis"),
    ],
)
def test_the_kind_of_a_publication(type, venue, field, item):
    assert genre_of(type, venue, field).item == item


def test_a_preprint_is_what_an_archive_alone_has():
    assert genre_of("misc", is_archived=True).item == "preprint"
    assert genre_of("online", is_archived=True).item == "preprint"
    assert genre_of("misc", "NeurIPS", "venue", True).item == "journalArticle"
    assert genre_of("article", "arXiv", "journal", True).item == "journalArticle"


def test_the_venue_of_a_page_is_where_it_appeared():
    found = of_page("T", venue="ICML 2019", volume="3")
    assert (found.container, found.genre.schema) == ("ICML 2019", "ScholarlyArticle")


HOSTS = ["example.org", "a.b", "1.2.3.4", "1.2.3.4.5", "256.1.1.1", "0x1", "ex%41mple", "exa mple"]
HOSTS += ["münchen.de", "a..b", "-a.b", "a_b.c", "[::1]", "", "a<b", "x.", "1.2.3.4.", "foo.0x4"]
TAILS = ["", "/", "/a b", "/ü?q=ü#f", ":80/", ":99999/", ":x/", "?a", "#f", "/%zz", "/\\", "/|"]


@given(st.sampled_from(HOSTS) | st.text(max_size=8), st.sampled_from(TAILS) | st.text(max_size=8))
def test_an_address_is_one_to_the_url_standard(host, tail):
    url = web_url(f"https://{host}{tail}")
    assert not url or ada_url.check_url(url)


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://user@münchen.de:80/a?b#c", "https://1.2.3.4/"]
)
def test_a_usual_address_is_kept(url):
    assert web_url(url) == url


def test_a_text_that_is_no_name_is_left_whole():
    for text in ("x" * 100_000, "Roe" + ", Jr" * 300, "Roe" + ", Jr" * 30_000):
        (name,) = read_citation(Publication(key="k", authors=(Author(text),))).authors
        assert (name.name, name.inverted) == (text, text)


@pytest.mark.parametrize("text", ["\\url{", "\\href{", "}", "1-", "978-", "arxiv:", "%"])
def test_the_time_is_linear_in_a_field(text):
    names = ("doi", "url", "howpublished", "eprint", "isbn", "pages")
    fields = tuple((name, text * (200_000 // len(text))) for name in names)
    begin = process_time()
    read_citation(Publication(key="k", type="article", fields=fields))
    assert process_time() - begin < (100 if sys.gettrace() else 20)  # quadratic time is minutes


@pytest.mark.parametrize(
    ("written", "tag"), [("nswissgerman", "de"), ("newzealand", "en"), ("ngerman", "de")]
)
def test_languages_of_babel(written, tag):
    assert of_bib(f"langid={{{written}}}").language == tag


def test_a_command_for_sorting_is_no_part_of_the_year():
    found = of_bib(r"year={{\noopsort{1973b}}1973}, month={10~jan}")
    assert (found.date.iso, found.date.shown) == ("1973-01-10", "1973")


@pytest.mark.parametrize(
    ("label", "doi"),
    [("Link", "10.5555/a_b"), ("Published version", "10.5555/a_b"), ("Data", ""), ("Book", "")],
)
def test_a_link_that_says_that_it_is_the_publication_has_its_doi(from_bib, label, doi):
    url = r"https://doi.org/10.5555/a\_b"
    found = from_bib(f"@article{{a, title = {{T}}, links = {{\\href{{{url}}}{{{label}}}}}}}")
    assert read_citation(found[0]).known.doi == doi
    assert (f"doi = {{{doi}}}" in write_bibliography(found)) == bool(doi)
    assert json.loads(write_csl_json(found))[0].get("DOI", "") == doi
    assert ("DO  - " in write_ris(found)) == bool(doi)
