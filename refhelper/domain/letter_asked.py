"""What is asked of a recipient: one text for all letters of a case, and for which of them it was written.

That is kept in the sharing entry of the letter in hand, under `confirmed`, by a mark of the text: a text that was
changed since is another one.
"""

from collections.abc import Iterable

from refhelper.domain.case import Case
from refhelper.domain.editing import Place, entry_of, entry_with
from refhelper.domain.findings import Finding, mark_of
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import Share
from refhelper.domain.letter_words import joined
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.vocabulary import Verdict

FOR_ANOTHER = "L18"
REQUEST = "request"
PLACE: Place = ("narrative", REQUEST)


def written_for(case: Case, person: str | None, service: str, text: str) -> dict[Place, object]:
    """Return the changes to a case that say for which letter a request was written; None is the whole case."""
    ref = person or WHOLE_CASE
    entry = entry_of(case, ref, service)
    others = {key: words for key, words in (entry.confirmed if entry else {}).items() if not is_of_request(key)}
    return entry_with(case, ref, service, {"confirmed": others | {_key(text): "yes"}})


def is_of_request(key: str) -> bool:
    """Say whether a key under `confirmed` says for which letter a request was written."""
    return key.startswith(f"{REQUEST}-")


def for_another(request: LetterRequest, shares: Iterable[Share], *, restricted: bool) -> list[Finding]:
    """Return a finding where this letter asks for what was written for another; in a restricted letter it has a mark.

    Where nobody knows for which letter it was written, it is one only in a restricted letter of a case with others.
    """
    text = request.case.narrative.request
    if not text or (None, REQUEST) not in set(shares):
        return []
    known = [(entry.for_, entry.to) for entry in request.case.sharing if entry.confirmed.get(_key(text))]
    people = request.people or (WHOLE_CASE,)
    if any(to == request.service and (for_ in people or not restricted) for for_, to in known):
        return []
    if known:
        names = joined(dict.fromkeys(request.service_name(to) for _, to in known))
        why = f"What is asked for was written while the letter to {names} was being worked on."
        return [_finding(text, why, mark=_mark(text) if restricted else "")]
    others = {one.service for one in request.plan.destinations if one.verdict is not Verdict.BLOCKED}
    return [_finding(text, _ONE_TEXT)] if restricted and others - {request.service} else []


_ONE_TEXT = "What is asked for is one text for all letters of this case, and the person who harms may read this letter."


def _finding(text: str, why: str, mark: str = "") -> Finding:
    better = "Read whether it is meant for this recipient too; if not, write it anew."
    return Finding(FOR_ANOTHER, REQUEST, why, better, text, 0, len(text), mark)


def _key(text: str) -> str:
    return f"{REQUEST}-{_mark(text)}"


def _mark(text: str) -> str:
    return mark_of(" ".join(text.split()))
