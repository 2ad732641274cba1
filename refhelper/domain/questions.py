"""The questions: exactly the unanswered keys that could still change a verdict, a deadline or an area.

For one destination, the keys that its rules look at span a space of completions, a bit each. A key matters where two
of its answers, the other answers alike, give different outcomes. What other people's keys bring goes through the
vectors of `circle`, so that the spaces stay small.
"""

from collections.abc import Collection, Iterator
from functools import cached_property

from refhelper.domain.case import Person
from refhelper.domain.circle import Circle, joined
from refhelper.domain.facts import Known
from refhelper.domain.plan import Question
from refhelper.domain.possible import CASE_KEYS, PERSON_KEYS, YOUNGEST_PREGNANT, Value
from refhelper.domain.rules import Rulebook, Truth, Weigh
from refhelper.domain.situation import CIRCLE_KEYS, CaseFacts, Situation
from refhelper.domain.vocabulary import SERVICES_BY_AREA
from refhelper.domain.weighing import Weighed, outcomes, weighed

PEOPLE = "people"
Key = tuple[str, str | None]
"""A key of the case file and the person it belongs to, None for the case."""


class Completions:
    """One state for every way of answering the open keys that matter here; the others stay as they are."""

    def __init__(self, known: Known, looked_at: Collection[str], circles: Collection[Circle]) -> None:
        """Span the space of the keys looked at; `circles` is what the others can bring."""
        self.known = known
        self.places = tuple(index for index, key in enumerate(CIRCLE_KEYS) if key in looked_at)
        self.domains: dict[str, tuple[Value | Circle, ...]] = {
            key: known.possible[key] for key in (*CASE_KEYS, *PERSON_KEYS) if key in looked_at
        }
        if self.places:
            self.domains["circle"] = tuple(sorted({self.seen(circle) for circle in circles}))
        self.strides: dict[str, int] = {}
        width = 1
        for name, domain in self.domains.items():
            self.strides[name] = width
            width *= len(domain)
        self.ones = (1 << width) - 1

    def seen(self, circle: Circle) -> Circle:
        """Return the vector with only the places that are looked at here."""
        return Circle(*(value if index in self.places else 0 for index, value in enumerate(circle)))

    def states(self, name: str, digit: int) -> int:
        """Return the states in which a variable has its digit-th value."""
        stride, size = self.strides[name], len(self.domains[name])
        block = ((1 << stride) - 1) << (digit * stride)
        return block * (self.ones // ((1 << (stride * size)) - 1))

    def where(self, key: str, allowed: Collection[Value]) -> Truth:
        """Return the states in which the key has an allowed value."""
        if key in self.domains:
            fitting = (digit for digit, value in enumerate(self.domains[key]) if value in allowed)
            return self._some(key, fitting)
        if key in CIRCLE_KEYS and CIRCLE_KEYS.index(key) in self.places:
            place = CIRCLE_KEYS.index(key)
            circles = enumerate(self.domains["circle"])
            return self._some(
                "circle", (digit for digit, one in circles if isinstance(one, tuple) and one[place] in allowed)
            )
        truth = self.known.where(key, allowed)
        return Truth(truth.sure * self.ones, truth.possible * self.ones)

    def _some(self, name: str, digits: Iterator[int]) -> Truth:
        states = 0
        for digit in digits:
            states |= self.states(name, digit)
        return Truth(states, states)

    @cached_property
    def feasible(self) -> int:
        """The states whose answers do not contradict one another: nobody under 10 is pregnant."""
        if not {"age", "pregnant"} <= self.domains.keys():
            return self.ones
        child = self.where("age", range(YOUNGEST_PREGNANT)).sure
        return self.ones & ~(child & self.where("pregnant", {"yes"}).sure)

    def slice(self, states: int, name: str, digit: int) -> int:
        """Return the states with this digit, lined up so that slices of one variable can be compared."""
        return (states & self.states(name, digit)) >> (digit * self.strides[name])


class Asker:
    """Hears every destination as it is weighed, and then says what is left to ask."""

    def __init__(self, situation: Situation, rulebook: Rulebook) -> None:
        """Take the people and the rules."""
        self.situation, self.rulebook = situation, rulebook
        self.decides: dict[Key, set[Key]] = {}

    def hear(self, service: str, person: Person | None, found: tuple[Weighed, ...], known: Known) -> None:
        """Note which open keys can change the outcome of one destination."""
        if any(one.rule.row.asks_for_people == "yes" and one.truth.sure for one in found):
            self.decides.setdefault((PEOPLE, None), set())
        by_area = person is not None and service in SERVICES_BY_AREA and len(known.possible["lives_in"]) > 1
        if found and (known.looked_at or by_area):
            self._explore(service, person, found, known, by_area=by_area)
        known.looked_at.clear()

    def _explore(
        self, service: str, person: Person | None, found: tuple[Weighed, ...], known: Known, *, by_area: bool
    ) -> None:
        known.looked_at.clear()
        weighed((one.rule for one in found), self._weigh(person, known), known.ones)
        circles = self.situation.others_bring(person.ref) if person else frozenset()
        space = Completions(known, frozenset(known.looked_at), circles)
        weights = weighed((one.rule for one in found), self._weigh(person, space), space.ones)
        parts = [states & space.feasible for _, states in outcomes(weights, space.ones)]
        if by_area and any(parts) and person:
            self.decides.setdefault(("lives_in", person.ref), set())
        ref = person.ref if person else None
        for key in _deciding(space, parts):
            if person and key == "circle":
                self._hear_others(service, person, space, parts)
            else:
                self._note((key, None if key in CASE_KEYS else ref), service, ref)

    def _weigh(self, person: Person | None, view: Known | Completions) -> Weigh:
        if person is None:
            return CaseFacts(view, nothing_else=False).weigh
        return self.situation.facts(person, view).weigh

    def _hear_others(self, service: str, person: Person, space: Completions, parts: list[int]) -> None:
        digits = {circle: digit for digit, circle in enumerate(space.domains["circle"])}
        signs = {
            circle: tuple(space.slice(part, "circle", digit) for part in parts) for circle, digit in digits.items()
        }
        for other in self.situation.case.people:
            if other.ref == person.ref:
                continue
            rest = {space.seen(circle) for circle in self.situation.others_bring(person.ref, other.ref)}
            for key, swings in self.situation.swings(other.ref, person.ref).items():
                pairs = {(space.seen(one), space.seen(two)) for one, two in swings}
                if any(signs[joined(base, a)] != signs[joined(base, b)] for a, b in pairs if a != b for base in rest):
                    self._note((key, other.ref), service, person.ref)

    def _note(self, key: Key, service: str, person: str | None) -> None:
        self.decides.setdefault(key, set()).add((service, person))

    def questions(self) -> tuple[Question, ...]:
        """Return the questions: danger now, then people to list, then those that can change most verdicts."""
        first = {"danger_now": 0, PEOPLE: 1}
        keys = sorted(
            self.decides, key=lambda key: (first.get(key[0], 2), -len(self.decides[key]), key[0], key[1] or "")
        )
        return tuple(self._question(key) for key in keys)

    def _question(self, key: Key) -> Question:
        text = self.rulebook.questions[key[0]]
        return Question(key[0], key[1], text.ask, text.because, tuple(sorted(self.decides[key], key=str)))


def _deciding(space: Completions, parts: list[int]) -> Iterator[str]:
    for name, domain in space.domains.items():
        allowed = [space.slice(space.feasible, name, digit) for digit in range(len(domain))]
        for part in parts:
            slices = [space.slice(part, name, digit) for digit in range(len(domain))]
            pairs = ((a, b) for a in range(len(domain)) for b in range(a))
            if any((slices[a] ^ slices[b]) & allowed[a] & allowed[b] for a, b in pairs):
                yield name
                break
