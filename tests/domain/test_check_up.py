"""What `refhelper doctor` makes of a computer: what works, what does not, and what to do about it."""

from datetime import date, timedelta

import pytest

from refhelper.bootstrap import shipped_directory
from refhelper.domain import check_up
from refhelper.domain.check_up import Drive, Folder, Health, Profile, Terminal
from refhelper.plain.check_up_text import check_up_text, worst

GOOD = Terminal("Windows Terminal", is_there=True, columns=120, rows=30, colours=2**24, encoding="utf-16")
DRAFTS = Folder(r"%LOCALAPPDATA%\refhelper\drafts", is_there=True, is_writable=True, drive=Drive.LOCAL)


def health(checked):
    return {each.subject: each.health for each in checked}


def test_a_good_terminal_has_nothing_to_do():
    checked = list(check_up.about_terminal(GOOD))
    assert set(health(checked)) == {"Terminal", "Size", "Colours", "Letters"}
    assert worst(checked) is Health.GOOD
    assert not any(each.to_do for each in checked)


@pytest.mark.parametrize(("columns", "rows"), [(79, 24), (80, 23)])
def test_a_window_too_small_for_the_screens_is_wrong_and_80_by_24_is_not(columns, rows):
    small = health(check_up.about_terminal(GOOD._replace(columns=columns, rows=rows)))
    assert small["Size"] is Health.WRONG
    assert health(check_up.about_terminal(GOOD._replace(columns=80, rows=24)))["Size"] is Health.GOOD


@pytest.mark.parametrize(
    ("colours", "expected"), [(2, Health.LOOK), (16, Health.LOOK), (256, Health.GOOD), (2**24, Health.GOOD)]
)
def test_few_colours_deserve_a_look_and_stop_nobody(colours, expected):
    assert health(check_up.about_terminal(GOOD._replace(colours=colours)))["Colours"] is expected


@pytest.mark.parametrize(("encoding", "expected"), [("UTF-8", Health.GOOD), ("ANSI_X3.4-1968", Health.LOOK)])
def test_a_locale_that_garbles_names_is_pointed_out(encoding, expected):
    assert health(check_up.about_terminal(GOOD._replace(encoding=encoding)))["Letters"] is expected


def test_where_the_output_goes_to_a_file_size_and_colours_are_not_judged():
    (only,) = check_up.about_terminal(GOOD._replace(is_there=False, columns=10))
    assert only.health is Health.LOOK


def test_in_a_remote_session_the_clipboard_is_to_be_tried():
    checked = {each.subject: each for each in check_up.about_terminal(GOOD._replace(remote="Citrix"))}
    assert "Paste a test text" in checked["Remote session"].to_do


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile.LOCAL, Health.GOOD),
        (Profile.ROAMING, Health.LOOK),
        (Profile.TEMPORARY, Health.WRONG),
        (Profile.MANDATORY, Health.WRONG),
    ],
)
def test_a_profile_that_is_thrown_away_at_log_off_is_wrong_because_drafts_go_with_it(profile, expected):
    (found,) = check_up.about_profile(profile)
    assert found.health is expected


def test_where_the_system_knows_no_kinds_of_profile_nothing_is_said_of_it():
    assert list(check_up.about_profile(None)) == []


def test_which_program_this_is_and_how_many_letters_it_has_can_be_told_to_whoever_helps():
    program, templates = check_up.about_program("1.2", "a folder", "Windows 11"), check_up.about_templates(13)
    assert program.found == "refhelper 1.2, a folder, on Windows 11"
    assert templates.found == "13 letters, each looked over"
    assert worst([program, templates]) is Health.GOOD


def test_a_drafts_folder_that_is_not_there_yet_is_no_fault():
    found = check_up.about_drafts_folder(DRAFTS._replace(is_there=False))
    assert (found.health, "first draft" in found.found) == (Health.GOOD, True)


@pytest.mark.parametrize("drive", Drive)
def test_a_drafts_folder_that_cannot_be_written_to_is_wrong_wherever_it_lies(drive):
    found = check_up.about_drafts_folder(DRAFTS._replace(is_writable=False, drive=drive))
    assert (found.health, "cannot be saved" in found.to_do) == (Health.WRONG, True)


@pytest.mark.parametrize("drive", [drive for drive in Drive if drive is not Drive.LOCAL])
def test_a_drafts_folder_elsewhere_than_on_this_computer_is_pointed_out(drive):
    found = check_up.about_drafts_folder(DRAFTS._replace(drive=drive))
    assert found.health is Health.LOOK
    assert found.to_do


def test_a_program_folder_that_users_cannot_change_is_as_it_should_be():
    assert check_up.about_program_folder(DRAFTS._replace(is_writable=False)).health is Health.GOOD
    assert check_up.about_program_folder(DRAFTS).health is Health.LOOK
    assert "network" in check_up.about_program_folder(DRAFTS._replace(drive=Drive.NETWORK)).found


def test_contacts_are_counted_by_how_far_they_can_be_trusted_and_grow_old():
    directory = shipped_directory()
    dated = [c.assured_date for s in directory.services for c in s.contacts if c.assured_date]
    now, *_ = check_up.about_directory(directory, max(dated))
    later, *_ = check_up.about_directory(directory, max(dated) + timedelta(days=3660))
    assert now.health is later.health is Health.LOOK
    assert now.found != later.found
    assert f"{max(dated):%B %Y}" in now.found
    total = sum(len(service.contacts) for service in directory.services)
    assert sum(int(word) for word in later.found.partition(";")[0].replace(":", "").split() if word.isdigit()) == (
        2 * total
    )


def test_a_directory_whose_contacts_were_all_checked_lately_needs_nothing():
    directory = shipped_directory()
    contact = next(c for s in directory.services for c in s.contacts if c.value == "101")
    checked = contact.model_copy(update={"assured_date": date(2026, 11, 1), "assurer": "the practice manager"})
    service = directory.services[0].model_copy(update={"contacts": (checked,)})
    (found,) = check_up.about_directory(directory.model_copy(update={"services": (service,)}), date(2026, 11, 25))
    assert (found.health, found.to_do) == (Health.GOOD, "")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"is_there": True, "is_named": True, "problems": 0}, Health.GOOD),
        ({"is_there": True, "is_named": True, "problems": 2}, Health.WRONG),
        ({"is_there": False, "is_named": True, "problems": 0}, Health.WRONG),
        ({"is_there": False, "is_named": False, "problems": 0}, Health.LOOK),
    ],
)
def test_a_practices_own_directory_that_is_named_and_away_or_faulty_is_wrong(found, expected):
    told = check_up.about_practice("directory.local.yaml", **found)
    assert (told.health, bool(told.to_do)) == (expected, expected is not Health.GOOD)


@pytest.mark.hazard("H27.1")
def test_rules_without_a_clinicians_name_are_counted():
    assert "3 not yet reviewed" in check_up.about_rules("1.0", 90, 3).found
    assert check_up.about_rules("1.0", 90, 0).health is Health.GOOD


def test_a_key_store_that_refuses_is_wrong_and_says_that_the_case_can_go_on():
    found = check_up.about_key_store("Windows Credential Manager", "The key store refused the request.")
    assert (found.health, "cases can be written all the same" in found.to_do) == (Health.WRONG, True)
    assert check_up.about_key_store("Windows Credential Manager", "").health is Health.GOOD


@pytest.mark.parametrize(
    ("ways", "expected"), [((), Health.WRONG), (("OSC",), Health.LOOK), (("xclip", "OSC"), Health.GOOD)]
)
def test_a_clipboard_that_cannot_be_read_back_is_no_good_one(ways, expected):
    assert check_up.about_clipboard(ways, "OSC").health is expected


def test_a_trial_copy_counts_only_if_it_was_read_back():
    assert check_up.about_trial_copy("", confirmed=True).health is Health.GOOD
    assert check_up.about_trial_copy("Not copied.", confirmed=False).health is Health.WRONG


def test_without_a_printer_the_paper_form_is_to_be_printed_elsewhere():
    assert check_up.about_printer("lp").health is Health.GOOD
    assert "another computer" in check_up.about_printer("").to_do


def test_the_text_fits_80_columns_gives_each_remedy_and_ends_with_the_verdict():
    checked = [check_up.about_printer(""), check_up.about_clipboard((), "OSC")]
    text = check_up_text(checked)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "[look]  Printer" in text
    assert "[wrong] Clipboard" in text
    assert text.count("To do:") == 2
    assert text.endswith("run refhelper\ndoctor again.")
    assert "All is well." in check_up_text([check_up.about_printer("lp")])
