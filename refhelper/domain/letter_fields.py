"""The fields a letter can be made of, and the shape of a form: the whitelist of what one recipient may see.

A field that is not in the form is not in the letter's data at all, so no template, edited or not, can print it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

WHO = frozenset({"who", "known_as", "born", "sex"})
NEEDS_OF_TALKING = frozenset({"first_language", "interpreter", "communication_needs", "disability"})
WHERE = frozenset({"address", "current_address", "phone", "email"})
SAFE = frozenset({"safe_contact", "safe_times"})
IDENTITY = WHO | NEEDS_OF_TALKING | WHERE | {"ethnicity", "nhs_number", "gp_practice"}
AGREES = frozenset({"agrees_to_share", "told"})
ANSWERS = AGREES | {"agrees_to_service", "capacity", "coerced"}
RISK = frozenset({"dash_ticks", "risk", "features"})
WORK = frozenset({"occupation", "employer", "works_with"})
AT_GLANCE = frozenset({"who", "born", "relationship"})

OWN = IDENTITY | SAFE | {"occupation", "needs", "own_account", "own_view", "wishes", "agrees_to_service"}
"""All that a service for people who cause harm may see of the person referred; see `RESTRICTED`."""

TOLD_AND_SEEN = frozenset({"seen", "told", "opinion", "asked_and_absent", "not_asked"})

LINES = frozenset(
    {"why_now", "heed", "kept_from", "suggested", "lawful", "done", "dnacpr_checks", "marac_criteria"}
    | {"concern", "risk_lines", "plan", "shared", "not_shared", "advice", "chase", "checks"}
)
"""The fields that hold several sentences, to be gone through one by one."""

LETTER = frozenset(
    {"service", "date", "for_whom", "deadline", "danger", "unlisted", "do_not_tell", "why_now", "suggested", "lawful"}
    | {"done", "present", "seen_alone", "interpreter", "in_danger", "heed", "kept_from"}
)
REFERRER = frozenset({"name", "role", "practice", "phone", "email"})
CONTACT = frozenset({"value", "kind", "label", "state", "source"})
RECORD = frozenset(
    {
        "warning",
        "concern",
        "risk_lines",
        "plan",
        "shared",
        "not_shared",
        "advice",
        "chase",
        "checks",
        "version",
        "unanswered",
    }
)


class Form(NamedTuple):
    """One template's whitelist: fields of the subject, lists of other people with their fields, narrative slots.

    `required` maps a section to what is missing when it is empty; `required_of_each` the same for a field of each
    subject; `required_of_child` only for children who are born.
    """

    subject: frozenset[str]
    people: Mapping[str, frozenset[str]] = MappingProxyType({})
    narrative: frozenset[str] = frozenset()
    required: Mapping[str, str] = MappingProxyType({})
    required_of_each: Mapping[str, str] = MappingProxyType({})
    required_of_child: Mapping[str, str] = MappingProxyType({})
    restricted: bool = False

    @property
    def parts(self) -> dict[str, frozenset[str]]:
        """Return the names of a field of every single part the template is given."""
        return {"letter": LETTER, "referrer": REFERRER, "narrative": self.narrative, "record": RECORD}

    @property
    def lists(self) -> dict[str, frozenset[str]]:
        """Return the names of a field of every list the template is given."""
        return {"subjects": self.subject, "contacts": CONTACT, **self.people}
