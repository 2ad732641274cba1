"""Every input the program reads, broken many times: read whole, or refused with its place, and never a crash.

Broken directories, a practice's own and shipped ones, are in `test_directory_fuzz.py`, by the same cuts. Chance is the
same in every run. REFHELPER_FUZZ=100 tries a hundred times as much; what is found is kept in `cases/fuzz/`, a file a
finding, named after the test and a dash, and is tried first from then on.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
import yaml

from refhelper.adapters.case_files import parse_case
from refhelper.adapters.hsds_files import convert
from refhelper.adapters.locations import RULES, templates_folder
from refhelper.adapters.rule_files import read_rules
from refhelper.adapters.sealed_draft import seal_draft, unseal_draft
from refhelper.adapters.settings_files import SettingsFile
from refhelper.adapters.sharing_files import parse_sharing
from refhelper.adapters.templates import Templates
from refhelper.bootstrap import shipped_directory
from refhelper.domain.case import Case
from refhelper.domain.draft import Draft
from refhelper.domain.draft_errors import DraftDamagedError, DraftTooNewError, KeyLostError
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.letter import compose
from refhelper.domain.person_line import as_person, read
from refhelper.domain.plain_text import clean
from refhelper.domain.routing import plan
from refhelper.domain.settings import Settings
from refhelper.domain.vocabulary import Role
from tests.adapters import open_referral_examples
from tests.adapters.directory_mutations import BITS, broken_texts, mutants
from tests.draft_fakes import KEY
from tests.engine import TODAY, rulebook
from tests.letter_cases import asked, marked_family
from tests.practices import duty, laid

pytestmark = [
    pytest.mark.no_cover,  # lines that are merely survived are not tested by it
    pytest.mark.hazard("H16.2"),
]
Breaker = Callable[[str, Random, int], Iterator[str]]
TIMES = int(os.environ.get("REFHELPER_FUZZ", "1"))
FOUND = Path(__file__).parent / "cases" / "fuzz"
NAME = "Quillfeather"
SHARDS = range(4)


def tried(kind: str, text: str, seed: int, count: int, broken: Breaker = mutants) -> Iterator[str]:
    """Yield what was found once, then so many broken texts."""
    yield from (path.read_text(encoding="utf-8", errors="surrogatepass") for path in sorted(FOUND.glob(f"{kind}-*")))
    yield from broken(text, Random(seed), count * TIMES)  # noqa: S311 - chance, not secrets


def kept_if(kind: str, text: str, broken: Callable[[], None]) -> None:
    """Try one text; where it fails say how to keep it."""
    try:
        broken()
    except Exception as error:
        error.add_note(f"keep it as {FOUND.name}/{kind}-NAME: {text!r}")
        raise


def placed(problems: list[Problem], text: str, *, secret: str = "") -> None:
    lines = text.count("\n") + text.count("\r") + text.count("\u2028") + text.count("\x85") + 2
    assert problems
    for problem in problems:
        assert problem.message
        assert problem.line is None or 1 <= problem.line <= lines
        assert not secret or secret not in str(problem)
        assert str(problem).isprintable()


def worked_case(number: int) -> str:
    rows = yaml.safe_load((Path(__file__).parent / "cases" / "shared.yaml").read_text(encoding="utf-8"))
    case = rows[number % len(rows)]["case"] | {"title": NAME}
    case["people"] = [person | {"name": NAME} for person in case["people"]]
    case["narrative"] = {"seen": f"{NAME} was seen."}
    return yaml.safe_dump(case, sort_keys=False)


@pytest.mark.parametrize("shard", SHARDS)
def test_a_broken_case_is_planned_or_refused_with_its_place_and_without_a_name(shard: int) -> None:
    refused = 0
    for number in range(6):
        whole = worked_case(shard * 6 + number)
        for text in tried("case", whole, shard * 100 + number, 40):

            def one(text: str = text) -> None:
                nonlocal refused
                case, problems = parse_case(text, "case.yaml", TODAY)
                if case is None:
                    refused += 1
                    placed(problems, text, secret=NAME)
                else:
                    assert not problems
                    assert plan(case, rulebook(), TODAY).destinations

            kept_if("case", text, one)
    assert refused > 50


@pytest.mark.parametrize("shard", SHARDS)
def test_broken_settings_keep_what_is_sound_and_name_the_rest(shard: int, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    SettingsFile(path).save(Settings.model_validate({"kept_days": 45, "lock_minutes": 5, "theme": "light"}))
    whole, faulty = path.read_text(encoding="utf-8"), 0
    for text in tried("settings", whole, shard, 250):

        def one(text: str = text) -> None:
            nonlocal faulty
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            settings, problems = SettingsFile(path).read()
            assert isinstance(settings, Settings)
            if problems:
                faulty += 1
                placed(problems, text)
            assert path.read_bytes() == text.encode("utf-8", "surrogatepass")

        kept_if("settings", text, one)
    assert faulty > 50


@pytest.mark.parametrize("shard", SHARDS)
def test_a_broken_draft_is_the_same_draft_or_one_of_three_errors_that_repeat_nothing(shard: int) -> None:
    chance = Random(shard)  # noqa: S311 - chance, not secrets
    case = Case.model_validate({"refhelper_case": "1", "title": NAME, "people": [{"ref": "anna", "roles": ["harmed"]}]})
    draft = Draft(id="ab" * 16, revision=3, case=case)
    whole = seal_draft(draft, datetime(2026, 11, 20, 10, 30), KEY)  # noqa: DTZ001 - the consultation's own clock
    for _ in range(400 * TIMES):
        raw = bytearray(whole)
        for _cut in range(chance.randint(1, 4)):
            at = chance.randrange(len(raw) + 1)
            raw[at : at + chance.choice((0, 1, 1, 8))] = chance.randbytes(chance.choice((0, 1, 1, 8)))
        try:
            opened, said = unseal_draft(bytes(raw), KEY, draft.id).case, ""
        except (DraftDamagedError, DraftTooNewError, KeyLostError) as error:
            opened, said = case, str(error)
        assert opened == case
        assert NAME not in said


def of_the_harmed(text: str) -> set[str]:
    """Return what a text tells of those whom the person it is about may harm."""
    return set(re.findall(r"Zq(?!dad|case)\w+-[a-z-]+-qZ", text))


@pytest.mark.parametrize("shard", SHARDS)
def test_a_broken_template_is_refused_with_its_file_or_prints_nothing_that_it_must_not(
    shard: int, tmp_path: Path
) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(templates_folder(), folder)
    path = folder / "plus_choices.txt"
    whole, request = path.read_text(encoding="utf-8"), asked(marked_family(), "plus_choices", "plus_choices", ("dad",))
    shown = of_the_harmed(compose(request, Templates(folder)).text)
    for text in tried("template", whole, shard, 15, broken_texts):

        def one(text: str = text) -> None:
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            try:
                printed = compose(request, Templates(folder)).text
            except BadInputError as error:
                problems, printed = error.problems, ""
                assert [problem for problem in problems if not problem.file or "Zq" in str(problem)] == []
            assert of_the_harmed(printed) <= shown

        kept_if("template", text, one)


def test_a_broken_hsds_file_is_taken_in_soundly_or_refused_with_its_place() -> None:
    whole = json.dumps(open_referral_examples.PAGE, indent=1)
    refused = 0
    for text in tried("hsds", whole, 1, 300):

        def one(text: str = text) -> None:
            nonlocal refused
            try:
                made, _ = convert(text, "hsds.json", date(2026, 11, 20), shipped_directory(), duty())
            except BadInputError as error:
                refused += 1
                placed(error.problems, text)
            else:
                assert laid(made)[0] is not None, made

        kept_if("hsds", text, one)
    assert refused > 30


@pytest.mark.parametrize(("name", "count"), [("routing.yaml", 12), ("sharing.yaml", 20)])
def test_broken_rules_are_refused_with_their_place(name: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / name
    for text in tried(name, (RULES / name).read_text(encoding="utf-8"), 1, count):

        def one(text: str = text) -> None:
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            if name == "sharing.yaml":
                made, problems = parse_sharing(text, name)
                assert (made is None) == bool(problems)
                return
            try:
                assert read_rules(path)[0]
            except BadInputError as error:
                placed(error.problems, text)

        kept_if(name, text, one)


LINES = ("anna 34 york harmed patient", "Ben Smith b 12/3/1986 scarborough causes harm", '"York" 8w selby affected',
         "mother pregnant 31 malton harmed f", "Ella 8 whitby child of anna affected")  # fmt: skip


def broken_lines(seed: int) -> Iterator[str]:
    chance = Random(seed)  # noqa: S311 - chance, not secrets
    for _ in range(1500 * TIMES):
        words = chance.choice(LINES).split(" ")
        for _cut in range(chance.randint(1, 3)):
            at = chance.randrange(len(words) + 1)
            words[at : at + chance.choice((0, 1))] = [chance.choice((*BITS, *" ".join(LINES).split(" ")))]
        yield " ".join(words)


def test_a_broken_line_for_a_person_is_a_sound_person_or_a_problem() -> None:
    for line in broken_lines(1):

        def one(line: str = line) -> None:
            found = read(line, TODAY)
            if not found.problem:
                whole = found._replace(roles=found.roles or (Role.HARMED,))
                Case.model_validate({"refhelper_case": "1", "people": [as_person(whole, ("anna",))]})

        kept_if("line", line, one)


def test_whatever_is_pasted_comes_out_clean_and_cleaning_it_again_changes_nothing() -> None:
    for text in tried("paste", "Seen: a bruise.\nTold: “he did it”.\n", 1, 2000, broken_texts):

        def one(text: str = text) -> None:
            cleaned, removed = clean(text)
            assert clean(cleaned) == (cleaned, 0)
            assert removed >= 0
            assert not set(cleaned) & {"\x1b", "\x00", "\x9b", "\u202e", "\ud83d", "\r"}

        kept_if("paste", text, one)
