"""Hand-written pages: what is recognised in them, and that the rest stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_profile.migrate.jekyll_page import SYSTEM
from sphinx_profile.migrate.jekyll_page.recognise import MAX_PAGE
from sphinx_profile.migrate.report import Outcome, Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.scaffold.files import site_files
from sphinx_profile.scaffold.site import Site

PAGES = Path(__file__).resolve().parents[1] / "data" / "migrate" / "jekyll-page"


def read(path: Path) -> tuple[Site, Report]:
    report = Report()
    return SYSTEM.read(Source.open(path, report), report), report


@pytest.fixture
def moved(tmp_path):
    """``moved(text)``: the site that a page with this text becomes."""

    def run(text: str) -> Site:
        (tmp_path / "home.md").write_text(text, encoding="utf-8")
        return read(tmp_path / "home.md")[0]

    return run


def rows(site: Site) -> list[str]:
    """Each entry on one line: type, key, author, title, venue, year."""
    venue = ("journal", "booktitle", "school", "howpublished", "institution")
    return [
        " | ".join(
            [one.entry.type, one.entry.key]
            + [one.entry.get(*names) for names in (("author",), ("title",), venue, ("year",))]
        )
        for one in site.entries
    ]


def home(site: Site) -> str:
    return "\n\n".join(site.home)


EXPECTED = {
    "numbered": [
        "article | valmora2023listening | Valmora, I. and Renk, T. and Adaora, N. | Listening to calving fronts with a single hydrophone | Journal of Glacial Acoustics | 2023",
        "inproceedings | renk2023cracks | Renk, T. and Valmora, I. | Cracks that sing | Proc. of the 12th Workshop on Ice and Sound | 2023",
        "article | adaora2021firn | Adaora, N. and Valmora, I. and O'Brien-Smith, J. | What the firn remembers | Annals of Snow | 2021",
    ],
    "thumbnails": [
        "inproceedings | renk2022snownerf | Renk, Tobias and Adaora, Nkem and Valmora, Ines | {SnowNeRF}: Radiance Fields for Falling Snow | CVPR | 2022",
        "inproceedings | adaora2020white | Adaora, Nkem and Renk, Tobias | White Balance When Everything Is White | ECCV | 2020",
    ],
    "economist": [
        "article | lindqvist2021deductibles | Lindqvist, Amara and Okafor, Paul | Deductibles and Dread | Journal of Insurance Economics | 2021",
        "article | lindqvist2019premia | Lindqvist, Amara and Okafor, Paul and Brandt, Lena | Premia in the Dark | Review of Small Markets | 2019",
        "article | lindqvistwho | Lindqvist, Amara and Brandt, Lena | Who Reads the Fine Print? | Revise and resubmit, Journal of Insurance Economics | ",
    ],
    "breaks": [
        "inproceedings | adaora2024fogslam | Adaora*, Nkem and Renk*, Tobias and Valmora†, Ines | {FogSLAM}: Localization without Landmarks | IEEE International Conference on Robotics and Automation (ICRA) | 2024",
        "article | renk2023radios | Renk, Tobias and Adaora, Nkem | Radios as Radars | Robotics and Radio Letters | 2023",
        "misc | adaorafog | Adaora, Nkem and Sato, Jun-ichi and van der Berg, Mary Ann and others | A Fog Chamber for Everybody | Under review | ",
    ],
    "headings": [
        "article | brandt2022letters | Brandt, Lena and Okafor, Paul | The Letters of Sofia | Archive for the History of Numbers | 2022",
        "misc | brandt2020proof | Brandt, Lena | A Proof That Was Lost in the Post | Historia Numerorum | 2020",
    ],
    "plain": [
        "article | okafor2018counting | Okafor, P. and Brandt, L. | Counting what cannot be seen | Annals of Hidden Statistics | 2018",
        "article | okafor2017insuring | Okafor, P. and Lindqvist, A. | Insuring the uncountable | Journal of Insurance Economics | 2017",
        "inproceedings | lindqvist2016small | Lindqvist, A. and Okafor, P. and Sato, J. | Small samples, large claims: a cautionary tale | Proceedings of the Workshop on Caution | 2016",
        "phdthesis | okafor1999being | Okafor, P. | On being wrong | PhD thesis, University of Nordhavn | 1999",
    ],
    "bullets": [
        "article | sato2020antennas | Sato, Jun-ichi and Adaora, Nkem | Antennas of Ice | Radio Letters | 2020",
        "article | adaora2018dipoles | Adaora, Nkem and Sato, Jun-ichi and Renk, Tobias | Dipoles in the Cold | Transactions on Antennas and Weather | 2018",
        "inproceedings | sato2019frozen | Sato, J. and Adaora, N. | Frozen waveguides | Proceedings of the Cold Waves Symposium, 33–40 | 2019",
        "article | okafor2017counting | Okafor, P. and Brandt, L. and Sato, J. | Counting waves | Journal of Counting | 2017",
    ],
    "kramdown": [
        "misc | berg2021salvage | van der Berg, Mary Ann and Okafor, Paul | Salvage at Midnight | Law of the Sea Review | 2021",
        "article | valmorawho | Valmora, Ines and van der Berg, Mary Ann | Who Owns an Iceberg? | Polar Law Journal, forthcoming | ",
    ],
    "html-list": [
        "article | raman2022ferns | Raman, Priya and Valmora, Ines | Ferns as finite automata | Journal of Botanical Computing | 2022",
        "misc | valmora2020moss | Valmora, Ines and Raman, Priya | Moss sorts | Algorithms \\& Gardens | 2020",
    ],
    "chinese": [
        "inproceedings | wang2023few | Wang, Xiaoming and Na, Li and Renk, Tobias | Few-Shot Dumplings: Learning to Fold from Five Examples | NeurIPS | 2023",
        "misc | 少样本学习综述-2021 | 王小明 and 李娜 | 少样本学习综述 | 计算机学报 | 2021",
    ],
    "messy": [
        "inproceedings | patel2023forgetting | Patel, Ravi and Raman, Priya | Forgetting on purpose | ICLR | 2023",
        "article | raman2022leaves | Raman, Priya and Patel, Ravi | Leaves of absence | Journal of Botanical Computing | 2022",
        "inproceedings | patelweights | Patel, Ravi and others | Weights that wither | submitted to ICML | ",
    ],
    "mixed": [
        "misc | haas2023rivers | Haas, Leonor and Brandt, Lena | Rivers as random fields |  | 2023",
        "misc | brandt2022chi | Brandt, Lena and Haas, Leonor | The $\\chi^2$ of the Rhine |  | 2022",
        "article | haas2021floods | Haas, Leonor and Okafor, Paul | Floods \\& their \\textsuperscript{2}nd moments | Annals of Water | 2021",
        "misc | okafor2019uber | Okafor, Paul and Haas, Leonor and Müller, Jürgen and Çelik, Émile | Über Brücken | Zeitschrift für Wasser | 2019",
    ],
    "identifiers": [
        "article | arend2021thermal | Arend, V. and Miró, J. | The thermal regime of small lakes | Journal of Pond Science, 9, 4 | 2021",
        "article | miro2019duckweed | Miró, J. and Arend, V. | Duckweed as a sensor of wind | Letters on Ponds | 2019",
        "inproceedings | arend2018reeds | Arend, V. and Lund, P. | Reeds that whistle at night | Workshop on Wet Acoustics | 2018",
        "misc | arend2020notes | Arend, V. and Lund, P. | Notes on puddles at noon | arXiv preprint | 2020",
        "inproceedings | lund2017frogs | Lund, P. and Arend, V. | Frogs in the loop | Symposium on Pond Control | 2017",
        "article | arend2016two | Arend, V. and Lund, P. | Two of a kind | Letters on Ponds. See arXiv:1605.00001 and arXiv:1605.00002 | 2016",
        "article | arend2015rain | Arend, V. and Lund, P. | Rain on other people | Letters on Ponds. It answers \\href{https://doi.org/10.5555/other.1}{https://doi.org/10.5555/other.1} at length | 2015",
    ],
    "numbers": [
        "article | brandt2020sums | Brandt, L. and Okafor, P. | Sums that do not add up | Journal of Small Sums | 2020",
        "article | brandt2018remainders | Brandt, L. and Okafor, P. | Remainders of the day | Trans. on Things Left | 2018",
        "article | okafor2016carrying | Okafor, P. and Brandt, L. | Carrying the one | Zeitschrift für Zahlen | 2016",
        "inproceedings | brandt2017differences | Brandt, L. and Okafor, P. | Differences at dusk | Proceedings of the 3rd Conference on Counting, Oslo | 2017",
        "inproceedings | okafor2015quotients | Okafor, P. and Brandt, L. | Quotients in the wild | Workshop on Long Division | 2015",
        "article | brandt2014borrowing | Brandt, L. and Okafor, P. | Borrowing from the tens | Journal of Small Sums, 7, 31 | 2014",
        "article | okafor2013digits | Okafor, P. and Brandt, L. | Digits of both hands | Annals of Counting, vol. 5, issue 2, pp. 3-4 | 2013",
        "article | brandt2012zeros | Brandt, L. and Okafor, P. | Zeros in good company | Nature. Reprinted in the Letters on Numbers, 2(1), 8–9 | 2012",
        "article | brandt2011ones | Brandt, L. and Okafor, P. | Ones in a row | Zahlen und Zeichen | 2011",
    ],
    "ieee": [
        "article | public2016fast | Public, J. Q. and Renk, T. | Fast things | IEEE Trans. Things | 2016",
        "inproceedings | renk2015slow | Renk, T. and Public, J. Q. | Slow things | Proc. IEEE ICASSP | 2015",
        "article | public2014things | Public, J. Q. and Renk, T. and Adaora, N. | Things at rest | Letters on Rest | 2014",
        "article | public2013things | Public, J. Q. and Renk, T. | Things in a list | Magazine of Lists | 2013",
    ],
    "short-titles": [
        "article | lund2020wind | Lund, P. and Arend, V. | Wind over shallow water | Letters on Ponds | 2020",
        "article | arend2018ice | Arend, V. and Lund, P. and Miró, J. | Ice | Annals of Cold Water | 2018",
        "article | lund2017mud | Lund, P. | Mud? | Zeitschrift für Schlamm | 2017",
        "article | lund2016permafrost | Lund, P. and Miró, J. | Permafrost | Letters on Ponds | 2016",
    ],
    "vancouver": [
        "article | lund2022duckweed | Lund, PQ and Arend, V and Miró, J | Duckweed beneath the ice of small lakes | Journal of Pond Science | 2022",
        "article | arend2021price | Arend, V and Lund*, PQ and Ma, M | The price of a reed: who pays for it | Annals of Cold Water | 2021",
        "article | lund2019ponds | Lund, PQ and Arend, V and Miró, J | Ponds that are not there | Letters on Ponds | 2019",
        "article | miro2018wind | Miró, J.A. and Lund, P.Q. | Wind, ... and other visitors of a pond | Letters on Ponds | 2018",
        "article | lund2024frogs | Lund, PQ and Arend, V | Frogs in the margin | Submitted to Annals of Cold Water | 2024",
    ],
    "joint": [
        "article | lindqvist2022premia | Lindqvist, Amara and Okafor, Paul | Premia and Patience | Journal of Insurance Economics | 2022",
        "article | lindqvist2021dread | Lindqvist, Amara | Dread of the Rain | Journal of Insurance Economics | 2021",
        "article | lindqvist2020letters | Lindqvist, Amara and Okafor, Paul and Brandt, Lena | Letters to an Insurer | Review of Small Markets | 2020",
        "article | lindqvist2018ghosts | Lindqvist, Amara | Ghosts as a Risk | J. Small Mark. Anal. | 2018",
        "misc | lindqvist2023last | Lindqvist, Amara and Brandt, Lena | The Last Policy |  | 2023",
        "misc | lindqvist2024claims | Lindqvist, Amara and Okafor, Paul | Claims at Dawn | preprint | 2024",
        "misc | lindqvist2025model | Lindqvist, Amara and Okafor, Paul | A Model of Waiting |  | 2025",
    ],
    "tables": [
        "inproceedings | adaora2024fog | Adaora, Nkem and Renk, Tobias | Fog in Tables | Workshop on Tables | 2024",
        "article | renk2022rows | Renk, Tobias and Adaora, Nkem | Rows of \\emph{Rain} | Robotics and Radio Letters | 2022",
        "inproceedings | adaora2021columns | Adaora, Nkem and Sato, Jun-ichi | Columns of Cloud | Cold Waves Symposium | 2021",
    ],
    "labelled": [
        "misc | miro2024molecule | Miró, J. and Lund, P. and Arend*, V. | A Molecule That Nobody Needs | Ann. Cold Chem., 39, e70071 | 2024",
        "article | lund2023second | Lund, P. and Arend, V. | A second molecule | Letters on Ponds | 2023",
        "article | arend2022third | Arend, V. and Lund, P. | A third molecule | Letters on Ponds | 2022",
        "article | arend2021fourth | Arend, V. and Lund, P. | A Fourth Molecule Is Found at Last | Letters on Ponds | 2021",
        "article | arend2020molecules | Arend, V. and Lund, P. | Molecules of the Last Ten Winters | Letters on Ponds | 2020",
        "article | lund2019there | Lund, P. and Arend, V. | Is there a fifth? A molecule and its friends | Letters on Ponds | 2019",
        "article | lund2018acids | Lund, P. and Arend, V. | Acids vs. bases in small lakes | Letters on Ponds, 39 | 2018",
    ],
    "prose": [],
}
OWNERS = {
    "numbered": "Ines Valmora",
    "thumbnails": "Tobias Renk",
    "economist": "Amara Lindqvist",
    "breaks": "Nkem Adaora",
    "headings": "Lena Brandt",
    "plain": "Paul Okafor",
    "bullets": "Jun-ichi Sato",
    "kramdown": "Mary Ann van der Berg",
    "html-list": "Priya Raman",
    "chinese": "王小明",
    "messy": "Ravi Patel",
    "mixed": "Leonor Haas",
    "identifiers": "Vera Arend",
    "numbers": "Lena Brandt",
    "ieee": "Jane Q. Public",
    "short-titles": "Petra Lund",
    "vancouver": "Petra Q. Lund",
    "joint": "Amara Lindqvist",
    "tables": "Nkem Adaora",
    "labelled": "Vera Arend",
    "prose": "Oda Fjeld",
    "home": "Zhiming Zhou",
}
STAYS = {
    "numbered": "4. Chapter on sea ice in a handbook that I have not got a copy of. Ask me.",
    "thumbnails": "Some papers are highlighted.",
    "economist": "Insurance for Ghost Towns (joint with Paul Okafor)",
    "breaks": "- **Jan 2024**: I visited the lab of Tobias Renk.",
    "headings": "### Work that is not finished\n\nAsk me about it over coffee.",
    "bullets": "- Reviewer for *Radio Letters*, 2018, 2019",
    "html-list": "- A poster about lichen that I lost on a train.",
    "messy": "* I won a prize of $5 and lost $10.",
    "mixed": "rivr, a package for R, 2020. [CRAN](https://cran.example.org/rivr)",
    "ieee": "Some closing words, with a [link](http://x.example).",
    "short-titles": "- Miró, J. (2015). Reviewer. *Letters on Ponds*.\n"
    "- Miró, J. (2014). Editorial. See the *Annals of Cold Water*, 3(4), 5–6.\n"
    "- Lund, P. Snow. *Annals of Cold Water*, 2013.",
    "vancouver": "- Arend V, Lund PQ. 2014. School of Water, Nordhavn.",
    "joint": "* [Insuring the Insurers](https://example.org/ins.pdf), 2023, with Lena Brandt "
    "(Bank of Nordhavn) and Paul Okafor (University of Vell).\n"
    "* A paper about tides, with Paul Okafor.",
    "tables": "| Dew | Nkem Adaora, Tobias Renk | Workshop on Tables | 2019 |\n"
    "| A row that says nothing of the sort | | | |",
    "labelled": "### Special issues",
    "prose": "**Introduction to Moss**  \nOda Fjeld, Priya Raman  \nGarden University, 2022",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_publications_of_a_page_are_recognised(name) -> None:
    assert rows(read(PAGES / f"{name}.md")[0]) == EXPECTED[name]


@pytest.mark.parametrize("name", OWNERS)
def test_whose_page_it_is(name) -> None:
    site = read(PAGES / f"{name}.md")[0]
    assert site.owner == OWNERS[name]
    assert site.bio is not None
    assert site.bio.argument == OWNERS[name]
    assert site.bio.body


@pytest.mark.parametrize("name", STAYS)
def test_what_is_no_publication_stays_word_for_word(name) -> None:
    assert STAYS[name] in home(read(PAGES / f"{name}.md")[0])


@pytest.mark.parametrize("name", OWNERS)
def test_every_listed_key_is_an_entry_and_stands_in_one_list(name) -> None:
    site = read(PAGES / f"{name}.md")[0]
    found = re.findall(r"(?m)^(?::keys: |:::\{publication\} )(.+)$", home(site))
    listed = [key for line in found for key in line.split(", ")]
    assert listed == [one.entry.key for one in site.entries]


def fields(site: Site, key: str) -> dict[str, str]:
    return dict(next(one.entry.fields for one in site.entries if one.entry.key == key))


def test_links_become_fields_as_far_as_their_labels_are_kept() -> None:
    site = read(PAGES / "numbered.md")[0]
    found = fields(site, "adaora2021firn")
    assert found["arxiv"] == "2101.01234"
    assert found["code"] == "https://github.com/valmora/firn"
    assert found["data"] == "https://zenodo.org/records/123456"
    assert fields(site, "valmora2023listening")["doi"] == "10.5555/jga.14.2.101"
    assert fields(site, "renk2023cracks")["award"] == "Best Paper Award"
    other = fields(read(PAGES / "economist.md")[0], "lindqvist2019premia")
    assert "\\href{https://example.org/dark.zip}{Replication files}" in other["links"]


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [
        ("arend2021thermal", "doi", "10.5555/jps-9.4"),
        ("miro2019duckweed", "doi", "10.5555/lop.2019.7"),
        ("arend2018reeds", "doi", "10.5555/wwa.18"),
        ("arend2020notes", "arxiv", "2005.00001"),
        ("lund2017frogs", "arxiv", "1705.00001v2"),
        ("arend2016two", "arxiv", None),
        ("arend2015rain", "doi", None),
    ],
)
def test_an_identifier_at_the_end_of_a_venue_is_a_field(key, name, value) -> None:
    assert fields(read(PAGES / "identifiers.md")[0], key).get(name) == value


@pytest.mark.parametrize(
    ("page", "key", "numbers"),
    [
        ("numbered", "valmora2023listening", ("14", "2", "101--118", "")),
        ("numbered", "adaora2021firn", ("3", "", "", "")),
        ("economist", "lindqvist2019premia", ("8", "2", "", "")),
        ("plain", "okafor2017insuring", ("12", "", "1--20", "")),
        ("mixed", "haas2021floods", ("12", "", "33--60", "")),
        ("numbers", "brandt2020sums", ("79", "2", "101--118", "")),
        ("numbers", "brandt2018remainders", ("3", "4", "12--19", "March")),
        ("numbers", "okafor2016carrying", ("12", "3", "4--5", "")),
        ("numbers", "brandt2017differences", ("", "", "12--19", "")),
        ("numbers", "okafor2015quotients", ("", "", "7", "")),
        ("numbers", "brandt2014borrowing", ("", "", "", "")),
        ("numbers", "okafor2013digits", ("", "", "", "")),
        ("numbers", "brandt2012zeros", ("", "", "", "")),
        ("numbers", "brandt2011ones", ("4", "2", "", "")),
    ],
)
def test_volume_number_and_pages_are_fields_where_that_is_sure(page, key, numbers) -> None:
    found = fields(read(PAGES / f"{page}.md")[0], key)
    names = ("volume", "number", "pages", "month")
    assert tuple(found.get(name, "") for name in names) == numbers


def test_papers_as_ieee_has_them_in_paragraphs_and_lists() -> None:
    site = read(PAGES / "ieee.md")[0]
    fast, slow = fields(site, "public2016fast"), fields(site, "renk2015slow")
    names = ("label", "volume", "number", "pages", "month")
    assert [fast[name] for name in names] == ["1", "3", "2", "1--9", "Mar"]
    assert (slow["pages"], slow["award"]) == ("100--104", "Best Student Paper Award")


def test_a_sentence_around_a_title_in_quotes_is_no_title(moved) -> None:
    item = '[2] R. Roe, J. Q. Public, "Slow things," in Proc. IEEE ICASSP, 2015, pp. 100-104.'
    assert not moved(PUBLICATIONS + item).entries


@pytest.mark.parametrize("title", ["Public goods and bad people", "Public Goods, Trust, and Toll"])
def test_a_title_may_begin_with_the_name_of_the_owner(moved, title) -> None:
    text = f"# Jane Q. Public\n\n## Publications\n\n- Roe, M. S. {title}. *Nature*, 2020.\n"
    assert all(one.entry.get("title") == title for one in moved(text).entries)


def test_what_else_a_publication_says() -> None:
    thumbnails = fields(read(PAGES / "thumbnails.md")[0], "renk2022snownerf")
    assert thumbnails["preview"] == "https://example.org/snownerf.jpg"
    assert thumbnails["preview_alt"] == "SnowNeRF teaser"
    assert thumbnails["award"] == "Oral Presentation"
    assert thumbnails["note"].startswith("Snow falls in front of the camera")
    economist = fields(read(PAGES / "economist.md")[0], "lindqvistwho")
    assert economist["status"] == "submitted"
    assert economist["abstract"].startswith("Nobody does.")
    assert fields(read(PAGES / "mixed.md")[0], "haas2023rivers")["label"] == "P2"
    assert fields(read(PAGES / "kramdown.md")[0], "valmorawho")["file"] == "Draft:/iceberg.pdf:"
    assert fields(read(PAGES / "breaks.md")[0], "adaorafog")["status"] == "submitted"


def test_drafts_of_the_model_page_are_drafts() -> None:
    site = read(PAGES / "home.md")[0]
    draft = site.entries[0].entry
    assert draft.get("status") == "draft"
    assert draft.get("journal") == (
        "Submitted to the Journal of Machine Learning Research (JMLR Submission)"
    )
    assert ":::{talk} On the Key Problems of GANs\n:status: draft\n:slides: https" in home(site)
    assert "- Training issues\n  - Instability (LGANs)\n" in home(site)
    assert "% ## Talk Slides" in home(site)
    assert site.settings == {"profile_summary_label": "Brief introduction"}


def test_a_folder_with_other_pages_and_files() -> None:
    site, report = read(PAGES / "site")
    assert set(site.pages) == {"publications.md", "posts/2023-04-01-spring.md"}
    assert len(site.entries) == 2
    assert fields(site, "tanaka2022avalanches")["pdf"] == "files/papers/avalanches.pdf"
    assert site.files == {
        "files/cv.pdf": "cv.pdf",
        "files/papers/avalanches.pdf": "papers/avalanches.pdf",
        "images/kei.png": "images/kei.png",
    }
    assert dict(site.bio.options) == {"email": "kei@example.org", "github": "keitanaka"}
    assert any("../../etc/passwd" in item.what for item in report.items)


def test_every_item_has_a_line() -> None:
    for name in OWNERS:
        report = read(PAGES / f"{name}.md")[1]
        assert report.items
        assert all(item.line for item in report.items), name


PUBLICATIONS = "# Jane Doe\n\n## Publications\n\n"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            '1. Jane Doe, Max Roe. "On Things." In *ICML*, 2020.',
            "inproceedings | doe2020things | Doe, Jane and Roe, Max | On Things | ICML | 2020",
        ),
        (
            "- J. Doe, M. Roe. On many things. Journal of Things 3(4):5-6, 2020.",
            "article | doe2020many | Doe, J. and Roe, M. | On many things | Journal of Things | 2020",
        ),
        (
            "**On Things**<br>Jane Doe, Max Roe<br>*Nature*, 2020",
            "article | doe2020things | Doe, Jane and Roe, Max | On Things | Nature | 2020",
        ),
        (
            "**On Things**\n\nJane Doe, Max Roe\n\n*Journal of Things*, 2020\n\n[PDF](https://x.org/a.pdf)",
            "article | doe2020things | Doe, Jane and Roe, Max | On Things | Journal of Things | 2020",
        ),
        (
            "On Things\n- Jane Doe and Max Roe\n- Conference on Things (CoT, 2020)\n- [PDF](https://x.org/a.pdf)",
            "inproceedings | doe2020things | Doe, Jane and Roe, Max | On Things | Conference on Things | 2020",
        ),
        (
            "[On Things](https://x.org/a.pdf), Jane Doe, Max Roe, *Workshop on Things*, 2020",
            "inproceedings | doe2020things | Doe, Jane and Roe, Max | On Things | Workshop on Things | 2020",
        ),
        (
            'Roe, Max, **Jane Doe**, and Ann Poe. "On things." *Journal of Things*, 2020.',
            "article | roe2020things | Roe, Max and Doe, Jane and Poe, Ann | On things | Journal of Things | 2020",
        ),
        (
            "**“On Things?” A Question**<br>Jane Doe, Max Roe<br>In IEEE/RSJ Conference on Things, 2020<br>"
            "[[Paper]](https://x.org/a.pdf) / [[Code]](https://x.org/c)",
            "inproceedings | doe2020things | Doe, Jane and Roe, Max | “On Things?” A Question | IEEE/RSJ Conference on Things | 2020",
        ),
        (
            "[On Things](#) by Max Roe, Jane Doe. *Conference on Things (CoT)*, Oslo, 2020<br>**Best paper award**",
            "inproceedings | roe2020things | Roe, Max and Doe, Jane | On Things | Conference on Things (CoT), Oslo | 2020",
        ),
        (
            "### **On Things**  \nJane Doe, Max Roe.  \nIn Conference on Things, 2020.  \n[[Paper]](https://x.org/a.pdf)",
            "inproceedings | doe2020things | Doe, Jane and Roe, Max | On Things | Conference on Things | 2020",
        ),
        (
            "Doe, J., Roe, M. (2020, October). On things of May. *Workshop on Things*, Oslo.",
            "inproceedings | doe2020things | Doe, J. and Roe, M. | On things of May | Workshop on Things, Oslo | 2020",
        ),
        (
            "Doe, J., Roe, M. (2020). On things. *Journal of Things*, 3, 4.",
            "article | doe2020things | Doe, J. and Roe, M. | On things | Journal of Things, 3, 4 | 2020",
        ),
    ],
)
def test_forms_of_a_single_publication(moved, text, row) -> None:
    assert rows(moved(PUBLICATIONS + text)) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "See my [Google Scholar](https://scholar.google.com/citations?user=x) page.",
        "A list of papers, 2020, by many people, follows here.",
        "- Deep Learning, Machine Translation, Neural Networks",
        "- Jane Doe",
        "- 2020",
        "**Awards:** Best Paper Award, 2020",
        "Jane Doe, Max Roe, Ann Poe, 2020",
        "- Reviewer for the Journal of Things, 2019, 2020",
        "> Jane Doe, Max Roe. A quoted thing. Journal of Things, 2020.",
        "| Jane Doe, Max Roe | *On Things* | 2020 |\n|---|---|---|\n| a | b | c |",
        "    **On Things**\n    Jane Doe, Max Roe\n    Journal, 2020",
        "Title with a script <script>alert(1)</script>, Jane Doe, Max Roe, ICML 2020",
    ],
)
def test_what_is_no_publication(moved, text) -> None:
    site = moved(PUBLICATIONS + text)
    assert rows(site) == []


@pytest.mark.parametrize(
    ("heading", "count"),
    [("Publications", 1), ("Selected Papers", 1), ("Teaching", 0), ("News", 0), ("Service", 0)],
)
def test_the_heading_says_what_to_look_for(moved, heading, count) -> None:
    site = moved(f"# Jane Doe\n\n## {heading}\n\n- **On Things**, Jane Doe, Max Roe, ICML, 2020.\n")
    assert len(site.entries) == count


def test_a_sure_publication_is_found_without_a_heading(moved) -> None:
    site = moved(
        "# Jane Doe\n\nI am Jane, and I study things as they are.\n\n**On Things**  \n**Jane Doe**\\*, Max Roe, "
        "Ann Poe  \n*Conference on Things*, 2020  \n[[PDF](https://x.org/a.pdf)]\n"
    )
    assert len(site.entries) == 1


def test_the_works_of_others_that_a_page_refers_to_are_no_publications(moved) -> None:
    item = "Max Roe, Ann Poe:\n*On the Things of Others*.\nJournal of Things 3, 2020. [PDF](https://x.org)\n"
    assert not moved(f"# Jane Doe\n\n# How it works\n\nIt does.\n\n{item}").entries
    assert not moved(f"# Jane Doe\n\n## Publications\n\n## References\n\n{item}").entries


@pytest.mark.parametrize(
    "name", ["**On, Things: A Title**", "[Collaborate, Deliberate: A Title](https://x.org/a)"]
)
def test_a_title_with_commas_is_no_list_of_authors(moved, name) -> None:
    assert not moved(
        f"{PUBLICATIONS}- {name}\n  *Conference on Things, 2020*\n  A sentence about it.\n"
    ).entries


def test_an_ampersand_in_an_address_stays(moved) -> None:
    address = "https://x.org/forum?id=a&noteId=b&copy=1"
    site = moved(
        f'{PUBLICATIONS}- <b>On Things</b>, <a href="https://x.org/?a=1&not=2">Jane Doe</a>, Max Roe, '
        f"*Nature*, 2020. [<a href='{address}'>PDF</a>]\n"
    )
    assert fields(site, "doe2020things")["pdf"] == address
    assert site.people["jane-doe"]["url"] == "https://x.org/?a=1&not=2"


def test_two_publications_are_never_made_one(moved) -> None:
    site = moved(
        PUBLICATIONS
        + "**On Things**\nJane Doe, Max Roe\nICML, 2020\n**On Others**\nMax Roe, Jane Doe\n"
        "ICML, 2021\n"
    )
    assert all("Others" not in "".join(dict(one.entry.fields).values()) for one in site.entries)


def test_the_same_publication_twice_is_one_entry(moved) -> None:
    item = "- **On Things**, Jane Doe, Max Roe, ICML, 2020.\n"
    site = moved(f"# Jane Doe\n\n## Selected Papers\n\n{item}\n## All Papers\n\n{item}")
    assert len(site.entries) == 1
    assert home(site).count(":keys: doe2020things") == 2


def test_a_draft_does_not_swallow_what_is_published(moved) -> None:
    item = "**On Things**, Jane Doe, Max Roe, ICML, 2020.\n"
    site = moved(f"{PUBLICATIONS}<!--\n{item}-->\n\n{item}")
    assert [one.entry.get("status") for one in site.entries] == ["draft", ""]


def test_years_over_publications_are_theirs(moved) -> None:
    site = moved(f"{PUBLICATIONS}### 2019\n\n- **On Things**, Jane Doe, Max Roe, *Nature*\n")
    assert fields(site, "doe2019things")["year"] == "2019"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "---\n",
        "---\n---\n",
        "---\ntitle: [\n---\ntext",
        "<!--",
        "<!-- -->",
        "# ",
        "- \n- \n",
        "[](",
        "[[[[[" * 2000,
        "*" * 5000,
        "`" * 5000,
        "<div>" * 2000,
        "<details>" * 500,
        "> " * 500 + "deep",
        "- " * 300 + "deep",
        "a](" + " " * 20_000,
        "\ue0000\ue001 \ue0001\ue001",
        "{% if x %}{{ y",
        "(" * 3000 + ")" * 3000,
        "## Publications\n\n" + "Ann Lee, " * 3000 + '"A Title", 2020',
        "## Publications\n\n" + "**" + "word " * 4000 + "**",
        "\x00\x01\x02 text",
    ],
)
def test_strange_pages_are_read(moved, text) -> None:
    site = moved(text)
    assert site_files(site)


def test_a_page_that_is_too_long_is_left(tmp_path) -> None:
    path = tmp_path / "home.md"
    path.write_text("# A\n" + "word " * (MAX_PAGE // 4))
    site, report = read(path)
    assert not site.home
    assert any(item.outcome is Outcome.LEFT and "longer" in item.why for item in report.items)


def test_pages_are_recognised(tmp_path) -> None:
    def sure(**files: str) -> int:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, text in files.items():
            (folder / name.replace("__", ".")).write_text(text)
        return SYSTEM.recognises(Source.open(folder, Report()))

    assert sure(index__md="# A\n") > sure(README__md="# A\n") > 0
    assert sure(paper__tex="\\section{A}") == 0
    assert sure() == 0
    assert SYSTEM.recognises(Source.open(PAGES / "home.md", Report())) > 0


def test_what_stands_beside_co_authors_and_volumes() -> None:
    site = read(PAGES / "joint.md")[0]
    assert fields(site, "lindqvist2023last")["note"] == "Bank of Nordhavn"
    assert fields(site, "lindqvist2025model")["month"] == "February"
    assert fields(site, "lindqvist2025model")["abstract"] == "Everybody waits, and we say how long."
    found = fields(site, "lindqvist2022premia")
    names = ("volume", "number", "pages", "url")
    assert [found[name] for name in names] == ["53", "4", "605--616", "https://example.org/premia"]
    assert fields(site, "lindqvist2020letters")["doi"] == "10.5555/rsm.7.2"
    text = home(site)
    assert "**Dread Alone**. (2021)." in text
    assert "- **3rd August 2024**: Paper accepted" in text


def test_with_somebody_says_nothing_where_the_owner_is_not_known(moved) -> None:
    assert not moved("## Papers\n\n**On Things** with Max Roe (2020). *Nature*.\n").entries


def test_a_paper_without_authors_is_the_owners_only_beside_joint_ones(moved) -> None:
    alone = "**On Things Alone at Night**, *Journal of Things*, 2020"
    assert not moved(f"{PUBLICATIONS}- {alone}\n").entries
    joint = "**On Other Things**, with Max Roe, *Journal of Things*, 2021"
    assert len(moved(f"{PUBLICATIONS}- {alone}\n- {joint}\n").entries) == 2


def test_the_head_of_a_table_is_told_of(tmp_path) -> None:
    _, report = read(PAGES / "tables.md")
    heads = [(one.line, one.end) for one in report.items if one.what == "the head of a table"]
    assert heads == [(7, 8), (12, 13)]


def test_labels_and_icons() -> None:
    site = read(PAGES / "labelled.md")[0]
    assert fields(site, "miro2024molecule")["label"] == "12"
    assert fields(site, "arend2022third")["label"] == "11"
    second = fields(site, "lund2023second")
    assert second["links"] == "\\href{https://example.org/second}{Link}"
    assert "preview" not in second


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Doe J, Roe M, and Poe A.", "Doe, J and Roe, M and Poe, A"),
        ("Doe JQ, M Roe.", "Doe, JQ and Roe, M"),
        ("de Vries JA, Mac Adam K.", "de Vries, JA and Mac Adam, K"),
        ("Jane Doe - Max Roe - Ann Poe", "Doe, Jane and Roe, Max and Poe, Ann"),
        ("Doe, J., Roe, M., ... Poe, A.", "Doe, J. and Roe, M. and Poe, A. and others"),
        ("Jane Doe, Weinan E.", "Doe, Jane and E., Weinan"),
    ],
)
def test_names_in_the_order_of_medicine(moved, written, authors) -> None:
    site = moved(
        f"{PUBLICATIONS}- {written} (2020). On many things. *Journal of Things*, 3(4), 5-6.\n"
    )
    assert [one.entry.get("author") for one in site.entries] == [authors]


def test_a_heading_that_announces_publications_is_nobody(moved) -> None:
    site = moved("## Peer Reviewed\n\n- Roe M, **Doe J**. 2020. On things. *Nature*.\n- A.\n")
    assert site.owner != "Peer Reviewed"


def test_a_file_of_publications_by_its_name(tmp_path) -> None:
    text = "**On Many Things**\\\nJane Doe, Max Roe\\\nCoT 2020\n"
    (tmp_path / "publications.md").write_text(text, encoding="utf-8")
    assert len(read(tmp_path / "publications.md")[0].entries) == 1


def test_a_heading_is_the_title_though_more_stands_below(moved) -> None:
    text = (
        "### Ice that sings in the dark\n\n_J.Doe, M. Roe_ <br>\n"
        "[arXiv:2401.00001](https://arxiv.org/abs/2401.00001)\nJ. Ice 07 (2024) 279\n\n"
        "<p>Ice sings.<br><svg></svg></p>\n"
    )
    site = moved(PUBLICATIONS + text)
    assert [one.entry.get("title") for one in site.entries] == ["Ice that sings in the dark"]
    assert site.entries[0].entry.get("author") == "Doe, J. and Roe, M."
    assert "Ice sings." in home(site)


@pytest.mark.parametrize(
    "text",
    [
        "**Forum of Things**: [(Society of Things)](https://x.org). Oslo, Norway (14/09/2023 - 16/09/2023).",
        "J. Doe, M. Roe<br>J. Ice 07 (2024) 279<br>[PDF](https://x.org/a.pdf)",
        "### On Many Things of Ice\n\nDoe, J., Roe, M., Poe S.“On Many Things of Ice”. Nature, 2020.",
        "**On Things Alone**, *Journal of Things*, 2020",
        "[On Things](https://x.org/a) [Max Roe](https://x.org/b) [Ann Poe](https://x.org/c)",
    ],
)
def test_what_is_no_publication_makes_none(moved, text) -> None:
    assert not moved(PUBLICATIONS + text).entries
