"""One line to a service: what it is, whom and where it serves, where it came from, and how far to trust it today."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from refhelper.domain.dates import day_words
from refhelper.domain.opening_hours import Opening, is_open, is_working_day, spans
from refhelper.domain.part import Day, Part, Text
from refhelper.domain.vocabulary import District, Role

EMERGENCY = "999"
NATIONAL = frozenset({EMERGENCY, "101"})
"""The numbers that are the same everywhere and at any hour."""
CLOSED = "closed now"
PRACTICE = "practice"
"""The label of what comes from a practice's own directory."""
CHECKED_DAYS = 180
AGEING_DAYS = 365
NO_OUT_OF_HOURS = "No out-of-hours number is known: 999 for immediate danger."

LOCAL = tuple(district for district in District if district not in {District.ELSEWHERE, District.NOT_KNOWN})
"""The eight districts of North Yorkshire and York."""

EVERYWHERE = (*LOCAL, District.ELSEWHERE)
_PLACE_WORDS = {
    "everywhere": EVERYWHERE,
    "local": LOCAL,
    "north_yorkshire": tuple(district for district in LOCAL if district is not District.YORK),
}
_DISTRICTS = frozenset(District)
PLACES_ALLOWED = f"{', '.join(_PLACE_WORDS)}, or a list without repeats of: {', '.join(District)}"


class ContactKind(StrEnum):
    """How a line is used. `ask` is a sentence: whom to ask where no line is held."""

    PHONE = "phone"
    FORM = "form"
    EMAIL = "email"
    WEB = "web"
    LIVE_CHAT = "live_chat"
    ADDRESS = "address"
    ASK = "ask"


class Confidence(StrEnum):
    """Where a line came from, as far as it can be trusted."""

    BULLETIN = "bulletin"
    PUBLISHED = "published"
    SECOND_HAND = "second_hand"
    UNVERIFIED = "unverified"
    ASK_LOCALLY = "ask_locally"


class Cover(StrEnum):
    """When a line is answered, where its exact hours are not known."""

    ALWAYS = "always"
    IN_HOURS = "in_hours"
    OUT_OF_HOURS = "out_of_hours"
    NOT_KNOWN = "not_known"


class ContactState(StrEnum):
    """How fresh a line is on a day."""

    CHECKED = "checked"
    AGEING = "ageing"
    OUT_OF_DATE = "out_of_date"
    UNVERIFIED = "unverified"
    ASK_LOCALLY = "ask_locally"


TO_CHECK = frozenset({ContactState.OUT_OF_DATE, ContactState.UNVERIFIED})
"""The states of a line that somebody should check before it is used."""

_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,59}")
_PHONE = re.compile(r"(?:999|1\d\d|116 ?\d{3}|0800 1111|0(?: ?\d){9,10})(?: (?:ext|option) \d+)?")
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_EMAIL = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._+'-]*@{_HOST}", re.IGNORECASE)
_URL = re.compile(rf"(?:https://)?{_HOST}(?:/[\w./?=&%#~+-]*)?", re.IGNORECASE)
_LOOKS_LIKE_ADDRESS = re.compile(r"://|@|www\.|\.[a-z]{2,}/", re.IGNORECASE)
_PHONE_ALLOWED = "a UK phone number as 01904 551900, or a short one as 101; then, if need be, ' ext 12' or ' option 2'"
_EMAIL_ALLOWED = "an email address as team@example.org"
_URL_ALLOWED = "a web address as www.example.org/page or https://www.example.org/page"
_FORM_ALLOWED = f"{_URL_ALLOWED}, or the form's name in words"


def _wrong_value(kind: ContactKind, value: str) -> str | None:
    match kind:
        case ContactKind.PHONE:
            return None if _PHONE.fullmatch(value) else _PHONE_ALLOWED
        case ContactKind.EMAIL:
            return None if _EMAIL.fullmatch(value) else _EMAIL_ALLOWED
        case ContactKind.WEB | ContactKind.LIVE_CHAT:
            return None if _URL.fullmatch(value) else _URL_ALLOWED
        case ContactKind.FORM:
            return None if _URL.fullmatch(value) or not _LOOKS_LIKE_ADDRESS.search(value) else _FORM_ALLOWED
        case ContactKind.ADDRESS | ContactKind.ASK:
            return None


def _places(value: Any) -> Any:  # noqa: ANN401 - from a file, or typed already
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise ValueError(PLACES_ALLOWED)
    found = [place for word in words for place in _PLACE_WORDS.get(word, (word,))]
    if not _DISTRICTS.issuperset(found) or len(set(found)) != len(found):
        raise ValueError(PLACES_ALLOWED)
    return tuple(District(word) for word in found)


def _hours(hours: tuple[str, ...]) -> tuple[str, ...]:
    spans(hours)
    return hours


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        msg = "a short name of small letters, digits and _"
        raise ValueError(msg)
    return value


Filled = Annotated[Text, Field(min_length=1)]
Id = Annotated[str, AfterValidator(_id)]
Places = Annotated[tuple[District, ...], BeforeValidator(_places)]
Hours = Annotated[tuple[Text, ...], AfterValidator(_hours)]


class Contact(Part):
    """One line to a service. Without `districts` it serves the whole area of its service; without `roles`, anyone.

    `chosen_by` says what tells it from another line for the same district; `valid_to` is the last day of its use.
    """

    practice: ClassVar[bool] = False

    id: Id
    kind: ContactKind
    value: Filled
    label: Filled
    districts: Places = ()
    roles: tuple[Role, ...] = ()
    chosen_by: Text = ""
    cover: Cover = Cover.NOT_KNOWN
    hours: Hours = ()
    source: Filled
    confidence: Confidence
    assured_date: Day | None = None
    assurer: Annotated[Text, Field(validate_default=True)] = ""
    valid_to: Day | None = None

    @field_validator("value")
    @classmethod
    def _value_of_its_kind(cls, value: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        if kind and (wrong := _wrong_value(kind, value)):
            raise ValueError(wrong)
        return value

    @field_validator("confidence")
    @classmethod
    def _asking_is_no_line(cls, confidence: Confidence, info: ValidationInfo) -> Confidence:
        if "kind" in info.data and (info.data["kind"] is ContactKind.ASK) != (confidence is Confidence.ASK_LOCALLY):
            msg = "ask_locally for a contact of the kind ask, and only for it"
            raise ValueError(msg)
        return confidence

    @field_validator("assurer")
    @classmethod
    def _somebody_assured(cls, assurer: str, info: ValidationInfo) -> str:
        if bool(assurer) != bool(info.data.get("assured_date")) and "assured_date" in info.data:
            msg = "given together with assured_date, or left out together with it"
            raise ValueError(msg)
        return assurer


class PracticeContact(Contact):
    """A line that a practice's own directory gives or changes; it is labelled so wherever it is shown."""

    practice: ClassVar[bool] = True


class Line(NamedTuple):
    """A contact as it is shown: `text` holds value, label and state, and is never shown without the state.

    `source` is where it came from; of a sentence that says whom to ask it would say nothing, so it is empty.
    """

    value: str
    kind: ContactKind
    label: str
    state: ContactState
    state_words: str
    text: str
    source: str = ""

    @property
    def whole(self) -> str:
        """The line with where it came from, for wherever there is room."""
        return f"{self.text} [{self.source}]" if self.source else self.text


def state(contact: Contact, today: date) -> ContactState:
    """Return how fresh a contact is: checked for 180 days, ageing to 365, then out of date; 999 is never stale.

    Without a date, or with one still to come, it is unverified. After its last day of use it is out of date.
    """
    if contact.value == EMERGENCY:
        return ContactState.CHECKED
    if contact.confidence is Confidence.ASK_LOCALLY:
        return ContactState.ASK_LOCALLY
    if contact.valid_to is not None and contact.valid_to < today:
        return ContactState.OUT_OF_DATE
    if contact.assured_date is None or contact.assured_date > today:
        return ContactState.UNVERIFIED
    age = (today - contact.assured_date).days
    if age <= CHECKED_DAYS:
        return ContactState.CHECKED
    return ContactState.AGEING if age <= AGEING_DAYS else ContactState.OUT_OF_DATE


def line(contact: Contact, today: date) -> Line:
    """Return a contact as it is shown on a day, with its state in words."""
    found = state(contact, today)
    words = _state_words(contact, found, today) + (f"; {PRACTICE}" if contact.practice else "")
    text = f"{contact.value} - {contact.label} ({words})"
    source = "" if contact.kind is ContactKind.ASK else contact.source
    return Line(contact.value, contact.kind, contact.label, found, words, text, source)


def line_at(contact: Contact, moment: datetime) -> Line:
    """Return a contact as it is shown at a moment, which says so where it is closed."""
    shown = line(contact, moment.date())
    if open_now(contact, moment) is not Opening.CLOSED:
        return shown
    words = f"{shown.state_words}; {CLOSED}"
    return shown._replace(state_words=words, text=f"{shown.value} - {shown.label} ({words})")


def _state_words(contact: Contact, found: ContactState, today: date) -> str:
    match found:
        case ContactState.CHECKED:
            return f"checked {_written(contact.assured_date)}" if contact.assured_date else "checked"
        case ContactState.AGEING:
            return f"ageing: last checked {_written(contact.assured_date)}"
        case ContactState.OUT_OF_DATE if contact.valid_to is not None and contact.valid_to < today:
            return f"out of date: ended {_written(contact.valid_to)}; check before use"
        case ContactState.OUT_OF_DATE:
            return f"out of date: last checked {_written(contact.assured_date)}; check before use"
        case ContactState.UNVERIFIED:
            return "unverified: check before use"
        case ContactState.ASK_LOCALLY:
            return "ask locally"


def _written(day: date | None) -> str:
    return day_words(day) if day else ""


def open_now(contact: Contact, moment: datetime) -> Opening:
    """Say whether a line is open at a moment of local time.

    Where only "in hours" is known, a weekend or bank holiday is closed and a working day is not known; "out of
    hours" is the other way round.
    """
    if contact.hours:
        return Opening.OPEN if is_open(contact.hours, moment) else Opening.CLOSED
    match contact.cover:
        case Cover.ALWAYS:
            return Opening.OPEN
        case Cover.IN_HOURS:
            return Opening.NOT_KNOWN if is_working_day(moment.date()) else Opening.CLOSED
        case Cover.OUT_OF_HOURS:
            return Opening.NOT_KNOWN if is_working_day(moment.date()) else Opening.OPEN
        case Cover.NOT_KNOWN:
            return Opening.NOT_KNOWN


def open_first(contacts: Iterable[Contact], moment: datetime) -> list[Contact]:
    """Return contacts in their order, but those that are closed at a moment of local time last."""
    return sorted(contacts, key=lambda contact: open_now(contact, moment) is Opening.CLOSED)


def out_of_hours_note(contacts: tuple[Contact, ...]) -> str:
    """Return nothing where one of these phone lines is known to be answered out of hours, else what to do instead."""
    known = any(
        contact.kind is ContactKind.PHONE and contact.cover in {Cover.ALWAYS, Cover.OUT_OF_HOURS}
        for contact in contacts
    )
    return "" if known else NO_OUT_OF_HOURS
