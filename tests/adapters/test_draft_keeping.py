"""How long drafts are kept: deleted when handed over and done with, flagged when left over, and gone when deleted."""

from datetime import date, datetime, timedelta

import pytest

from refhelper.domain.case import Case
from refhelper.domain.draft import Draft, deleted_from, first_chase, is_left_over
from refhelper.domain.editing import as_data
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
    window = folder(tmp_path)
    draft = window.save(window.new(case())._replace(handed_over_at=datetime(2026, 11, 10, 23, 59))).draft  # noqa: DTZ001
    window.close_all()
    later = folder(tmp_path, now=on(day))
    assert later.purge(older_than=10) == ((draft.id,) if not left else ())
    assert len(later.summaries()) == left


@pytest.mark.parametrize(("chase", "due"), [(None, date(2026, 12, 10)), (date(2026, 12, 1), date(2026, 12, 31))])
def test_the_days_run_from_the_chase_date_where_that_is_later(chase, due):
    handed_over = datetime(2026, 11, 10, 9, 0)  # noqa: DTZ001
    assert deleted_from(Draft("0" * 32, case(), handed_over_at=handed_over, chase_on=chase)) == due


def test_a_draft_not_handed_over_is_never_deleted_by_itself_but_flagged(tmp_path):
    draft = saved(tmp_path)
    later = folder(tmp_path, now=lambda: NOW + timedelta(days=3650))
    assert later.purge(0) == ()
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
    assert purging.purge(0) == ()
    window.close(draft.id)
    assert purging.purge(0) == (draft.id,)


def test_a_purge_leaves_alone_what_it_cannot_open(tmp_path):
    draft = saved(tmp_path)
    change(tmp_path / f"{draft.id}.draft")
    assert folder(tmp_path).purge(0) == ()
    assert len(files(tmp_path)) == 1


def test_the_first_chase_date_of_a_case_is_the_earliest():
    sent = [{"for": "ella", "to": "idas", "chase_on": day} for day in ("2026-12-02", "2026-11-30")]
    data = as_data(case()) | {"handed_over": [*sent, {"for": "ella", "to": "marac"}]}
    assert first_chase(Case.model_validate(data)) == date(2026, 11, 30)
    assert first_chase(case()) is None
