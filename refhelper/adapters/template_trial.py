"""Letter templates tried on a case larger than any real one, so that one that takes too long is found beforehand."""

from datetime import date

from refhelper.adapters.templates import Templates
from refhelper.domain.case import Case, Details, Narrative
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.letter_context import build
from refhelper.domain.letter_forms import FORMS
from refhelper.domain.letter_request import ContactLine, LetterRequest
from refhelper.domain.letter_view import Touched
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.vocabulary import Area, Deadline, Verdict

PEOPLE = 24
WORDS = "a few words of text " * 20
DAY = date(2026, 11, 20)
_SERVICE = {
    "dnacpr_concern": "responsible_clinician",
    "police_information": "police_101",
    "phone_script": "childrens_social_care",
    "general_referral": "maternity",
    "record_entry": "",
}


def problems_of_trial(templates: Templates) -> list[Problem]:
    """Return a problem for each section that cannot be made of a large case, or takes too long, with its line."""
    case, found = _large_case(), list[Problem]()
    for template in FORMS:
        context = build(_request(case, template), template, Touched())
        for section in templates.sections(template):
            try:
                templates.render(template, section, context)
            except BadInputError as error:
                found += error.problems
    return found


def _request(case: Case, template: str) -> LetterRequest:
    service = _SERVICE.get(template, template)
    people = tuple(person.ref for person in case.people)
    reason = Reason("R999", WORDS, "a source")
    must = [Destination(service, ref, Verdict.MUST, Deadline.TODAY, Area.YORK, (reason,)) for ref in people]
    lines = (ContactLine("01632 960999", "phone", "desk", "unverified", "a page"),) * 3
    about = people[:1] if template == "record_entry" else people
    return LetterRequest(
        case, Plan((), tuple(must)), service, DAY, "", about, template, contacts=lines, heed=(WORDS,) * 3
    )


def _large_case() -> Case:
    texts = {name: WORDS for name, field in Details.model_fields.items() if field.default == ""}
    refs = [f"p{number}" for number in range(PEOPLE)]
    person = {"roles": ["harmed", "harming", "affected"], "age": "16", "lives_in": "york", "details": texts}
    narrative = {
        name: dict.fromkeys(refs, WORDS) if name in {"childs_voice", "impact"} else WORDS
        for name in Narrative.model_fields
    }
    people = [{"ref": ref, **person} for ref in refs]
    return Case.model_validate({"refhelper_case": "1", "people": people, "narrative": narrative})
