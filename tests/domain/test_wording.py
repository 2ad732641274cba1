"""The wording checks: advice on the practitioner's own words, that leaves the words of others alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refhelper.domain.wording import check
from refhelper.domain.wording_rules import SLOTS, Rule
from refhelper.domain.wording_text import without_quotations
from tests.domain.wording_cases import (
    KEPT,
    SECOND,
    THIRD,
    VARIANTS,
    examples,
    false_alarms,
    found,
    groups,
    missed,
    of_rows,
    rules,
    sentences,
)

FOUND_AT_LEAST = 0.9
FALSE_ALARMS_AT_MOST = 0.02


@pytest.mark.parametrize("rule", rules().all, ids=lambda rule: rule.row.id)
def test_every_rule_finds_its_examples_and_leaves_its_counterexamples_alone(rule: Rule) -> None:
    alone = rules().only(rule.row.id)
    hit, miss = examples(rule)
    for each in hit:
        assert check(each.text, each.slot, alone, under_18=each.under_18, names=each.names), each.text
    for each in miss:
        assert not check(each.text, each.slot, alone, under_18=each.under_18, names=each.names), each.text


def test_the_sentences_kept_for_rows_belong_to_rows_that_there_are() -> None:
    assert of_rows().keys() <= groups().keys()
    assert {part for parts in of_rows().values() for part in parts} == {"hit", "miss"}


def test_there_are_enough_rules_to_cover_every_group_of_the_table() -> None:
    assert len(rules().all) >= 120
    assert len({rule.group for rule in rules().all}) == 11
    assert all(rule.row.source in rules().sources for rule in rules().all)


@pytest.mark.hazard("H21.2")
@pytest.mark.parametrize(
    ("path", "most", "least"), [(KEPT, 150, 200), (SECOND, 60, 100), (THIRD, 60, 75)], ids=["first", "second", "third"]
)
def test_of_the_sentences_kept_apart_nine_in_ten_are_found_and_at_most_two_in_a_hundred_are_false_alarms(
    path: Path, most: int, least: int
) -> None:
    kept = sentences(path)
    problems = [each for each in kept if each.group]
    clean = [each for each in kept if not each.group]
    assert len(problems) >= most
    assert len(clean) >= least
    assert 1 - len(missed(problems)) / len(problems) >= FOUND_AT_LEAST, missed(problems)
    assert len(false_alarms(clean)) / len(clean) <= FALSE_ALARMS_AT_MOST, false_alarms(clean)


def test_the_variants_that_the_rules_are_written_for_are_found_and_their_near_misses_left_alone() -> None:
    variants = sentences(VARIANTS)
    problems = [each for each in variants if each.group]
    assert 1 - len(missed(problems)) / len(problems) >= 0.98, missed(problems)
    assert not false_alarms(variants)


@pytest.mark.parametrize(
    "text",
    [
        'The police log says "domestic incident, six of one".',
        "The log says “she failed to protect him”.",
        "Her words were ‘it’s a toxic relationship’ and no more.",
        "She said 'I keep going back to him, it's my parents' wish' and wept.",
        "'He is abusive.'",
    ],
)
def test_somebodys_own_words_in_quotation_marks_are_left_alone(text: str) -> None:
    assert not found(text)


def test_an_apostrophe_or_a_lone_quotation_mark_quotes_nothing() -> None:
    assert found("The boys' mother failed to protect them and it's the girls' loss.")
    assert found('A wall 6" thick, and a toxic relationship.')
    assert found('He said "no.\nShe failed to protect them.')


def test_words_outside_the_quotation_marks_are_still_checked() -> None:
    assert found('She failed to protect him and said "it was my fault".') == [("blames", "failed to protect")]


def test_the_childs_voice_is_left_alone_as_a_whole() -> None:
    assert not found("Mum and dad have a toxic relationship. No concerns. He always shouts.", "childs_voice")


def test_in_what_was_told_only_the_quoted_words_are_left_alone() -> None:
    assert found('Anna said on 3 May: "he is abusive". She failed to protect Leo.', "told") == [
        ("blames", "failed to protect")
    ]


def test_without_a_slot_the_rules_that_belong_to_a_slot_stay_silent() -> None:
    told, incident = "Anna told me on 3 May that he hit her.", "He hit her with a belt."
    assert found(told, "seen")
    assert found(incident, "history")
    assert not found(told)
    assert not found(incident)


def test_what_others_reported_does_not_belong_in_what_was_seen() -> None:
    assert found("Anna reports that he hit her on 3 May.", "seen") == [("no_source", "reports")]
    assert not found("I saw a bruise on her arm on 3 May. He told her to be quiet.", "seen")


def test_what_was_told_needs_somebody_who_told_it_once_in_a_paragraph() -> None:
    assert found("He locks the doors at night.", "told") == [("no_source", "He locks the doors at night")]
    assert not found("Anna told me this on 3 May. He locks the doors at night.", "told")
    assert len(found("Anna told me this on 3 May.\nHe locks the doors at night.", "told")) == 1


def test_an_incident_needs_a_date_and_a_measure_is_none() -> None:
    assert found("He punched her, leaving a 2.5 cm cut, twice in one go.", "history") == [
        ("dates_and_people", "punched")
    ]
    assert not found("He punched her on 3 May.", "history")
    assert not found("In 2024 they lived in Selby. He punched her there.", "history")
    assert not found("There were no bruises.", "seen")


def test_an_opinion_may_stand_as_one() -> None:
    assert found("He is abusive.", "history") == [("opinion_as_fact", "He is abusive")]
    assert not found("He is abusive.", "opinion")
    assert not found("In my opinion he is abusive, because he answered for her.", "history")


def test_a_rule_about_children_follows_the_age_that_is_known_and_else_what_the_text_says() -> None:
    assert found("She is sexually active.", under_18=True)
    assert not found("She is sexually active.", under_18=False)
    assert not found("She is sexually active.")
    assert found("Tia, 13, came alone. She is sexually active.")
    assert found("Tia (aged 13) is sexually active.")
    assert not found("Mrs Hall, 44, did not attend.")
    assert found("Leo, 4, did not attend.") == [("not_brought", "did not attend")]


def test_an_abbreviation_is_found_once_and_only_where_it_is_nowhere_written_out() -> None:
    assert found("MARAC met on 3 May. MARAC will meet again.") == [("abbreviation", "MARAC")]
    assert not found("The Multi-Agency Risk Assessment Conference (MARAC) met on 3 May. MARAC will meet again.")
    assert not found("Her GP at the NHS practice has her DOB.")


def test_a_first_name_that_nobody_in_the_case_has_is_found_unless_it_is_a_place_or_a_professional() -> None:
    names = ("Anna Hall", "Mark Hall")
    assert found("Chloe was there on 3 May.", names=names) == [("dates_and_people", "Chloe")]
    assert not found("Anna was there on 3 May.", names=names)
    assert not found("Dr Helen Ward saw Anna at St Mary's on Victoria Road.", names=names)
    assert not found("Chloe was there on 3 May.")


def test_a_pronoun_after_two_people_whom_it_could_mean_is_found() -> None:
    assert found("When Anna met her sister she was crying.") == [("dates_and_people", "she")]
    assert not found("When Anna met her brother she was crying.")
    assert not found("I spoke to Ella's mother and she agreed.")
    assert not found("Her mother, Anna Hall, said that she agreed.")


def test_a_concern_with_its_facts_after_a_colon_is_left_alone_and_one_after_a_heading_is_not() -> None:
    assert not found("Child protection concern: two round burns on her left hand today.")
    assert found("Impression: safeguarding concerns.") == [("vague", "safeguarding concerns")]


def test_places_are_counted_in_characters_of_the_text_as_given() -> None:
    text = "😀 Zoë’s note:\r\n“no concerns”\r\n\r\n  She failed to protect Łukasz. "
    (finding,) = check(text, None, rules())
    assert (finding.start, finding.end) == (text.index("failed"), text.index(" Łukasz"))
    assert finding.text == text[finding.start : finding.end] == "failed to protect"
    assert finding.why
    assert finding.better


def test_a_longer_find_of_a_group_stands_for_the_shorter_ones_inside_it() -> None:
    assert found("There were no concerns.") == [("says_nothing", "no concerns")]


words = st.sampled_from(
    [
        "she",
        "failed",
        "to",
        "protect",
        "him",
        "No",
        "concerns",
        ".",
        '"',
        "'",
        "“",
        "”",
        "\n",
        "MARAC",
        "Anna",
        "he",
        ";",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(words, max_size=30).map(" ".join)), st.sampled_from([None, *SLOTS]))
def test_any_text_at_all_can_be_checked_and_every_place_lies_in_it(text: str, slot: str | None) -> None:
    result = check(text, slot, rules(), names=("Ella",))
    assert [each[1:3] for each in result] == sorted(each[1:3] for each in result)
    assert all(0 <= each.start < each.end <= len(text) and each.text == text[each.start : each.end] for each in result)


@given(st.text(max_size=200))
def test_blanking_somebodys_own_words_moves_nothing(text: str) -> None:
    blanked = without_quotations(text)
    assert len(blanked) == len(text)
    assert blanked.count("\n") == text.count("\n")


@given(st.lists(words.filter(lambda word: word not in {'"', "“", "”", "\n"}), min_size=1, max_size=20).map(" ".join))
def test_nothing_is_found_in_words_that_are_all_quoted(text: str) -> None:
    assert not found(f'"{text}"')
