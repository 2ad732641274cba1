"""The commands and their exit codes: 0 done, 1 failed, 2 bad input, 3 not allowed as things stand.

With an error nothing is printed on standard output, and never a traceback: one could hold a patient's name.
"""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from refhelper import __version__
from refhelper.domain.errors import BadInputError, NotAllowedError, Problem, RefhelperError
from refhelper.domain.plain_text import clean

if TYPE_CHECKING:
    from refhelper.domain.case import Case

STANDARD_INPUT = "-"
_CONFIRM = "Take it out; or give the reason in the sharing entry, as confirmed: {whereabouts: the reason}."
_WRITE = "To write in this record all the same, which is your choice, add --write."
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gc.disable()  # one command is over before a collection would pay
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no foreign code near a case, and no search for it
    if sys.stdout is None or sys.stderr is None:
        return 1  # there is nowhere to print to
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except RefhelperError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as error:  # noqa: BLE001 - the last guard: a traceback could show what the case holds
        print(_without_data(error), file=sys.stderr)
        return 1
    return int(code or 0)


def _without_data(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    return f"refhelper failed: {type(error).__name__} at {place}.\nNothing was printed, and no file was changed."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(clean(message)[0])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="refhelper",
        description="Where a safeguarding concern goes, whether it may be shared, and the letter. Offline.",
        epilog="Without a command the screens open. If anyone is in danger now: 999.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"refhelper {__version__}")
    parser.set_defaults(run=_screens)
    commands = parser.add_subparsers(title="commands", metavar="")
    route = _command(commands, "route", "print the plan for one or more case files", _route)
    route.add_argument("cases", nargs="+", metavar="CASE", help="a case file, YAML or JSON; - is standard input")
    route.add_argument("--json", action="store_true", help="print JSON, one object a line where there are several")
    draft = _command(commands, "draft", "print a letter", _draft)
    draft.add_argument("case", metavar="CASE", help="a case file; - is standard input")
    draft.add_argument("--for", dest="people", action="append", required=True, metavar="PERSON",
                       help="whom it is about, by ref; again for each child; 'case' for the whole case")  # fmt: skip
    draft.add_argument("--to", required=True, metavar="SERVICE", help="the destination, as the plan names it")
    draft.add_argument("--template", metavar="NAME", help="another form: phone_script, police_information")
    draft.add_argument("--section", metavar="NAME", help="one section only")
    record = _command(commands, "record", "print the entry for a person's own clinical record", _record)
    record.add_argument("case", metavar="CASE", help="a case file; - is standard input")
    record.add_argument("--for", dest="person", required=True, metavar="PERSON", help="whose record, by ref")
    record.add_argument("--write", action="store_true",
                        help="write in the record of somebody who only causes harm: your choice")  # fmt: skip
    wording = _command(commands, "wording", "look at the wording of a text; advises, never rewrites", _wording)
    wording.add_argument("file", nargs="?", default=STANDARD_INPUT, metavar="FILE", help="a text; - is standard input")
    wording.add_argument("--slot", metavar="SLOT", help="which part of a letter it is for, as seen or told")
    wording.add_argument("--json", action="store_true", help="print a JSON object a line")
    _command(commands, "paper", "print a blank form with the phone numbers", _paper)
    directory = _command(commands, "directory", "check the directory of destinations", None)
    checks = directory.add_subparsers(title="commands", metavar="", required=True)
    check = _command(checks, "check", "report every problem in a directory file", _directory_check)
    check.add_argument("file", nargs="?", metavar="FILE", help="the file; without it, the directory in use")
    return parser


def _command(commands: Any, name: str, text: str, run: Callable[..., int | None] | None) -> argparse.ArgumentParser:  # noqa: ANN401
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    if run:
        made.set_defaults(run=run)
        made.add_argument("--now", type=_moment, help=argparse.SUPPRESS)
    return made


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _clock(options: argparse.Namespace) -> Callable[[], datetime]:
    from refhelper.adapters import clock

    given: datetime | None = options.now
    return clock.now if given is None else lambda: given


def _read(names: Sequence[str], now: datetime) -> list["Case"]:
    from refhelper.adapters import case_files, yaml_text

    cases, problems = [], []
    for name in names:
        if name == STANDARD_INPUT:
            text, wrong = yaml_text.decode(_standard_input(), "standard input")
            case, wrong = (None, wrong) if text is None else case_files.parse_case(text, "standard input", now.date())
        else:
            case, wrong = case_files.read_case(Path(name), now.date())
        problems += wrong
        cases += [case] if case else []
    if problems:
        msg = "The case cannot be read; nothing was printed."
        raise BadInputError(msg, problems)
    return cases


def _standard_input() -> bytes:
    from refhelper.adapters.yaml_text import LARGEST_BYTES

    return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST_BYTES + 1)


def _route(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain import plan, routing

    now = _clock(options)()
    cases = _read(options.cases, now)
    rules = bootstrap.shipped_rulebook()
    plans = [routing.plan(case, rules, (case.at or now).date()) for case in cases]
    if options.json:
        print("\n".join(json.dumps(plan.as_json(made), ensure_ascii=False) for made in plans))
        return
    from refhelper.plain.plan_text import plan_text

    print("\n\n".join(plan_text(bootstrap.consultation(case, lambda: now)) for case in cases))


def _draft(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain.part import WHOLE_CASE

    now = _clock(options)
    (case,) = _read([options.case], now())
    people = [] if options.people == [WHOLE_CASE] else options.people
    consultation = bootstrap.consultation(case, now)
    letter = consultation.letter(options.to, people, options.template)
    if held := consultation.held_back(letter):
        title = "No letter as it stands: it says where somebody harmed can be found, or who they are."
        raise NotAllowedError(title, "\n".join(f"{one.place}: {one.why}" for one in held), _CONFIRM)
    for finding in letter.findings:
        print(f"{finding.place}: {finding.why} {finding.better}", file=sys.stderr)
    if options.section is None:
        print(letter.text)
        return
    sections = {section.name: section for section in letter.sections}
    if options.section not in sections:
        problem = Problem("--section", None, "", f"is not in this letter; allowed: {', '.join(sections)}")
        msg = "No such section; nothing was printed."
        raise BadInputError(msg, [problem])
    print(sections[options.section].text)


def _record(options: argparse.Namespace) -> None:
    from refhelper import bootstrap

    now = _clock(options)
    (case,) = _read([options.case], now())
    record = bootstrap.consultation(case, now).record(options.person, chosen=options.write)
    if not record.text.strip():
        title = "No entry was made."
        raise NotAllowedError(title, "\n".join(finding.why for finding in record.findings), _WRITE)
    print(record.text)


def _wording(options: argparse.Namespace) -> None:
    from refhelper.adapters import yaml_text
    from refhelper.adapters.wording_files import wording_rules
    from refhelper.domain.case import Narrative
    from refhelper.domain.wording import check

    if options.slot is not None and options.slot not in Narrative.model_fields:
        problem = Problem("--slot", None, "", f"is no part of a letter; allowed: {', '.join(Narrative.model_fields)}")
        msg = "No such slot; nothing was printed."
        raise BadInputError(msg, [problem])
    if options.file == STANDARD_INPUT:
        text, problems = yaml_text.decode(_standard_input(), "standard input")
    else:
        text, problems = yaml_text.read_text(Path(options.file))
    if text is None:
        msg = "The text cannot be read; nothing was printed."
        raise BadInputError(msg, problems)
    for found in check(text, options.slot, wording_rules()):
        if options.json:
            print(json.dumps(found._asdict(), ensure_ascii=False))
        else:
            print(clean(f"{found.start}-{found.end} {found.text}: {found.why} {found.better} ({found.rule})")[0])


def _paper(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.plain.paper import paper

    print(paper(bootstrap.shipped_directory(), _clock(options)().date()))


def _directory_check(options: argparse.Namespace) -> None:
    from refhelper.adapters import locations
    from refhelper.adapters.directory_files import check_file

    path = Path(options.file) if options.file else locations.directory_file()
    problems, warnings, services = check_file(path)
    if problems:
        msg = "The directory cannot be used as it is."
        raise BadInputError(msg, problems)
    print("\n".join(str(warning) for warning in warnings))
    print(f"{path.name}: {services} services, no problems, {len(warnings)} warnings")


def _screens(_: argparse.Namespace) -> int:
    from refhelper import bootstrap

    gc.enable()
    return bootstrap.run_screens()
