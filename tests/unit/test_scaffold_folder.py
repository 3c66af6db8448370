"""Writing into a folder and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_profile.scaffold.folder import Folder, RefusedError


def test_files_are_written_whole_and_no_other_is_left(tmp_path) -> None:
    folder = Folder(tmp_path / "a" / "b")
    folder.write("x/y.txt", b"1")
    folder.write("x/y.txt", b"2")
    folder.copy("z.bin", tmp_path / "a/b/x/y.txt")
    assert folder.read("x/y.txt") == folder.read("z.bin") == b"2"
    assert folder.read("none") is None
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["y.txt", "z.bin"]
    folder.remove("z.bin")
    folder.remove("z.bin")
    assert not folder.has("z.bin")


@pytest.mark.parametrize("path", ["", "../a", "/etc/a", "a/../../b", "a\0b", "a\\b"])
def test_no_path_leads_out(tmp_path, path) -> None:
    with pytest.raises(RefusedError):
        Folder(tmp_path).write(path, b"")
    assert not list(tmp_path.iterdir())


def test_links_are_not_followed(tmp_path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    site.mkdir()
    (outside / "a.txt").write_text("mine")
    (site / "folder").symlink_to(outside)
    (site / "a.txt").symlink_to(outside / "a.txt")
    (site / "loop").symlink_to("loop")
    folder = Folder(site)
    for path in ("folder/new.txt", "folder/a.txt", "a.txt", "loop", "loop/x"):
        with pytest.raises(RefusedError):
            folder.write(path, b"x")
    assert [p.name for p in outside.iterdir()] == ["a.txt"]
    assert (outside / "a.txt").read_text() == "mine"


def test_the_folder_itself_may_be_a_link(tmp_path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    Folder(tmp_path / "link").write("a.txt", b"x")
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"x"


@pytest.mark.parametrize("path", ["file", "file/below"])
def test_a_file_is_no_folder(tmp_path, path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        Folder(tmp_path / path)


def test_permissions_are_those_of_other_files(tmp_path) -> None:
    (tmp_path / "usual").touch()
    folder = Folder(tmp_path)
    folder.write("new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode
    (tmp_path / "usual").chmod(0o600)
    folder.write("usual", b"x")
    assert (tmp_path / "usual").stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch) -> None:
    folder = Folder(tmp_path)
    folder.write("a.txt", b"before")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        folder.write("a.txt", b"after")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.txt": b"before"}
