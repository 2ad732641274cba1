"""Everything that is ever shown or printed, made and read: no contact stands anywhere without its state beside it."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from refhelper import bootstrap
from refhelper.cli import main
from refhelper.consultation import Consultation
from refhelper.domain.case import Case
from refhelper.domain.contacts import NATIONAL, ContactKind
from refhelper.domain.errors import RefhelperError
from refhelper.domain.paper import paper
from refhelper.plain.plan_text import plan_text
from refhelper.ui import directory_view, plan_view
from refhelper.ui.app import RefhelperApp
from refhelper.ui.emergency_lines import emergency_lines
from refhelper.ui.screens.directory import DirectoryScreen
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session, Target
from refhelper.ui.surroundings import Surroundings
from refhelper.ui.waiting import workspace
from tests.letter_cases import CASES, fictional
from tests.practices import HEAD, VILLAGE
from tests.ui.conftest import Clocks, Remembering, Sitting

NOW = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local by definition
NAMES = sorted(path.stem for path in Path(CASES).glob("*.yaml"))
FAMILY = str(Path(CASES) / "family_in_york.yaml")
TEMPLATES = (None, "phone_script", "police_information", "general_referral")
STATE = r"(?:checked|ageing: last checked|out of date: |unverified: check before use)"
LINE = re.compile(rf" - [^()]{{1,160}} \({STATE}")
IN_A_LETTER = re.compile(rf" \([^()]{{1,160}}; {STATE}")
WHOLE = re.compile(rf" (?:- [^()]{{1,160}} \(|\([^()]{{1,160}}; ){STATE}[^()]{{0,80}}\) \[[^\[\]]+\]")

OWN = (
    HEAD
    + """
  - id: plus_choices
    contacts: [{id: plus_choices_york, assured_date: 2026-11-01, assurer: J B}]
  - id: marac
    contacts: [{id: marac_address, kind: email, value: marac@example.org, source: S, confidence: published}]
"""
    + VILLAGE
)


@pytest.fixture(autouse=True)
def practice(tmp_path_factory, monkeypatch) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    (folder / "directory.local.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("REFHELPER_DIRECTORY", str(folder))
    return folder


def _values() -> list[str]:
    directory = bootstrap.directory_in_use().directory
    held = {
        each.value for service in directory.services for each in service.contacts if each.kind is not ContactKind.ASK
    }
    return sorted(held - NATIONAL, key=len, reverse=True)


def _without_state(text: str) -> list[str]:
    """Return every contact that stands in a text without its state, with what follows it."""
    return _standing_without(text, LINE, IN_A_LETTER)


def _without_source(text: str) -> list[str]:
    """Return every contact that stands in a text without its state and, after that, where it came from."""
    return _standing_without(text, WHOLE)


def _standing_without(text: str, *marks: re.Pattern[str]) -> list[str]:
    flat = " ".join("".join(" " if character in "║│╔╗╚╝┌┐└┘═─" else character for character in text).split())
    found = []
    for value in _values():
        for match in re.finditer(rf"(?<![\w./@-]){re.escape(value)}(?![\w/@]|[.-]\w)", flat):
            rest = flat[match.end() :]
            if not any(mark.match(rest) for mark in marks):
                found.append(flat[match.start() : match.end() + 80])
    return found


def _consultation(case: Case | None = None) -> Consultation:
    return bootstrap.consultation(case, lambda: NOW)


def _letters(consultation: Consultation, templates: tuple[str | None, ...] = TEMPLATES) -> Iterator[str]:
    for destination in consultation.plan.destinations:
        people = [destination.person] if destination.person else []
        for template in templates:
            try:
                yield consultation.letter(destination.service, people, template).text
            except RefhelperError as refusal:
                yield str(refusal)


def test_the_search_for_them_finds_a_contact_without_its_state_and_only_that() -> None:
    assert _without_state("Ring 01904 551900 now.") == ["01904 551900 now."]
    assert _without_state("see www.idas.org.uk, or write") == ["www.idas.org.uk, or write"]
    assert _without_state("01904 551900 - York MASH,\n in hours (unverified: check\nbefore use)") == []
    assert _without_state("01904 551900 (York MASH, phone; out of date: last checked 1 May 2021)") == []
    assert _without_state("01904 551900 - York MASH, in hours") != []


def test_the_search_for_them_finds_a_contact_without_its_source_and_only_that() -> None:
    assert _without_source("01904 551900 - York MASH, in hours (unverified: check before use)") != []
    assert _without_source("01904 551900 - York MASH (checked 1 May 2026) [City of York page]") == []
    assert _without_source("01904 551900 (York MASH, phone; ageing: last checked 1 May 2026) [A page]") == []
    assert _without_source("01904 551900 (York MASH, phone; ageing: last checked 1 May 2026)\n[]") != []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.hazard("H09.1")
def test_the_plan_as_text_every_reason_and_every_call_say_where_each_contact_came_from(name: str) -> None:
    consultation = _consultation(fictional(name))
    session = Session(consultation, Remembering())
    shown = [plan_text(consultation), *(plan_view.why(session, one) for one in consultation.plan.destinations)]
    shown += _letters(consultation, ("phone_script",))
    assert [each for text in shown for each in _without_source(text)] == []
    assert sum(value in text for text in shown for value in _values()) > 5


@pytest.mark.hazard("H09.1")
def test_the_paper_form_and_the_page_for_danger_say_where_each_contact_came_from() -> None:
    assert _without_source(paper(bootstrap.directory_in_use().directory, NOW.date())) == []
    lines = emergency_lines(_consultation()).split("\n")[-2:]
    assert [line.endswith(" [National emergency number]") for line in lines] == [True, False]
    assert lines[1].endswith(" [National police number, no dated page]")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.hazard("H09.1")
def test_no_letter_script_record_plan_or_reason_of_any_kept_case_has_one(name: str) -> None:
    consultation = _consultation(fictional(name))
    session = Session(consultation, Remembering())
    shown = [*_letters(consultation), plan_text(consultation), emergency_lines(consultation)]
    shown += [plan_view.why(session, one) for one in consultation.plan.destinations]
    shown += [plan_view.contact(session, one) for one in consultation.plan.destinations]
    shown += [consultation.record(person.ref, chosen=True).text for person in consultation.settled_case().people]
    assert [each for text in shown for each in _without_state(text)] == []
    assert any(value in text for text in shown for value in _values()), "nothing was shown at all"


def test_the_record_of_a_letter_sent_without_checking_has_none() -> None:
    from refhelper.ui import contact_due

    consultation = _consultation(fictional("family_in_york"))
    session = Session(consultation, Remembering())
    session.target = Target("childrens_social_care", ("ella",))
    found = contact_due.due(session, session.document().letter)
    contact_due.without_checking(session, found)
    record = consultation.record("ella").text
    assert "MASH@york.gov.uk" in record
    assert _without_state(record) == []
    assert _without_state(contact_due.question(session, found)) == []


@pytest.mark.hazard("H09.1")
def test_the_paper_form_has_none() -> None:
    form = paper(bootstrap.directory_in_use().directory, NOW.date())
    assert "01653 600100" in form
    assert _without_state(form) == []


@pytest.mark.hazard("H09.1")
def test_no_row_or_page_of_the_directory_has_one() -> None:
    from refhelper.domain.directory_search import Index

    in_use = bootstrap.directory_in_use()
    index = Index(in_use.directory)
    searches = ["", "york", "01609 780780", "gcsx", *(value[:6] for value in _values())]
    shown = [
        str(row.content)
        for words in searches
        for row in directory_view.result_rows(index.find(words), in_use.directory, NOW, words)
    ]
    for service in in_use.directory.services:
        shown += [str(row.content) for row in directory_view.contact_rows(service, NOW)]
        shown.append(directory_view.page(service, in_use.shipped.by_id.get(service.id)))
    assert [each for text in shown for each in _without_state(text)] == []
    assert all(any(value in text for text in shown) for value in _values())


WITH_SOURCE = [
    ["directory", "diff"],
    ["directory", "search", "york"],
    ["directory", "search", "01609780780"],
    ["directory", "mark", "lado", "01904551783", "--by", "J B"],
    ["directory", "mark", "lado", "01904000000", "--by", "J B"],
    ["paper"],
    ["route", "--explain", FAMILY],
    ["draft", FAMILY, "--for", "ella", "--to", "childrens_social_care", "--template", "phone_script"],
]


@pytest.mark.parametrize("arguments", WITH_SOURCE, ids=lambda arguments: " ".join(arguments[:2]))
@pytest.mark.hazard("H09.1")
def test_what_a_command_prints_says_where_each_contact_came_from(arguments: list[str], capsys) -> None:
    main([*arguments, "--now", NOW.isoformat()])
    printed = capsys.readouterr()
    text = printed.out + "\n" + printed.err
    assert any(value in text for value in _values())
    assert _without_source(text) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["directory", "diff"],
        ["directory", "search", "york"],
        ["directory", "search", "01609780780"],
        ["directory", "mark", "lado", "01904551783", "--by", "J B"],
        ["directory", "mark", "lado", "01904000000", "--by", "J B"],
        ["directory", "check"],
        ["paper"],
        ["doctor"],
        ["route", FAMILY],
        ["route", "--explain", FAMILY],
        ["draft", FAMILY, "--for", "ella", "--to", "childrens_social_care"],
        ["record", FAMILY, "--for", "ella"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
@pytest.mark.hazard("H09.1")
def test_no_command_prints_one(arguments: list[str], capsys) -> None:
    main([*arguments, "--now", NOW.isoformat()])
    printed = capsys.readouterr()
    assert _without_state(printed.out + "\n" + printed.err) == []
    assert printed.out or printed.err


@pytest.mark.asyncio
@pytest.mark.hazard("H09.1")
async def test_no_screen_draws_one() -> None:
    clipboard = Remembering()
    session = Session(_consultation(fictional("family_in_york")), clipboard)
    app = RefhelperApp(lambda: session, Surroundings(Clocks()), workspace)
    async with app.run_test(size=(200, 160)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: isinstance(app.screen, Workspace))
        seen = [at.text()]
        for keys in (
            ("f4", "down", "w"),
            ("escape",),
            ("enter",),
            ("f6",),
            ("f7",),
            ("p",),
            ("r",),
            ("f9",),
            ("escape",),
        ):
            await at.press(*keys)
            seen.append(at.text())
        await at.press("ctrl+g")
        await at.until(lambda: isinstance(app.screen, DirectoryScreen))
        seen.append(at.text())
        for words in ("choices", "york", "idas"):
            await at.press("ctrl+u")
            await at.type(words, "enter")
            seen.append(at.text())
            await at.press("escape")
    assert [each for text in seen for each in _without_state(text)] == []
    assert sum(value in text for text in seen for value in _values()) > 20
