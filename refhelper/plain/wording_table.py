"""The wording rules as a document for reviewers: what is found and what is not, why, and what to write instead."""

from collections.abc import Iterable, Iterator, Mapping

from refhelper.domain.wording_rules import AgeUnknown, Example, Group, Kind, Rule, WordingRow, WordingRules

TITLES = {
    Group.BLAMES: "Blames the harmed person",
    Group.CHILD_AS_ADULT: "Makes a child an adult, or a partner in their abuse",
    Group.HIDES_WHO: "Hides who did it",
    Group.DOUBT: "Casts doubt",
    Group.VAGUE: "Vague",
    Group.SAYS_NOTHING: "Says nothing",
    Group.ABBREVIATION: "Unexplained abbreviation",
    Group.NOT_BROUGHT: "A child who was not brought",
    Group.NO_SOURCE: "Fact without a source",
    Group.OPINION_AS_FACT: "Opinion as fact",
    Group.DATES_AND_PEOPLE: "Dates and people",
}
_KINDS = {
    Kind.PHRASE: "the words anywhere",
    Kind.ALONE: "a sentence of nothing but the words",
    Kind.ABBREVIATION: "first use, not written out anywhere in the text",
    Kind.NO_TELLER: "a sentence without one of the words, nor an earlier one in its paragraph",
    Kind.NO_DATE: "the words in a paragraph without a date",
    Kind.PRONOUN: "a pronoun after two of these people",
    Kind.UNKNOWN_NAME: "one of these names, if nobody in the case has it",
}
_HEAD = """# Wording rules

Generated from `refhelper/rules/wording/`; a test fails when it is not fresh. To write it anew:
`python tests/plain/test_wording_table.py`

Every finding is advice. Nothing is rewritten and nothing is blocked. Words in quotation marks, and the slot
`childs_voice`, are left alone. No clinician has signed these rules yet.

How a pattern is read: `(a|b)` one of several, `[a]` may be left out, `{list}` one of a list at the end of this page,
`...` up to four words, `#` a number, `^` and `$` the start and end of the sentence.
"""


def wording_table(rules: WordingRules) -> str:
    """Return the document, in Markdown."""
    blocks = [_HEAD, _sources(rules.sources)]
    for group in Group:
        members = [rule for rule in rules.all if rule.group is group]
        blocks += [f"## {TITLES[group]}\n", _table(members), _patterns(members)]
    return "\n".join([*blocks, _lists(rules.words)])


def _sources(sources: Mapping[str, str]) -> str:
    return "\n".join(["## Sources\n", *(f"- `{key}`: {text}" for key, text in sources.items()), ""])


def _table(rules: Iterable[Rule]) -> str:
    head = ["| rule | finds | leaves alone | why | say instead | where | weight | source |", "|" + " --- |" * 8]
    return "\n".join([*head, *(_line(rule.row) for rule in rules), ""])


def _line(row: WordingRow) -> str:
    cells = (
        row.id,
        _examples(row.hit),
        _examples(row.miss),
        row.why,
        row.better,
        _where(row),
        row.severity,
        f"`{row.source}`",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _examples(examples: Iterable[Example]) -> str:
    return "<br>".join(f"{each.text}{_set(each)}" for each in examples)


def _set(example: Example) -> str:
    known = [f"in `{example.slot}`"] if example.slot else []
    known += [] if example.under_18 is None else ["of a child" if example.under_18 else "of an adult"]
    known += [f"with {', '.join(example.names)} in the case"] if example.names else []
    return f" ({', '.join(known)})" if known else ""


def _where(row: WordingRow) -> str:
    parts = [", ".join(row.slots)] if row.slots else ["everywhere"]
    parts += [f"not in {', '.join(row.not_slots)}"] if row.not_slots else []
    match row.of_a_child:
        case AgeUnknown.ALARM:
            parts.append("of a child, or age not known")
        case AgeUnknown.QUIET:
            parts.append("of a child")
        case None:
            pass
    return "; ".join(parts)


def _patterns(rules: Iterable[Rule]) -> str:
    return "\n".join(["```text", *(line for rule in rules for line in _searched(rule.row)), "```", ""])


def _searched(row: WordingRow) -> Iterator[str]:
    yield f"{row.id} finds {_KINDS[row.kind]}:"
    yield from (f"    {pattern}" for pattern in row.patterns)
    labels = {
        "pronoun": row.pronoun,
        "unless part of": row.unless,
        "not together with": row.not_with,
        "not where the text has": row.expanded,
    }
    for label, patterns in labels.items():
        if patterns:
            yield f"  {label}:"
            yield from (f"    {pattern}" for pattern in patterns)


def _lists(words: Mapping[str, tuple[str, ...]]) -> str:
    lines = ["## Word lists\n", "```text"]
    for name, patterns in words.items():
        lines += [f"{name}:", *(f"    {pattern}" for pattern in patterns)]
    return "\n".join([*lines, "```", ""])
