"""`refhelper draft` and `refhelper record`: a letter, and the entry for the clinical record."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from refhelper.commands.inputs import clock_of, command, read_cases
from refhelper.domain.errors import BadInputError, NotAllowedError, Problem
from refhelper.domain.findings import Finding
from refhelper.domain.plain_text import clean

if TYPE_CHECKING:
    from refhelper.consultation import Consultation
    from refhelper.domain.letter_request import Letter

_CONFIRM = (
    "Take it out; or give the reason in the sharing entry {{for: {who}, to: {to}}}, as confirmed: {{{keys}}}. "
    "A reason counts only for what is found now."
)
_WRITE = "To write in this record all the same, which is your choice, add --write."


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the commands."""
    draft = command(commands, "draft", "print a letter", _draft, practice=True)
    draft.add_argument("case", metavar="CASE", help="a case file; - is standard input")
    draft.add_argument("--for", dest="people", action="append", required=True, metavar="PERSON",
                       help="whom it is about, by ref; again for each child; 'case' for the whole case")  # fmt: skip
    draft.add_argument("--to", required=True, metavar="SERVICE", help="the destination, as the plan names it")
    draft.add_argument("--template", metavar="NAME", help="another form: phone_script, police_information")
    draft.add_argument("--section", metavar="NAME", help="one section only")
    draft.add_argument(
        "--plain-characters", action="store_true", help="plain quotes, hyphens and spaces; lists what was changed"
    )
    record = command(commands, "record", "print the entry for a person's own clinical record", _record, practice=True)
    record.add_argument("case", metavar="CASE", help="a case file; - is standard input")
    record.add_argument("--for", dest="person", required=True, metavar="PERSON", help="whose record, by ref")
    record.add_argument("--write", action="store_true",
                        help="write in the record of somebody who harms and is not harmed: your choice")  # fmt: skip


def _draft(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain.part import WHOLE_CASE

    now = clock_of(options)
    (case,) = read_cases([options.case], now())
    people = [] if options.people == [WHOLE_CASE] else options.people
    consultation = bootstrap.consultation(case, now)
    letter = consultation.letter(options.to, people, options.template)
    _nothing_held_back(consultation, letter)
    for finding in consultation.review(letter):
        print(clean(_worth_a_look(finding))[0], file=sys.stderr)
    text = letter.text if options.section is None else _section(letter, options.section)
    print(_made_plain(text) if options.plain_characters else text)


def _nothing_held_back(consultation: "Consultation", letter: "Letter") -> None:
    from refhelper.domain.confirming import key_of, why_held
    from refhelper.domain.part import WHOLE_CASE

    held = consultation.held_back(letter)
    if held:
        title = f"No letter as it stands. {why_held(held)}"
        keys = ", ".join(f"{key_of(one)}: the reason" for one in held)
        who = letter.people[0] if letter.people else WHOLE_CASE
        how = _CONFIRM.format(who=who, to=letter.service or letter.template, keys=keys)
        raise NotAllowedError(title, "\n".join(f"{one.place}: {one.why}" for one in held), how)


def _section(letter: "Letter", name: str) -> str:
    sections = {section.name: section for section in letter.sections}
    if name not in sections:
        problem = Problem("--section", None, "", f"is not in this letter; allowed: {', '.join(sections)}")
        msg = "No such section; nothing was printed."
        raise BadInputError(msg, [problem])
    return sections[name].text


def _made_plain(text: str) -> str:
    from refhelper.domain.clinical_text import for_clinical_system
    from refhelper.domain.letter_words import joined

    plain, changed = for_clinical_system(text)
    print(f"Made plain: {joined(changed) or 'nothing'}.", file=sys.stderr)
    return plain


def _worth_a_look(finding: Finding) -> str:
    about = f" '{finding.text}':" if finding.text else ""
    return f"{finding.place}:{about} {finding.why} {finding.better} ({finding.rule})"


def _record(options: argparse.Namespace) -> None:
    from refhelper import bootstrap

    now = clock_of(options)
    (case,) = read_cases([options.case], now())
    consultation = bootstrap.consultation(case, now)
    record = consultation.record(options.person, chosen=options.write)
    if not record.text.strip():
        title = "No entry was made."
        found = record.findings
        how = "\n".join(one.better for one in found) if options.write else _WRITE
        raise NotAllowedError(title, "\n".join(one.why for one in found), how)
    _nothing_held_back(consultation, record)
    for finding in record.findings:
        print(clean(_worth_a_look(finding))[0], file=sys.stderr)
    print(record.text)
