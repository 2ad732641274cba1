"""`refhelper drafts`: what is kept, those to chase first; no key is asked without need, nobody named who cannot be."""

from datetime import timedelta

import pytest

from refhelper import bootstrap, cli
from refhelper.adapters.settings_files import SettingsFile
from refhelper.domain.settings import Settings
from tests.draft_fakes import CANARY, NOW, FixedKeys, NoKeys, case, files, folder


class Counting(FixedKeys):
    """A key store that counts how often it was asked."""

    asked = 0

    def find(self):
        self.asked += 1
        return super().find()


@pytest.fixture
def drafts(tmp_path, monkeypatch, capsys):
    """Run the command on a folder of drafts; return its exit code and what it printed."""
    (tmp_path / "drafts").mkdir()
    monkeypatch.setattr(bootstrap, "settings_file", lambda: SettingsFile(tmp_path / "settings.yaml"))

    def run(*options, keys=None):
        parts = {"keys": keys or FixedKeys()}
        monkeypatch.setattr(bootstrap, "drafts", lambda now: folder(tmp_path / "drafts", now=now, **parts))
        code = cli.main(["drafts", "--now", NOW.isoformat(), *options])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


def kept(tmp_path, title, days=0, **known):
    window = folder(tmp_path / "drafts", now=lambda: NOW - timedelta(days=days))
    window.save(window.new(case(title))._replace(**known))
    window.close_all()


def test_without_drafts_it_says_so_and_asks_for_no_key(drafts):
    keys = Counting()
    assert drafts(keys=keys) == (0, ["No drafts."], "")
    assert keys.asked == 0


def test_drafts_are_listed_with_those_to_chase_first(drafts, tmp_path):
    kept(tmp_path, "Newest")
    kept(tmp_path, "To chase", 3, chase_on=NOW.date() - timedelta(days=1))
    assert drafts() == (
        0,
        ["OVERDUE: chase since 19/11/2026  saved 3 days ago  To chase", "in progress  saved today 18:30  Newest"],
        "",
    )


def test_a_draft_that_does_not_open_is_listed_without_a_name_and_with_the_reason(drafts, tmp_path):
    kept(tmp_path, CANARY)
    code, lines, err = drafts(keys=NoKeys())
    assert code == 1
    assert any("a draft that cannot be opened" in line for line in lines)
    assert any("The key store is locked." in line for line in lines)
    assert CANARY not in "".join(lines) + err
    assert "Unlock the key store, or ask your IT support" in "\n".join(lines)
    assert "this case" not in "\n".join(lines), "there is none: it is a list"


def test_purging_deletes_what_is_finished_and_old_enough_by_the_settings(drafts, tmp_path):
    SettingsFile(tmp_path / "settings.yaml").save(Settings(kept_days=10))
    for days in (12, 9):
        kept(tmp_path, f"{days} days", days, handed_over_at=NOW - timedelta(days=days))
    code, lines, _ = drafts("--purge")
    assert (code, lines[0], len(lines)) == (0, "Deleted: 1.", 2)
    assert lines[1].endswith("9 days")


@pytest.mark.hazard("H17.2")
def test_purging_keeps_what_is_still_to_chase_however_long_overdue_and_says_how_many(drafts, tmp_path):
    then = NOW - timedelta(days=90)
    kept(tmp_path, "overdue", 90, handed_over_at=then, chase_on=then.date())
    kept(tmp_path, "settled", 90, handed_over_at=then)
    code, lines, _ = drafts("--purge")
    assert (code, lines[0]) == (0, "Deleted: 1. Kept though finished, as somebody is still to be chased: 1.")
    assert lines[1:] == ["OVERDUE: chase since 22/08/2026  saved 90 days ago  overdue"]


def test_nothing_is_deleted_without_being_asked(drafts, tmp_path):
    kept(tmp_path, "old", 90, handed_over_at=NOW - timedelta(days=90))
    before = files(tmp_path / "drafts")
    assert drafts()[0] == 0
    assert files(tmp_path / "drafts") == before


def test_a_fault_of_the_settings_is_told_and_the_list_is_printed_all_the_same(drafts, tmp_path):
    (tmp_path / "settings.yaml").write_text("kept_days: 0\n", encoding="utf-8")
    code, lines, err = drafts()
    assert (code, lines) == (0, ["No drafts."])
    assert "settings.yaml:1: kept_days: must be a whole number from 1 to 3650; its default is used" in err


def test_a_folder_that_cannot_be_read_is_a_plain_error(drafts, tmp_path):
    (tmp_path / "drafts").rmdir()
    (tmp_path / "drafts").write_text("no folder")
    code, lines, err = drafts()
    assert (code, lines) == (1, [])
    assert err.startswith("The saved drafts could not be read.")
