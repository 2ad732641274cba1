"""`refhelper directory`: check, search and mark the directory of destinations, and what a practice changed in it."""

import argparse
import sys
from pathlib import Path
from typing import Any

from refhelper.commands.inputs import add_directory_option, clock_of, command
from refhelper.domain.errors import BadInputError, NotFoundError, Problem


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the commands."""
    group = command(commands, "directory", "the directory of destinations: check, search, mark, compare, import")
    own = group.add_subparsers(title="commands", metavar="", required=True)
    check = command(own, "check", "report every problem in a directory file", _check)
    add_directory_option(check)
    check.add_argument("file", nargs="?", metavar="FILE",
                       help="a whole directory, or a practice's own; without it, those in use")  # fmt: skip
    command(own, "diff", "show what the practice's own directory changes", _diff, practice=True)
    search = command(own, "search", "find a service by name, purpose, place or number", _search, practice=True)
    search.add_argument("words", nargs="+", metavar="WORDS", help="words, a place, or a number with or without spaces")
    mark = command(own, "mark", "mark a contact as checked today, in the practice's own directory", _mark)
    add_directory_option(mark)
    mark.add_argument("service", metavar="SERVICE", help="the service, by its id")
    mark.add_argument("value", metavar="VALUE", help="the number or address that was checked, or the contact's id")
    mark.add_argument("--by", required=True, metavar="USER", help="who checked it: name or initials")
    reading = command(own, "import", "turn Open Referral HSDS 3 JSON into a practice's own directory", _import)
    reading.add_argument("file", metavar="FILE", help="the JSON file")
    reading.add_argument("--output", metavar="FILE", help="write it there (no file is overwritten); else it is printed")


def _check(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.adapters import locations

    files = bootstrap.practice_files()
    if options.file:
        paths = [Path(options.file)]
    else:
        paths = [locations.directory_file(), *([] if files.absent() else [files.path])]
    reports = [files.check(path) for path in paths]
    if problems := [problem for report in reports for problem in report[0]]:
        msg = "The directory cannot be used as it is."
        raise BadInputError(msg, problems)
    for path, (_, warnings, services) in zip(paths, reports, strict=True):
        print("".join(f"{warning}\n" for warning in warnings), end="")
        print(f"{path.name}: {services} services, no problems, {len(warnings)} warnings")


def _diff(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain.directory_text import differences_text
    from refhelper.domain.practice_directory import differences

    in_use = bootstrap.directory_in_use()
    found = differences(in_use.shipped, in_use.directory)
    print(differences_text(found, in_use.directory, clock_of(options)()))


def _search(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain.directory_search import Index
    from refhelper.domain.directory_text import retired_text, service_text

    directory, now = bootstrap.directory_in_use().directory, clock_of(options)()
    found = Index(directory).find(" ".join(options.words))
    if not found.services and not found.retired:
        title = "Nothing in the directory has all of these words."
        raise NotFoundError(title, next_step="Try fewer words, part of a word, a place, or the first digits.")
    parts = [retired_text(each, directory, now) for each in found.retired]
    print("\n\n".join([*parts, *(service_text(service, now) for service in found.services)]))


def _mark(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain import contacts
    from refhelper.domain.directory import every_line, with_value

    now = clock_of(options)
    files = bootstrap.practice_files(now)
    held = files.read().directory.by_id.get(options.service)
    if held is None:
        title = f"The directory has no service {options.service!r}; nothing was written."
        raise NotFoundError(title, next_step="`refhelper directory search WORDS` finds its id.")
    named = with_value(held, options.value)
    if not named:
        title = f"{held.id} has no contact {options.value!r}; nothing was written."
        lines = "\n".join(contacts.line_at(contact, now()).whole for contact in every_line(held))
        raise NotFoundError(title, lines)
    after = files.mark(held.id, [contact.id for contact in named], options.by).by_id[held.id]
    ids = {contact.id for contact in named}
    print("\n".join(contacts.line_at(contact, now()).whole for contact in every_line(after) if contact.id in ids))
    print(f"Marked in {files.path}.", file=sys.stderr)


def _import(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.adapters.hsds_files import read_hsds

    files = bootstrap.practice_files()
    text, report = read_hsds(Path(options.file), clock_of(options)().date(), files.shipped, files.duty)
    if options.output is None:
        print(text, end="")
    else:
        _written(Path(options.output), text)
    print("".join(f"not understood: {each}\n" for each in report), end="", file=sys.stderr)


def _written(path: Path, text: str) -> None:
    made = False
    try:
        with path.open("x", encoding="utf-8") as stream:
            made = True
            stream.write(text)
    except OSError as error:
        if made:
            path.unlink(missing_ok=True)
        problem = Problem(path.name, None, "", f"could not be written: {error.strerror}; no file is overwritten")
        msg = "Nothing was imported."
        raise BadInputError(msg, [problem]) from None
