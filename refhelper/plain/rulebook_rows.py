"""A row of the rules as sentences: when, then, because, source, review, and the cases on either side of its edge."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import wrap

from refhelper.domain.rule_space import SETTLED
from refhelper.domain.rules import VALUES, Eligibility, Fact, Outcome, RuleRow
from refhelper.domain.vocabulary import Deadline
from refhelper.plain.fact_words import joined, opposite, phrase, unknown_words
from refhelper.ui.words import VERDICT

WIDTH = 79
_ENTERED = frozenset({Fact.ROLE, Fact.CONCERN, Fact.FEATURE, Fact.ONLY_HARMING, Fact.CONCERN_OF_HARM})
_DEADLINES = {
    Deadline.NOW: ", now",
    Deadline.TODAY: ", today",
    Deadline.NEXT_WORKING_DAY: ", by the end of the next working day",
    Deadline.WHEN_AGREED: ", when the person has agreed",
    None: "",
}
_OF_A_PERSON = ("is ", "has ", "causes ", "lives ", "does ", "can ", "cannot ", "because ", "only ", "works ")
Name = Callable[[str], str]
"""The name of a service by its id."""
Takes = Mapping[str, Eligibility]
"""Whom each service takes, by its id."""


def row_lines(row: RuleRow, name: Name, takes: Takes) -> Iterator[str]:
    """Yield the lines of one row."""
    of = row.of or next(iter(row.then))
    service = name(of)
    unless = f"unless {joined(_conditions(row.unless, service))}" if row.unless else ""
    at_once = bool(unless and not (row.any or row.and_any))
    yield from filled(f"{_when(row, service)}; {unless}:" if at_once else f"{_when(row, service)}:")
    for text in _alternatives(row.any, service):
        yield from bullet(text)
    if row.and_any:
        yield from filled("and at least one of these holds:")
    for text in _alternatives(row.and_any, service):
        yield from bullet(text)
    if unless and not at_once:
        yield from filled(f"{unless}:")
    yield ""
    for id_, outcome in row.then.items():
        yield from filled(f"**{name(id_)}: {verdict_words(outcome)}.**")
    yield ""
    yield from bullet(f"Because: {row.because}")
    yield from bullet(f"Source: {row.source}.")
    yield from bullet(f"Reviewed on: {row.reviewed_on.replace('not_yet', 'not yet, by nobody')}.")
    for text in _ages(row, of, name, takes):
        yield from bullet(text)
    yield from cases(row, service)
    yield ""


def ages_words(takes: Eligibility) -> str:
    """Return the ages that a service takes."""
    low = "any age" if takes.minimum_age is None else f"from {takes.minimum_age}"
    return low if takes.maximum_age is None else f"{low} up to and including {takes.maximum_age}"


def _ages(row: RuleRow, of: str, name: Name, takes: Takes) -> Iterator[str]:
    """Yield the ages behind a condition on the age that a service takes, as the directory says now."""
    facts, own = _facts(row), takes.get(of, Eligibility())
    if Fact.SERVICE_AGE in facts:
        yield f"Ages, as the directory says now: {name(of)} takes {ages_words(own)}."
    if Fact.SERVICE_OVERLAP in facts:
        for other in own.overlaps:
            both = sorted(own.ages("within") & takes[other].ages("within"))
            span = "no age" if not both else f"exactly {both[0]}" if len(both) == 1 else f"{both[0]} to {both[-1]}"
            yield f"Ages, as the directory says now: {name(of)} and {name(other)} both take {span}."


def verdict_words(outcome: Outcome) -> str:
    """Return a verdict with its deadline as a reviewer reads it."""
    return f"{VERDICT[outcome.verdict]}{_DEADLINES[outcome.deadline]}"


def _when(row: RuleRow, service: str) -> str:
    parts = [*_conditions(row.when, service), *_could_be(row, service)]
    parts.sort(key=lambda part: not part.startswith(_OF_A_PERSON))
    subject = "Where this person " if parts and parts[0].startswith(_OF_A_PERSON) else "Where "
    if row.any and parts:
        parts.append("at least one of these holds")
    if not parts:
        return "Where at least one of these holds"
    return subject + "; ".join([*parts[:-1], f"and {parts[-1]}"] if len(parts) > 1 else parts)


def _conditions(condition: Mapping[Fact, frozenset[str]], service: str) -> list[str]:
    return [phrase(fact, values, service) for fact, values in condition.items()]


def _could_be(row: RuleRow, service: str) -> list[str]:
    return [
        phrase(fact, values, service).replace(" is ", " is or could be ", 1) for fact, values in row.could_be.items()
    ]


def _alternatives(alternatives: tuple[dict[Fact, frozenset[str]], ...], service: str) -> Iterator[str]:
    for condition in alternatives:
        yield joined(_conditions(condition, service), "and")


def cases(row: RuleRow, service: str) -> Iterator[str]:
    """Yield one case in which the row holds, how it just fails, and what happens while something is not known."""
    yield from bullet(f"Holds, for example: {_case(example(row), service)}.")
    edges = [opposite(fact, values, service) for fact, values in {**row.when, **row.could_be}.items()]
    edges += ["none of the alternatives holds"] * bool(row.any or row.and_any)
    edges += _conditions(row.unless, service)
    yield from bullet(f"Does not hold, if one thing differs: {'; or '.join(edges)}.")
    if unknown := [fact for fact in _facts(row) if fact not in SETTLED | _ENTERED | set(row.could_be)]:
        yield from bullet(f"Stays open, and is asked about, while not known: {_names(unknown)}.")
    if row.could_be:
        yield from bullet(f"Holds already while not known, if it may be so: {_names(row.could_be)}.")


def example(row: RuleRow) -> dict[Fact, str]:
    """Return a value for each fact of a row with which it holds: the last allowed, of the first alternatives."""
    parts = {**row.when, **row.could_be, **dict(*row.any[:1]), **dict(*row.and_any[:1])}
    return {fact: [value for value in VALUES[fact] if value in values][-1] for fact, values in parts.items()}


def _case(values: Mapping[Fact, str], service: str) -> str:
    return "; ".join(phrase(fact, [value], service) for fact, value in values.items())


def _names(facts: Iterable[Fact]) -> str:
    return joined(dict.fromkeys(unknown_words(fact) for fact in facts), "and")


def _facts(row: RuleRow) -> list[Fact]:
    named = [*row.when, *row.could_be, *row.unless]
    for condition in (*row.any, *row.and_any):
        named += condition
    return list(dict.fromkeys(named))


def filled(text: str) -> list[str]:
    """Return a paragraph in lines that print well."""
    return wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def bullet(text: str) -> list[str]:
    """Return one point of a list in lines that print well."""
    return wrap(
        text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
