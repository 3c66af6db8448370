"""al-folio's coauthors.yml as the registry of people."""

import pytest

from sphinx_profile.formats.registry import load_people, read_people
from sphinx_profile.model.person import People, Person

YAML = """\
"adams":
  - firstname: ["Edwin", "E.", "E. P.", "Edwin Plimpton"]
    url: https://adams.example/

"bach":
  - firstname: ["Johann Sebastian", "J. S."]
    url: https://johann.example/

  - firstname: ["Carl Philipp Emanuel", "C. P. E."]
    url: https://carl.example/
No:
  - firstname: Sun-Young

zhihua-zhang: {name: Zhihua Zhang, orcid: 0000-0002-1825-0097}
"""
ADAMS = Person(
    "edwin-adams",
    "Edwin Plimpton Adams",
    ("Edwin Adams", "E. Adams", "E. P. Adams"),
    "https://adams.example/",
)


def test_a_file_of_both_forms(tmp_path):
    path = tmp_path / "coauthors.yml"
    path.write_text(YAML)
    persons, findings = load_people(path)
    assert findings == []
    assert persons[0] == ADAMS
    assert [(p.key, p.name) for p in persons[1:]] == [
        ("johann-sebastian-bach", "Johann Sebastian Bach"),
        ("carl-philipp-emanuel-bach", "Carl Philipp Emanuel Bach"),
        ("sun-young-no", "Sun-Young No"),
        ("zhihua-zhang", "Zhihua Zhang"),
    ]


@pytest.mark.parametrize(
    ("author", "url"),
    [
        *((name, "https://adams.example/") for name in
          ("Edwin Adams", "Adams, E. P.", "E. Adams", "Edwin Plimpton Adams")),
        ("J. S. Bach", "https://johann.example/"),
        ("C. P. E. Bach", "https://carl.example/"),
        ("Bach, Anna", None),
    ],
)  # fmt: skip
def test_the_people_are_recognised(tmp_path, author, url):
    path = tmp_path / "coauthors.yml"
    path.write_text(YAML)
    person = People.of(load_people(path)[0]).find(author)
    assert (person and person.url) == url


@pytest.mark.parametrize(
    ("family", "first", "name", "aliases"),
    [
        ("adams", "Edwin", "Edwin Adams", []),
        ("Adams", ["Edwin"], "Edwin Adams", []),
        ("van der berg", ["Jan"], "Jan van der Berg", []),
        ("de la cruz", ["Ana"], "Ana de la Cruz", []),
        ("Van Beeck", ["Kristof", "K."], "Kristof Van Beeck", ["K. Van Beeck"]),
        ("le", ["Quoc"], "Quoc Le", []),
        ("o'brien-smith", ["Pat"], "Pat O'Brien-Smith", []),
        ("{van der berg}", ["Jan"], "Jan van der Berg", []),
        (r"li{\`o}", [r"Jos{\'e}"], "José Liò", []),
        ("barre", ["Mathieu", "Mathieu Barré", "M."], "Mathieu Barré", ["M. Barré"]),
        ("d’Aspremont", ["Alexandre d'Aspremont"], "Alexandre d’Aspremont", []),
        ("Pedregosa", ["Fabian", "Pedregosa"], "Fabian Pedregosa", []),
        ("madonna", ["Madonna"], "Madonna", []),
        ("xu", ["X. Y. Z. W.", "Bo"], "Bo Xu", ["X. Y. Z. W. Xu"]),
        ("xue", ["J.-H."], "J.-H. Xue", []),
        ("smith", ["Wm.", "A"], "Wm. Smith", ["A Smith"]),
        ("adams", ["  Edwin \n P. ", "", "Edwin P."], "Edwin P. Adams", []),
        ("岡田", ["太郎"], "太郎 岡田", []),
    ],
)
def test_names(family, first, name, aliases):
    persons, findings = read_people({family: [{"firstname": first}]}, "c")
    assert findings == []
    assert [(p.name, list(p.aliases)) for p in persons] == [(name, aliases)]


@pytest.mark.parametrize(
    ("value", "path", "kept"),
    [
        ({"firstname": "A", "url": "javascript:alert(1)"}, "adams[0].url", True),
        ({"firstname": "A", "colour": "red"}, "adams[0].colour", True),
        ({"firstname": ["A", 5]}, "adams[0].firstname[1]", True),
        ({"firstname": [None]}, "adams[0].firstname[0]", False),
        ({"firstname": []}, "adams[0].firstname", False),
        ({"firstname": [" ", "{}"]}, "adams[0].firstname", False),
        ({"firstname": {"a": 1}}, "adams[0].firstname", False),
        ({"firstname": None}, "adams[0].firstname", False),
        ({"url": "https://a.example"}, "adams[0].firstname", False),
        ("A", "adams[0]", False),
        ([{"firstname": "A"}], "adams[0]", False),
    ],
)
def test_what_is_malformed_is_named_and_the_rest_is_used(value, path, kept):
    data = {"adams": [value, {"firstname": "Good"}]}
    persons, findings = read_people(data, "coauthors.yml")
    assert [p.name for p in persons] == ["A Adams"] * kept + ["Good Adams"]
    assert [f.message.split(": ")[:2] for f in findings] == [["coauthors.yml", path]]


def test_a_list_of_nobody():
    (finding,) = read_people({"adams": []}, "c")[1]
    assert finding.message == "c: adams: expected at least one person"


def test_two_people_with_one_id():
    data = {
        "zhang": [{"firstname": "Wei", "url": "a"}, {"firstname": "Wei", "url": "b"}],
        "Zhang": [{"firstname": "Wei", "url": "a"}],
        "wei-zhang": {"name": "Wei Zhang", "url": "c"},
    }
    persons, findings = read_people(data, "c")
    assert persons == [Person("wei-zhang", "Wei Zhang", (), "a")]
    assert [f.message for f in findings] == [
        f"c: {path}: its id 'wei-zhang' is that of zhang[0]; the first is used"
        for path in ("zhang[1]", "wei-zhang")
    ]
