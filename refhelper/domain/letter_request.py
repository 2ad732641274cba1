"""What a letter is made from, and what comes out: plain values, so that every letter can be made again."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from refhelper.domain.case import Case, Person, SharingEntry
from refhelper.domain.editing import entry_of
from refhelper.domain.findings import Finding
from refhelper.domain.letter_view import Context, Share
from refhelper.domain.letter_words import SERVICE
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination, Plan


class ContactLine(NamedTuple):
    """One way to reach the recipient. `state` ("unverified: check before use") is printed beside the value.

    `source` is where it came from; a call has room for it.
    """

    value: str
    kind: str
    label: str
    state: str
    source: str = ""


class Checked(NamedTuple):
    """What the sharing checks said: sentences for the letter and for the record."""

    lawful_reasons: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    do_not_tell_family: bool = False


class SentLetter(NamedTuple):
    """What a person's letter to one service gives away as the case stands now: in all, and under each heading.

    One letter was handed over; what it held then is not kept.
    """

    person: str
    service: str
    shares: tuple[Share, ...]
    sections: tuple[tuple[str, tuple[Share, ...]], ...] = ()


class LetterRequest(NamedTuple):
    """Which letter of which case is wanted.

    `people` empty is the whole case; `template` None is the service's own. `service` is empty for the record entry.
    `heed` is what to mind in a call, and in nothing that is sent.
    `chosen` says that the clinician chose to write in the record of someone who only causes harm.
    """

    case: Case
    plan: Plan
    service: str
    today: date
    version: str
    people: tuple[str, ...] = ()
    template: str | None = None
    names: Mapping[str, str] = MappingProxyType({})
    contacts: tuple[ContactLine, ...] = ()
    heed: tuple[str, ...] = ()
    checked: Checked = Checked()
    chosen: bool = False
    sent: tuple[SentLetter, ...] = ()

    @property
    def day(self) -> date:
        """The day of the consultation, which fixes ages."""
        return self.case.at.date() if self.case.at else self.today

    @property
    def named(self) -> tuple[Person, ...]:
        """The people the letter is asked for."""
        return tuple(self.case.person(ref) for ref in self.people)

    @property
    def destinations(self) -> tuple[Destination, ...]:
        """The plan's verdicts on this service for these people, or for the whole case."""
        wanted = self.people or (None,)
        found = [self.plan.find(self.service, ref) for ref in wanted]
        return tuple(destination for destination in found if destination is not None)

    def entry(self, ref: str) -> SharingEntry | None:
        """Return the sharing answers of this letter for one person it is about, or None."""
        return entry_of(self.case, ref, self.service) if ref in (self.people or (WHOLE_CASE,)) else None

    def service_name(self, service: str) -> str:
        """Return the directory's name of a service, or the plain one."""
        return self.names.get(service) or SERVICE.get(service, service.replace("_", " "))


class Section(NamedTuple):
    """One section, as it can be copied alone, and what it gives away.

    `empty`: the form requires it and nothing was written.
    """

    name: str
    heading: str
    text: str
    required: bool
    empty: bool
    shares: tuple[Share, ...] = ()


class Letter(NamedTuple):
    """A finished letter, what it gives away, and what is worth another look."""

    template: str
    service: str
    people: tuple[str, ...]
    sections: tuple[Section, ...]
    text: str
    shares: tuple[Share, ...]
    findings: tuple[Finding, ...]


class Renderer(Protocol):
    """Turns a template's sections into text."""

    def sections(self, template: str) -> tuple[str, ...]:
        """Return the names of a template's sections, in its order."""

    def render(self, template: str, section: str, context: Context) -> str:
        """Return one section: its heading on the first line, then whatever there is to say."""
