"""The whole space of one service's rules as shipped, with the questions that the tests ask of it.

Steps (a risk raised, an answer taken back) lead from a state to the one that differs in that variable alone.
"""

from collections.abc import Iterator

from refhelper.domain import rule_space
from refhelper.domain.rule_space import OPEN, Side, Value, union
from refhelper.domain.rules import Rule
from tests.engine import rulebook

__all__ = ["OPEN", "Space"]


class Space(rule_space.Space):
    """The states of one service."""

    def __init__(self, rules: tuple[Rule, ...]):
        side = Side(rules, rulebook().eligibility)
        super().__init__(side)
        self.found = self.outcomes(side)

    def where(self, name: str, *values: Value) -> int:
        """Return the states in which a variable surely has one of the values."""
        groups = self.variables.get(name, [])
        return union(self.states(name, at) for at, group in enumerate(groups) if set(group) <= set(values))

    def with_role(self, role: str) -> int:
        """Return the states in which the person has a part in the harm, whatever else."""
        return self.where("role", *(one for group in self.variables["role"] for one in group if role in one))

    def with_verdict(self, *verdicts: str) -> int:
        """Return the states in which the service has one of the verdicts."""
        return union(states for outcome, states in self.found if outcome and outcome.verdict in verdicts)

    def moved(self, states: int, name: str, start: int, end: int) -> int:
        """Return where states with one group of a variable come to lie when it changes to another group."""
        taken = states & self.states(name, start)
        by = (end - start) * self.grid.strides[self.places[name]]
        return taken << by if by >= 0 else taken >> -by

    def steps(self, name: str, rises: dict[Value, tuple[Value, ...]]) -> Iterator[tuple[int, int]]:
        """Yield the changes of a variable that lead from a value to one of those above it."""
        groups = self.variables.get(name, [])
        for start, before in enumerate(groups):
            for end, after in enumerate(groups):
                if start != end and any(set(rises.get(value, ())) & set(after) for value in before):
                    yield start, end
