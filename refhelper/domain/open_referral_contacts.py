"""The phones, addresses and sites of an Open Referral service as lines of a directory, each number once."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from refhelper.domain.contacts import PracticeContact
from refhelper.domain.directory import bare
from refhelper.domain.open_referral_reading import Reading, Record

LONGEST_ID = 60
NO_CONTACT = "No contact was understood in the imported file: ask locally."
_MOST_PHONES = 20
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class Lines:
    """Reads the lines of one service after the other."""

    def __init__(self, reading: Reading, source: str, today: date, retired: frozenset[str]) -> None:
        """Take what is named as their source, the day, and the values that are no longer in use."""
        self.reading, self.source, self.today = reading, source, today
        self.retired = {bare(value) for value in retired}

    def of(self, place: str, given: Mapping[str, Any], owner: Mapping[str, Any], slug: str) -> list[Record]:
        """Return the lines of a service as records: its phones, else its organization's; at least whom to ask."""
        assured = self._assured(place, given)
        made: list[Record] = []

        def add(at: str, kind: str, value: str, label: str) -> None:
            if not value or bare(value) in {bare(each["value"]) for each in made}:
                return
            contact = {"id": f"{slug[:LONGEST_ID - 4]}_{len(made) + 1}", "kind": kind, "value": value,
                       "label": label or kind, "source": self.source, "confidence": "second_hand",
                       **assured}  # fmt: skip
            if bare(value) in self.retired:
                self.reading.say(at, "is no longer in use, as the directory knows; left out")
            elif self._is_contact(contact):
                made.append(contact)
            else:
                self.reading.say(at, f"is no {kind} that can be used here; left out")

        self._phones(place, given, add)
        if not made:
            self._phones(f"{place}.organization", owner, add)
        add(f"{place}.email", "email", self.reading.text(place, given, "email"), "Email")
        add(f"{place}.url", "web", _address(self.reading.text(place, given, "url")), "Website")
        for at, each in self.reading.objects(place, given, "additional_urls"):
            add(f"{at}.url", "web", _address(self.reading.text(at, each, "url")), self.reading.text(at, each, "label"))
        return _apart(made) or [_nobody(slug, self.source)]

    def _assured(self, place: str, given: Mapping[str, Any]) -> Record:
        day = self.reading.text(place, given, "assured_date")
        try:
            sound = bool(_ISO.fullmatch(day)) and date.fromisoformat(day) <= self.today
        except ValueError:
            sound = False
        if day and not sound:
            self.reading.say(f"{place}.assured_date", "is no date up to today; left out")
        assurer = self.reading.text(place, given, "assurer_email") or "As the file says, without a name"
        return {"assured_date": day, "assurer": assurer} if sound else {}

    def _is_contact(self, contact: Record) -> bool:
        try:
            PracticeContact.model_validate(contact)
        except ValidationError:
            return False
        return True

    def _phones(
        self, place: str, owner: Mapping[str, Any], add: Callable[[str, str, str, str], None], label: str = ""
    ) -> None:
        """Go through the phones of a service, then of its contacts and places, each number once."""
        for at, phone in self.reading.objects(place, owner, "phones"):
            kind = self.reading.text(at, phone, "type").lower()
            if kind not in {"", "voice", "cell", "hotline"}:
                self.reading.say(at, "is no phone to talk on; left out")
                continue
            said = self.reading.text(at, phone, "description") or label
            add(
                f"{at}.number",
                "phone",
                _number(self.reading.text(at, phone, "number"), self.reading.text(at, phone, "extension")),
                said,
            )
        for key in ("contacts", "service_at_locations"):
            for at, inner in self.reading.objects(place, owner, key):
                title = self.reading.text(at, inner, "title") if key == "contacts" else ""
                self._phones(at, inner, add, title)
        location = owner.get("location")
        if isinstance(location, dict):
            self._phones(f"{place}.location", location, add, self.reading.text(f"{place}.location", location, "name"))


def _number(number: str, extension: str) -> str:
    """Return a number as it is written here: from 0, with single spaces; another text unchanged, to be refused."""
    plain = re.sub(r"[()\"'.-]", " ", number)
    plain = re.sub(r"^\s*(?:\+|00)44\s*(?:0(?=\s))?", "0", plain)
    plain = " ".join(plain.split())
    plain = re.sub(r"^0 (?=\d)", "0", plain)
    return f"{plain} ext {extension}" if extension and plain else plain


def _address(url: str) -> str:
    return url.removeprefix("http://")


def _apart(made: list[Record]) -> list[Record]:
    """Tell several phone lines apart, as a directory must."""
    phones = [each for each in made[:_MOST_PHONES] if each["kind"] == "phone"]
    for number, each in enumerate(phones, 1):
        if len(phones) > 1:
            each["chosen_by"] = f"line {number}"
    return made[:_MOST_PHONES]


def _nobody(slug: str, source: str) -> Record:
    return {"id": f"{slug[:LONGEST_ID - 4]}_ask", "kind": "ask", "value": NO_CONTACT, "label": "No contact held",
            "source": source, "confidence": "ask_locally"}  # fmt: skip
