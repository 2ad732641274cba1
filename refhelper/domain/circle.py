"""What the other people of a case bring to one person's facts: each aggregate as a small vector, highest wins.

People answer independently of one another, so the vectors that the others can reach together are all the maxima
of one vector from each.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from refhelper.domain.case import ADULT, Person, only_harming
from refhelper.domain.possible import Possible, suspects
from refhelper.domain.vocabulary import Role

_YES_NO = ("pregnant", "by_partner")


class Circle(NamedTuple):
    """What others bring: someone at risk, risk to those who name this person, any risk, domestic ties, a child."""

    at_risk: int = 0
    named_risk: int = 0
    risk: int = 0
    domestic: int = 0
    named_by_child: int = 0


class Answers(NamedTuple):
    """One way in which another person's keys may turn out, as far as others' facts depend on them."""

    age: int
    pregnant: int
    risk: int
    risk_posed: int
    by_partner: int


def ways(possible: Possible) -> tuple[Answers, ...]:
    """Return every way in which a person's keys may turn out; age counts as child (0) or adult (1) only."""
    return _ways(turns(possible))


def turns(possible: Possible) -> tuple[tuple[int, ...], ...]:
    """Return what each of the keys that others' facts depend on may turn out to be."""
    ages = tuple(sorted({int(int(age) >= ADULT) for age in possible["age"]}))
    pregnant, partner = (tuple(sorted(int(value == "yes") for value in possible[key])) for key in _YES_NO)
    risk, posed = (tuple(int(level) for level in possible[key]) for key in ("risk", "risk_posed"))
    return ages, pregnant, risk, posed, partner


@lru_cache(maxsize=1024)
def _ways(every: tuple[tuple[int, ...], ...]) -> tuple[Answers, ...]:
    return tuple(Answers(*way) for way in product(*every))


def contribution(other: Person, to: Person, way: Answers, domestic_concern: bool) -> Circle:  # noqa: FBT001
    """Return what one other person brings to a person, when their keys turn out this way."""
    names = to.ref in other.harmed_by
    harmed, harming = Role.HARMED in other.roles, Role.HARMING in other.roles
    young = way.age == 0 or way.pregnant
    return Circle(
        at_risk=int(harmed or bool(young and not only_harming(other))),
        named_risk=way.risk if harmed and suspects(other, to) else 0,
        risk=max(way.risk if harmed else 0, way.risk_posed if harming else 0),
        domestic=int((names and bool(way.by_partner)) or ((names or other.ref in to.harmed_by) and domestic_concern)),
        named_by_child=int(names and way.age == 0),
    )


def together(circles: Iterable[frozenset[Circle]]) -> frozenset[Circle]:
    """Return every vector that people who turn out independently can reach together."""
    reached = frozenset({Circle()})
    for circle in circles:
        reached = frozenset(joined(one, two) for one in reached for two in circle)
    return reached


def joined(one: Circle, two: Circle) -> Circle:
    """Return the higher of two vectors, place by place."""
    return Circle(*map(max, one, two))
