"""What the linter finds in a bibliography, and what it lets pass."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sphinx_profile.lint import Flaw, Settings, check
from sphinx_profile.lint.checksums import is_isbn, is_issn
from sphinx_profile.lint.codes import codes_of
from sphinx_profile.lint.distance import is_one_edit, nearest

TODAY = datetime.date(2026, 6, 1)


def flaws_of(folder: Path, bib: str, select: str = "ALL", **files: str) -> list[Flaw]:
    """The flaws of a bibliography, beside files whose names have ``__`` for the full stop."""
    (folder / "a.bib").write_text(bib, encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    found = check([folder], Settings(select=codes_of(select)), TODAY)
    return list(found.flaws)


def codes(flaws: list[Flaw]) -> list[str]:
    return [flaw.code.value for flaw in flaws]


def entry(fields: str, kind: str = "misc", key: str = "k") -> str:
    return f"@{kind}{{{key},\n{fields}\n}}\n"


def entries(*fields: str, kind: str = "misc") -> str:
    return "".join(entry(text, kind, f"k{number}") for number, text in enumerate(fields))


# -- identifiers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("doi = {10.1145/3292500.3330701}", []),
        ("doi = {10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2}", []),
        (r"doi = {10.1007/978-3-540-74958-5\_1}", []),
        ("doi = {10.1000.10/123}", []),
        ("doi = {doi:10.1145/1}", ["ID103"]),
        ("doi = {DOI: 10.1145/1}", ["ID103"]),
        ("doi = {http://dx.doi.org/10.1145/1}", ["ID103"]),
        ("doi = {doi: https://doi.org/10.1145/1}", ["ID103"]),
        ("doi = {https://doi.org/10.1145%2F1}", ["ID103"]),
        ("doi = {https://doi.org/https://doi.org/10.1145/1}", ["ID103"]),
        ("doi = {https://dl.acm.org/doi/10.1145/1}", ["ID103"]),
        ("doi = {10.1145}", ["ID102"]),
        ("doi = {10.1145/1, 10.1145/2}", ["ID102"]),
        ("doi = {10.1145/1.}", ["ID102"]),
        ("doi = {n/a}", ["ID102"]),
        ("doi = {}", []),
        ("arxiv = {1902.05687}", []),
        ("arxiv = {arxiv.org/abs/1902.05687}", ["ID105"]),
        ("arxiv = {https://doi.org/10.48550/arXiv.1902.05687}", ["ID105"]),
        ("arxiv = {1902.05687v2}", []),
        ("arxiv = {0704.0001}", []),
        ("arxiv = {hep-th/9901001}", []),
        ("arxiv = {math.GT/0309136}", []),
        ("arxiv = {arXiv:1902.05687}", ["ID105"]),
        ("arxiv = {https://arxiv.org/pdf/1902.05687.pdf}", ["ID105"]),
        ("arxiv = {1913.05687}", ["ID104"]),
        ("arxiv = {1902.5687}", ["ID104"]),
        ("arxiv = {1402.05687}", ["ID104"]),
        ("arxiv = {hep-th/9913001}", ["ID104"]),
        ("eprint = {1902.05687}, archiveprefix = {arXiv}", []),
        ("eprint = {1902.0568x}, archiveprefix = {arXiv}", ["ID104"]),
        ("eprint = {anything at all}, eprinttype = {hdl}", []),
        ("eprint = {anything at all}", []),
        ("orcid = {0000-0002-1825-0097}", []),
        ("orcid = {https://orcid.org/0000-0002-1694-233X}", []),
        ("orcid = {0000-0002-1825-0098}", ["ID106"]),
        ("orcid = {0000-0002-1825}", ["ID106"]),
        ("isbn = {978-3-16-148410-0}", []),
        ("isbn = {9783161484100}", []),
        ("isbn = {0-306-40615-2}", []),
        ("isbn = {0-8044-2957-X}", []),
        ("isbn = {978-3-16-148410-0 (print), 0-306-40615-2}", []),
        ("isbn = {978–3–16–148410–0}", []),
        ("isbn = {978-3-16-148410-1}", ["ID107"]),
        ("isbn = {0-306-40615-3}", ["ID107"]),
        ("isbn = {977-3-16-148410-3}", ["ID107"]),
        ("isbn = {978-3-16}", ["ID107"]),
        ("issn = {0378-5955}", []),
        ("issn = {03785955}", []),
        ("issn = {2434-561X}", []),
        ("issn = {0378-5955, 2434-561X}", []),
        ("issn = {0378-5954}", ["ID108"]),
        ("issn = {378-5955}", ["ID108"]),
        ("pmid = {23193287}", []),
        ("pmid = {PMC3531190}", ["ID109"]),
        ("hal = {hal-01234567}", []),
    ],
)
def test_identifiers(tmp_path: Path, field: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, entry(field), "ID")) == expected


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        ("title = {A}", "article", ["ID101"]),
        ("title = {A}", "inproceedings", ["ID101"]),
        ("title = {A}", "book", []),
        ("title = {A}, doi = {10.1145/1}", "article", []),
        ("title = {A}, url = {https://doi.org/10.1145/1}", "article", []),
        ("title = {A}, arxiv = {1902.05687}", "article", []),
        ("title = {A}, openreview = {HkgTkhRcKQ}", "inproceedings", []),
        ("title = {A}, status = {submitted}", "article", []),
        ("title = {A}, pdf = {https://arxiv.org/pdf/1902.05687}", "article", []),
        ("title = {A}, html = {https://valmora.example.org/a}", "article", ["ID101"]),
    ],
)
def test_a_missing_doi(tmp_path: Path, fields: str, kind: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, entry(fields, kind), "ID")) == expected


@pytest.mark.parametrize(
    "number", ["9783161484100", "0306406152", "080442957X", "979-10-90636-07-1"]
)
def test_isbn_that_fit(number: str) -> None:
    assert is_isbn(number)


@pytest.mark.parametrize(
    "number", ["9783161484101", "0306406153", "9773161484100", "", "97831614841X0"]
)
def test_isbn_that_do_not_fit(number: str) -> None:
    assert not is_isbn(number)


def test_issn() -> None:
    assert is_issn("0378-5955") and is_issn("2434-561x")
    assert not is_issn("0378-5956") and not is_issn("0378-595") and not is_issn("")


# -- duplicates -------------------------------------------------------------------------------

PAPER = "author = {Valmora, Ines}, title = {Under the Ice}, year = {2021}"
DATED = "author = {Valmora, Ines}, title = {Under the Ice}, date = {2021-06"


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        (entry("title = {A}") + entry("title = {B}"), ["DU101"]),
        (entry("title = {A}") + entry("title = {A}"), ["DU101"]),
        (entry("title = {A}") + "@comment{" + entry("title = {A}") + "}", []),
        (entry("title = {A}") + "% " + entry("title = {A}").replace("\n", " "), []),
        (entries("doi = {10.1/a}", "doi = {10.1/b}"), []),
        (entries("doi = {10.1000/a}", "doi = {https://doi.org/10.1000/A}"), ["DU102"]),
        (
            entry("doi = {10.1000/a}", "proceedings", "p") + entry("doi = {10.1000/a}", key="q"),
            [],
        ),
        (entries(PAPER, PAPER), ["DU103"]),
        (entries(PAPER, PAPER.replace("Under the Ice", r"{\"U}nder--the {ICE}")), ["DU103"]),
        (entries(PAPER, PAPER.replace("2021", "2022")), []),
        (entries(PAPER, PAPER.replace("Valmora, Ines", "Renk, Tobias")), []),
        (entries(f"{PAPER}, volume = {{1}}", f"{PAPER}, volume = {{2}}"), []),
        (entries(f"{PAPER}, doi = {{10.1000/a}}", f"{PAPER}, doi = {{10.1000/b}}"), []),
        (entries(f"{PAPER}, subtitle = {{One}}", f"{PAPER}, subtitle = {{Two}}"), []),
        (entries("title = {Editorial}, year = {2021}", "title = {Editorial}, year = {2021}"), []),
        (entry(PAPER, "phdthesis", "t") + entry(PAPER, "article", "a"), []),
        (entries(f"{PAPER}, note = {{Patent 1}}", f"{PAPER}, note = {{Patent 2}}"), []),
        (entries(f"{PAPER}, location = {{Oslo}}", f"{PAPER}, location = {{Bern}}"), []),
        (entries(f"{PAPER}, note = {{In French}}", PAPER), ["DU103"]),
        (
            entries(
                f"{DATED}-03}}, booktitle = {{A}}",
                f"{DATED}-04}}, booktitle = {{B}}",
                kind="inproceedings",
            ),
            [],
        ),
        (
            entries(
                f"{DATED}-03}}, booktitle = {{A}}",
                f"{DATED}-03}}, booktitle = {{B}}",
                kind="inproceedings",
            ),
            ["DU103"],
        ),
    ],
)
def test_duplicates(tmp_path: Path, bib: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, bib, "DU")) == expected


def test_keys_of_two_files_of_one_folder_and_of_two_folders(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text(entry("title = {B}"))
    assert codes(flaws_of(tmp_path, entry("title = {A}"), "DU")) == ["DU101"]
    assert flaws_of(tmp_path, entry("title = {B}, note = {x}"), "DU") == []
    conf = 'profile_bibfiles = ["a.bib", "b.bib"]\n'
    found = flaws_of(tmp_path, entry("title = {B}, note = {x}"), "DU", conf__py=conf)
    assert codes(found) == ["DU101"]
    (tmp_path / "conf.py").unlink()
    (tmp_path / "other").mkdir()
    (tmp_path / "b.bib").rename(tmp_path / "other" / "b.bib")
    assert flaws_of(tmp_path, entry("title = {A}"), "DU") == []


ARXIV = f"{PAPER}, eprint = {{2101.00001}}, eprinttype = {{arxiv}}"
JOURNAL = f"{PAPER}, journal = {{Nature}}".replace("2021", "2022")


@pytest.mark.parametrize(
    ("preprint", "published", "expected"),
    [
        (entry(ARXIV, "misc", "p"), entry(JOURNAL, "article", "j"), ["DU104"]),
        (entry(ARXIV, "online", "p"), entry(JOURNAL, "inproceedings", "j"), ["DU104"]),
        (entry(PAPER, "unpublished", "p"), entry(JOURNAL, "article", "j"), ["DU104"]),
        (
            entry(f"{PAPER}, journal = {{arXiv preprint arXiv:2101.00001}}", "article", "p"),
            entry(JOURNAL, "article", "j"),
            ["DU104"],
        ),
        (
            entry(ARXIV, "misc", "p"),
            entry(f"{JOURNAL}, arxiv = {{2101.00001}}", "article", "j"),
            [],
        ),
        (entry(f"{PAPER}, pages = {{1--9}}", "misc", "p"), entry(JOURNAL, "article", "j"), []),
        (entry(f"{ARXIV}, related = {{j}}", "misc", "p"), entry(JOURNAL, "article", "j"), []),
        (
            entry(
                f"{PAPER}, journal = {{bioRxiv}}, doi = {{10.1101/2021.02.03.1234}}", "article", "p"
            ),
            entry(f"{JOURNAL}, doi = {{10.1038/1}}", "article", "j"),
            ["DU104"],
        ),
        (entry(f"{ARXIV}, doi = {{10.1038/1}}", "misc", "p"), entry(JOURNAL, "article", "j"), []),
        (
            entry(f"{ARXIV}, doi = {{10.1038/1}}", "misc", "p"),
            entry(f"{JOURNAL}, doi = {{10.1038/1}}", "article", "j"),
            [],
        ),
        (
            entry(ARXIV.replace("Valmora, Ines", "Renk, Tobias"), "misc", "p"),
            entry(JOURNAL, "article", "j"),
            [],
        ),
        (
            entry(JOURNAL, "article", "p"),
            entry(JOURNAL.replace("2022", "2023"), "article", "j"),
            [],
        ),
    ],
)
def test_versions(tmp_path: Path, preprint: str, published: str, expected: list[str]) -> None:
    for bib in (preprint + published, published + preprint):
        assert codes(flaws_of(tmp_path, bib, "DU")) == expected


# -- people -----------------------------------------------------------------------------------


def authors(*names: str) -> str:
    return entries(*(f"author = {{{name}}}" for name in names))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Zhou, Zhiming", "Zhiming Zhou"], []),
        (["Zhou, Z. M.", "Zhou, Z.M."], []),
        (["ZHOU, ZHIMING", "Zhou, Zhiming"], []),
        (["Zhou, Z.", "Zhou, Zhiming"], ["PE103"]),
        (["Koedinger, Kenneth", "Koedinger, Kenneth R."], ["PE103"]),
        (["Wang, Zhi", "Wang, Zhi-Gang"], []),
        (["Zhou, Z.", "Zhou, Zhiming", "Zhou, Zeno"], []),
        (["Zhou, Z. and Zhou, Zhiming"], []),
        (["Zhou, Z.", "Zhang, Zhiming"], []),
        (["Müller, Jürgen", "Muller, Jurgen"], ["PE104"]),
        (["Zhu, Jun-Yan", "Zhu, Junyan"], ["PE104"]),
        (["Berg-Strand, Anna", "Berg Strand, Anna"], ["PE104"]),
        (["Zhu, Jun-Yan", "Zhu, Jun Yan"], ["PE104"]),
        (["Zhu, J.-Y.", "Zhu, J. Y."], []),
        (["Zhou, Zhiming", "Zhiming, Zhou"], ["PE104"]),
        (["Valmora, Ines", "Valmroa, Ines"], ["PE104"]),
        (["Koedinger, Kenneth", "Koedinger, Kenneht"], ["PE104"]),
        (["Li, Wei", "Li, Wen"], []),
        (["Wang, Xiaoming", "Wang, Xiaomin"], []),
        (["Zhu, Zhiming", "Zhou, Zhiming"], []),
        (["Schmidt, Anna", "Schmitt, Ana"], []),
        (["{The ATLAS Collaboration}", "{ATLAS Collaboration}"], []),
    ],
)
def test_spellings(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, authors(*names), "PE")) == expected


PEOPLE = "ines: {name: Ines Valmora, aliases: [I. V. Valmora]}\nz: {name: Zhihua Zhang}\n"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Valmora, Ines", "Valmora, I."], []),
        (["Valmora, I. V.", "Inés Valmora"], []),
        (["Valmroa, Ines"], ["PE105"]),
        (["Valmora Ines"], ["PE105"]),
        (["Zhang, Zhihau"], ["PE105"]),
        (["Zhang, Zhi-Hua"], ["PE105"]),
        (["Zhang, Wei", "Zhang, Z."], []),
        (["Valmora, Tobias"], []),
    ],
)
def test_names_close_to_the_registry(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, authors(*names), "PE", people__yml=PEOPLE)) == expected


OWNED = 'profile_bibfiles = ["a.bib"]\nprofile_owner = "ines"\nprofile_people = "people.yml"\n'


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Valmora, Ines", "Renk, Tobias and Valmora, I."], []),
        (["Valmora, Ines", "Renk, Tobias"], ["PE102"]),
        (["Valmora, Ines", "Renk, Tobias and others"], []),
        (["Renk, Tobias", "Adaora, Nkem"], ["PE101"]),
        ([], []),
    ],
)
def test_the_owner(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    found = flaws_of(tmp_path, authors(*names), "PE", people__yml=PEOPLE, conf__py=OWNED)
    assert codes(found) == expected


def test_entries_of_others_are_counted_where_they_are_the_greater_part(tmp_path: Path) -> None:
    bib = authors("Valmora, Ines", *("Renk, Tobias" for _ in range(6)))
    found = flaws_of(tmp_path, bib, "PE", people__yml=PEOPLE, conf__py=OWNED)
    assert codes(found) == ["PE102"]
    assert "6 of 7 entries" in found[0].message


def test_the_owner_is_who_the_root_page_says(tmp_path: Path) -> None:
    home = ":::{profile-bio} Ines Valmora\n:aliases: I. Berg\n:::\n"
    conf = 'profile_bibfiles = ["a.bib"]\n'
    bib = authors("Berg, I.", "Renk, Tobias")
    found = flaws_of(tmp_path, bib, "PE", index__md=home, conf__py=conf)
    assert codes(found) == ["PE102"]
    assert "Ines Valmora" in found[0].message


def test_bibliographies_of_others_need_no_owner(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(authors("Renk, Tobias"))
    found = flaws_of(tmp_path, authors("Valmora, Ines"), "PE", people__yml=PEOPLE, conf__py=OWNED)
    assert found == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Valmora, Ines and Renk, Tobias", []),
        ("{Institute for Ice, Water, Snow}", []),
        ("Ines Valmora, Tobias Renk, Nkem Adaora", ["SY107"]),
        ("Valmora, Ines and and Renk, Tobias", ["SY107"]),
        ("Valmora, Ines and", ["SY107"]),
        ("Valmora, Jr, Ines, Maria", ["SY107"]),
    ],
)
def test_malformed_names(tmp_path: Path, value: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, authors(value), "SY")) == expected


# -- venues -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Journal of Glaciology", "Journal of Glaciology", []),
        ("Journal of Glaciology", "Journal of glaciology", ["VE101"]),
        ("Ice \\& Snow", "Ice and Snow", ["VE101"]),
        ("The Journal of Glaciology", "Journal of Glaciology", ["VE101"]),
        ("J Glaciol", "Journal of Glaciology", ["VE101"]),
        ("Electronic Letters", "Electronics Letters Online", []),
        ("Proc. of the IEEE", "Proceedings of the IEEE", ["VE101"]),
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research", ["VE101"]),
        ("JMLR", "Journal of Machine Learning Research", ["VE101"]),
        ("Journal of Glaciolgy", "Journal of Glaciology", ["VE101"]),
        ("Neural Networks", "Neural Network", ["VE101"]),
        ("Physical Review A", "Physical Review B", []),
        ("Physical Review A", "Physical Review", []),
        ("Journal of Glaciology", "Journal of Geology", []),
        (
            "Proceedings of the 35th International Conference on Machine Learning",
            "Proceedings of the 36th International Conference on Machine Learning",
            [],
        ),
        ("ICML 2019", "ICML 2020", []),
        ("Annals of Statistics", "Annals of Probability", []),
        ("IEEE Transactions on Image Processing", "IEEE Transactions on Signal Processing", []),
        ("Nature", "Science", []),
    ],
)
def test_venues(tmp_path: Path, one: str, other: str, expected: list[str]) -> None:
    bib = entries(f"journal = {{{one}}}", f"journal = {{{other}}}")
    assert codes(flaws_of(tmp_path, bib, "VE")) == expected


def test_venues_of_pages(tmp_path: Path) -> None:
    page = "```{publication} Under the Ice\n:venue: J. Glaciol.\n```\n"
    bib = entry("journal = {Journal of Glaciology}")
    assert codes(flaws_of(tmp_path, bib, "VE", a__md=page)) == ["VE101"]


def test_the_rarer_spelling_is_named(tmp_path: Path) -> None:
    names = ["Journal of Glaciolgy", "Journal of Glaciology", "Journal of Glaciology"]
    (flaw,) = flaws_of(tmp_path, entries(*(f"journal = {{{name}}}" for name in names)), "VE")
    assert (flaw.line, flaw.message) == (
        2,
        f"k0: 'Journal of Glaciolgy' is also written 'Journal of Glaciology' ({flaw.path}:4)",
    )


# -- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("year = {2021}", []),
        ("year = {in press}", []),
        ("year = {c. 1890}", []),
        ("year = {1998--1999}", []),
        ("year = {1998--}", []),
        (r"year = {{\noopsort{1973b}}1973}", []),
        ("year = {2015-16}", []),
        ("date = {2021-02-28}", []),
        ("date = {2012-22/2012-23}", []),
        ("date = {2015/2020}", []),
        ("date = {1997/}", []),
        ("year = {20201}", ["DA101"]),
        ("year = {TBA}", ["DA101"]),
        ("date = {2021-13}", ["DA102"]),
        ("date = {2021-02-30}", ["DA102"]),
        ("date = {2020-02-29}", []),
        ("date = {2021-02-29}", ["DA102"]),
        ("year = {2021}, month = jun", []),
        ("year = {2021}, month = {Spring}", []),
        ("year = {2021}, month = {10~jan}", []),
        ("year = {2021}, month = {mar/apr}", []),
        ("year = {2021}, month = {6}", []),
        ("year = {2021}, month = {13}", ["DA102"]),
        ("year = {2021}, month = {0}", ["DA102"]),
        ("year = {2021}, month = {feb 30}", ["DA102"]),
        ("year = {2021}, month = {xyz}", ["DA101"]),
        ("year = {2021}, month = feb, day = {28}", []),
        ("year = {2021}, month = feb, day = {31}", ["DA102"]),
        ("urldate = {2021-04-31}", ["DA102"]),
        ("urldate = {1 January 2021}", []),
        ("year = {2027}", []),
        ("year = {2028}", ["DA103"]),
        ("date = {2028-01-01}", ["DA103"]),
    ],
)
def test_dates(tmp_path: Path, fields: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, entry(fields), "DA")) == expected


# -- files and links --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("pdf = {paper.pdf}", []),
        ("pdf = {my%20paper.pdf}", []),
        ("pdf = {/files/a.pdf}", []),
        ("pdf = {https://example.org/none.pdf}", []),
        ("preview = {https://example.org/none.png}", []),
        ("code = {https://github.com/a/b}", []),
        ("file = {:home/me/none.pdf:PDF}", []),
        ("code = {github.com/a/b.py}", []),
        (r"links = {\href{paper.pdf}{A} \href{https://example.org/b.pdf}{B} \href{c.html}{C}}", []),
        (r"links = {\href{none.pdf}{A}}", ["FI101"]),
        ("url = {www.example.org/a.php?b=c}", []),
        ("pdf = {none.pdf}", ["FI101"]),
        ("preview = {none.png}", ["FI101"]),
        ("poster2 = {none.pdf}", ["FI101"]),
        ("pdf = {../outside.pdf}", ["FI102"]),
        ("pdf = {link.pdf}", ["FI102"]),
        ("pdf = {" + "x" * 5000 + ".pdf}", ["FI101"]),
        ("pdf = {files}", ["FI101"]),
    ],
)
def test_files(tmp_path: Path, field: str, expected: list[str]) -> None:
    site = tmp_path / "site"
    (site / "files").mkdir(parents=True)
    for path in ("site/paper.pdf", "site/my paper.pdf", "site/files/a.pdf", "outside.pdf"):
        (tmp_path / path).write_text("x")
    (site / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    conf = 'profile_bibfiles = ["a.bib"]\n'
    assert codes(flaws_of(site, entry(field), "FI", conf__py=conf)) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.md", ":::{profile-bio} Ines Valmora\n:links: [CV](%s) [P](p.md)\n:::\n"),
        ("index.rst", ".. profile-bio:: Ines Valmora\n   :links: `CV <%s>`__ `P <p.html>`__\n"),
        (
            "index.md",
            "```{link-list}\n:style: icons\n- [CV](%s#page=2)\n- [P](p.md#none.pdf)\n```\n",
        ),
        (
            "index.rst",
            ".. link-list::\n\n   - `CV <%s>`__\n   - `P <https://example.org/p.pdf>`__\n",
        ),
    ],
)
def test_files_of_links(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "extra").mkdir()
    for path in ("cv.pdf", "extra/b.pdf"):
        (tmp_path / path).write_text("x")
    conf = 'html_extra_path = ["extra"]\n'
    for path, expected in (("cv.pdf", []), ("b.pdf", []), ("none.pdf", ["FI101"])):
        (tmp_path / name).write_text(text % path)
        assert codes(flaws_of(tmp_path, "", "FI", conf__py=conf)) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("url = {https://github.com/a}", []),
        ("url = {http://github.com/a}", ["UR101"]),
        ("url = {http://www.nature.com/a}", ["UR101"]),
        ("url = {http://someone.github.io/a}", ["UR101"]),
        ("url = {http://github.com:8080/a}", []),
        ("url = {http://github.com.example.org/a}", []),
        ("url = {http://example.org/http://github.com/}", ["UR101"]),
        (r"note = {See \url{http://arxiv.org/abs/1902.05687}}", ["UR101"]),
        ("doi = {http://doi.org/10.1000/a}", []),
        ("url = {http://wnzhang.net/}", []),
        ("bdsk-url-1 = {http://dx.doi.org/10.1/1}", []),
        ("url = {javascript:alert(1)}", ["UR102"]),
        (r"note = {\href{data:text/html,x}{x}}", ["UR102"]),
        ("url = {mailto:a@example.org}", []),
        ("website = {www.example.org}", ["UR103"]),
        ("code = {github.com/valmora/slush}", ["UR103"]),
        ("website = {http/www.html}", []),
        ("website = {https:/example.org}", ["UR104"]),
        ("website = {https//example.org}", ["UR104"]),
        ("website = {https://https://example.org}", ["UR104"]),
        ("website = {https://exam ple.org/}", ["UR104"]),
        ("website = {https://example.org/a b}", []),
        ('website = {doi:<a href="https://example.org/a">a</a>}', ["UR104"]),
    ],
)
def test_links(tmp_path: Path, field: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, entry(field), "UR")) == expected


def test_the_links_of_a_list(tmp_path: Path) -> None:
    page = ":::{link-list}\n:stlye: icons\n- [CV](cv.pdf)\n- [C](http://github.com/a)\n:::\n"
    found = flaws_of(tmp_path, "", a__md=page)
    assert [(flaw.line, flaw.code.value) for flaw in found] == [
        (2, "EN102"),
        (3, "FI101"),
        (4, "UR101"),
    ]
    assert [flaw.code.value for flaw in found if flaw.is_fixable] == ["UR101"]


def test_the_host_of_the_site_itself_is_known(tmp_path: Path) -> None:
    conf = 'html_baseurl = "https://valmora.example.org/"\n'
    bib = entry("url = {http://valmora.example.org/x}")
    assert codes(flaws_of(tmp_path, bib, "UR", conf__py=conf)) == ["UR101"]


# -- entries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        (entry("title = {A}", "artcle"), ["EN101"]),
        (entry("title = {A}", "inproceding"), ["EN101"]),
        (entry("title = {A}", "software"), []),
        (entry("title = {A}", "somethingelse"), []),
        (entry("jounral = {A}"), ["EN102"]),
        (entry("titel = {A}"), ["EN102"]),
        (entry("autor = {A}"), ["EN102"]),
        (entry("organisation = {A}"), ["EN102"]),
        (entry("keyword = {A}"), ["EN102"]),
        (entry("ulr = {https://a.org}, dio = {10.1145/1}"), ["EN102", "EN102"]),
        (entry("editors = {A}"), ["EN102"]),
        (entry("models = {https://a.org}, projects = {ice}"), []),
        (entry("scopusid = {1}, publisher_url = {x}, semantic_scholar_id = {1}"), []),
        (entry("OPTyear = {2021}, bdsk-url-1 = {x}, adsurl = {x}, timestamp = {x}"), []),
        (entry("my_own_field = {A}, impact = {3}"), []),
        (entry("code2 = {https://a.org}, links = {x}, openreview = {x}"), []),
        (entry("status = {in press}"), []),
        (entry("status = {In-Preparation}"), []),
        (entry("status = {to appear}"), ["EN104"]),
        (entry("pages = {1--9}"), []),
        (entry("pages = {1-9}"), ["EN105"]),
        (entry("pages = {S1 - S9}"), ["EN105"]),
        (entry("pages = {1234-56}"), ["EN105"]),
        (entry("pages = {010402-1}"), []),
        (entry("pages = {12-3}"), []),
        (entry("pages = {1–9}"), []),
        (entry("pages = {1-9, 12-14}"), []),
    ],
)
def test_entries(tmp_path: Path, bib: str, expected: list[str]) -> None:
    found = [code for code in codes(flaws_of(tmp_path, bib, "EN")) if code != "EN103"]
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "fields", "missing"),
    [
        ("article", "author={A}, title={B}, journal={C}, year={2021}", ""),
        ("article", "author={A}, title={B}, journaltitle={C}, date={2021}", ""),
        ("article", "author={A}, title={B}, journal={C}, status={in press}", ""),
        ("article", "title={B}, year={2021}", "author, journal or journaltitle"),
        ("book", "editor={A}, title={B}, publisher={C}, year={2021}", ""),
        ("book", "author={A}, title={B}, year={2021}", "publisher or organization"),
        ("book", "author={A}, title={B}, date={2021}", ""),
        ("inproceedings", "author={A}, title={B}, year={2021}", "booktitle or maintitle"),
        ("phdthesis", "author={A}, title={B}, year={2021}", "school or institution"),
        ("techreport", "author={A}, title={B}, institution={I}, year={2021}", ""),
        ("unpublished", "author={A}, title={B}, note={C}", ""),
        ("unpublished", "author={A}, title={B}", "note or status"),
        ("misc", "note={x}", ""),
        ("booklet", "author={A}", "title"),
    ],
)
def test_required_fields(tmp_path: Path, kind: str, fields: str, missing: str) -> None:
    found = flaws_of(tmp_path, entry(fields, kind), "EN103")
    assert [flaw.message for flaw in found] == ([f"k: @{kind} lacks {missing}"] if missing else [])


def test_a_field_of_the_crossref_is_not_missing(tmp_path: Path) -> None:
    bib = entry("author={A}, title={B}, crossref={p}", "inproceedings") + entry(
        "title={Proceedings of Ice}, year={2021}", "proceedings", "p"
    )
    assert flaws_of(tmp_path, bib, "EN103,SY") == []


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("valmora2021", []),
        ("Valmora:2021/a+b.c_d-e*", []),
        ("żółw2021", []),
        ("val mora", ["SY108"]),
        ("valmora#1", ["SY108"]),
        ("o'brien", ["SY108"]),
        ("a~b", ["SY108"]),
    ],
)
def test_keys(tmp_path: Path, key: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, entry("title = {A}", key=key), "SY108")) == expected


# -- text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title = {MELTWATER UNDER THE GREENLAND ICE}", ["TX101"]),
        ('title = {TALWASSER UNTER GR{\\"O}NLANDS EIS}', ["TX101"]),
        ("title = {Meltwater under the {GREENLAND} Ice}", []),
        ("title = {BERT}", []),
        ("title = {SLOW ICE AND FAST WATER}", ["TX101"]),
        ("title = {BERT VERSUS ELMO}", []),
        ("abbr = {ICE_A}", []),
        ("title = {DNA, RNA and {PCR}}", []),
        ("title = {格陵兰冰盖下的融水 融水 融水 格陵兰冰盖}", []),
        (r"title = {\textbf{a} $x^2$ \emph{b} \'e \"{o} {\ss} \LaTeX}", []),
        (r"title = {\foo{A}}", ["TX103"]),
        (r"title = {Melt\{}water}", ["TX102"]),
        ("title = {On $x}", ["TX104"]),
        (r"title = {On \(x}", ["TX104"]),
        (r"title = {Costs \$5}", []),
        ("title = {Costs $5 and $10}", []),
        ("title = {Ice & Snow}", ["TX105"]),
        ("title = {50% Ice}", ["TX105"]),
        ("title = {Ice #1}", ["TX105"]),
        ("title = {snow_depth}", ["TX105"]),
        (r"title = {Ice \& Snow, 50\%, \#1, a\_b, $v_t$, \(a_b\), \url{http://a.org/b_c%20}}", []),
        (r"note = {\href{http://a.org/b_c%20#d}{x}, https://a.org/b_c%20#d}", []),
        (r"title = {\ensuremath{a_{b_c}}}", []),
        ("abstract = {50% of a_b & c}", []),
        ("url = {https://a.org/b_c%20?a=b&c=d#e}", []),
        ("file = {a_b:c%d}", []),
        ("title = {Ice &amp; Snow}", ["TX107"]),
        ("title = {Ice <i>x</i>}", ["TX107"]),
        ('note = {See <a href="https://valmora.example.org/">there</a>}', ["TX107"]),
        ("title = {If a < b and c > d}", []),
        ("title = {Ã–sterreich}", ["TX106"]),
        ("title = {cafÃ© â€œquotedâ€}", ["TX106"]),
        ("title = {lost \ufffd letter}", ["TX106"]),
        ("title = {Österreich, Ångström, São Paulo, çà et là, ñandú, âme, Ñ}", []),
        ("title = {Привет, мир; Ελλάδα; 中文}", []),
    ],
)
def test_texts(tmp_path: Path, field: str, expected: list[str]) -> None:
    assert codes(flaws_of(tmp_path, entry(field), "TX")) == expected


def test_commands_of_the_preamble_are_known(tmp_path: Path) -> None:
    bib = r'@preamble{"\newcommand{\noopsort}[1]{}"}' + "\n" + entry(r"title = {\noopsort{a}A}")
    assert flaws_of(tmp_path, bib, "TX") == []


def test_what_a_macro_says_is_not_the_fault_of_the_entry(tmp_path: Path) -> None:
    bib = "@string{x = {A & B}}\n" + entry("journal = x")
    assert flaws_of(tmp_path, bib, "TX") == []


# -- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [("journal", "jounral"), ("title", "titel"), ("a", "ab"), ("ab", "b"), ("abc", "axc")],
)
def test_one_edit(one: str, other: str) -> None:
    assert is_one_edit(one, other) and is_one_edit(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("a", "a"), ("abc", "cba"), ("ab", "abcd"), ("abcd", "badc")]
)
def test_more_than_one_edit_or_none(one: str, other: str) -> None:
    assert not is_one_edit(one, other)


def test_nearest() -> None:
    assert nearest("jounral", ["journal", "year"]) == "journal"
    assert nearest("xyz", ["journal", "year"]) == ""
