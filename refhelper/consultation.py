"""The one object that screens and commands talk to: a case in; plan, checks, letters and record out.

Everything shown is worked out from the case, so nothing can be stale. How the case changes: `domain/history.py`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from refhelper.domain import confirming, letter, letter_review, reaching, routing, sharing
from refhelper.domain.case import ADULT, Case, Person, Referrer, age_on, area_of
from refhelper.domain.contacts import Line
from refhelper.domain.decisions import decision_on
from refhelper.domain.directory import Directory
from refhelper.domain.errors import NotFoundError, RefhelperError
from refhelper.domain.feature_lines import called
from refhelper.domain.findings import Finding
from refhelper.domain.history import CaseHistory
from refhelper.domain.letter_findings import stale
from refhelper.domain.letter_record import told_in_own_record
from refhelper.domain.letter_request import Checked, ContactLine, Letter, LetterRequest, Renderer, SentLetter
from refhelper.domain.letter_together import why_apart
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination, Plan
from refhelper.domain.possible import pregnancy
from refhelper.domain.practice_directory import InUse, Practice
from refhelper.domain.refusal import NOT_SUITABLE, NoLetterYetError, Why
from refhelper.domain.rules import Rulebook
from refhelper.domain.sharing import Outcome, SharingResult
from refhelper.domain.sharing_texts import SharingTexts
from refhelper.domain.vocabulary import Answer, Decided, Verdict
from refhelper.domain.wording_rules import WordingRules

if TYPE_CHECKING:
    from refhelper.domain.explain import Explainer


class Parts(NamedTuple):
    """What a consultation needs from outside: reviewed content, templates, the time, and the program's version."""

    rulebook: Rulebook
    directory: Directory
    sharing_texts: SharingTexts
    renderer: Renderer
    wording: Callable[[], WordingRules]
    now: Callable[[], datetime]
    version: str
    practice: Practice | None = None


class Consultation(CaseHistory):
    """One case, from the first name to the letter that left."""

    def __init__(self, parts: Parts, case: Case | None = None, referrer: Referrer | None = None) -> None:
        """Take the parts, the case where there is one already, and who writes a new one."""
        super().__init__(parts.now, case, referrer)
        self.parts = parts
        self._planned: tuple[Case, Plan] | None = None
        self._explainer: tuple[Case, Explainer] | None = None

    @property
    def plan(self) -> Plan:
        """The plan for the case as it stands; empty before anybody is entered."""
        case = self.case
        if case is None:
            return Plan((), ())
        if self._planned is None or self._planned[0] is not case:
            self._planned = (case, routing.plan(case, self.parts.rulebook, self.day))
        return self._planned[1]

    def explain(self) -> "Explainer":
        """Return what explains the plan as it stands: why not, and what would change it."""
        from refhelper.domain.explain import Explainer

        case = self.settled_case()
        if self._explainer is None or self._explainer[0] is not case:
            self._explainer = (case, Explainer(case, self.plan, self.parts.rulebook, self.day))
        return self._explainer[1]

    @property
    def day(self) -> date:
        """The day of the consultation."""
        at = self.case.at if self.case else None
        return (at or self.parts.now()).date()

    def destination(self, service: str, person: str | None) -> Destination:
        """Return the plan's verdict; NotFoundError where the plan does not mention this service for this person."""
        if person is not None:
            self._known(person, "; 'case' stands for the whole case")
        found = self.plan.find(service, person)
        if found is None:
            title = f"The plan does not mention {service} for {person or 'the whole case'}."
            mentioned = [one.service for one in self.plan.destinations if one.person == person]
            raise NotFoundError(title, next_step=f"It mentions: {', '.join(mentioned) or 'nothing'}.")
        return found

    def service_name(self, service: str) -> str:
        """Return the directory's name of a service."""
        found = self.parts.directory.by_id.get(service)
        return found.name if found else service

    def whom(self, destination: Destination) -> str:
        """Return whom a destination is about, in words: an adult stands there for the baby she expects."""
        if destination.person is None:
            return "the whole case"
        case = self.settled_case()
        person = case.person(destination.person)
        age = age_on(person, self.day)
        expecting = age is not None and age >= ADULT and Answer.YES in pregnancy(person, case, age)
        for_baby = destination.service == "childrens_social_care" and expecting
        name = called(self.settled_case(), person)
        return f"unborn baby of {name}" if for_baby else name

    def lines(self, destination: Destination) -> tuple[Line, ...]:
        """Return the contacts for a destination, each with its state as it is read; those closed now come last."""
        service = self.parts.directory.by_id.get(destination.service)
        return reaching.lines(service, self._about(destination), self.parts.now()) if service else ()

    def out_of_hours(self, destination: Destination) -> str:
        """Return what to do where a destination cannot wait and no line is known to be answered out of hours."""
        service = self.parts.directory.by_id.get(destination.service)
        return reaching.out_of_hours(service, self._about(destination), destination) if service else ""

    def alerts(self, destination: Destination) -> tuple[str, ...]:
        """Return what to heed with a destination, whatever is done about it."""
        return reaching.alerts(self.parts.directory, self.plan, destination)

    def _about(self, destination: Destination) -> Person | None:
        return self.settled_case().person(destination.person) if destination.person else None

    def mark_checked(self, service: str, contacts: Sequence[str], by: str) -> None:
        """Write in the practice's own directory that somebody checked these contacts today; shown so from now on.

        What else changed in that file since it was read holds from now on too, and the plan follows it.
        RefhelperError where nothing was written, with the reason.
        """
        practice = self.parts.practice
        if practice is None:
            title = "Nothing is written into a practice's directory from here."
            raise RefhelperError(title)
        directory = practice.file.mark(service, contacts, by)
        practice = practice._replace(in_use=InUse(directory, practice.in_use.shipped))
        self.parts = self.parts._replace(directory=directory, rulebook=practice.rules(directory), practice=practice)
        self._planned = self._explainer = None

    def sharing(self, service: str, person: str | None) -> SharingResult:
        """Return what the sharing checks say of a letter about this person (None: the whole case)."""
        self.destination(service, person)
        texts = self.parts.sharing_texts
        return sharing.check(self.settled_case(), self.plan, person, service, texts, today=self.day)

    def letter(self, service: str, people: Sequence[str], template: str | None = None) -> Letter:
        """Return a letter to a service about these people; none is the whole case.

        NotFoundError where the plan does not mention them, NoLetterYetError where the letter may not go as things
        stand. The same call makes the phone script and the police form, by their template.
        """
        wanted = tuple(people) or (None,)
        destinations = [self.destination(service, person) for person in wanted]
        self._one_recipient(destinations)
        results = [self.sharing(service, person) for person in wanted]
        self._may_go(destinations, results)
        return letter.compose(self._request(service, people, results, template), self.parts.renderer)

    def record(self, person: str, *, chosen: bool = False) -> Letter:
        """Return the entry for a person's own clinical record.

        `chosen` is the clinician's choice to write in the record of somebody who only causes harm.
        """
        case = self._known(person)
        handed = [(entry.for_, entry.to) for entry in case.handed_over]
        settled = [*handed, *((one.for_, one.to) for one in case.sharing if confirming.is_answered(one))]
        checked = [
            sentence
            for each in self.plan.destinations
            if each.person == person and ((person, each.service) in settled or each.verdict is Verdict.MUST)
            if told_in_own_record(case.person(person), each.service)
            for sentence in self._sharing_on_record(each.service, person)
        ]
        request = self._request("", (person,), [], "record_entry")
        request = request._replace(checked=Checked(record=tuple(dict.fromkeys(checked))))
        sent = tuple(shared for entry in handed if (shared := self._sent(*entry)))
        return letter.compose(request._replace(chosen=chosen, sent=sent), self.parts.renderer)

    def _known(self, ref: str, besides: str = "") -> Case:
        """Return the case; NotFoundError where nobody in it has this ref."""
        case = self.settled_case()
        refs = [each.ref for each in case.people]
        if ref not in refs:
            title = f"Nobody in this case has the ref {ref!r}."
            raise NotFoundError(title, next_step=f"The refs are: {', '.join(refs)}{besides}.")
        return case

    def may_stand_together(self, service: str, people: Sequence[str]) -> bool:
        """Say whether one letter to a service may be about all of these people."""
        return not why_apart(self.settled_case(), service, people, self.day)

    def _one_recipient(self, destinations: Sequence[Destination]) -> None:
        areas = {area_of(self.settled_case().person(one.person).lives_in) for one in destinations if one.person}
        if len(areas) > 1:
            title = "These people are in different areas, so one letter would go to the wrong council for some."
            raise NotFoundError(title, next_step="Make one letter for each area.")

    def _may_go(self, destinations: Sequence[Destination], results: Sequence[SharingResult]) -> None:
        whys = []
        for destination, result in zip(destinations, results, strict=True):
            about = destination.person or WHOLE_CASE
            if destination.verdict is Verdict.BLOCKED and not self._decided_to_refer(destination):
                whys.append(Why(about, tuple(reason.text for reason in destination.reasons), NOT_SUITABLE))
            elif result.outcome is not Outcome.MAY_SHARE:
                whys.append(Why(about, result.against, result.to_do, result.open))
        if whys:
            raise NoLetterYetError(tuple(whys))

    def _decided_to_refer(self, destination: Destination) -> bool:
        decision = decision_on(self.settled_case(), destination.person, destination.service)
        return decision is not None and decision.decided is Decided.REFER

    def _request(
        self, service: str, people: Sequence[str], results: Sequence[SharingResult], template: str | None
    ) -> LetterRequest:
        destinations = [one for one in self.plan.destinations if one.service == service]
        first = next((one for one in destinations if one.person == (people[0] if people else None)), None)
        return LetterRequest(
            case=self.settled_case(),
            plan=self.plan,
            service=service,
            today=self.day,
            version=self.parts.version,
            people=tuple(people),
            template=template,
            names={each: self.service_name(each) for each in self.parts.rulebook.services},
            contacts=tuple(_contact_line(line) for line in self.lines(first)) if first else (),
            heed=self._heed(destinations, people) if template == letter.PHONE else (),
            checked=self._checked(results),
        )

    def _heed(self, destinations: Sequence[Destination], people: Sequence[str]) -> tuple[str, ...]:
        """Return what to heed in a call about these people."""
        about = [one for one in destinations if one.person in (people or (None,))]
        said = [self.out_of_hours(one) for one in about] + [alert for one in about for alert in self.alerts(one)]
        return tuple(dict.fromkeys(each for each in said if each))

    def _checked(self, results: Sequence[SharingResult]) -> Checked:
        texts = self.parts.sharing_texts
        lawful = dict.fromkeys(
            texts.lawful(reason, under_16=result.under_16) for result in results for reason in result.lawful_reasons
        )
        return Checked(
            lawful_reasons=tuple(lawful),
            record=tuple(dict.fromkeys(sentence for result in results for sentence in result.record)),
            do_not_tell_family=any(result.do_not_tell_family for result in results),
        )

    def _sharing_on_record(self, service: str, person: str) -> list[str]:
        result, name = self.sharing(service, person), self.service_name(service)
        if result.open:
            return [f"{name}: whether this may be shared was not settled when this entry was made."]
        return [f"{name}: {result.record[0]}", *result.record[1:]]

    def review(self, letter: Letter) -> tuple[Finding, ...]:
        """Return everything worth another look before a letter goes; only what has a mark keeps it back."""
        today = max(self.day, self.parts.now().date())
        destination = self.plan.find(letter.service, letter.people[0] if letter.people else None)
        old = stale(self.lines(destination) if destination else ())
        try:
            rules = self.parts.wording()
        except RefhelperError:
            return (*self._unconfirmed(letter, letter.findings), *old, letter_review.NOT_LOOKED_OVER)
        found = letter_review.review(self.settled_case(), letter, rules, today)
        return (*self._unconfirmed(letter, found), *old)

    def _unconfirmed(self, letter: Letter, found: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return findings without the mark of those that somebody gave a reason for."""
        held = set(self.held_back(letter))
        return tuple(one if one in held else one._replace(mark="") for one in found)

    def held_back(self, letter: Letter) -> tuple[Finding, ...]:
        """Return what keeps a letter from leaving: whereabouts, or a request or agreement meant for another service."""
        return confirming.held_back(self.settled_case(), letter)

    def confirm(self, letter: Letter, why: str) -> None:
        """Write why what holds a letter back may stand; what is found in it later is held back again."""
        self.amend(confirming.confirmed(self.settled_case(), letter, why))

    def _sent(self, person: str, service: str) -> SentLetter | None:
        people = () if person == WHOLE_CASE else (person,)
        if self.plan.find(service, people[0] if people else None) is None:
            return None
        made = letter.compose(self._request(service, people, [], None), self.parts.renderer)
        sections = ((one.heading, one.shares) for one in made.sections if one.name != "opening")
        return SentLetter(person, service, made.shares, tuple(sections))


def _contact_line(line: Line) -> ContactLine:
    return ContactLine(line.value, line.kind, line.label, line.state_words, line.source)
