"""How long drafts are kept: deleted when handed over and done with, flagged when left over, and gone when deleted."""

from datetime import date, datetime, timedelta

import pytest

from refhelper.domain.case import Case
from refhelper.domain.draft import Draft, first_chase
from refhelper.domain.editing import as_data
from refhelper.domain.retention import Purged, deleted_from, is_left_over
from tests.draft_fakes import NOW, NoKeys, case, files, folder, saved


def change(path, place=-1):
    """Change one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


def test_a_deleted_draft_leaves_no_file(tmp_path):
    draft = saved(tmp_path, "one", "two")
    folder(tmp_path).delete(draft.id)
    assert files(tmp_path) == {}


def test_deleting_needs_no_key(tmp_path):
    draft = saved(tmp_path)
    folder(tmp_path, keys=NoKeys()).delete(draft.id)
    assert files(tmp_path) == {}


def on(day):
    """Return the clock of a day."""
    return lambda: datetime(2026, 11, day, 9, 0)  # noqa: DTZ001


@pytest.mark.parametrize(("day", "left"), [(19, 1), (20, 0), (21, 0)])
def test_a_handed_over_draft_is_deleted_once_the_days_are_over(tmp_path, day, left):
    window = folder(tmp_path, now=on(10))
    draft = window.save(window.new(case())._replace(handed_over_at=on(10)())).draft
    window.close_all()
    later = folder(tmp_path, now=on(day))
    assert later.purge(older_than=10) == Purged((draft.id,) if not left else ())
    assert len(later.summaries()) == left


@pytest.mark.hazard("H17.2")
@pytest.mark.parametrize("chase", [19, 20, 21])
def test_a_purge_keeps_a_finished_draft_that_is_overdue_to_be_chased_today_or_to_come(tmp_path, chase):
    window = folder(tmp_path, now=on(1))
    window.save(window.new(case())._replace(handed_over_at=on(1)(), chase_on=date(2026, 11, chase)))
    window.close_all()
    later = folder(tmp_path, now=on(20))
    assert later.purge(older_than=1) == Purged(to_chase=1)
    assert len(later.summaries()) == 1


def test_a_purge_deletes_what_was_settled_and_leaves_out_of_the_count_what_it_would_keep_anyway(tmp_path):
    window = folder(tmp_path, now=on(1))
    settled = window.save(window.new(case())._replace(handed_over_at=on(1)())).draft
    window.save(window.new(case())._replace(chase_on=date(2026, 11, 2)))
    window.close_all()
    assert folder(tmp_path, now=on(20)).purge(older_than=1) == Purged((settled.id,), 0)


def test_a_draft_that_another_window_put_down_to_be_chased_meanwhile_is_not_purged(tmp_path):
    window = folder(tmp_path)
    draft = window.save(window.new(case())._replace(handed_over_at=NOW)).draft
    window.close_all()
    purging = folder(tmp_path)
    stale = purging.summaries()
    window.save(draft._replace(chase_on=NOW.date()))
    window.close_all()
    purging.summaries = lambda: stale
    assert purging.purge(0).deleted == ()


@pytest.mark.parametrize(("saved_on", "due"), [(10, date(2026, 12, 10)), (24, date(2026, 12, 24))])
def test_the_days_run_from_what_was_last_recorded_so_a_draft_settled_late_does_not_go_at_once(saved_on, due):
    assert deleted_from(Draft("0" * 32, case(), saved_at=on(saved_on)(), handed_over_at=on(10)())) == due


@pytest.mark.parametrize("chase", [date(2026, 11, 1), date(2026, 12, 1)])
def test_no_day_of_deletion_is_told_while_somebody_is_to_be_chased(chase):
    assert deleted_from(Draft("0" * 32, case(), handed_over_at=on(10)(), chase_on=chase)) is None


def test_a_draft_not_handed_over_is_never_deleted_by_itself_but_flagged(tmp_path):
    draft = saved(tmp_path)
    later = folder(tmp_path, now=lambda: NOW + timedelta(days=3650))
    assert later.purge(0).deleted == ()
    assert not is_left_over(draft, NOW.date() + timedelta(days=29))
    assert is_left_over(draft, NOW.date() + timedelta(days=30))


def test_a_handed_over_draft_is_not_flagged_as_left_over():
    handed_over = Draft("0" * 32, case(), 1, NOW, handed_over_at=NOW)
    assert not is_left_over(handed_over, NOW.date() + timedelta(days=99))


@pytest.mark.parametrize("whose", ["this window", "another window"])
def test_an_open_draft_is_not_purged_in(whose, tmp_path):
    window = folder(tmp_path)
    draft = window.save(window.new(case())._replace(handed_over_at=NOW)).draft
    purging = window if whose == "this window" else folder(tmp_path)
    assert purging.purge(0).deleted == ()
    window.close(draft.id)
    assert purging.purge(0).deleted == (draft.id,)


def test_a_purge_leaves_alone_what_it_cannot_open(tmp_path):
    draft = saved(tmp_path)
    change(tmp_path / f"{draft.id}.draft")
    assert folder(tmp_path).purge(0).deleted == ()
    assert len(files(tmp_path)) == 1


def test_the_first_chase_date_of_a_case_is_the_earliest():
    sent = [{"for": "ella", "to": "idas", "chase_on": day} for day in ("2026-12-02", "2026-11-30")]
    data = as_data(case()) | {"handed_over": [*sent, {"for": "ella", "to": "marac"}]}
    assert first_chase(Case.model_validate(data)) == date(2026, 11, 30)
    assert first_chase(case()) is None
