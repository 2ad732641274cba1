"""What the panels share: the consultation, which letter is being worked on, and what was made but not copied.

Knows nothing of Textual and holds no answer of its own; answers are in the case.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from refhelper.consultation import Consultation
from refhelper.domain import letter_asked
from refhelper.domain.agreement import Agreements
from refhelper.domain.case import Case, SharingEntry
from refhelper.domain.clinical_text import for_clinical_system
from refhelper.domain.copy_result import CopyResult
from refhelper.domain.draft import Draft
from refhelper.domain.editing import Place, entry_of, entry_with
from refhelper.domain.errors import RefhelperError
from refhelper.domain.feature_lines import called
from refhelper.domain.findings import Finding
from refhelper.domain.letter_request import Letter
from refhelper.domain.letter_words import joined
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination, Question
from refhelper.domain.refusal import NoLetterYetError
from refhelper.domain.settings import Settings
from refhelper.domain.sharing import Outcome, SharingResult
from refhelper.domain.vocabulary import Answer
from refhelper.ui import text
from refhelper.ui.keeping import Keeping
from refhelper.ui.ports import Clipboard, Copied, Drafts, Paper, SettingsStore

RECORD = "record_entry"
PHONE = "phone_script"


class Target(NamedTuple):
    """The letter that is being worked on: to which service, about whom (nobody: the whole case)."""

    service: str
    people: tuple[str, ...] = ()

    @property
    def person(self) -> str | None:
        """The first person it is about; None for the whole case."""
        return self.people[0] if self.people else None


class Document(NamedTuple):
    """A text to hand over, or why there is none; `not_yet` where answers or a decision could still bring it."""

    letter: Letter | None
    refusal: str = ""
    not_yet: bool = False


class Session:
    """One sitting at the screens."""

    def __init__(
        self,
        consultation: Consultation,
        clipboard: Clipboard,
        settings: Settings | None = None,
        drafts: Drafts | None = None,
        store: SettingsStore | None = None,
    ) -> None:
        """Take the consultation, somewhere to copy to, the settings, and where drafts and settings are kept."""
        self.consultation, self.clipboard = consultation, clipboard
        self.settings, self.drafts, self.store = settings or Settings(), drafts, store
        self.paper: Paper | None = None
        """Where a text is printed and saved; None where that cannot be done."""
        self.opening = ""
        """A sentence to show when the case is opened."""
        self.is_chasing = False
        """Whether a draft was opened because somebody has to be chased."""
        self.being_written: dict[Place, str] = {}
        """Texts that are still being typed, by their place in the case: saved with it, and not yet in it."""
        self._kept: tuple[Case | None, dict[Place, str], Case | None] = (None, {}, None)
        self.keeping = Keeping(self.case_to_keep, drafts)
        self.agreements = Agreements()
        self.keeping.agreed = lambda case: self.agreements.of(case, self.today)
        consultation.watch = self.keeping.changed
        self.target: Target | None = None
        self.waiting: set[Target] = set()
        self.passed: set[tuple[str, str | None]] = set()
        self.left: dict[Target, str] = {}
        self.turn, self.on_clipboard = 0, False
        self.kept: set[tuple[str, str, str]] = set()
        self.contact_asked: set[Target] = set()
        """Letters before which it was asked whether the contact is still right."""

    @property
    def case(self) -> Case | None:
        """The case as it stands; None before anybody is entered."""
        return self.consultation.case

    def another(self, draft: Draft | None = None, read_only: str = "") -> "Session":
        """Return a session on another case: a draft that was opened, or one in which nobody is entered yet."""
        consultation = Consultation(self.consultation.parts, draft.case if draft else None, self.settings.referrer)
        new = Session(consultation, self.clipboard, self.settings, self.drafts, self.store)
        new.on_clipboard, new.paper = self.on_clipboard, self.paper
        new.keeping.foresee(self.keeping.trouble if self.keeping.memory_only else None)
        if draft:
            saved = draft.saved_at.date() if draft.saved_at else self.today
            new.agreements = Agreements.of_draft(draft.case, draft.agreed, saved)
            new.keeping.adopt(draft, read_only)
        return new

    def case_to_keep(self) -> Case | None:
        """Return the case with what is still being typed; the same object until something changes."""
        case, written, kept = self._kept
        if case is not self.case or written != self.being_written:
            written = dict(self.being_written)
            kept = self._with(self.texts(written)) if written else self.case
            self._kept = (self.case, written, kept)
        return kept

    def _with(self, changes: Mapping[Place, object]) -> Case | None:
        try:
            return self.trial(changes).case
        except RefhelperError:
            return self.case

    def texts(self, written: Mapping[Place, str]) -> dict[Place, object]:
        """Return the changes to the case by texts that are written for the letter that is being worked on."""
        changes: dict[Place, object] = {place: words or None for place, words in written.items()}
        asked, target = written.get(letter_asked.PLACE), self.target
        if asked and target:
            case = self.consultation.settled_case()
            changes |= letter_asked.written_for(case, target.person, target.service, asked)
        return changes

    def write(self, place: Place, words: str) -> None:
        """Take notice of a text that is being typed; it is saved before it is finished."""
        self.being_written[place] = words
        self.keeping.changed()

    def written(self, place: Place) -> None:
        """Take notice that a text is in the case now."""
        self.being_written.pop(place, None)

    def give_up(self, place: Place) -> None:
        """Take notice that a text was given up, so that the draft forgets it too."""
        if place in self.being_written:
            self.written(place)
            self.keeping.changed()

    @property
    def today(self) -> date:
        """The day by the clock."""
        return self.consultation.parts.now().date()

    def label(self, ref: str | None) -> str:
        """Return how somebody is called on screen, namesakes with their refs; the whole case for None."""
        found = {person.ref: called(self.case, person) for person in self.case.people} if self.case else {}
        return text.WHOLE_CASE if ref in {None, WHOLE_CASE} else found.get(ref or "", ref or "")

    def said(self, fact: str, person: str | None) -> str | None:
        """Return a case key's answer as it was written; None where it was left out."""
        case = self.case
        if case is None:
            return None
        holder = case if person is None else next((each for each in case.people if each.ref == person), None)
        if holder is None or fact not in holder.model_fields_set:
            return None
        value = getattr(holder, fact)
        return None if value is None else str(value)

    # the questions

    def questions(self) -> tuple[Question, ...]:
        """Return the open questions, those that were passed over last."""
        every = self.consultation.plan.questions
        passed = [one for one in every if self.was_passed(one)]
        fresh = [one for one in every if one not in passed]
        start = self.turn % len(passed) if passed else 0
        return (*fresh, *passed[start:], *passed[:start])

    def was_passed(self, question: Question) -> bool:
        """Say whether a question was answered with not known, or passed over where that is no answer."""
        unknown = self.said(question.fact, question.person) == Answer.NOT_KNOWN.value
        return unknown or (question.fact, question.person) in self.passed

    # the letter

    def choose(self, destination: Destination) -> None:
        """Work on the letter to a destination of the plan from now on."""
        self.target = Target(destination.service, (destination.person,) if destination.person else ())

    @property
    def destination(self) -> Destination | None:
        """The plan's verdict on the letter that is being worked on; None where there is none any more."""
        target = self.target
        return self.consultation.plan.find(target.service, target.person) if target else None

    def companions(self) -> tuple[str, ...]:
        """Return who may stand in one letter to the chosen service, by area and verdict alike, the chosen one first."""
        chosen = self.destination
        if chosen is None or chosen.person is None:
            return ()
        same = [
            one.person
            for one in self.consultation.plan.destinations
            if (one.service, one.area, one.verdict) == (chosen.service, chosen.area, chosen.verdict) and one.person
        ]
        first, others = chosen.person, [ref for ref in same if ref != chosen.person]
        together = self.consultation.may_stand_together
        return (first, *(ref for ref in others if together(chosen.service, (first, ref))))

    def document(self, template: str | None = None) -> Document:
        """Return the letter, or the phone script by its template; else why there is none."""
        target = self.target
        if target is None or self.destination is None:
            return Document(None)
        try:
            letter = self.consultation.letter(target.service, target.people, template)
        except NoLetterYetError as error:
            return Document(None, error.to_read(self.label), not_yet=True)
        except RefhelperError as error:
            return Document(None, str(error))
        if template is None and self.left.get(target) != letter.text:
            self.waiting.add(target)
        return Document(letter)

    def record(self, ref: str, *, chosen: bool) -> Document:
        """Return the entry for somebody's own record; `chosen` as the consultation has it."""
        try:
            return Document(self.consultation.record(ref, chosen=chosen))
        except RefhelperError as error:
            return Document(None, str(error))

    def trial(self, changes: Mapping[Place, object]) -> "Session":
        """Return a session with these changes to the case, which are not made; RefhelperError where they cannot be."""
        trial = Session(Consultation(self.consultation.parts, self.case), self.clipboard)
        trial.target, trial.kept = self.target, self.kept
        trial.consultation.amend(changes)
        return trial

    def review(self, letter: Letter) -> tuple[Finding, ...]:
        """Return what is worth another look in a letter, without what the user chose to leave as it is."""
        return tuple(one for one in self.consultation.review(letter) if one.kept_as not in self.kept)

    def keep_as_it_is(self, finding: Finding) -> None:
        """Do not bring a finding up again, as long as its wording stands."""
        self.kept.add(finding.kept_as)

    def copy(self, text: str, whole: Letter | None = None) -> Copied:
        """Copy a text; `whole` is the letter that has now left as it stands."""
        sent, changed = self.as_it_leaves(text)
        result = self.clipboard.copy(sent)
        self.on_clipboard = self.on_clipboard or result.done
        if not result.done:
            return result
        self.has_left(whole)
        return CopyResult(result.done, result.confirmed, f"{result.message}{changed}")

    def as_it_leaves(self, text: str) -> tuple[str, str]:
        """Return the text as it is copied, printed or saved, and a sentence that lists what was changed in it."""
        if self.settings.plain_letters is Answer.NO:
            return text, ""
        plain, changed = for_clinical_system(text)
        return plain, f" Made plain: {joined(changed)}." if changed else ""

    def has_left(self, whole: Letter | None) -> None:
        """Take notice that a letter has left as it stands."""
        if whole and self.target:
            self.left[self.target] = whole.text
            self.waiting.discard(self.target)

    def clear_clipboard(self) -> bool:
        """Empty the clipboard if it still holds a text of ours; say whether it was emptied."""
        self.on_clipboard = False
        return self.clipboard.clear_if_ours()

    # the sharing checks

    def sharing(self) -> SharingResult | None:
        """Return what the sharing checks say of the letter that is being worked on."""
        if self.destination is None or self.target is None:
            return None
        return self.consultation.sharing(self.target.service, self.target.person)

    def entry(self) -> SharingEntry | None:
        """Return the answers given for the letter that is being worked on."""
        case, target = self.case, self.target
        return entry_of(case, target.person or WHOLE_CASE, target.service) if case and target else None

    def entry_with(self, changes: Mapping[str, object]) -> dict[Place, object]:
        """Return the changes to the case that put answers into the letter's entry; None takes one out."""
        target = self.target or Target("")
        return entry_with(self.consultation.settled_case(), target.person or WHOLE_CASE, target.service, changes)

    def override_would_count(self) -> bool:
        """Try, on a copy, whether a decision to share against the checks would let this letter go."""
        if self.target is None or self.case is None:
            return False
        trial = self.trial(self.entry_with({"override": {"by": "-", "why": "-"}}))
        return trial.consultation.sharing(self.target.service, self.target.person).outcome is Outcome.MAY_SHARE
