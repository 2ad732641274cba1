"""Whole letters of fictional cases, as a reader gets them. Anew: `python -m tests.domain.test_letters_golden`."""

from datetime import datetime
from functools import cache

import pytest

from refhelper import bootstrap
from refhelper.consultation import Consultation, Parts
from tests.letter_cases import GOLDEN, fictional

NOW = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local by definition

LETTERS = {
    "family_in_york_childrens_social_care": ("family_in_york", "childrens_social_care", ("ella", "max"), None),
    "family_in_york_phone_script": ("family_in_york", "childrens_social_care", ("ella", "max"), "phone_script"),
    "family_in_york_marac": ("family_in_york", "marac", ("anna",), None),
    "family_in_york_idas": ("family_in_york", "idas", ("anna",), None),
    "family_in_york_record_of_ella": ("family_in_york", "", ("ella",), None),
    "family_in_york_police_information": ("family_in_york", "police_101", ("anna",), "police_information"),
    "expecting_in_selby_unborn_baby_of_holly": ("expecting_in_selby", "childrens_social_care", ("holly",), None),
    "expecting_in_selby_wren_and_her_baby": ("expecting_in_selby", "childrens_social_care", ("wren",), None),
    "asking_for_help_plus_choices": ("asking_for_help", "plus_choices", ("rob",), None),
    "boy_in_ryedale_respect_young_people": ("boy_in_ryedale", "respect_young_people", ("noah",), None),
    "care_home_in_harrogate_adult_social_care": ("care_home_in_harrogate", "adult_social_care", ("edith",), None),
    "resuscitation_in_craven_dnacpr_concern": ("resuscitation_in_craven", "responsible_clinician", ("george",), None),
    "coach_in_ryedale_lado": ("coach_in_ryedale", "lado", ("col",), None),
    "coach_in_ryedale_record_of_mia": ("coach_in_ryedale", "", ("mia",), None),
    "girl_in_malton_fgm_report": ("girl_in_malton", "fgm_report", ("sade",), None),
    "expecting_in_selby_maternity": ("expecting_in_selby", "maternity", ("holly",), None),
}


@cache
def parts() -> Parts:
    return bootstrap.parts(lambda: NOW)._replace(version="1.0")


def sent(case: str, service: str, people: tuple[str, ...], template: str | None) -> str:
    """Return a letter or an entry exactly as it would be copied: rules, directory and sharing checks as shipped."""
    consultation = Consultation(parts(), fictional(case))
    made = consultation.letter(service, people, template) if service else consultation.record(people[0])
    return made.text


@pytest.mark.hazard("H08.4")
@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_reads_word_for_word_as_it_is_kept(name):
    assert sent(*LETTERS[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_no_kept_letter_is_left_that_nothing_checks():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(LETTERS)


if __name__ == "__main__":
    for each, of in LETTERS.items():
        (GOLDEN / f"{each}.txt").write_text(sent(*of), encoding="utf-8", newline="\n")
