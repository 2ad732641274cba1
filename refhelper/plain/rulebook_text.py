"""The rulebook: everything a clinician has to read and sign, in one document made from the rules themselves."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from refhelper.domain.directory import Directory, Service
from refhelper.domain.rules import Fact, QuestionText, RuleRow
from refhelper.domain.sharing_texts import SharingTexts
from refhelper.domain.wording_rules import WordingRules
from refhelper.plain.fact_words import joined
from refhelper.plain.rulebook_facts import MEANINGS
from refhelper.plain.rulebook_rows import Name, Takes, ages_words, bullet, filled, row_lines
from refhelper.plain.wording_table import TITLES

HEAD = """# Rulebook

Generated from the rules in use; in the repository a test fails when it is not
fresh. To write it anew there: `python tests/plain/test_rulebook.py`. To print
it: `refhelper rulebook`.

For the clinician who reviews the rules. Each rule says when it holds, what
follows, why, from which source, and when a named clinician last reviewed it.
Sign a rule by its id and this text. What a later change changes is shown by
`refhelper rules diff`.

- **must**: to be done, by the time given. **offer**: the person may be
  referred, once they agree. **consider**: the clinician weighs it and records
  why. **not suitable**: this service is the wrong one, with the reason.
- Of several rules for one service and person a must outranks not suitable;
  then comes still open, where a must, a not suitable or an offer may turn out
  to hold; then offer; then consider. Of several deadlines the earliest stands.
- What is not known stands for everything it may be. A rule that is not settled
  leaves the verdict open, and its questions are asked. Where a rule says *is
  or could be*, it holds already while it may be so.
- The clinician decides. Nothing here stops a report to social care or the
  police.
"""


def rulebook_text(
    rows: tuple[RuleRow, ...],
    questions: tuple[QuestionText, ...],
    directory: Directory,
    sharing: SharingTexts,
    wording: WordingRules,
) -> str:
    """Return the rulebook, in Markdown that also prints as plain text."""
    services = directory.services
    every = sorted((*rows, *directory.rules), key=lambda row: row.id)
    called = {service.id: service.name for service in services}
    parts = [
        [HEAD],
        _counts(every, sharing),
        _routing(every, lambda service: called.get(service, service.replace("_", " ")), directory.eligibility),
        _services(services),
        _facts(),
        _questions(questions),
        _sharing(sharing),
        _wording(wording),
    ]
    return "\n".join(line for part in parts for line in part)


def _counts(rows: list[RuleRow], sharing: SharingTexts) -> Iterator[str]:
    rules = {row.id for row in rows}
    signed = {row.id for row in rows if row.reviewed_on != "not_yet"} - {
        row.id for row in rows if row.reviewed_on == "not_yet"
    }
    checked = sum(check.reviewed_on is not None for check in sharing.checks.values())
    yield from filled(
        f"{len(rules)} rules of routing in {len(rows)} rows, of which a named clinician has signed {len(signed)}; "
        f"{len(sharing.checks)} sharing checks, signed {checked}."
    )
    yield ""


def _routing(rows: list[RuleRow], name: Name, takes: Takes) -> Iterator[str]:
    yield "## Routing\n"
    for rule, members in groupby(rows, key=lambda row: row.id):
        parts = list(members)
        for number, row in enumerate(parts, 1):
            of = f" (part {number} of {len(parts)})" if len(parts) > 1 else ""
            yield f"### {rule}{of}\n"
            yield from row_lines(row, name, takes)


def _services(services: tuple[Service, ...]) -> Iterator[str]:
    yield "## Whom the services with limits take\n"
    yield from filled(
        "Part of each service's entry in the directory, as shipped; a practice may lay its own ages and areas over it."
    )
    yield ""
    for service in services:
        takes = service.eligibility
        if service.rules:
            where = "anywhere" if takes.districts is None else joined(sorted(takes.districts), "and")
            meets = f" Ages may overlap with {joined(takes.overlaps)}." if takes.overlaps else ""
            yield from bullet(f"{service.name}: {ages_words(takes)}; {where}.{meets} Source: {service.source}.")
    yield ""


def _facts() -> Iterator[str]:
    yield "## Facts that the rules read\n"
    for fact in Fact:
        yield from bullet(f"`{fact}`: {MEANINGS[fact]}")
    yield ""


def _questions(questions: tuple[QuestionText, ...]) -> Iterator[str]:
    yield "## Questions\n"
    yield from filled("Each is asked only while its answer could still change a verdict, a deadline or an area.")
    yield ""
    for question in questions:
        yield from bullet(f"`{question.fact}`: {question.ask} {question.because}")
    yield ""


def _sharing(sharing: SharingTexts) -> Iterator[str]:
    yield "## Sharing checks\n"
    yield from filled(
        "Taken for each letter, in this order. No answer stops 999, a report to the police or the Forced Marriage "
        "Unit; nor, where it is a must, children's social care, the report of FGM, or a child's same-day medical "
        "assessment. A voluntary service always needs the person's own yes, apart from recorded best interests."
    )
    yield ""
    for id_, check in sharing.checks.items():
        yield f"### {id_}\n"
        yield from filled(f"{check.question} {check.why}")
        yield ""
        yield from bullet(f"Source: {check.source}.")
        yield from bullet(f"Reviewed on: {check.reviewed_on or 'not yet, by nobody'}.")
        for says, text in sharing.says.items():
            if says.check == id_:
                yield from bullet(f"May find: {text}")
        yield ""
    yield from _listed(
        "Lawful reasons to share without agreement", [*sharing.lawful_reasons.values(), sharing.too_young]
    )
    yield from _listed("Confirmed before it goes", sharing.confirmations.values())
    yield from _listed("What there is to do next", sharing.next_steps.values())


def _listed(title: str, texts: Iterable[str]) -> Iterator[str]:
    yield f"### {title}\n"
    for text in texts:
        yield from bullet(text)
    yield ""


def _wording(wording: WordingRules) -> Iterator[str]:
    yield "## Wording rules\n"
    yield from filled(
        "They advise, and neither rewrite nor stop anything. Every row with what it finds, what it leaves alone, why "
        "and what to write instead: `wording.md` beside this page, or `refhelper rulebook --wording`."
    )
    yield ""
    for group, title in TITLES.items():
        members = [rule.row for rule in wording.all if rule.group is group]
        yield from bullet(f"{title}: {len(members)} rows, {members[0].id} to {members[-1].id}.")
