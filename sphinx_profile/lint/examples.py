"""Every code as it is met, and how it is put right: shown in the manual, and tried by the tests."""

from __future__ import annotations

from dataclasses import dataclass

CONF = 'profile_bibfiles = ["publications.bib"]\nprofile_owner = "Ines Valmora"\n'
_PUBLISHED = (
    "author = {Ines Valmora},\n  title = {Under the ice},\n  journal = {Annals of Glaciology},\n"
    "  year = {2021},\n  doi = {10.1017/aog.2021.3}"
)
_REGISTRY = "ines-valmora: {name: Ines Valmora}\ntobias-renk: {name: Tobias Renk}\n"


@dataclass(frozen=True, slots=True)
class Example:
    """A file with a flaw, and the same without it.

    ``path`` is the name of the file, ``beside`` are the names and the texts of others that the
    example needs.
    """

    wrong: str
    right: str
    path: str = "publications.bib"
    beside: tuple[tuple[str, str], ...] = ()


def language_of(path: str) -> str:
    """What a file of an example is written in, as Pygments calls it."""
    return {"bib": "bibtex", "md": "md", "yml": "yaml", "py": "python"}[path.rpartition(".")[2]]


def _entry(field: str, kind: str = "misc", key: str = "valmora2021") -> str:
    """An entry of one line or a few."""
    return f"@{kind}{{{key},\n  {field},\n}}"


EXAMPLES = {
    "SY101": Example(
        'profile_bibfiles = ["publication.bib"]\n',
        'profile_bibfiles = ["publications.bib"]\n',
        "conf.py",
        (("publications.bib", _entry("title = {Meltwater}")),),
    ),
    "SY102": Example(
        _entry("title = {Gl\udce4ser}"),
        _entry("title = {Gläser}"),
    ),
    "SY103": Example(
        "@misc{valmora2021,\n  title = {Meltwater\n  year = {2021},\n}",
        "@misc{valmora2021,\n  title = {Meltwater},\n  year = {2021},\n}",
    ),
    "SY104": Example(
        "@misc{valmora2021,\n  note = jog,\n}",
        "@string{jog = {Journal of Glaciology}}\n@misc{valmora2021,\n  note = jog,\n}",
    ),
    "SY105": Example(
        _entry("note = {First},\n  note = {Second}"), _entry("note = {First. Second}")
    ),
    "SY106": Example(
        "@string{a = {xxxxxxxxxxxxxxxx}}\n"
        + "".join("@string{a = a # a}\n" for _ in range(18))
        + _entry("note = a"),
        "@string{a = {xxxxxxxxxxxxxxxx}}\n" + _entry("note = a"),
    ),
    "SY107": Example(
        _entry("author = {Ines Valmora, Tobias Renk, Nkem Adaora}"),
        _entry("author = {Ines Valmora and Tobias Renk and Nkem Adaora}"),
    ),
    "SY108": Example(
        _entry("title = {Meltwater}", key="valmora 2021"), _entry("title = {Meltwater}")
    ),
    "SY109": Example(
        _entry("crossref = {icecore2021}"),
        _entry("crossref = {icecore2021}")
        + "\n"
        + _entry("title = {Ice Cores}", "misc", "icecore2021"),
    ),
    "SY110": Example(
        'profile_bibfiles = ["publications.bib"\n',
        'profile_bibfiles = ["publications.bib"]\n',
        "conf.py",
        (("publications.bib", _entry("title = {Meltwater}")),),
    ),
    "SY111": Example(
        "% sphinx-profile: ignore ID999\n" + _entry("title = {Meltwater}"),
        "% sphinx-profile: ignore ID101\n" + _entry("title = {Meltwater}"),
    ),
    "EN101": Example(
        _entry("title = {Meltwater}", "boklet"), _entry("title = {Meltwater}", "booklet")
    ),
    "EN102": Example(_entry("jounral = {Nature}"), _entry("journal = {Nature}")),
    "EN103": Example(
        _entry("author = {Ines Valmora},\n  title = {Meltwater}", "phdthesis"),
        _entry(
            "author = {Ines Valmora},\n  title = {Meltwater},\n  school = {University of Tromsø},\n"
            "  year = {2017}",
            "phdthesis",
        ),
    ),
    "EN104": Example(_entry("status = {to appear}"), _entry("status = {accepted}")),
    "EN105": Example(_entry("pages = {101-118}"), _entry("pages = {101--118}")),
    "ID101": Example(
        _entry(
            "author = {Ines Valmora},\n  title = {Meltwater},\n "
            "  journal = {Annals of Glaciology},\n  year = {2021}",
            "article",
        ),
        _entry(
            "author = {Ines Valmora},\n  title = {Meltwater},\n "
            "  journal = {Annals of Glaciology},\n  year = {2021},\n  doi = {10.1017/aog.2021.3}",
            "article",
        ),
    ),
    "ID102": Example(_entry("doi = {10.1017-aog.2021.3}"), _entry("doi = {10.1017/aog.2021.3}")),
    "ID103": Example(
        _entry("doi = {https://doi.org/10.1017/aog.2021.3}"), _entry("doi = {10.1017/aog.2021.3}")
    ),
    "ID104": Example(_entry("arxiv = {1913.05687}"), _entry("arxiv = {1912.05687}")),
    "ID105": Example(
        _entry("arxiv = {https://arxiv.org/abs/1902.05687}"), _entry("arxiv = {1902.05687}")
    ),
    "ID106": Example(
        ":::{profile-bio} Ines Valmora\n:orcid: 0000-0002-1825-0079\n:::",
        ":::{profile-bio} Ines Valmora\n:orcid: 0000-0002-1825-0097\n:::",
        "index.md",
    ),
    "ID107": Example(
        _entry("isbn = {978-3-16-148410-1}"),
        _entry("isbn = {978-3-16-148410-0}"),
    ),
    "ID108": Example(_entry("issn = {0022-1431}"), _entry("issn = {0022-1430}")),
    "ID109": Example(_entry("pmid = {PMC123}"), _entry("pmid = {23193287}")),
    "DU101": Example(
        _entry("title = {Meltwater}") + "\n" + _entry("title = {Slush}"),
        _entry("title = {Meltwater}") + "\n" + _entry("title = {Slush}", key="valmora2022"),
    ),
    "DU102": Example(
        _entry("doi = {10.1017/aog.2021.3}") + "\n" + _entry("doi = {10.1017/AOG.2021.3}", key="b"),
        _entry("doi = {10.1017/aog.2021.3}") + "\n" + _entry("doi = {10.1017/aog.2021.4}", key="b"),
    ),
    "DU103": Example(
        _entry("title = {Under the {Ice}},\n  year = {2021}", "booklet")
        + "\n"
        + _entry("title = {Under the ice},\n  year = {2021}", "booklet", "ice"),
        _entry("title = {Under the {Ice}},\n  year = {2021}", "booklet")
        + "\n"
        + _entry("title = {Under the ice},\n  year = {2022}", "booklet", "ice"),
    ),
    "DU104": Example(
        _entry("title = {Under the Ice},\n  eprint = {2101.00001},\n  eprinttype = {arxiv}")
        + "\n"
        + _entry(_PUBLISHED, "article", "ice"),
        _entry(f"{_PUBLISHED},\n  arxiv = {{2101.00001}}", "article", "ice"),
    ),
    "PE101": Example(
        _entry("author = {Valmora, Inés Maria}"),
        _entry("author = {Valmora, Inés}"),
        beside=(("conf.py", CONF),),
    ),
    "PE102": Example(
        _entry("author = {Ines Valmora}") + "\n" + _entry("author = {Tobias Renk}", key="renk"),
        _entry("author = {Ines Valmora}")
        + "\n"
        + _entry("author = {Tobias Renk and Ines Valmora}", key="renk"),
        beside=(("conf.py", CONF),),
    ),
    "PE103": Example(
        _entry("author = {Valmora, I.}") + "\n" + _entry("author = {Valmora, Ines}", key="b"),
        _entry("author = {Valmora, Ines}") + "\n" + _entry("author = {Valmora, Ines}", key="b"),
    ),
    "PE104": Example(
        _entry("author = {Müller, Jürgen}") + "\n" + _entry("author = {Muller, Jurgen}", key="b"),
        _entry("author = {Müller, Jürgen}") + "\n" + _entry("author = {Müller, Jürgen}", key="b"),
    ),
    "PE105": Example(
        _entry("author = {Valmroa, Ines}"),
        _entry("author = {Valmora, Ines}"),
        beside=(("people.yml", _REGISTRY),),
    ),
    "PE106": Example(
        "ines-valmora: {name: Ines Valmora, homepage: https://valmora.example.org/}\n",
        "ines-valmora: {name: Ines Valmora, url: https://valmora.example.org/}\n",
        "people.yml",
    ),
    "PE107": Example(
        _entry("author = {Renk, T.}"),
        _entry("author = {Renk, Tobias}"),
        beside=(("people.yml", _REGISTRY + "tilda-renk: {name: Tilda Renk}\n"),),
    ),
    "VE101": Example(
        _entry("journal = {J. Glaciol.}")
        + "\n"
        + _entry("journal = {Journal of Glaciology}", key="b"),
        _entry("journal = {Journal of Glaciology}")
        + "\n"
        + _entry("journal = {Journal of Glaciology}", key="b"),
    ),
    "DA101": Example(_entry("year = {soon}"), _entry("year = {2021}")),
    "DA102": Example(_entry("date = {2021-02-30}"), _entry("date = {2021-02-28}")),
    "DA103": Example(_entry("year = {2201}"), _entry("year = {2021}")),
    "FI101": Example(
        _entry("pdf = {papers/valmora.pdf}"),
        _entry("pdf = {valmora.pdf}"),
        beside=(("valmora.pdf", "%PDF-1.7\n"),),
    ),
    "FI102": Example(
        'profile_bibfiles = ["publications.bib"]\nprofile_file_roots = []\n',
        'profile_bibfiles = ["publications.bib"]\nprofile_file_roots = ["../papers"]\n',
        "docs/conf.py",
        (
            ("docs/publications.bib", _entry("pdf = {../papers/valmora.pdf}")),
            ("papers/valmora.pdf", "%PDF-1.7\n"),
        ),
    ),
    "UR101": Example(
        _entry("code = {http://github.com/valmora/slush}"),
        _entry("code = {https://github.com/valmora/slush}"),
    ),
    "UR102": Example(
        _entry("code = {javascript:alert(1)}"), _entry("code = {https://valmora.example.org/}")
    ),
    "UR103": Example(
        _entry("code = {github.com/valmora/slush}"),
        _entry("code = {https://github.com/valmora/slush}"),
    ),
    "UR104": Example(
        _entry('website = {<a href="https://valmora.example.org/">Valmora</a>}'),
        _entry("website = {https://valmora.example.org/}"),
    ),
    "TX101": Example(
        _entry("title = {MELTWATER UNDER THE GREENLAND ICE SHEET}"),
        _entry("title = {Meltwater under the {Greenland} Ice Sheet}"),
    ),
    "TX102": Example(_entry(r"title = {Melt\{}water}"), _entry(r"title = {Melt\{\}water}")),
    "TX103": Example(_entry(r"title = {\foo{Meltwater}}"), _entry(r"title = {\emph{Meltwater}}")),
    "TX104": Example(_entry("title = {Flow at $v_0}"), _entry("title = {Flow at $v_0$}")),
    "TX105": Example(_entry("title = {Ice & Snow}"), _entry(r"title = {Ice \& Snow}")),
    "TX106": Example(
        _entry("title = {Ã–sterreichs Gletscher}"), _entry("title = {Österreichs Gletscher}")
    ),
    "TX107": Example(_entry("title = {Ice &amp; Snow}"), _entry(r"title = {Ice \& Snow}")),
}
