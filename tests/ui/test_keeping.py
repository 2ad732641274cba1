"""Keeping a case: saved two seconds after the last change, and the header never says so before it is true."""

import asyncio
from collections.abc import Callable
from threading import Event

import pytest

from refhelper.domain.draft_errors import DraftInUseError, DraftNotSavedError, KeyLostError, KeyStoreUnavailableError
from refhelper.domain.errors import RefhelperError
from refhelper.ui.keeping import AGAIN_SECONDS, LONGEST_SECONDS, PAUSE_SECONDS, Keeping
from tests.draft_disks import FaultyDisk
from tests.draft_fakes import DISK_ERRORS, REASONS, NoKeys, case, folder

pytestmark = pytest.mark.asyncio


class Clockwork:
    """Time that passes only when it is told to."""

    def __init__(self) -> None:
        self.now, self.waiting = 0.0, []

    def later(self, seconds: float, act: Callable[[], None]) -> "Entry":
        entry = Entry(self.now + seconds, act)
        self.waiting.append(entry)
        return entry

    async def pass_by(self, seconds: float) -> None:
        self.now += seconds
        due = [each for each in self.waiting if each.at <= self.now]
        self.waiting = [each for each in self.waiting if each not in due]
        for each in due:
            each.act()
        await settled()


class Entry:
    def __init__(self, at: float, act: Callable[[], None]) -> None:
        self.at, self.act = at, act

    def cancel(self) -> None:
        self.act = lambda: None


async def settled() -> None:
    """Wait until every task that was begun has ended."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)


class Sitting:
    """A case that changes, a window on a folder of drafts that may refuse, and what was said."""

    def __init__(self, path, **parts) -> None:
        self.path, self.case, self.clock = path, None, Clockwork()
        self.window = Refusing(folder(path, **parts))
        self.keeping = Keeping(lambda: self.case, self.window, self.clock.later)
        self.said: list[str] = []
        self.shown: list[str] = []
        self.keeping.watch = self._watch

    def _watch(self, words: str) -> None:
        self.said += [words] if words else []
        self.shown.append(self.keeping.state_words)

    def enter(self, title: str) -> None:
        self.case = case(title)
        self.keeping.changed()

    def on_disk(self) -> list[str]:
        window = folder(self.path)
        return [each.title for each in window.summaries()]


class Refusing:
    """A window on the drafts that refuses to save while `error` is set, or waits until `gate` opens."""

    def __init__(self, window) -> None:
        self.window, self.error, self.gate, self.attempts, self.entered = window, None, None, 0, Event()

    def __getattr__(self, name: str):
        return getattr(self.window, name)

    def save(self, draft):
        self.attempts += 1
        self.entered.set()
        if self.gate:
            self.gate.wait(30)
        if self.error:
            raise self.error
        return self.window.save(draft)


@pytest.fixture
def at(tmp_path) -> Sitting:
    return Sitting(tmp_path / "drafts")


@pytest.mark.hazard("H11.1")
async def test_what_is_entered_is_saved_two_seconds_after_the_last_change(at) -> None:
    at.enter("one")
    await at.clock.pass_by(PAUSE_SECONDS - 0.1)
    at.enter("two")
    await at.clock.pass_by(PAUSE_SECONDS - 0.1)
    assert at.on_disk() == []
    assert at.keeping.state_words == "not saved yet"
    await at.clock.pass_by(0.1)
    assert at.on_disk() == ["two"]
    assert at.keeping.state_words == "draft saved 18:30"


async def test_somebody_who_never_pauses_is_saved_all_the_same(at) -> None:
    seconds = 0
    while not at.on_disk() and seconds < 60:
        at.enter(f"after {seconds}")
        await at.clock.pass_by(1)
        seconds += 1
    assert seconds == LONGEST_SECONDS


@pytest.mark.hazard("H11.1")
async def test_saved_is_said_only_once_saving_has_returned(at) -> None:
    at.enter("one")
    at.window.gate = Event()
    saving = asyncio.create_task(at.keeping.save_now())
    await asyncio.to_thread(at.window.entered.wait, 30)
    assert at.keeping.state_words == "saving..."
    assert not at.keeping.is_safe
    at.window.gate.set()
    assert await saving
    assert at.keeping.state_words == "draft saved 18:30"
    assert at.shown == ["not saved yet", "saving...", "draft saved 18:30"]


async def test_a_key_among_many_does_not_go_through_the_whole_case(at) -> None:
    asked = []
    at.keeping = Keeping(lambda: asked.append(1) or at.case, at.window, at.clock.later)
    shown = []
    at.keeping.watch = lambda _: shown.append(at.keeping.state_words)
    at.enter("first key")
    first = len(asked)
    for number in range(50):
        at.enter(f"key {number}")
    assert len(asked) == first
    assert shown == ["not saved yet"]


async def test_what_was_taken_back_before_it_was_saved_is_said_to_be_saved_again(at) -> None:
    at.enter("one")
    await at.clock.pass_by(PAUSE_SECONDS)
    saved = at.case
    at.enter("two")
    assert at.shown[-1] == "not saved yet"
    at.case = saved
    at.keeping.changed()
    await at.clock.pass_by(PAUSE_SECONDS)
    assert at.shown[-1] == "draft saved 18:30"
    assert at.window.attempts == 1


@pytest.mark.hazard("H11.1")
async def test_a_change_made_while_saving_is_not_taken_for_saved(at) -> None:
    at.enter("one")
    at.window.gate = Event()
    saving = asyncio.create_task(at.keeping.save_now())
    await asyncio.to_thread(at.window.entered.wait, 30)
    at.enter("two")
    at.window.gate.set()
    assert not await saving
    assert at.keeping.state_words == "not saved yet"
    await at.clock.pass_by(PAUSE_SECONDS)
    assert at.on_disk() == ["two"]


async def test_nothing_is_written_where_nothing_changed(at) -> None:
    at.enter("one")
    assert await at.keeping.save_now()
    assert await at.keeping.save_now()
    assert at.window.attempts == 1


async def test_nobody_entered_is_nothing_to_save(at) -> None:
    assert await at.keeping.save_now()
    assert at.keeping.state_words == "nothing to save yet"
    assert at.on_disk() == []


@pytest.mark.hazard("H11.3")
async def test_a_disk_that_refuses_is_said_in_the_header_and_tried_again(at) -> None:
    at.enter("one")
    await at.keeping.save_now()
    at.window.error = DraftNotSavedError("The disk is full.")
    at.enter("two")
    assert not await at.keeping.save_now()
    assert at.keeping.state_words == "NOT saved since 18:30: the disk is full"
    assert at.said == [str(at.window.error)]
    await at.clock.pass_by(AGAIN_SECONDS)
    assert at.window.attempts == 3
    assert len(at.said) == 1
    at.window.error = None
    await at.clock.pass_by(AGAIN_SECONDS)
    assert at.on_disk() == ["two"]
    assert at.keeping.state_words == "draft saved 18:30"
    assert at.said[1:] == ["The draft is saved again."]


async def test_a_look_at_the_drafts_never_hides_what_the_disk_refused(at) -> None:
    at.window.error = DraftNotSavedError("The disk is full.")
    at.enter("one")
    await at.keeping.save_now()
    at.keeping.foresee(None)
    assert at.keeping.state_words == "nothing saved: the disk is full"


@pytest.mark.hazard("H11.1")
async def test_a_first_save_that_is_refused_never_says_saved(at) -> None:
    at.window.error = DraftNotSavedError("The disk is full.")
    at.enter("one")
    await at.keeping.save_now()
    assert at.keeping.state_words == "nothing saved: the disk is full"
    assert not any("draft saved" in words for words in at.shown)


@pytest.mark.hazard("H11.3")
@pytest.mark.parametrize("error", [KeyStoreUnavailableError("The key store is locked."), KeyLostError(["x"])])
async def test_without_a_key_everything_stays_in_memory_and_the_header_says_so_for_as_long_as_it_lasts(
    at, error: RefhelperError
) -> None:
    at.window.error = error
    for title in ("one", "two", "three"):
        at.enter(title)
        await at.clock.pass_by(PAUSE_SECONDS)
        assert at.keeping.memory_only
        assert at.keeping.state_words.startswith("nothing saved: ")
    assert at.said == [str(error)]
    at.window.error = None
    at.enter("four")
    assert await at.keeping.save_now(ask_again=True)
    assert at.on_disk() == ["four"]


async def test_a_locked_key_store_is_asked_again_only_when_the_user_says_so(tmp_path) -> None:
    at = Sitting(tmp_path / "drafts", keys=NoKeys())
    at.enter("one")
    await at.keeping.save_now()
    assert at.keeping.state_words == "nothing saved: no key store"
    await at.clock.pass_by(10 * AGAIN_SECONDS)
    assert at.window.attempts == 1


@pytest.mark.hazard("H13.1")
async def test_a_second_window_reads_only_and_says_why(at) -> None:
    at.enter("one")
    await at.keeping.save_now()
    other = Sitting(at.path)
    other.keeping.adopt(other.window.open(at.keeping.draft.id), other.window.read_only(at.keeping.draft.id))
    assert other.keeping.state_words == "read only: open elsewhere"
    other.enter("mine")
    assert not await other.keeping.save_now()
    assert not other.keeping.is_safe
    assert at.on_disk() == ["one"]


@pytest.mark.hazard("H13.1")
async def test_a_draft_taken_over_by_another_window_turns_read_only(at) -> None:
    at.window.error = DraftInUseError()
    at.enter("one")
    assert not await at.keeping.save_now()
    assert "read only" in at.keeping.state_words
    assert at.said == [str(at.window.error)]


@pytest.mark.hazard("H13.2")
async def test_a_draft_that_changed_on_the_disk_meanwhile_is_kept_beside_this_one_and_that_is_said(at) -> None:
    at.enter("one")
    await at.keeping.save_now()
    at.window.close_all()
    other = folder(at.path)
    there = other.open(at.keeping.draft.id)
    other.save(there._replace(case=case("theirs")))
    other.close_all()
    at.enter("mine")
    assert await at.keeping.save_now()
    assert sorted(at.on_disk()) == ["mine", "theirs"]
    assert "both are kept" in at.said[0]


async def test_a_fault_of_the_program_itself_is_said_too_and_nothing_is_taken_for_saved(at) -> None:
    at.window.error = ZeroDivisionError()
    at.enter("one")
    assert not await at.keeping.save_now()
    assert at.keeping.state_words == "nothing saved: the program failed while it saved"


async def test_a_resumed_draft_goes_on_where_it_was(at) -> None:
    at.enter("one")
    await at.keeping.save_now()
    at.window.close_all()
    later = Sitting(at.path)
    later.keeping.adopt(later.window.open(at.keeping.draft.id))
    later.case = later.keeping.draft.case
    assert later.keeping.is_safe
    assert later.keeping.state_words == "draft saved 18:30"
    later.enter("two")
    await later.keeping.save_now()
    assert later.on_disk() == ["two"]


@pytest.mark.parametrize("code", DISK_ERRORS)
async def test_every_fault_of_the_disk_reaches_the_header_in_words(tmp_path, code) -> None:
    disk = FaultyDisk(code=code, stays=True)
    at = Sitting(tmp_path / "drafts", disk=disk)
    at.enter("one")
    assert await at.keeping.save_now()
    calls = len(disk.calls)
    at.enter("two")
    assert await at.keeping.save_now()
    refused = 0
    for call in range(1, len(disk.calls) - calls + 1):
        disk.at = 0
        at.enter(f"{call}")
        disk.at = len(disk.calls) + call
        if not await at.keeping.save_now():
            refused += 1
            assert REASONS[code].rstrip(".").lower() in at.keeping.state_words.lower()
            assert at.keeping.state_words.startswith("NOT saved since")
        disk.at = 0
        assert await at.keeping.save_now()
        assert at.on_disk() == [f"{call}"]
    at.keeping.close()
    assert refused > 3


async def test_a_key_store_that_hangs_holds_up_neither_keys_nor_leaving_and_nothing_is_called_saved(at) -> None:
    at.window.gate = Event()
    at.enter("one")
    assert not await at.keeping.save_within(0.01)
    assert at.keeping.state_words == "saving..."
    assert at.keeping.why_words == "It is not saved yet: the key store or the disk has not answered."
    at.window.gate.set()
    await settled()
    assert at.on_disk() == ["one"]


async def test_a_case_that_was_closed_is_never_saved_again(at) -> None:
    at.enter("one")
    await at.keeping.save_now()
    await at.keeping.let_go()
    at.enter("after")
    await at.clock.pass_by(LONGEST_SECONDS)
    assert not await at.keeping.save_now()
    assert at.on_disk() == ["one"]
    assert "after" not in at.shown


async def test_a_revision_from_before_damage_is_not_taken_for_saved(at) -> None:
    for title in ("one", "two"):
        at.enter(title)
        await at.keeping.save_now()
    at.window.close_all()
    before = at.window.open_previous(at.keeping.draft.id)
    later = Sitting(at.path)
    later.case = before.case
    later.keeping.adopt(before)
    assert not later.keeping.is_safe
    await later.keeping.save_now()
    assert sorted(later.on_disk()) == ["one", "two"]


async def test_the_header_has_words_for_a_case_that_is_nowhere_kept() -> None:
    keeping = Keeping(lambda: None)
    assert keeping.state_words == "nothing is saved on disk"
    assert keeping.memory_only
    keeping.changed()
    assert await keeping.save_now()
