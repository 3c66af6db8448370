"""CSL-JSON read into the form that BibTeX has."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.csl_json import read_csl_json
from sphinx_profile.formats.csl_json.markup import to_latex
from sphinx_profile.formats.latex import cleaned, decode, escaped, read_latex, read_url
from sphinx_profile.formats.names import read_names
from sphinx_profile.model.entry import Entry


def read(*items):
    """The entries of items in which nothing is wrong."""
    reading = read_csl_json(json.dumps(items), "x.json")
    assert reading.findings == ()
    assert reading.opened == len(reading.entries)
    return [source.entry for source in reading.entries]


def field(name, **item):
    (entry,) = read({"id": "k", **item})
    return dict(entry.fields).get(name)


def test_whole_item():
    item = {
        "id": "zhou2019", "type": "article-journal", "title": "GANs & <i>more</i>",
        "author": [{"family": "Zhou", "given": "Zhiming"}, {"literal": "The Group"}],
        "container-title": "Journal of X", "volume": 12, "issue": "3", "page": "4-15",
        "issued": {"date-parts": [[2019, 5]]}, "DOI": "10.1/a_b", "URL": "https://e.org/a_b%20c#d",
        "keyword": "a, b", "X-My Field": "kept", "custom": {"code": "https://g.org/x_y", "n": 1},
    }  # fmt: skip
    assert read(item) == [
        Entry(
            "article",
            "zhou2019",
            (
                ("title", r"GANs \& \emph{more}"),
                ("author", "Zhou, Zhiming and {The Group}"),
                ("journal", "Journal of X"),
                ("volume", "12"),
                ("number", "3"),
                ("pages", "4--15"),
                ("date", "2019-05"),
                ("doi", "10.1/a_b"),
                ("url", "https://e.org/a_b%20c#d"),
                ("keywords", "a, b"),
                ("x_my_field", "kept"),
                ("code", "https://g.org/x_y"),
                ("n", "1"),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("csl", "bibtex"),
    [
        ("article-journal", "article"), ("paper-conference", "inproceedings"), ("book", "book"),
        ("chapter", "incollection"), ("thesis", "thesis"), ("report", "report"),
        ("dataset", "dataset"), ("software", "software"), ("webpage", "online"),
        ("article", "online"), ("patent", "patent"), ("manuscript", "unpublished"),
        ("post-weblog", "online"), ("speech", "unpublished"), ("Book", "book"), ("map", "misc"),
        ("no-such-type", "misc"), (None, "misc"), (7, "misc"),
    ],
)  # fmt: skip
def test_types(csl, bibtex):
    (entry,) = read({"id": "k", "type": csl})
    assert entry.type == bibtex


@pytest.mark.parametrize(
    ("kind", "variable", "name"),
    [
        ("article-journal", "container-title", "journal"), ("article", "container-title", "journal"),
        ("paper-conference", "container-title", "booktitle"), ("chapter", "container-title", "booktitle"),
        ("webpage", "container-title", "howpublished"), ("thesis", "publisher", "institution"),
        ("book", "publisher", "publisher"), ("report", "number", "number"), ("article-journal", "number", "eid"),
        ("article-journal", "issue", "number"), ("book", "collection-title", "series"),
        ("book", "event-title", "eventtitle"), ("book", "PMID", "pmid"), ("book", "title-short", "shorttitle"),
        ("book", "publisher-place", "location"), ("thesis", "genre", "type"), ("book", "note", "note"),
        ("book", "abstract", "abstract"), ("book", "Some New-Thing", "some_new_thing"), ("book", "é", "é"),
    ],
)  # fmt: skip
def test_fields(kind, variable, name):
    (entry,) = read({"id": "k", "type": kind, variable: "value"})
    assert entry.fields == ((name, "value"),)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"), (3, "3"), (1.50, "1.5"), (10**30, str(10**30)), (True, "true"),
        (["a", 2, None], "a, 2"), ("a\n\n b\t c ", "a b c"), ("a\u0001b\x0cc", "ab c"),
        ("\ud800", "\ufffd"), (None, None), ("", None), ([], None), ({"a": 1}, None), ([{"a": 1}], None),
    ],
)  # fmt: skip
def test_values(value, text):
    assert field("note", note=value) == text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Zhou", "given": "Zhiming"}, "Zhou, Zhiming"),
        (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            "van der Berg, Jan",
        ),
        ({"family": "Goethe", "given": "J. W.", "dropping-particle": "von"}, "von Goethe, J. W."),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Jr., Martin"),
        ({"literal": "The ABC & XYZ Group"}, r"{The ABC \& XYZ Group}"),
        ({"name": "Crossref's Group"}, "{Crossref's Group}"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "Deutsche Bank"}, "{Deutsche Bank}"),
        ({"given": "Madonna"}, "Madonna"),
        ({"family": "Lloyd and Sons, Ltd", "given": "A"}, "{Lloyd and Sons, Ltd}, A"),
        ({"literal": "others"}, "others"),
        ({"literal": "et al."}, "others"),
        ({}, None),
        ("The Group", "{The Group}"),
    ],
)
def test_names(name, written):
    assert field("author", author=[name]) == written


def test_one_name_and_a_custom_text():
    (entry,) = read({"id": "k", "holder": {"family": "A", "given": "B"}, "custom": "C & D"})
    assert entry.fields == (("holder", "A, B"), ("custom_text", r"C \& D"))


def test_names_come_back_as_they_were():
    author = [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "III"},
        {"literal": "Sand and Sea, Inc."}, {"family": "O'Neil", "given": "J_~"}, {"literal": "others"},
    ]  # fmt: skip
    people, findings = read_names(field("author", author=author))
    names = [person.name for person in people.authors]
    assert names == ["Jan van der Berg III", "Sand and Sea, Inc.", "J_~ O'Neil"]
    assert people.others
    assert findings == []
    assert field("editor", editor=author[:1]) == "van der Berg, III, Jan"
    assert field("film_crew", **{"film-crew": author[2:3]}) == r"O'Neil, J\_\textasciitilde{}"


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [["2019", "5", "03"]]}, "2019-05-03"),
        ({"date-parts": [[2019, 5, 3], [2020, 1]]}, "2019-05-03/2020-01"),
        ({"date-parts": [[2019], [0]]}, "2019/"),
        ({"date-parts": [[-44, 3, 15]]}, "-0044-03-15"),
        ({"date-parts": [[800]]}, "0800"),
        ({"date-parts": [[2019]], "season": 2}, "2019-22"),
        ({"date-parts": [[2019]], "season": "Autumn"}, "2019-23"),
        ({"date-parts": [[2019, 13]]}, "2019-21"),
        ({"date-parts": [[2019]], "circa": True}, "2019~"),
        ({"date-parts": [[2019, None]]}, "2019"),
        ({"raw": "2019-05/.."}, "2019-05/.."),
        ({"date-parts": [[]], "literal": "in press & so"}, r"in press \& so"),
        ({"date-parts": [["soon"]], "raw": "Spring 2019"}, "Spring 2019"),
        ("2019-05", "2019-05"),
        (2019, "2019"),
        ({"date-parts": 7}, None),
        ({"date-parts": [None]}, None),
        ({}, None),
    ],
)
def test_dates(date, written):
    assert field("date", issued=date) == written


def test_other_dates():
    day = {"date-parts": [[2020, 1, 2]]}
    assert field("urldate", accessed=day) == "2020-01-02"
    assert field("published_print", **{"published-print": day}) == "2020-01-02"


@pytest.mark.parametrize(
    ("page", "pages"),
    [("1-20", "1--20"), ("1 – 20", "1--20"), ("1--20", "1--20"), ("e1-e5, 7", "e1--e5, 7"), ("S-12", "S-12")],
)  # fmt: skip
def test_pages(page, pages):
    assert field("pages", page=page) == pages


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("<i>a</i> <b>b</b> H<sub>2</sub>O x<sup>2</sup>", r"\emph{a} \textbf{b} H\textsubscript{2}O x\textsuperscript{2}"),
        ('<span class="nocase">NASA</span> it', "{NASA} it"),
        ('<span style="font-variant: small-caps;">A</span><sc>b</sc>', r"\textsc{A}\textsc{b}"),
        ("<i>a <b>b</b> c</i>", r"\emph{a \textbf{b} c}"),
        ("<I>a</I>", r"\emph{a}"),
        ("a < b > c <d> e", "a < b > c <d> e"),
        ("<i>open, and </b> closed", "<i>open, and </b> closed"),
        ("<i>a <b>b</i>", r"\emph{a <b>b}"),
        ("<jats:p>One.</jats:p><jats:p>Two <jats:italic>x</jats:italic></jats:p>", r"One. Two \emph{x}"),
        ('<mml:math xmlns="a">x</mml:math>', "x"),
        ("AT&amp;T &lt;i&gt; &#233; &nope;", r"AT\&T <i> é \&nope;"),
        (r"{\alpha} $x_1$ 100% #1 ~ ^ `q'", None),
    ],
)  # fmt: skip
def test_rich_text(text, latex):
    assert latex is None or to_latex(text) == latex
    assert read_latex(to_latex(text))[1] == []


lines = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@settings(deadline=None)
@given(lines | st.text("\\{}$%&#_~^-'`\"?!< /ab"))
def test_plain_text_comes_back_as_it_was(text):
    latex = escaped(cleaned(text))
    assert decode(latex) == cleaned(text)
    assert latex.count("{") == latex.count("}")


@pytest.mark.parametrize("url", ["https://e.org/~me/a_b--c?d=%7B#x&y='z'", "http://e.org/é"])
def test_urls_come_back_as_they_were(url):
    for name in ("URL", "pdf"):
        assert read_url(field(name.lower(), **{name: url})) == url
    assert field("url", URL="http://e.org/{a}\\b") == "http://e.org/%7Ba%7D%5Cb"


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "title": "T"}]',
        '\n{"id": "a", "title": "T"}',
        '{"version": 1, "items": [{"id": "a", "title": "T"}]}',
        '[{"id": "a", "title": ["T"]}]',
        '[{"id": "a", "title": "T"},]',
        '[{"id": " a\\n", "title": "T"}] behind',
    ],
)
def test_forms_of_a_file(text):
    reading = read_csl_json(text, "x.json")
    (source,) = reading.entries
    assert source.entry == Entry("misc", "a", (("title", "T"),))
    assert (reading.opened, reading.findings, source.source) == (1, (), "")


def test_numbers_and_citation_keys_are_keys():
    assert [entry.key for entry in read({"id": 7}, {"citation-key": "b", "title": "x"})] == [
        "7",
        "b",
    ]


def test_lines():
    text = json.dumps([{"id": f"k{n}", "title": "a\nb"} for n in range(3)], indent=1)
    reading = read_csl_json(text, "x.json")
    assert [source.place for source in reading.entries] == ["x.json:2", "x.json:6", "x.json:10"]


def test_an_empty_array_is_no_mistake():
    reading = read_csl_json(" []\n", "x.json")
    assert (reading.opened, reading.entries, reading.findings) == (0, (), ())


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("", "x.json:1", "is not CSL-JSON"),
        ("\n\n@article{k,", "x.json:3", "is not CSL-JSON"),
        ('"text"', "x.json:1", "is not CSL-JSON"),
        ('{"a": 1}', "x.json:1", "holds no array of items"),
        ('{"type": "work", "title": {"value": "T"}}', "x.json:1", "holds no array of items"),
        ('{"id": "a",\n "title": }', "x.json:1", "is not JSON: expecting value in line 2"),
    ],
)
def test_what_is_no_csl_json(text, place, said):
    reading = read_csl_json(text, "x.json")
    (finding,) = reading.findings
    assert (finding.problem, finding.place) == (Problem.BIBLIOGRAPHY, place)
    assert said in finding.message
    assert (reading.opened, reading.entries) == (0, ())


GOOD = '{"id": "good", "title": "G"}'


@pytest.mark.parametrize(
    ("item", "lost", "said"),
    [
        ('{"id": "bad", "title": "x", "volume": }', "bad", "bad: the item cannot be read: expecting"),
        ('{"id": "bad", "title": "x"', "bad", "expecting"),
        ('{"id": "bad", "author": [{"family": "x"}', "bad", "bad: the item cannot be read"),
        ('{"title": "x" "id": "bad"}', "bad", "bad: the item cannot be read"),
        ('{"id": "bad", "title": "never ended}', "bad", "bad: the item cannot be read"),
        ("7", "entry-3", "'7' is no object"),
        ('["bad"]', "entry-3", "is no object"),
        ("null", "entry-3", "is no object"),
        ("{}", "entry-3", "neither an id nor fields"),
        ("nonsense", "entry-3", "the item cannot be read: expecting value in line 3"),
    ],
)  # fmt: skip
def test_a_bad_item_costs_itself_alone(item, lost, said):
    first = GOOD.replace("good", "first")
    reading = read_csl_json(f"[\n{first},\n{item},\n{GOOD}\n]", "x.json")
    assert [source.entry.key for source in reading.entries] == ["first", "good"]
    assert (reading.lost, reading.opened) == ((lost,), 3)
    (finding,) = reading.findings
    assert (finding.problem, finding.place) == (Problem.SYNTAX, "x.json:3")
    assert said in finding.message
    assert "Error" not in finding.message


def test_a_missing_comma_or_end_costs_nothing():
    reading = read_csl_json(f"[{GOOD}\n{GOOD.replace('good', 'b')}", "x.json")
    assert [source.entry.key for source in reading.entries] == ["good", "b"]
    assert [(f.place, f.message.split(": ")[1]) for f in reading.findings] == [
        ("x.json:2", "a comma is missing between two items"),
        ("x.json:2", "the array of items is not closed"),
    ]


def test_keys():
    items = [
        {"title": "A <i>Title</i>"},
        {"id": ""},
        {"id": "a", "n": 1},
        {"id": "a", "n": 2},
        {"id": "a", "n": 1},
    ]
    reading = read_csl_json("[" + ",\n".join(map(json.dumps, items)) + "]", "x.json")
    assert [source.entry.key for source in reading.entries] == ["a-title", "a"]
    assert (reading.opened, reading.lost, reading.repeated) == (5, ("entry-2", "a", "a"), 1)
    assert [(f.problem, f.place) for f in reading.findings] == [
        (Problem.SYNTAX, "x.json:1"), (Problem.SYNTAX, "x.json:2"), (Problem.DUPLICATE_KEY, "x.json:4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500_000, '{"a":' * 100_000, "[" + '{"id":' * 100_000, "[" + '{"id":[' * 500 + '{"id":"1"},' * 40_000,
        "[" + "1,\n" * 150_000, "[" + "{}," * 150_000, "[" + '{"id":"x",,},\n' * 30_000,
        '[{"id":"a","v":' + "9" * 500_000 + "}]", '[{"id":"a","title":"' + "<i><b>" * 30_000 + "</i>" * 30_000 + '"}]',
        '[{"id":"a","title":"' + "<a " * 150_000 + '"}]', '[{"id":"a","title":"' + "&{-'" * 100_000 + '"}]',
    ],
)  # fmt: skip
def test_time_is_linear(text):
    begin = time.process_time()
    reading = read_csl_json(text, "x.json")
    assert time.process_time() - begin < 20  # quadratic time is minutes
    assert reading.opened == len(reading.entries) + len(reading.lost)
    assert reading.findings or reading.entries
