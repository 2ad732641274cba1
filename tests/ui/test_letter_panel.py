"""The letter is written part by part; nothing written is lost, and nothing in it is anything but text."""

import pytest

from refhelper.domain.vocabulary import Feature
from refhelper.ui import checklist
from refhelper.ui.widgets.fields import LONGEST_TEXT
from tests.ui.conftest import ANNA, DAN, ELLA

pytestmark = pytest.mark.asyncio


async def open_letter(at, service: str, person: str) -> None:
    at.app.session.choose(at.consultation.destination(service, person))
    await at.press("f6")


async def write(at, place: str, text: str) -> None:
    at.workspace.query_one("#slots").point_at(place)
    await at.pilot.pause()
    await at.press("enter")
    await at.type(text)


async def test_what_is_written_goes_into_the_letter(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        bruise = "On 20 November 2026 I saw a bruise on the left arm."
        await write(at, "narrative/seen", bruise)
        await at.press("escape")
        assert at.consultation.settled_case().narrative.seen == bruise
        assert bruise in at.consultation.letter("childrens_social_care", ["ella"]).text
        assert "[x] seen by me, and when" in at.words("#slots")


async def test_a_field_that_is_not_written_in_yet_says_how_to_begin_as_letters_are_keys_of_the_list(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        field = at.workspace.query_one("#text")
        assert field.border_title == "Enter to write here"
        await at.press("enter")
        assert field.border_title == ""
        await at.press("escape")
        assert field.border_title == "Enter to write here"


@pytest.mark.parametrize("leaving", ["escape", "ctrl+s", "f4", "tab"])
async def test_whichever_way_a_text_is_left_it_is_kept(family, leaving) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/told", "He shouts at us.")
        await at.press(leaving)
        await at.until(lambda: at.consultation.settled_case().narrative.told == "He shouts at us.")


async def test_the_letter_is_made_anew_while_it_is_written(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/opinion", "Ella is frightened.")
        await at.until(lambda: "Ella is frightened." in at.workspace.query_one("#finished").words)
        assert at.consultation.settled_case().narrative.opinion == ""


async def test_ctrl_s_goes_on_to_the_next_part(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/seen", "A bruise.")
        await at.press("ctrl+s")
        await at.type("Ella told me.", "escape")
        narrative = at.consultation.settled_case().narrative
        assert (narrative.seen, narrative.told) == ("A bruise.", "Ella told me.")


async def test_digits_and_letters_in_a_text_are_only_text(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/seen", "")
        await at.press("1", "z", "question_mark", "escape")
        assert at.consultation.settled_case().narrative.seen == "1z?"
        assert at.workspace.current == 4


async def test_markup_in_a_text_is_shown_and_kept_as_it_was_written(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/seen", "[bold]bruise[/] [@click=app.quit]x[/]")
        await at.press("escape")
        assert at.consultation.settled_case().narrative.seen == "[bold]bruise[/] [@click=app.quit]x[/]"
        assert "[bold]bruise[/]" in at.workspace.query_one("#finished").words


@pytest.mark.hazard("H16.1")
async def test_escape_sequences_are_gone_from_what_is_pasted(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/seen", "A\x1b]52;c;eA==\x07 bruise\x1b[2J\u202e.\r\nLine two.")
        await at.press("escape")
        assert at.consultation.settled_case().narrative.seen == "A bruise.\nLine two."


async def test_a_letter_that_may_not_go_is_not_shown_but_can_be_written(family) -> None:
    async with family() as at:
        await open_letter(at, "idas", "anna")
        finished = at.workspace.query_one("#finished").words
        assert "No letter as things stand." in finished
        assert "03000 110 110" not in finished
        await write(at, "people/anna/details/safe_contact", "Text first.")
        await at.press("escape")
        assert at.consultation.settled_case().person("anna").details.safe_contact == "Text first."


async def test_why_there_is_no_letter_yet_is_said_once_by_name_and_with_what_to_do(family) -> None:
    async with family() as at:
        await open_letter(at, "idas", "anna")
        told = at.workspace.query_one("#finished").words
        assert told.count("agree to be referred to this service?") == 1
        assert told.count("agree to the information being shared?") == 1
        assert told.count("No letter as things stand.") == 1
        assert "Anna:" in told
        assert "Sharing (F5)" in told
        assert not [key for key in ("anna", "agrees_to", "S09", "S04") if key in told]
        assert "No letter as things stand" not in at.workspace.query_one("#found").content.plain


async def test_a_letter_to_a_service_that_is_not_suitable_says_why_and_that_it_can_be_decided(family) -> None:
    async with family() as at:
        await open_letter(at, "respect_young_people", "dan")
        told = at.workspace.query_one("#finished").words
        assert "Dan:\nToo old for Respect Young People.\nTo refer all the same" in told
        assert "agree to" not in told


async def test_a_service_for_those_who_harm_has_no_place_for_what_others_disclosed(sitting) -> None:
    async with sitting(DAN | {"risk_posed": "medium"}, ANNA | {"harmed_by": ["dan"]}) as at:
        await open_letter(at, "plus_choices", "dan")
        offered = at.workspace.query_one("LetterPanel").slots
        assert not [place for place in offered if place.startswith("narrative/") and place != "narrative/request"]
        assert "people/anna/details/address" not in offered
        assert "people/dan/details/own_account" in offered


async def test_what_it_shares_is_on_one_key(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await at.press("s")
        assert "Ella: name, age" in at.words()


async def test_what_the_form_asks_for_and_is_empty_is_marked_and_listed(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        assert "[!] Ella: impact on this child" in at.words("#slots")
        await at.press("f")
        assert "L01" in at.words()


async def test_a_section_that_is_asked_for_and_empty_is_marked_and_gone_to_where_it_is_written(sitting) -> None:
    known = {"risk_posed": "medium", "agrees_to_share": "yes", "agrees_to_service": "yes", "patient": "yes"}
    async with sitting(DAN | {"concerns": ["domestic_abuse"], **known}) as at:
        await open_letter(at, "plus_choices", "dan")
        await at.until(lambda: "worth another look" in at.words())
        at.workspace.query_one("#slots").point_at("people/dan/details/own_account")
        await at.until(lambda: "[!] own account" in at.words("#slots"))
        await at.press("home", "f")
        rows = at.app.screen.query_one("#menu").options
        asked = next(number for number, row in enumerate(rows) if "their wish to change" in row.prompt.plain)
        await at.press(*["down"] * asked, "enter", "enter")
        await at.type("Wants to stop.", "escape")
        assert at.consultation.settled_case().person("dan").details.own_account == "Wants to stop."


async def test_what_is_being_written_stays_in_the_letter_when_the_window_is_resized(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        at.workspace.query_one("#slots").point_at("narrative/seen")
        await at.press("enter")
        await at.type("She alleges that he hit her.")
        await at.until(lambda: "'alleges'" in at.words("#in-text"))
        await at.pilot.resize_terminal(100, 30)
        await at.until(lambda: not at.app.workers)
        assert "'alleges'" in at.words("#in-text")
        assert "She alleges that he hit her." in at.workspace.query_one("#finished").words


async def test_a_letter_that_is_still_looked_over_takes_no_key_from_the_panel_gone_to(family) -> None:
    async with family(width=80, height=24) as at:
        await open_letter(at, "childrens_social_care", "ella")
        await at.press("f2")
        at.workspace.query_one("#slots").has_focus = True
        at.workspace.query_one("LetterPanel").fill()
        await at.pilot.pause()
        assert "[1 People]" in at.words("#tabs")
        assert at.app.focused is at.workspace.query_one("#people")


async def test_children_of_one_area_can_be_in_one_letter(sitting) -> None:
    max_ = ELLA | {"ref": "max", "age": 5, "details": {"name": "Max"}}
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}, ELLA, max_) as at:
        await open_letter(at, "childrens_social_care", "ella")
        await at.press("m")
        assert at.app.session.target.people == ("ella", "max")
        text = at.workspace.query_one("#finished").words
        assert "Name: Ella" in text
        assert "Name: Max" in text
        await at.press("m")
        assert at.app.session.target.people == ("ella",)


async def test_one_letter_for_two_adults_is_not_offered(sitting) -> None:
    sue = ANNA | {"ref": "sue", "details": {"name": "Sue"}}
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}, sue) as at:
        await open_letter(at, "idas", "anna")
        await at.press("m")
        assert at.app.session.target.people == ("anna",)
        assert "Nobody else may stand in this letter." in at.words("#status")


async def test_who_writes_is_entered_once_for_all_letters(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "referrer/name", "Dr A")
        await at.press("escape")
        assert at.consultation.settled_case().referrer.name == "Dr A"


BLAMING = "In my opinion Anna failed to protect Ella."


async def blamed(at) -> None:
    """Write a wording that is worth another look, and wait until it was found."""
    await open_letter(at, "childrens_social_care", "ella")
    await write(at, "narrative/opinion", BLAMING)
    await at.until(lambda: "failed to protect" in at.words("#in-text"))


async def test_a_wording_is_found_while_it_is_written_with_why_and_what_would_be_better(family) -> None:
    async with family() as at:
        await blamed(at)
        assert "'failed to protect'" in at.words("#in-text")
        assert "[~] my opinion" in at.words("#slots")
        assert at.consultation.settled_case().narrative.opinion == "", "looking over keeps nothing"


async def test_a_wording_that_was_found_is_underlined_where_it_stands(family) -> None:
    async with family() as at:
        await blamed(at)
        line = at.workspace.query_one("#text").get_line(0)
        (span,) = line.spans
        assert line.plain[span.start : span.end] == "failed to protect"
        assert span.style.underline


async def test_a_wording_that_was_found_above_the_cursor_is_underlined_on_the_screen(family) -> None:
    async with family() as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/opinion", "Anna failed to protect Ella.")
        await at.press("enter", "enter", "x")
        await at.until(lambda: "'failed to protect'" in at.words("#in-text"))
        field = at.workspace.query_one("#text")
        lines = field.render_lines(field.size.region)
        assert "".join(underlined(line) for line in lines).split() == ["failed", "to", "protect"]


def underlined(line) -> str:
    return "".join(segment.text for segment in line if segment.style and segment.style.underline)


async def test_a_finding_leaves_four_lines_to_write_in_at_80_by_24(family) -> None:
    async with family(width=80, height=24) as at:
        await blamed(at)
        await at.until(lambda: "failed to protect" in at.words("#notes"))
        field = at.workspace.query_one("#text")
        assert field.content_region.height >= 4
        assert field.region.bottom <= at.workspace.query_one("#making").region.bottom
        assert "f in the list shows all of it" in at.words("#writing")
        assert "worth another look" in at.words("#reads")


async def test_a_finding_is_left_with_one_key_and_comes_back_only_with_another_wording(family) -> None:
    async with family() as at:
        await blamed(at)
        await at.press("ctrl+o")
        assert "failed to protect" not in at.words("#in-text")
        await at.press("escape")
        await at.until(lambda: not at.app.workers)
        assert "[x] my opinion" in at.words("#slots")
        await write(at, "narrative/opinion", " She chooses to stay.")
        await at.until(lambda: "chooses to stay" in at.words("#in-text"))
        assert "failed to protect" not in at.words("#in-text")


async def test_the_list_of_findings_goes_to_the_text_or_leaves_it_as_it_is(family) -> None:
    async with family() as at:
        await blamed(at)
        await at.press("escape")
        await at.until(lambda: not at.app.workers)
        await at.press("f")
        while "failed to protect" not in at.words("#finding"):
            await at.press("down")
        await at.press("enter")
        await at.until(lambda: at.workspace.query_one("#slots").chosen == "narrative/opinion")
        await at.press("k")
        await at.until(lambda: "failed to protect" not in at.words("#in-text"))


async def test_the_list_of_findings_names_headings_people_and_texts_as_the_screens_do(sitting) -> None:
    ella = ELLA | {"ref": "p3", "details": {"name": "Ella"}}
    async with sitting(DAN, ella) as at:
        await open_letter(at, "childrens_social_care", "p3")
        await at.until(lambda: not at.app.workers)
        await at.press("f")
        listed = [at.app.screen.query_one("#menu").get_option_at_index(n).prompt.plain.split(": ")[0] for n in range(9)]
        assert {"Referrer", "Ella, impact on this child", "what I ask for"} <= set(listed)
        letter = at.consultation.letter("childrens_social_care", ["p3"])
        assert not {section.name for section in letter.sections}.intersection(listed)
        assert not [where for where in listed if "p3" in where or "_" in where]


async def test_nothing_that_is_worth_another_look_keeps_a_letter_back(family) -> None:
    async with family() as at:
        await blamed(at)
        await at.press("escape", "f7", "c")
        await at.until(lambda: bool(at.clipboard.texts))
        assert BLAMING in at.clipboard.texts[0]


async def test_the_finished_letter_stands_below_the_text_where_there_is_no_room_beside_it(family) -> None:
    async with family(width=80, height=24) as at:
        await open_letter(at, "childrens_social_care", "ella")
        text, finished = (at.workspace.query_one(part).region for part in ("#text", "#finished"))
        assert finished.y >= text.bottom
        assert "Referral to children's social care" in at.words("#reads")
        assert text.height >= 4


async def test_a_text_that_is_too_long_for_any_letter_is_refused_as_a_whole_and_that_is_said(family) -> None:
    async with family(width=80, height=24) as at:
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/seen", "A bruise.")
        await at.type("long \x07" * 60_000)
        await at.until(lambda: "300,009 characters, and 50,000" in at.words("#status"))
        await at.press("escape")
        assert at.consultation.settled_case().narrative.seen == "A bruise."


async def test_a_text_at_its_longest_can_be_made_shorter_and_then_written_in(family) -> None:
    async with family() as at:
        at.consultation.amend({("narrative", "seen"): "x" * (LONGEST_TEXT + 1)})
        await open_letter(at, "childrens_social_care", "ella")
        await write(at, "narrative/seen", "y")
        field = at.workspace.query_one("#text")
        assert field.text == "x" * (LONGEST_TEXT + 1)
        await at.press("ctrl+end", "backspace", "backspace", "y", "z", "escape")
        assert at.consultation.settled_case().narrative.seen == "x" * (LONGEST_TEXT - 1) + "y"


async def test_that_the_list_of_texts_goes_on_is_said_on_one_line_at_80_by_24(family) -> None:
    async with family(width=80, height=24) as at:
        await open_letter(at, "childrens_social_care", "ella")
        await at.until(lambda: "-- more below" in at.words("#parts"))
        assert at.workspace.query_one("#parts More").size.height == 1


@pytest.mark.hazard("H08.7")
async def test_a_name_written_in_a_letter_takes_the_lines_about_the_features_along(sitting) -> None:
    async with sitting() as at:
        at.consultation.add_person(ANNA | {"details": {}})
        case = at.consultation.settled_case()
        absent = dict.fromkeys(Feature, checklist.Mark.ABSENT)
        at.consultation.amend(checklist.changes(case, case.person("anna"), absent))
        await open_letter(at, "idas", "anna")
        await write(at, "people/anna/details/name", "Anna Sample")
        await at.press("escape")
        assert at.consultation.settled_case().narrative.asked_and_absent.startswith("Anna Sample, high-risk features: ")
        await at.press("f4")
        assert "not asked" not in at.words().lower()


async def test_what_was_found_in_an_answer_of_the_checks_is_named_by_its_person_and_gone_to_under_sharing(
    family,
) -> None:
    async with family() as at:
        told = "She claims that Dan was told."
        at.consultation.amend({("sharing",): [{"for": "ella", "to": "childrens_social_care", "told": told}]})
        await open_letter(at, "childrens_social_care", "ella")
        await at.press("f")
        rows = at.app.screen.query_one("#menu").options
        row = next(number for number, one in enumerate(rows) if "She claims" in one.prompt.plain)
        assert rows[row].prompt.plain.startswith("Ella, whether told: She claims")
        await at.press(*["down"] * row, "enter")
        await at.until(lambda: "[4 Sharing]" in at.words())
        assert "That is answered here" in at.words("#status")
        assert f"Told: {told}" in at.words("#checks")
