"""What would change a verdict, and why not the others: every claim made true in the case and planned again."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice, product
from random import Random

import pytest

from refhelper.domain.case import Case
from refhelper.domain.contradictions import contradictions
from refhelper.domain.explain import Explained, Explainer
from refhelper.domain.facts import READS, Around, Known, PersonFacts
from refhelper.domain.over_supposed import OverSupposed
from refhelper.domain.plan import Destination
from refhelper.domain.routing import TO_DO, destinations, plan
from refhelper.domain.rules import VALUES, Fact, Rulebook
from refhelper.domain.situation import Situation
from refhelper.domain.supposed import OverCases, SupposedSituation
from refhelper.domain.supposing import Supposition, sound, suppositions
from tests.domain import row_cases
from tests.domain.every_answer import AGES, DISTRICTS, ONE_OF, Answer, Plain, every_answer, given
from tests.domain.families import case, every_pair_about_one_person, every_pair_in_a_family, person, settled
from tests.domain.family_changes import shuffled
from tests.domain.family_keys import SETTLED_CASE
from tests.domain.oracle_answers import as_read
from tests.engine import TODAY, rulebook

Verdicts = dict[tuple[str, str | None], Destination]
PARTS = range(6)
LONG = pytest.mark.no_cover  # long tables, whose lines the examples here run as well


def explained(plain: Plain, rules: Rulebook | None = None) -> tuple[Explained, ...]:
    read, rules = Case.model_validate(plain), rules or rulebook()
    return Explainer(read, plan(read, rules, TODAY), rules, TODAY).whole()


def verdicts(plain: Plain, rules: Rulebook | None = None) -> Verdicts:
    read, rules = Case.model_validate(plain), rules or rulebook()
    found = destinations(Situation(read, TODAY, rules), rules, lambda *_: None)
    return {(one.service, one.person): one for one in found}


def can_stand(plain: Plain) -> bool:
    people = plain["people"]
    return all(one["roles"] for one in people) and not contradictions(Case.model_validate(plain), TODAY)


def outcome(found: Verdicts, of: tuple[str, str | None]):
    return (found[of].verdict, found[of].deadline) if of in found else None


def answers(supposed: Supposition) -> list[Answer]:
    return [(supposed.person, supposed.key, supposed.act.value, value) for value in supposed.values]


def tried(answer: Answer) -> bool:
    """Say whether brute force tries this very answer: of ages and scores it tries some."""
    return answer[3] in {"age": AGES, "lives_in": DISTRICTS, **ONE_OF}.get(answer[1], (answer[3],))


def small_cases() -> Iterator[Plain]:
    yield from islice(every_pair_about_one_person(3), 0, None, 12)
    yield from islice(every_pair_in_a_family(2, 5), 0, None, 25)
    yield from islice(every_pair_in_a_family(3, 1), 0, None, 90)
    quiet = settled() | {"roles": ("affected",), "concerns": None}
    yield case(SETTLED_CASE, person("ann", quiet))
    yield case(SETTLED_CASE, person("ann", quiet), person("bob", quiet | {"pregnant": None}))
    open_risk = settled() | {"risk": None, "risk_posed": None}
    for patient, agrees in product(("yes", "no"), (None, "unsafe_to_ask")):
        bob = open_risk | {"patient": patient, "agrees_to_service": agrees, "roles": ("harming",)}
        yield case(SETTLED_CASE, person("ann", open_risk, ("bob",)), person("bob", bob))
    neglected = settled() | {"concerns": ("neglect",), "by_partner": "no"}
    yield case(SETTLED_CASE, person("ann", neglected), person("bob", settled() | {"roles": ("harming",)}))
    child = quiet | {"born": ("age", "9"), "by_partner": None}
    bob = open_risk | {"roles": ("harming",), "concerns": None, "by_partner": None}
    yield case({}, person("ann", open_risk, ("bob",)), person("bob", bob), person("cat", child))
    yield case(SETTLED_CASE, person("ann", open_risk), person("bob", bob), person("cat", child, ("ann",)))


@cache
def cases() -> tuple[Plain, ...]:
    return tuple(as_read(each) for each in small_cases())


@LONG
@pytest.mark.parametrize("part", PARTS)
def test_what_would_change_a_verdict_is_what_changes_it_and_nothing_else_does(part):
    for plain in cases()[part :: len(PARTS)]:
        before, claims = verdicts(plain), explained(plain)
        made = {answer: given(plain, answer) for answer in every_answer(plain)}
        after = {answer: verdicts(changed) for answer, changed in made.items() if can_stand(changed)}
        read = Case.model_validate(plain)
        explainer = Explainer(read, plan(read, rulebook(), TODAY), rulebook(), TODAY)
        weighed = {one["ref"]: explainer.weighed(one["ref"]) for one in plain["people"]}
        for one in claims:
            of = (one.service, one.person)
            assert one.outcome == outcome(before, of), of
            turns = weighed[one.person][one.service].turns if one.person else one.turns
            assert not one.outcome or turns == one.turns
            claimed = {answer: turn.outcome for turn in turns for answer in answers(turn.supposed) if tried(answer)}
            changing = {answer: outcome(found, of) for answer, found in after.items()}
            expected = {answer: new for answer, new in changing.items() if new != one.outcome}
            if one.person or one.outcome:
                assert claimed == expected, (plain, of)
            single = {answer for answer, new in changing.items() if new and new[0] in TO_DO}
            check_nearest(one, single, plain)
        assert {of for of in before if of not in {(one.service, one.person) for one in claims}} == set()


def check_nearest(one: Explained, single: set[Answer], plain: Plain) -> None:
    """Check that the nearest rule is by as few answers as can be, and only where nothing is to be done."""
    chosen = one.outcome is not None and one.outcome.verdict in TO_DO
    if chosen:
        assert one.nearest is None
    elif single:
        assert one.nearest, (plain, one)
        near = [answer for supposed in one.nearest.supposed for answer in answers(supposed)]
        if len(one.nearest.supposed) == 2:
            assert all(is_open(plain, answer) for answer in near), (plain, one)
            assert not any(is_open(plain, answer) for answer in single), (plain, one)
    elif one.nearest:
        assert len(one.nearest.supposed) == 2, (plain, one)


def is_open(plain: Plain, answer: Answer) -> bool:
    """Say whether the key of an answer has no answer yet."""
    ref, key, act, _ = answer
    holder = next(one for one in plain["people"] if one["ref"] == ref) if ref else plain
    keys = ("age", "date_of_birth", "unborn") if key == "age" else (key,)
    return act == "is" and all(holder.get(each, "not_known") == "not_known" for each in keys)


def check_fires(plain: Plain) -> int:
    """Check that every nearest rule fires once its answers are given; return how many there were."""
    count = 0
    for one in explained(plain):
        if one.nearest is None:
            continue
        for combination in product(*(answers(supposed) for supposed in one.nearest.supposed)):
            if not all(tried(answer) for answer in combination):
                continue
            changed = plain
            for answer in combination:
                changed = given(changed, answer)
            assert can_stand(changed), (plain, one)
            found = verdicts(changed).get((one.service, one.person))
            assert found, (plain, one)
            assert (found.verdict, found.deadline) == one.nearest.outcome, (plain, one)
            assert one.nearest.reason in found.reasons, (plain, one)
            count += 1
    return count


@LONG
@pytest.mark.parametrize("part", PARTS)
def test_the_nearest_rule_fires_when_its_one_or_two_answers_are_given(part):
    assert sum(check_fires(plain) for plain in cases()[part :: len(PARTS)]) > 40


@LONG
@pytest.mark.parametrize("part", range(4))
def test_where_any_two_answers_would_bring_a_service_two_are_named(part):
    plain = [one for one in cases() if len(one["people"]) == 1][part * 9]
    read = Case.model_validate(plain)
    explainer = Explainer(read, plan(read, rulebook(), TODAY), rulebook(), TODAY)
    base = Situation(read, TODAY, rulebook())
    singles = suppositions(read, TODAY, rulebook().eligibility)
    pairs = [pair for pair in combinations(singles, 2) if sound(read, pair, TODAY)]
    over = OverCases("ann", [base, *(SupposedSituation(base, pair) for pair in pairs)])
    for one in explainer.about("ann"):
        weighing = OverSupposed(rulebook().person_rules[one.service], over.weigh, over.view.ones, pairs)
        if not weighing.chosen and weighing.states_with(TO_DO):
            assert one.nearest, one.service


@LONG
@pytest.mark.parametrize("service", tuple(rulebook().person_rules))
def test_from_a_case_one_step_from_a_row_the_nearest_rule_fires(service):
    for rule in rulebook().person_rules[service]:
        wanted = next(row_cases.firing(rule))
        of = rule.row.of or rule.service
        near = (row_cases.written(one, of) for one in islice(row_cases.near(rule, wanted), 0, None, 9))
        for plain in islice((one for one in near if one), 2):
            assert check_fires(plain) >= 0


def test_the_order_of_people_concerns_and_answers_changes_no_explanation():
    chance = Random(4)  # noqa: S311 - repeatable, no secret
    for plain in islice(every_pair_in_a_family(3, 2), 0, 60, 12):
        assert explained(shuffled(plain, chance)) == explained(plain)


def test_a_service_that_takes_other_ages_is_explained_by_those_ages():
    harming = settled() | {"roles": ("harming",), "born": ("age", "15"), "patient": "yes"}
    plain = case(SETTLED_CASE, person("ann", harming))
    overlay = dict(rulebook().eligibility)
    overlay["plus_choices"] = overlay["plus_choices"]._replace(minimum_age=18)
    ages = {}
    for name, rules in (("shipped", rulebook()), ("overlay", rulebook()._replace(eligibility=overlay))):
        one = next(one for one in explained(plain, rules) if (one.service, one.person) == ("plus_choices", "ann"))
        assert one.nearest
        (supposed,) = one.nearest.supposed
        assert supposed.key == "age"
        ages[name] = supposed.values[0]
    assert ages == {"shipped": "16", "overlay": "18"}


class Watched:
    """A person who notes what is read of them."""

    def __init__(self, read: Case):
        self.read, self.seen = read.people[0], set()

    def __getattr__(self, name: str):
        self.seen.add(name)
        return getattr(self.read, name)


@pytest.mark.parametrize("fact", list(Fact))
def test_a_fact_reads_nothing_of_a_person_but_what_is_listed(fact):
    plain = case(SETTLED_CASE, person("ann", settled() | {"high_risk_features": ("strangulation",)}))
    read = Case.model_validate(plain)
    situation = Situation(read, TODAY, rulebook())
    for role, concern in product(VALUES[Fact.ROLE], ("neglect", "domestic_abuse")):
        watched = Watched(
            Case.model_validate({**plain, "people": [plain["people"][0] | {"roles": [role], "concerns": [concern]}]})
        )
        view: Known = situation.known(read.people[0])
        facts = PersonFacts(watched, Around(frozenset(), anybody_abused=True), view, situation.eligibility)
        for value in VALUES[fact]:
            facts.weigh(fact, frozenset({value}), "plus_choices")
        assert watched.seen <= set(READS.get(fact, ()))


def test_advice_for_a_case_with_nothing_to_do_falls_away_with_every_answer_that_brings_something_to_do():
    plain = case(SETTLED_CASE, person("ann", settled() | {"roles": ("affected",), "concerns": None}))
    before = verdicts(plain)
    (advice,) = (one for one in explained(plain) if one.person is None and one.outcome)
    assert (advice.service, advice.person) in before
    assert not [one for one in before.values() if one.person and one.verdict in TO_DO]
    made = {answer: given(plain, answer) for answer in every_answer(plain)}
    after = {answer: verdicts(changed) for answer, changed in made.items() if can_stand(changed)}
    gone = {answer for answer, found in after.items() if outcome(found, (advice.service, None)) != advice.outcome}
    claimed = {answer for turn in advice.turns for answer in answers(turn.supposed) if tried(answer)}
    assert claimed == gone
    assert len(gone) > 5
