"""What is copied is exactly the letter, only where it may go; then who took it is recorded."""

from datetime import datetime

import pytest

from refhelper.domain.copy_result import CopyResult
from refhelper.domain.settings import Settings
from refhelper.domain.vocabulary import Answer
from tests.ui.conftest import ANNA, DAN, ELLA

pytestmark = pytest.mark.asyncio


async def hand_over(at, service: str = "childrens_social_care", person: str = "ella") -> None:
    at.app.session.choose(at.consultation.destination(service, person))
    await at.press("f7")


async def test_copy_all_copies_the_whole_letter_and_nothing_else(family) -> None:
    async with family() as at:
        await hand_over(at)
        await at.press("c")
        await at.until(lambda: bool(at.clipboard.texts))
        assert at.clipboard.texts == [at.consultation.letter("childrens_social_care", ["ella"]).text]


async def test_the_sections_are_copied_one_after_the_other_in_order(family) -> None:
    async with family() as at:
        await hand_over(at)
        sections = at.consultation.letter("childrens_social_care", ["ella"]).sections
        for number, _ in enumerate(sections, 1):
            await at.press("n")
            await at.until(lambda wanted=number: len(at.clipboard.texts) == wanted and not at.app.workers)
        assert at.clipboard.texts == [section.text for section in sections]
        assert "That was the last section" in at.words("#status")


async def test_a_section_that_could_not_be_copied_is_not_skipped(family) -> None:
    async with family() as at:
        await hand_over(at)
        at.clipboard.works = False
        await at.press("n")
        await at.until(lambda: "Not copied." in at.words("#status"))
        at.clipboard.works = True
        await at.press("n")
        await at.until(lambda: bool(at.clipboard.texts))
        assert at.clipboard.texts == [at.consultation.letter("childrens_social_care", ["ella"]).sections[0].text]


async def test_a_letter_that_may_not_go_cannot_be_copied(family) -> None:
    async with family() as at:
        await hand_over(at, "idas", "anna")
        await at.press("c", "n")
        await at.until(lambda: "There is nothing to copy." in at.words("#status"))
        assert at.clipboard.texts == []
        assert "No letter as things stand." in at.words("HandOver")


@pytest.mark.hazard("H08.1")
async def test_what_the_letter_shares_stands_above_it_before_it_is_copied(family) -> None:
    async with family() as at:
        await hand_over(at)
        assert "Shares (s lists it): The case:" in at.words("HandOver")


async def test_a_list_of_what_is_shared_that_is_longer_than_its_room_says_so(sitting) -> None:
    children = [ELLA | {"ref": f"child{n}", "details": {"name": f"Child {n}"}} for n in range(9)]
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}, *children, width=80, height=24) as at:
        await hand_over(at, "childrens_social_care", "child0")
        await at.until(lambda: "-- s lists all of it" in at.words("HandOver"))
        assert "Referral to" in at.workspace.query_one("#hand-text").words


async def test_the_phone_script_and_the_record_entry_are_copied_when_they_are_shown(family) -> None:
    async with family() as at:
        await hand_over(at)
        await at.press("p", "c")
        await at.until(lambda: len(at.clipboard.texts) == 1)
        await at.press("r")
        await at.until(lambda: "record entry" in at.words("HandOver"))
        await at.press("c")
        await at.until(lambda: len(at.clipboard.texts) == 2)
        assert at.clipboard.texts == [
            at.consultation.letter("childrens_social_care", ["ella"], "phone_script").text,
            at.consultation.record("ella").text,
        ]


async def test_nothing_is_written_in_the_record_of_somebody_who_only_harms_unless_chosen(family) -> None:
    async with family() as at:
        at.consultation.amend({("people", "dan", "risk_posed"): "medium"})
        await hand_over(at, "plus_choices", "dan")
        await at.press("r", "n")
        await at.until(lambda: "record entry" in at.words("HandOver"))
        assert "what others disclosed must not be found there" in at.words("HandOver")
        await at.press("c")
        await at.until(lambda: "There is nothing to copy." in at.words("#status"))
        assert at.clipboard.texts == []


async def test_an_entry_is_made_by_choice_for_somebody_who_harms_and_lives_with_it(family) -> None:
    async with family() as at:
        own = {("people", "dan", "roles"): ["harming", "affected"], ("people", "dan", "details", "own_view"): "To stop"}
        at.consultation.amend(own | {("people", "dan", "risk_posed"): "medium"})
        await hand_over(at, "plus_choices", "dan")
        await at.press("r", "y")
        await at.until(lambda: "To stop" in at.words("HandOver"))


@pytest.mark.hazard("H17.2")
async def test_who_took_it_and_when_to_chase_are_recorded(family) -> None:
    async with family() as at:
        await hand_over(at)
        await at.press("d")
        for line in ("secure email", "Ms B, MASH", "Dr A"):
            await at.type(line, "enter")
        await at.press("enter")
        (made,) = at.consultation.settled_case().handed_over
        assert (made.for_, made.to, made.how, made.taken_by) == (
            "ella",
            "childrens_social_care",
            "secure email",
            "Ms B, MASH",
        )
        assert (made.by, made.at, str(made.chase_on)) == ("Dr A", "20/11/2026 18:30", "2026-11-23")
        assert "taken by Ms B, MASH. Chase: 23/11/2026." in at.words("HandOver")


@pytest.mark.hazard("H17.2")
async def test_leaving_with_a_letter_that_was_not_copied_asks_once(family) -> None:
    async with family() as at:
        await hand_over(at)
        await at.press("ctrl+q")
        assert "A letter was made and not copied." in at.words()
        await at.press("n")
        assert at.app.return_code is None
        await at.press("ctrl+q", "y")
        assert at.app.return_code == 0


async def test_leaving_says_that_what_was_entered_is_gone(family) -> None:
    async with family() as at:
        await at.press("ctrl+q")
        assert "Nothing is saved on disk" in at.words()


async def test_a_letter_that_was_copied_counts_as_copied_until_it_changes(family) -> None:
    async with family() as at:
        await hand_over(at)
        await at.press("c")
        await at.until(lambda: bool(at.clipboard.texts) and not at.app.workers)
        await at.press("f6", "f7")
        assert not at.app.session.waiting
        at.consultation.amend({("narrative", "seen"): "A bruise."})
        await at.press("f6")
        assert at.app.session.waiting


async def test_with_nobody_entered_leaving_asks_nothing(sitting) -> None:
    async with sitting() as at:
        await at.press("ctrl+q")
        assert at.app.return_code == 0


async def test_a_letter_that_gives_away_where_somebody_is_goes_only_with_a_reason(family) -> None:
    async with family() as at:
        tess = {"ref": "tess", "roles": ["harmed"], "age": "39", "lives_in": "york", "harmed_by": ["rob"]}
        yes = dict.fromkeys(("patient", "agrees_to_share", "agrees_to_service", "told"), "yes")
        rob = {"ref": "rob", "roles": ["harming"], "age": "41", "lives_in": "york", "risk_posed": "medium", **yes}
        about = {"concerns": ["domestic_abuse"]}
        at.consultation.add_person(rob | about | {"capacity": "has", "coerced": "no"})
        at.consultation.add_person(tess | about | {"risk": "medium", "details": {"address": "44 Secret Street"}})
        at.consultation.amend({("narrative", "request"): "She is at 44 secret street."})
        await hand_over(at, "plus_choices", "rob")
        await at.press("c", "escape")
        await at.until(lambda: "Not copied" in at.words("#status"))
        assert at.clipboard.texts == []
        await at.press("c")
        await at.type("agreed with her", "enter")
        await at.until(lambda: "Is this contact still right?" in at.words())
        await at.press("2")
        await at.until(lambda: bool(at.clipboard.texts))
        entry = next(one for one in at.consultation.settled_case().sharing if one.for_ == "rob")
        (key,) = (key for key in entry.confirmed if key.startswith("whereabouts-"))
        assert entry.confirmed[key] == "agreed with her"
        at.consultation.amend({("people", "tess", "details", "phone"): "07700 900333"})
        at.consultation.amend({("narrative", "request"): "She is at 44 secret street. Ring 07700 900333."})
        await at.press("f6", "f7", "c", "escape")
        await at.until(lambda: "Not copied" in at.words("#status"))
        assert len(at.clipboard.texts) == 1


async def test_a_request_typed_for_social_care_does_not_go_to_plus_choices_unseen(family) -> None:
    async with family() as at:
        yes = dict.fromkeys(("patient", "agrees_to_share", "agrees_to_service", "told"), "yes")
        rob = {"ref": "rob", "roles": ["harming"], "age": "41", "lives_in": "york", "risk_posed": "medium", **yes}
        at.consultation.add_person(rob | {"concerns": ["domestic_abuse"], "capacity": "has", "coerced": "no"})
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6")
        at.workspace.query_one("#slots").point_at("narrative/request")
        await at.press("enter")
        await at.type("Please visit the home tonight.", "escape")
        assert at.consultation.settled_case().narrative.request == "Please visit the home tonight."
        await hand_over(at, "plus_choices", "rob")
        await at.press("c")
        await at.until(lambda: "written for another recipient" in at.words())
        assert "'Please visit the home tonight.'" in at.words()
        await at.press("escape")
        await at.until(lambda: "Not copied" in at.words("#status"))
        assert at.clipboard.texts == []


class Desk:
    """A printer and a folder that remember what they were given."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.saved: dict[str, str] = {}

    def print(self, text: str) -> CopyResult:
        self.printed.append(text)
        return CopyResult(done=True, confirmed=True, message="Printed.")

    def save(self, name: str, text: str) -> CopyResult:
        if name in self.saved:
            return CopyResult(done=False, confirmed=False, message="Not saved: there is a file of this name already.")
        self.saved[name] = text
        return CopyResult(done=True, confirmed=True, message="Saved.")

    def suggested(self, now: datetime) -> str:
        return f"letter-{now:%Y%m%d}.txt"


async def test_a_letter_is_saved_where_the_user_says_and_counts_as_gone(family) -> None:
    async with family() as at:
        at.app.session.paper = desk = Desk()
        await hand_over(at)
        await at.press("f")
        await at.until(lambda: "not protected" in at.words())
        await at.press("enter")
        await at.until(lambda: bool(desk.saved))
        text = at.consultation.letter("childrens_social_care", ["ella"]).text
        assert desk.saved == {"letter-20261120.txt": text}
        assert not at.app.session.waiting
        await at.press("f", "enter")
        await at.until(lambda: "there is a file of this name already" in at.words("#status"))


async def test_a_letter_is_printed_only_after_it_was_said_who_can_read_it(family) -> None:
    async with family() as at:
        at.app.session.paper = desk = Desk()
        await hand_over(at)
        await at.press("o")
        await at.until(lambda: "default printer?" in at.words())
        await at.press("n")
        assert desk.printed == []
        await at.press("o")
        await at.until(lambda: "default printer?" in at.words())
        await at.press("y")
        await at.until(lambda: desk.printed == [at.consultation.letter("childrens_social_care", ["ella"]).text])


async def test_a_letter_that_may_not_go_is_neither_saved_nor_printed(family) -> None:
    async with family() as at:
        at.app.session.paper = desk = Desk()
        await hand_over(at, "idas", "anna")
        await at.press("f", "o")
        await at.until(lambda: "There is nothing to print or save." in at.words("#status"))
        assert (desk.saved, desk.printed) == ({}, [])


async def test_characters_that_clinical_systems_mangle_are_made_plain_and_listed(family) -> None:
    async with family() as at:
        at.consultation.amend({("narrative", "seen"): "\u201cI\u2019m fine\u201d \u2013 she said\u2026"})
        await hand_over(at)
        await at.press("c")
        await at.until(lambda: bool(at.clipboard.texts) and not at.app.workers)
        assert '"I\'m fine" - she said...' in at.clipboard.texts[0]
        assert "Made plain: curly quotes, dashes and ellipses." in at.words("#status")


async def test_a_setting_leaves_every_character_as_it_was_written(family) -> None:
    async with family() as at:
        at.app.session.settings = Settings(plain_letters=Answer.NO)
        at.consultation.amend({("narrative", "seen"): "\u201cI am fine\u201d"})
        await hand_over(at)
        await at.press("c")
        await at.until(lambda: bool(at.clipboard.texts))
        assert "\u201cI am fine\u201d" in at.clipboard.texts[0]


async def test_what_was_copied_is_cleared_after_the_time_that_is_set_whatever_is_on_screen(family) -> None:
    async with family() as at:
        at.app.session.settings = Settings(clipboard_seconds=10)
        await hand_over(at)
        await at.press("c")
        await at.until(lambda: bool(at.clipboard.texts) and at.app._clearing is not None)  # noqa: SLF001
        await at.press("f2")
        assert at.app._clearing._interval == 10  # noqa: SLF001 - the seconds that were set
        at.app._clear_clipboard()  # noqa: SLF001 - what the timer does
        await at.until(lambda: at.clipboard.cleared == 1)
        await at.until(lambda: "was emptied" in at.words("#status"))


async def test_text_marked_in_a_field_is_copied_by_the_same_way_and_cleared_like_any_other(family) -> None:
    async with family() as at:
        at.app.copy_to_clipboard("a \u201cmarked\u201d text")
        await at.until(lambda: at.clipboard.texts == ['a "marked" text'] and at.app._clearing is not None)  # noqa: SLF001
