"""Families to try the routing on: every pair of answers in few cases, whole products of what interacts, and chance.

Every case is a plain dict of strings as a case file holds it, and never contradicts itself. In the tables below None
means that the key is left out, which is not always the same as `not_known`.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, product
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.domain.family_keys import BORN, CASE_KEYS, LINKS, PERSON_KEYS, SETTLED_CASE, SHORT_PERSON_KEYS, settled

Plain = dict[str, Any]
Choice = dict[str, Any]
Clash = Callable[[str, Any, str, Any], bool]

PREGNANCY_NEEDS_NO_QUESTION = {BORN["unborn"], BORN["0"], BORN["4"], BORN["9"], BORN["born nine years ago"]}


def contradict(key: str, value: Any, other_key: str, other: Any) -> bool:
    """Say whether a case file may not hold these two answers about one person; every contradiction is of two."""
    pair = {key: value, other_key: other}
    if set(pair) == {"born", "roles"}:
        return bool(pair["born"] == BORN["unborn"] and "harming" in pair["roles"])
    if set(pair) == {"born", "pregnant"}:
        return pair["born"] in PREGNANCY_NEEDS_NO_QUESTION and pair["pregnant"] == "yes"
    return pair == {"sex": "male", "pregnant": "yes"}


def sound(choice: Choice) -> bool:
    """Say whether the answers chosen for one person go together."""
    return not any(contradict(*one, *other) for one, other in combinations(choice.items(), 2))


def person(ref: str, choice: Choice, harmed_by: tuple[str, ...] = ()) -> Plain:
    """Write down one person; what is chosen as None stays out."""
    written: Plain = {"ref": ref, **({"harmed_by": list(harmed_by)} if harmed_by else {})}
    for key, value in choice.items():
        if key == "born":
            written |= dict([value] if value else [])
        elif value is not None:
            written[key] = list(value) if isinstance(value, tuple) else value
    return written


def case(choice: Choice, *people: Plain) -> Plain:
    """Write down a case on a Friday evening."""
    given = {key: value for key, value in choice.items() if value is not None}
    return {"refhelper_case": "1", "at": "2026-11-20T18:30", **given, "people": list(people)}


def covering(keys: dict[str, tuple[Any, ...]], clash: Clash, seed: int = 0) -> Iterator[Choice]:
    """Yield choices until every pair of values of two keys that may go together has occurred; greedy, repeatable."""
    order = sorted(keys)
    pairs = [
        (one, other)
        for left, right in combinations(order, 2)
        for one, other in product(((left, value) for value in keys[left]), ((right, value) for value in keys[right]))
        if not clash(*one, *other)
    ]
    Random(seed).shuffle(pairs)  # noqa: S311 - repeatable, no secret
    waiting = set(pairs)
    for one, other in pairs:
        if (one, other) in waiting:
            chosen = fill(dict([one, other]), keys, order, waiting, clash)
            waiting -= set(combinations(sorted(chosen.items(), key=lambda item: item[0]), 2))
            yield chosen


def fill(
    chosen: Choice,
    keys: dict[str, tuple[Any, ...]],
    order: list[str],
    waiting: set[tuple[Any, Any]],
    clash: Clash,
) -> Choice:
    """Give every other key the value that brings most of the pairs that still wait."""
    for key in order:
        if key in chosen:
            continue
        allowed = [value for value in keys[key] if not any(clash(key, value, *item) for item in chosen.items())]
        turn = len(waiting) % len(allowed)
        chosen[key] = max(
            allowed[turn:] + allowed[:turn],
            key=lambda value: sum(
                ((item, (key, value)) if item[0] < key else ((key, value), item)) in waiting for item in chosen.items()
            ),
        )
    return chosen


def every_pair_about_one_person(seed: int = 0) -> Iterator[Plain]:
    """Yield cases of one person in which every two answers that may go together occur together."""
    for choice in covering(PERSON_KEYS | CASE_KEYS, contradict, seed):
        about = {key: value for key, value in choice.items() if key not in CASE_KEYS}
        yield case({key: choice[key] for key in CASE_KEYS}, person("ann", about))


def every_pair_in_a_family(size: int, seed: int = 0) -> Iterator[Plain]:
    """Yield families in which every two answers of the same or of different people occur together."""
    refs = ("ann", "bob", "cat")[:size]
    keys = {f"{ref}.{key}": values for ref in refs for key, values in SHORT_PERSON_KEYS.items()}
    keys |= CASE_KEYS | {"links": LINKS[size]}
    for choice in covering(keys, contradict_in_a_family, seed):
        people = []
        for ref in refs:
            about = {key.split(".")[1]: value for key, value in choice.items() if key.startswith(ref + ".")}
            people.append(person(ref, about, tuple(by for of, by in choice["links"] if of == ref)))
        yield case({key: choice[key] for key in CASE_KEYS}, *people)


def contradict_in_a_family(key: str, value: Any, other_key: str, other: Any) -> bool:
    """Say whether two answers about the same person contradict each other."""
    ref, _, about = key.rpartition(".")
    other_ref, _, other_about = other_key.rpartition(".")
    return bool(ref) and ref == other_ref and contradict(about, value, other_about, other)


def whole_product(keys: dict[str, tuple[Any, ...]], base: Choice) -> Iterator[Plain]:
    """Yield one-person cases: every combination of these answers, the rest as in the base."""
    for values in product(*keys.values()):
        choice = base | dict(zip(keys, values, strict=True))
        if sound({key: value for key, value in choice.items() if key not in CASE_KEYS}):
            about = {key: value for key, value in choice.items() if key not in CASE_KEYS}
            yield case(SETTLED_CASE | {key: choice[key] for key in CASE_KEYS if key in choice}, person("ann", about))


def every_two(ages: tuple[str, ...]) -> Iterator[Plain]:
    """Yield pairs: each part in the harm, these ages, who names whom, and every known and unknown risk."""
    parts = (("harmed",), ("harming",), ("affected",), ("harmed", "harming"))
    risks = (("standard", None), (None, "standard"), ("standard", "high"))
    for roles, others, age, other_age, links, (risk, posed) in product(parts, parts, ages, ages, LINKS[2], risks):
        first = settled() | {"roles": roles, "born": BORN[age], "risk": risk, "risk_posed": posed}
        second = settled() | {"roles": others, "born": BORN[other_age], "risk": posed, "risk_posed": risk}
        for one in (first, second):
            one["concerns"] = None if one["roles"] == ("affected",) else one["concerns"]
        if sound(first) and sound(second):
            named = {of: tuple(by for one, by in links if one == of) for of in ("ann", "bob")}
            yield case(SETTLED_CASE, person("ann", first, named["ann"]), person("bob", second, named["bob"]))


@st.composite
def families(draw: st.DrawFn, most: int = 4) -> Plain:
    """Draw a case of one to `most` people, any key left out, not known or answered, any links between them."""
    refs = ("ann", "bob", "cat", "dan")[: draw(st.integers(1, most))]
    people = []
    for ref in refs:
        choice = {key: draw(st.sampled_from(values)) for key, values in PERSON_KEYS.items()}
        choice["concerns"] = tuple(dict.fromkeys((choice["concerns"] or ()) + (draw(SECOND_CONCERN) or ())))
        links = draw(st.lists(st.sampled_from([*refs]), max_size=2, unique=True)) if len(refs) > 1 else []
        people.append(person(ref, mended(choice), tuple(by for by in links if by != ref)))
    return case({key: draw(st.sampled_from(values)) for key, values in CASE_KEYS.items()}, *people)


SECOND_CONCERN = st.sampled_from(PERSON_KEYS["concerns"])


def mended(choice: Choice) -> Choice:
    """Take back what contradicts the age or the sex."""
    if choice["born"] == BORN["unborn"] and "harming" in choice["roles"]:
        choice = choice | {"roles": ("affected",)}
    return choice if sound(choice) else choice | {"pregnant": "no"}


ANSWERS_TO_TAKE_AWAY = (
    *("born", "lives_in", "by_partner", "risk", "risk_posed", "significant_harm", "coerced", "pregnant", "works_with"),
    *("care_and_support_needs", "unable_to_protect_self"),
)


@st.composite
def families_with_few_questions(draw: st.DrawFn, most: int = 2, unanswered: int = 3) -> Plain:
    """Draw a case in which everything is answered but at most `unanswered` keys, so that all answers can be tried."""
    whole = draw(families(most))
    about: Plain = {"danger_now": "no", "other_children": draw(st.sampled_from(("yes", "no")))}
    for one in whole["people"]:
        born = {key: one[key] for key in ("age", "date_of_birth", "unborn") if key in one} or {"age": "30"}
        sure = draw(st.fixed_dictionaries({key: st.sampled_from(values) for key, values in CERTAIN.items()}))
        one |= {**sure, **{key: one[key] for key in CERTAIN if one.get(key, "not_known") != "not_known"}, **born}
        one["pregnant"] = (
            one["pregnant"] if sound({"pregnant": "yes", "sex": one.get("sex"), "born": only(born)}) else "no"
        )
    places = [(None, "danger_now"), (None, "other_children")]
    places += [(one, key) for one in whole["people"] for key in ANSWERS_TO_TAKE_AWAY]
    for one, key in draw(
        st.lists(st.sampled_from(range(len(places))), max_size=unanswered, unique=True).map(
            lambda chosen: [places[number] for number in chosen]
        )
    ):
        forget(about if one is None else one, key, written=draw(st.booleans()))
    return whole | about


CERTAIN = {
    key: tuple(value for value in values if value not in {None, "not_known"})
    for key, values in PERSON_KEYS.items()
    if key in ANSWERS_TO_TAKE_AWAY and key != "born"
}


def only(born: Plain) -> tuple[str, Any]:
    """Return the one answer that tells the age."""
    return next(iter(born.items()))


def forget(answers: Plain, key: str, *, written: bool) -> None:
    """Take an answer back, or write it down as not known; an age can only be taken back."""
    for name in ("age", "date_of_birth", "unborn") if key == "born" else (key,):
        answers.pop(name, None)
    if written and key != "born":
        answers[key] = "not_known"
