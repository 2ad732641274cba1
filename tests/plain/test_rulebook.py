"""The rulebook as reviewers read it. Run as a program, this writes the document anew."""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from refhelper.bootstrap import rulebook_text, shipped_directory
from refhelper.cli import main
from refhelper.domain.case import Case
from refhelper.domain.possible import risk_to_levels
from refhelper.domain.rules import Fact, Rule
from refhelper.domain.sharing_facts import letter_of
from refhelper.domain.vocabulary import SERVICES, Feature, Verdict
from refhelper.plain.rulebook_facts import MEANINGS
from refhelper.plain.rulebook_rows import example, row_lines
from refhelper.ui.words import FEATURE
from tests.domain import row_cases
from tests.domain.sharing_cases import CONSIDER, MUST, person, planned
from tests.engine import rulebook

DOCUMENT = Path(__file__).parents[2] / "docs" / "rulebook.md"


NEVER_STOPPED = {
    "emergency_999": "999",
    "police_101": "a report to the police",
    "forced_marriage_unit": "the Forced Marriage Unit",
    "childrens_social_care": "where it is a must, children's social care",
    "fgm_report": "the report of FGM",
    "same_day_medical": "a child's same-day medical assessment",
}


def never_stopped(age: str, verdict: Verdict) -> set[str]:
    """Return the destinations that no answer stops, with this verdict for somebody of this age."""
    case = Case.model_validate({"refhelper_case": "1", "people": [person(age=age)]})
    plans = {service: planned(service, verdict, "anna") for service in SERVICES}
    return {service for service, plan in plans.items() if letter_of(case, plan, "anna", service, None).unstoppable}


def every_rule() -> list[Rule]:
    book = rulebook()
    return [rule for scope in (book.person_rules, book.case_rules) for rules in scope.values() for rule in rules]


def entry(rule: str) -> str:
    text = rulebook_text()
    start = text.index(f"### {rule}\n")
    return " ".join(text[start : text.index("\n### ", start + 1)].split())


@pytest.mark.hazard("H24.3")
def test_the_document_for_reviewers_holds_the_rules_as_they_are():
    assert DOCUMENT.read_text(encoding="utf-8") == rulebook_text(), "write it anew: python tests/plain/test_rulebook.py"


@pytest.mark.hazard("H27.1")
def test_a_rule_reads_as_a_sentence_with_its_reason_its_source_and_its_cases():
    said = entry("R012")
    assert (
        "Where this person is a child or unborn; lives with the harm; and the highest risk in the case is or could be "
        "medium or high: **Children's social care: must, today.**"
    ) in said
    assert "Because: A child lives with abuse that is, or may be, above standard risk" in said
    assert "Source: Where it is domestic abuse, Domestic Abuse Act 2021 s3; otherwise Working Together" in said
    assert "Reviewed on: not yet" in said
    assert (
        "Does not hold, if one thing differs: is an adult; or does not live with the harm; or the highest risk in the "
        "case is standard."
    ) in said
    assert "Holds already while not known, if it may be so: the highest risk in the case." in said


def test_alternatives_and_exceptions_stand_below_the_sentence():
    said = entry("R022")
    assert "and at least one of these holds: - has no care and support needs - can protect themselves" in said
    assert "unless the concerns include modern slavery or inappropriate do-not-resuscitate decision:" in said
    assert "Adult social care, safeguarding: not suitable" in said


def test_an_exception_without_alternatives_stands_in_the_sentence():
    assert "and the abuse is not domestic; unless the concerns include sexual abuse or" in entry("R035")


def test_a_rule_on_the_ages_that_a_service_takes_says_which_they_are():
    assert "Ages, as the directory says now: +Choices takes from 16." in entry("R051")
    both = "+Choices and Respect Young People's Service both take exactly 16."
    assert f"Ages, as the directory says now: {both}" in entry("R064 (part 1 of 2)")
    assert "Ages, as the directory" not in entry("R012")


def test_what_no_answer_stops_is_what_the_sharing_checks_do_not_stop():
    text = " ".join(rulebook_text().split())
    start = text.index("No answer stops 999")
    said = text[start : text.index("A voluntary service always", start)]
    for service, words in NEVER_STOPPED.items():
        assert words in said, service
    assert never_stopped("8", MUST) == set(NEVER_STOPPED)
    assert never_stopped("40", MUST) == set(NEVER_STOPPED) - {"same_day_medical"}
    assert never_stopped("8", CONSIDER) == {"emergency_999", "police_101", "forced_marriage_unit"}


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: f"{rule.row.id} {rule.service}")
def test_the_case_in_which_a_rule_is_said_to_hold_is_one_in_which_it_does(rule):
    from refhelper.domain.situation import weigh_case
    from tests.domain.test_broken_rules import Tried

    scope = "case_rules" if rule.row.for_ == "case" else "person_rules"
    roles = ("affected", "harmed", "harming")
    made = [row_cases.written(example(rule.row), rule.row.of or rule.service, role) for role in roles]
    truths = []
    for case in filter(None, made):
        tried = Tried(case, {}, f"{scope} {rule.service}")
        if scope == "case_rules":
            view, facts = weigh_case(tried.case, nothing_else=Fact.NOTHING_ELSE in rule.row.when)
        else:
            person = tried.case.people[0]
            view = tried.situation.known(person)
            facts = tried.situation.facts(person, view)
        truths.append(bool(rule.truth(facts.weigh, view.ones).sure))
    assert any(truths)


@pytest.mark.hazard("H27.1")
def test_every_rule_stands_in_it_with_every_destination():
    text = " ".join(rulebook_text().split())
    names = {service.id: service.name for service in shipped_directory().services}
    takes = shipped_directory().eligibility
    for rule in every_rule():
        said = " ".join(" ".join(row_lines(rule.row, names.__getitem__, takes)).split())
        assert said in text, rule.row.id
        assert f"**{names[rule.service]}: " in said


def test_every_fact_is_explained():
    assert set(MEANINGS) == set(Fact)
    assert all(f"`{fact}`: " in rulebook_text() for fact in Fact)


@pytest.mark.parametrize("feature", Feature)
def test_the_features_said_to_make_a_risk_high_are_those_that_do(feature):
    case = Case.model_validate({"refhelper_case": "1", "people": [person(high_risk_features=[feature.value])]})
    raising = MEANINGS[Fact.FEATURE].partition("This one alone does not")[0]
    assert (risk_to_levels(case.people[0], case) == (2,)) is (FEATURE[feature] in raising)


def test_no_word_of_the_file_format_is_left_in_a_sentence():
    takes = shipped_directory().eligibility
    sentences = [line for rule in every_rule() for line in row_lines(rule.row, lambda service: service, takes)]
    left = [line for line in sentences if "not_" in line or "{" in line or "['" in line]
    assert left == []


def test_it_prints_on_paper():
    assert max(map(len, rulebook_text().splitlines())) <= 80


def test_the_command_prints_it_and_the_wording_rules_when_asked_for(capsys):
    assert main(["rulebook"]) == 0
    assert capsys.readouterr().out == rulebook_text()
    assert main(["rulebook", "--wording"]) == 0
    assert capsys.readouterr().out.startswith("# Wording rules")


if __name__ == "__main__":
    DOCUMENT.write_text(rulebook_text(), encoding="utf-8", newline="\n")
