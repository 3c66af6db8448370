"""An import planned and carried out, again and again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.migrate.update.carry_out import carry_out
from sphinx_profile.migrate.update.encoded import Encoded
from sphinx_profile.migrate.update.memory import PATH, recall
from sphinx_profile.migrate.update.merged import Side
from sphinx_profile.migrate.update.plan import Plan, Planner
from sphinx_profile.scaffold.folder import Folder

PAGE = "# Talks\n\none\n\ntwo\n\nthree\n"
BIB = "@misc{a,\n  title = {One}\n}\n"
PEOPLE = "a:\n  name: A\n"


def bring(folder, texts, copies=None, side=Side.NEITHER) -> Plan:
    """Import into a folder, unless something is in the way."""
    target = Folder(folder)
    plan = Planner(target, recall(target), side).add(texts, copies or {})
    if not plan.is_blocked:
        carry_out(plan, target)
    return plan


def state(folder) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    bring(folder, {"talks.md": PAGE, "publications.bib": BIB, "people.yml": PEOPLE})
    return folder


def test_the_first_import_writes_everything(site) -> None:
    assert state(site).keys() == {"talks.md", "publications.bib", "people.yml", PATH}


def test_the_second_changes_nothing(site) -> None:
    before = state(site)
    plan = bring(site, {"talks.md": PAGE, "publications.bib": BIB, "people.yml": PEOPLE})
    assert (plan.writes, plan.notes, state(site)) == ({}, [], before)


def test_both_sides_have_their_changes(site) -> None:
    (site / "talks.md").write_text(PAGE.replace("one", "ONE"))
    (site / "publications.bib").write_text("% mine\n" + BIB)
    bring(
        site,
        {
            "talks.md": PAGE.replace("three", "3"),
            "publications.bib": BIB.replace("One", "Uno"),
            "people.yml": PEOPLE,
        },
    )
    assert (site / "talks.md").read_text() == PAGE.replace("one", "ONE").replace("three", "3")
    assert (site / "publications.bib").read_text() == "% mine\n" + BIB.replace("One", "Uno")


def test_a_conflict_leaves_every_file_as_it_is(site) -> None:
    (site / "talks.md").write_text(PAGE.replace("one", "ONE"))
    before = state(site)
    new = {
        "talks.md": PAGE.replace("one", "1"),
        "publications.bib": BIB.replace("One", "Uno"),
        "people.yml": PEOPLE,
    }
    plan = bring(site, new)
    (conflict,) = plan.conflicts
    assert conflict.path == "talks.md"
    assert "\n-ONE\n+1\n" in conflict.diff
    assert conflict.diff.startswith("--- talks.md (--ours")
    assert state(site) == before


@pytest.mark.parametrize(("side", "text"), [(Side.OURS, "ONE"), (Side.THEIRS, "1")])
def test_whoever_is_right_the_question_is_settled(site, side, text) -> None:
    (site / "talks.md").write_text(PAGE.replace("one", "ONE"))
    new = {
        "talks.md": PAGE.replace("one", "1").replace("two", "2"),
        "publications.bib": BIB,
        "people.yml": PEOPLE,
    }
    assert not bring(site, new, side=side).is_blocked
    assert (site / "talks.md").read_text() == PAGE.replace("one", text).replace("two", "2")
    again = bring(site, new)
    assert (again.writes, again.conflicts) == ({}, [])


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path) -> None:
    (tmp_path / "conf.py").write_text("mine = 1\n")
    plan = bring(tmp_path, {"conf.py": "theirs = 1\n", "index.md": "# A\n"})
    assert [conflict.path for conflict in plan.conflicts] == ["conf.py"]
    assert state(tmp_path) == {"conf.py": b"mine = 1\n"}
    bring(tmp_path, {"conf.py": "theirs = 1\n"}, side=Side.OURS)
    assert (tmp_path / "conf.py").read_text() == "mine = 1\n"
    bring(tmp_path, {"conf.py": "theirs = 2\n"}, side=Side.THEIRS)
    assert (tmp_path / "conf.py").read_text() == "theirs = 2\n"


def test_a_page_gone_from_the_source_is_kept_until_somebody_says_otherwise(site) -> None:
    rest = {"publications.bib": BIB, "people.yml": PEOPLE}
    for _ in range(2):
        plan = bring(site, rest)
        assert plan.notes == ["talks.md: gone from the source; kept (--theirs removes it)"]
        assert (site / "talks.md").exists()
    assert bring(site, rest, side=Side.THEIRS).removals == ["talks.md"]
    assert not (site / "talks.md").exists()
    assert bring(site, rest).notes == []


def test_a_page_deleted_by_hand_stays_so(site) -> None:
    (site / "talks.md").unlink()
    new = {"talks.md": PAGE, "publications.bib": BIB, "people.yml": PEOPLE}
    assert bring(site, new).notes == ["talks.md: deleted by hand; the source still has it"]
    assert not (site / "talks.md").exists()
    changed = new | {"talks.md": PAGE + "four\n"}
    (conflict,) = bring(site, changed).conflicts
    assert conflict.what == ("deleted by hand, changed in the source",)
    bring(site, changed, side=Side.OURS)
    assert not (site / "talks.md").exists()
    bring(site, changed | {"talks.md": PAGE}, side=Side.THEIRS)
    assert (site / "talks.md").read_text() == PAGE


def test_files_are_copied_and_merged_by_their_contents(tmp_path) -> None:
    site, origin = tmp_path / "site", tmp_path / "a.pdf"
    origin.write_bytes(b"1")
    copies = {"files/a.pdf": origin}
    assert bring(site, {}, copies).copies == copies
    assert bring(site, {}, copies).copies == {}
    origin.write_bytes(b"2")
    bring(site, {}, copies)
    copied = site / "files" / "a.pdf"
    assert copied.read_bytes() == b"2"
    copied.write_bytes(b"mine")
    assert bring(site, {}, copies).copies == {}
    origin.write_bytes(b"3")
    (conflict,) = bring(site, {}, copies).conflicts
    assert "-a file of 4 bytes\n+a file of 1 bytes\n" in conflict.diff
    bring(site, {}, copies, Side.OURS)
    assert copied.read_bytes() == b"mine"
    origin.write_bytes(b"4")
    bring(site, {}, copies, Side.THEIRS)
    assert copied.read_bytes() == b"4"
    assert bring(site, {}).notes == [
        "files/a.pdf: gone from the source; kept (--theirs removes it)"
    ]
    bring(site, {}, side=Side.THEIRS)
    assert not copied.exists()


def test_line_ends_and_marks_of_a_person_stay(site) -> None:
    (site / "talks.md").write_bytes(
        b"\xef\xbb\xbf" + PAGE.replace("one", "ONE").replace("\n", "\r\n").encode()
    )
    (site / "publications.bib").write_bytes(("% ä\r\n" + BIB.replace("\n", "\r\n")).encode())
    bring(
        site,
        {
            "talks.md": PAGE.replace("three", "3"),
            "publications.bib": BIB.replace("One", "Uno"),
            "people.yml": PEOPLE,
        },
    )
    page = PAGE.replace("one", "ONE").replace("three", "3").replace("\n", "\r\n")
    assert (site / "talks.md").read_bytes() == b"\xef\xbb\xbf" + page.encode()
    assert (site / "publications.bib").read_bytes() == (
        "% ä\r\n" + BIB.replace("One", "Uno").replace("\n", "\r\n")
    ).encode()


def test_what_is_not_utf8_is_an_obstacle_only_if_it_must_change(site) -> None:
    (site / "talks.md").write_bytes(b"\xe4\n")
    same = {"talks.md": PAGE, "publications.bib": BIB, "people.yml": PEOPLE}
    assert not bring(site, same).is_blocked
    (obstacle,) = bring(site, same | {"talks.md": PAGE + "four\n"}).obstacles
    assert obstacle == "talks.md: line 1: it is not UTF-8; save it so"
    assert (site / "talks.md").read_bytes() == b"\xe4\n"


def test_a_folder_in_the_place_of_a_file_is_an_obstacle(tmp_path) -> None:
    (tmp_path / "conf.py").mkdir()
    assert bring(tmp_path, {"conf.py": "x = 1\n"}).obstacles == [
        "conf.py: what stands there is no file"
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"version": 9}', '{"version": 1, "texts": {"a": 1}}', "[" * 100_000]
)
def test_a_memory_that_is_malformed_is_said(tmp_path, text) -> None:
    (tmp_path / PATH).parent.mkdir()
    (tmp_path / PATH).write_text(text)
    with pytest.raises(ValueError, match=r"it is no JSON|version|what it holds"):
        recall(Folder(tmp_path))


@given(st.text(), st.booleans(), st.booleans())
def test_the_form_of_a_text_is_kept(text, has_mark, has_returns) -> None:
    text = text.replace("\r", "").encode("utf-8", "replace").decode()
    data = (text.replace("\n", "\r\n") if has_returns else text).encode()
    data = b"\xef\xbb\xbf" + data if has_mark else data
    read = Encoded.of(data)
    assert read.encoded(read.text) == data
