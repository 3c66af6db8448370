"""The JSON Schema of the registry: up to date, and of one mind with the reader."""

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sphinx_profile
from sphinx_profile.formats.registry import read_people
from sphinx_profile.formats.registry.members import COAUTHOR, PERSON

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools"))  # not installed

import schema as tool

PATH = Path(sphinx_profile.__file__).parent / "schemas" / "people.schema.json"
ORCID = "0000-0002-1825-0097"
SCHEMA = json.loads(PATH.read_text(encoding="utf-8"))


def person(**values):
    return {"x": {"name": "A B", **values}}


def coauthor(**values):
    return {"adams": [{"firstname": "A", **values}]}


ACCEPTED = [
    None,
    {},
    person(),
    *(person(aliases=value) for value in (None, "", "A", [], ["A", ""])),
    *(person(orcid=value) for value in (
        None, "", ORCID, ORCID.replace("-", ""), f" {ORCID} ", "000000021694233x", f"orcid:{ORCID}",
        f"ORCID: {ORCID}", f"https://orcid.org/{ORCID}", f"http://www.orcid.org/{ORCID}/")),
    *(person(url=value) for value in (
        None, "", "https://a.example/", "HTTP://a.example/?b:c", "mailto:a@b.example", "ftp://a",
        "tel:1", "people/a.html", "/a", "#a", "?a=b:c", "www.example.org", " https://a ")),
    coauthor(),
    coauthor(firstname=["A", ""]),
    coauthor(url="https://a.example/"),
    {"adams": [{"firstname": "A"}, {"firstname": ["B"], "url": None}], **person()},
]  # fmt: skip
REJECTED = [
    5, "a", [], [{"firstname": "A"}],
    *({"x": value} for value in (None, 5, "A", [], [None], ["A"], {}, [{}], [[]])),
    {" ": {"name": "A B"}}, {"": [{"firstname": "A"}]},
    *(person(name=value) for value in (None, "", " ", 5, ["A"])),
    *(person(aliases=value) for value in (5, [1], {"a": "b"})),
    *(person(orcid=value) for value in (
        5, [ORCID], "0000-0002", f"{ORCID}0", f"https://example.org/{ORCID}", "a", f"{ORCID}?x")),
    *(person(url=value) for value in (5, [], "javascript:a", "JavaScript:a", " data:a", "x-y:z")),
    person(firstname="A"), person(colour="red"),
    *(coauthor(firstname=value) for value in (None, "", [], [""], [1], ["A", 1], {})),
    coauthor(url="javascript:a"), coauthor(name="A"), coauthor(orcid=ORCID),
]  # fmt: skip


def test_the_file_is_up_to_date():
    assert PATH.read_text(encoding="utf-8") == tool.text()


def test_check_and_write(tmp_path, capsys):
    path = tmp_path / "new" / "people.schema.json"
    assert tool.main(["check"], path) == 1
    assert capsys.readouterr().err == "people.schema.json is stale: python tools/schema.py write\n"
    assert tool.main(["write"], path) == 0
    assert tool.main(["check"], path) == 0
    assert path.read_bytes() == PATH.read_bytes()
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert tool.main(["check"], path) == 1


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMA["$id"] == "https://sphinx-profile.readthedocs.io/people.schema.json"


@pytest.mark.parametrize(("name", "members"), [("person", PERSON), ("coauthor", COAUTHOR)])
def test_every_key_has_a_title_and_a_description(name, members):
    known = SCHEMA["$defs"][name]
    assert list(known["properties"]) == [member.name for member in members]
    assert all(shape["title"] and shape["description"] for shape in known["properties"].values())


@pytest.mark.parametrize(
    ("data", "accepted"),
    [*((data, True) for data in ACCEPTED), *((data, False) for data in REJECTED)],
)
def test_it_accepts_what_the_reader_accepts(data, accepted):
    assert Draft202012Validator(SCHEMA).is_valid(data) is accepted
    assert (read_people(data, "p")[1] == []) is accepted


def test_what_a_pattern_cannot_say():
    data = person(orcid="0000-0002-1825-0098")
    assert Draft202012Validator(SCHEMA).is_valid(data)
    assert [f.message.split(":")[1] for f in read_people(data, "p")[1]] == [" x.orcid"]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"x": {"name": "A", "orcid": "5"}}, ["x", "orcid"]),
        ({"adams": [{"firstname": "A"}, {"firstname": 5}]}, ["adams", 1, "firstname"]),
    ],
)
def test_an_error_has_its_path(data, path):
    (error,) = Draft202012Validator(SCHEMA).iter_errors(data)
    assert list(error.absolute_path) == path
