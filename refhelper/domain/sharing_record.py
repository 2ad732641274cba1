"""What the record says about sharing: plain sentences for the clinical record, whatever the outcome was."""

from refhelper.domain.case import Advice, SharingEntry
from refhelper.domain.confirming import check_of, given
from refhelper.domain.dates import day_words
from refhelper.domain.sharing_checks import Found, Outcome
from refhelper.domain.sharing_facts import LetterFacts
from refhelper.domain.sharing_texts import Label, Says, SharingTexts
from refhelper.domain.vocabulary import SERVICES, VOLUNTARY_SERVICES

_OUTCOMES = {
    Outcome.MAY_SHARE: Label.MAY_SHARE,
    Outcome.DO_NOT_SHARE: Label.DO_NOT_SHARE,
    Outcome.SEEK_ADVICE: Label.SEEK_ADVICE,
}


def record_lines(letter: LetterFacts, found: Found, texts: SharingTexts, *, overridden: bool) -> tuple[str, ...]:
    """Return what the checks came to, each answer given or not, the reasons, and who decided otherwise."""
    if Says.OWN_RECORD in found.says:
        return (texts.says[Says.OWN_RECORD],)
    outcome = texts.labels[_OUTCOMES[found.outcome or Outcome.DO_NOT_SHARE]]
    checks = dict.fromkeys([says.check.value for says in found.says] + [one.check.value for one in found.waits_for])
    lines = [f"{outcome} ({', '.join(sorted(checks))})."]
    lines += [line for label, value in _answers(letter) for line in _line(texts, label, value)]
    lines += [
        f"{texts.labels[Label.LAWFUL_REASON]}: {texts.lawful(reason, under_16=letter.under_16)}"
        for reason in found.lawful
    ]
    lines += [texts.says[says] for says in found.says if says in _WORTH_RECORDING]
    lines += _decisions(letter, texts, overridden=overridden)
    return tuple(lines)


_CAPACITY = {"has": "has capacity", "lacks": "lacks capacity"}
_WORTH_RECORDING = frozenset(
    {
        Says.NOBODY_IDENTIFIED,
        Says.REFUSES_ALONE,
        Says.UNCLEAR,
        Says.BEST_INTERESTS,
        Says.PURPOSE_DOES_NOT_STOP,
        Says.ADVICE_DOES_NOT_STOP,
        Says.DO_NOT_TELL,
        Says.TOLD_AGAINST_ADVICE,
    }
)


def _advice_line(advice: Advice) -> str:
    """Return who advised what and when, as recorded."""
    on = f", {day_words(advice.on)}" if advice.on else ""
    return f"{_one_line(advice.from_)}{on}: {advice.outcome.replace('_', ' ')}"


def _answers(letter: LetterFacts) -> list[tuple[Label, str | None]]:
    """Return the answers of the person, None where one was left out, then those of the entry that were given."""
    person: list[tuple[Label, str | None]] = [(Label.TOLD, letter.told_self or None)]
    if letter.subject is not None:
        person = [(Label.AGREES_TO_SHARE, letter.agrees), *person]
        if letter.service in VOLUNTARY_SERVICES or (letter.agrees_to_service and letter.service not in SERVICES):
            person.insert(1, (Label.AGREES_TO_SERVICE, letter.agrees_to_service))
        if not letter.under_16:
            person.append((Label.CAPACITY, _CAPACITY.get(str(letter.capacity), letter.capacity)))
        person.append((Label.COERCED, letter.coerced))
    return person + _entry_answers(letter.entry)


def _entry_answers(entry: SharingEntry | None) -> list[tuple[Label, str | None]]:
    if entry is None:
        return []
    given = (
        (Label.PURPOSE, entry.purpose),
        (Label.IDENTIFIABLE, entry.identifiable),
        (Label.GILLICK, entry.gillick),
        (Label.PARENTS_VIEW, entry.parents_view),
        (Label.PARENTS_TOLD, entry.parents_told),
        (Label.WHICH_DUTY, entry.which_duty),
    )
    return [(label, value) for label, value in given if value]


def _line(texts: SharingTexts, label: Label, value: str | None) -> list[str]:
    shown = texts.labels[Label.NOT_ANSWERED] if value is None else _one_line(str(value))
    return [f"{texts.labels[label]}: {shown}."]


def _decisions(letter: LetterFacts, texts: SharingTexts, *, overridden: bool) -> list[str]:
    if letter.entry is None:
        return []
    lines = [f"{texts.labels[Label.ADVICE]}: {_advice_line(letter.entry.advice)}."] if letter.entry.advice else []
    if letter.entry.override is not None:
        label = Label.OVERRIDE if overridden else Label.OVERRIDE_NOT_COUNTED
        by, why = _one_line(letter.entry.override.by), _one_line(letter.entry.override.why)
        lines.append(f"{texts.labels[label]} {by}: {why}.")
    lines += [
        f"{texts.labels[Label.CONFIRMED]}: {_one_line(check_of(key))}: {_one_line(words)}."
        for key, words in given(letter.entry)
    ]
    return list(dict.fromkeys(lines))


def _one_line(text: str) -> str:
    words = {"not_asked", "unsafe_to_ask", "not_known", "not_sure"}
    shown = text.replace("_", " ") if text in words else " ".join(text.split())
    return shown.rstrip(".")
