"""The plain cases and a family of six, as they are typed: the people, then one key for each question that is asked."""

from collections.abc import Mapping
from typing import NamedTuple

from tests.journeys.terminal import Terminal

ENTER, ESCAPE, SPACE = "\r", "\x1b", " "
F2, F3, F4, DOWN = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[B"
DOWN_TO_SHARING = 18
QUESTIONS = 1
FEATURES_FIRST = "first go through the high-risk features"
EMPTY_LINE = "such as: Anna"

ASKED = {
    "danger_now": "Is anyone in danger right now",
    "other_children": "Is there any other child, unborn child or pregnancy",
    "by_partner": "a current or former partner?",
    "risk": "What is your own judgement of the risk to this person",
    "risk_posed": "What is your own judgement of the risk that this person poses",
    "significant_harm": "Is this child suffering, or likely to suffer",
    "coerced": "Is pressure, control or fear of somebody shaping",
    "care_and_support_needs": "Does this adult have needs for care and support?",
    "unable_to_protect_self": "Because of those needs",
    "pregnant": "Is this person pregnant?",
    "works_with": "Does this person work or volunteer",
}
YES, NO, HARM_NO, NEITHER = "1", "2", "3", "3"
STANDARD, MEDIUM = "1", "2"
DEFAULT = dict.fromkeys(ASKED, NO) | {"significant_harm": HARM_NO, "works_with": NEITHER}


class Added(NamedTuple):
    """One person: the line, and the keys that answer what is asked right after, each with what to wait for first."""

    line: str
    then: tuple[tuple[str, str], ...]


class Typed(NamedTuple):
    """A case as it is typed: people, answers by question and person, and what its plan must say."""

    name: str
    people: tuple[Added, ...]
    answers: Mapping[str, str]
    planned: tuple[str, ...]
    refuses: str = ""
    """Who refuses that anything is shared, if anybody: the first person of the list."""


def _one(line: str, part: str, concerns: str) -> tuple[Added, ...]:
    return (Added(line, (("which part in the harm?", part), ("concerns, disclosed or suspected", concerns))),)


PLAIN = (
    Typed("harmed adult to IDAS", _one("30 york pt", "1", SPACE + ENTER), {"risk": MEDIUM},
          ("WHEN AGREED", "offer IDAS")),
    Typed("harming adult to +Choices", _one("40 northa pt", "2", SPACE + ENTER), {"risk_posed": MEDIUM},
          ("WHEN AGREED", "offer +Choices", "01723 361100")),
    Typed("harming boy to Respect Young People", _one("13 skip pt", "2", "c" + SPACE + ENTER),
          {"risk_posed": STANDARD}, ("WHEN AGREED", "offer Respect Young People")),
    Typed("harmed child to social care", _one("8 malton pt", "1", "p" + SPACE + ENTER), {},
          ("TODAY", "must Children's social care")),
)  # fmt: skip

TICK, NONE, HARMED_BY, HARMS = SPACE + ENTER, ENTER, "Who harms", "Whom does"
CONCERNS = "concerns, disclosed or suspected"
SIX = Typed(
    "six people in two areas, with a refusal and an unborn child",
    (
        Added("Anna 34f selby harmed pt", ((CONCERNS, TICK),)),
        Added("Dan 36 male york harming", ((CONCERNS, TICK), (HARMS, TICK))),
        Added("Ella 8 selby affected", ((CONCERNS, NONE), (HARMED_BY, TICK))),
        Added("Max 15 york harmed harming", ((CONCERNS, TICK), (HARMS, NONE), (HARMED_BY, TICK))),
        Added("Baby unborn selby affected", ((CONCERNS, NONE), (HARMED_BY, TICK))),
        Added("Rose 70f york affected", ((CONCERNS, NONE), (HARMED_BY, NONE))),
    ),
    {"risk": MEDIUM, "risk_posed": MEDIUM, "Anna: pregnant": YES, "by_partner": YES},
    ("must Children's social care", "must Maternity", "must Safeguarding advice", "Max, York", "Ella, North Yorkshire"),
    refuses="Anna",
)


def enter(at: Terminal, case: Typed) -> int:
    """Type a case from the start to the complete plan; return how many questions were asked."""
    at.until("n New case")
    at.press("n")
    for person in case.people:
        at.until(EMPTY_LINE)
        at.press(person.line, ENTER)
        for awaited, keys in person.then:
            at.until(awaited)
            at.press(*keys)
    at.until(EMPTY_LINE)
    at.press(ENTER)
    at.until("[2 Questions]")
    asked = _answer_all(at, case.answers)
    if not case.refuses:
        return asked
    _refuse(at, case.refuses)
    return asked + _answer_all(at, case.answers)


def _refuse(at: Terminal, who: str) -> None:
    at.press(F2, ENTER)
    at.until(f"{who}: all answers")
    at.press(*[DOWN] * DOWN_TO_SHARING, ENTER)
    at.until("Agrees to sharing")
    at.press(NO)
    at.until(f"{who}: all answers")
    at.press(ESCAPE)
    at.until("[1 People]")
    at.press(F3)
    at.until("[2 Questions]")


def _answer_all(at: Terminal, answers: Mapping[str, str]) -> int:
    asked, before = 0, ""
    while True:
        at.until_true(lambda before=before: at.panel(QUESTIONS) != before and _ready(at))
        at.settle(0.05)
        before = at.panel(QUESTIONS)
        if "No question is left" in before:
            return asked
        if FEATURES_FIRST in before:
            at.press(ENTER)
            at.until("strangulation or choking")
            at.press(ENTER)
            at.until_true(lambda: _ready(at) and FEATURES_FIRST not in at.panel(QUESTIONS))
            before = ""
            continue
        asked += 1
        at.press(_answer(before, answers))


def _ready(at: Terminal) -> bool:
    shown = at.panel(QUESTIONS)
    return "No question is left" in shown or ("Next question" in shown and _fact(shown) != "")


def _fact(shown: str) -> str:
    return next((fact for fact, words in ASKED.items() if words in shown), "")


def _answer(shown: str, answers: Mapping[str, str]) -> str:
    fact = _fact(shown)
    own = next((key for who, key in answers.items() if who.endswith(f": {fact}") and who.split(":")[0] in shown), "")
    return own or answers.get(fact) or DEFAULT[fact]
