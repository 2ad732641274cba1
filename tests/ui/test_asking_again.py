"""Agreement given on an earlier day is asked again before a letter that rests on it goes; a duty needs none."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from refhelper.domain.agreement import Agreements
from refhelper.domain.case import Case
from refhelper.domain.vocabulary import Agreement
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from tests.draft_fakes import folder
from tests.ui.conftest import ANNA, AT, DAN, ELLA, Remembering, Sitting

pytestmark = pytest.mark.asyncio
BOTH = {"agrees_to_share": "yes", "agrees_to_service": "yes", "coerced": "no", "capacity": "has", "told": "yes"}
PEOPLE = [DAN, ANNA | BOTH | {"harmed_by": ["dan"], "risk": "medium"}, ELLA]


def whole(*people) -> Case:
    return Case.model_validate({"refhelper_case": "1", "danger_now": "no", "people": people or PEOPLE})


@pytest.fixture
def resumed(parts, around, tmp_path):
    """Open the screens on a draft that was saved so many days ago."""

    @asynccontextmanager
    async def opened(days: int, case: Case | None = None):
        before = folder(tmp_path, now=lambda: AT - timedelta(days=days))
        draft = before.new(case or whole())
        before.save(draft._replace(agreed=Agreements().of(draft.case, (AT - timedelta(days=days)).date())))
        before.close_all()
        from refhelper.consultation import Consultation

        clipboard, window = Remembering(), folder(tmp_path, now=lambda: AT)
        there = window.open(draft.id)
        first = Session(Consultation(parts), clipboard, drafts=window).another(there)
        app = RefhelperApp(lambda: first, around, Workspace)
        async with app.run_test(size=(120, 40)) as pilot:
            at = Sitting(pilot, app, clipboard)
            await at.until(lambda: isinstance(app.screen, Workspace))
            at.folder, at.draft = tmp_path, draft.id
            yield at
            await app.session.keeping.save_now()
            app.session.keeping.close()

    return opened


async def hand_over(at, service, person) -> None:
    at.app.session.choose(at.consultation.destination(service, person))
    await at.press("f7")
    await at.until(lambda: not at.app.workers)


async def test_on_the_same_day_nothing_is_asked_again(resumed) -> None:
    async with resumed(0) as at:
        await hand_over(at, "idas", "anna")
        await at.press("c")
        assert "Is this contact still right?" in at.words()


async def test_on_a_later_day_a_letter_that_rests_on_agreement_goes_only_after_asking_again(resumed) -> None:
    async with resumed(1) as at:
        await hand_over(at, "idas", "anna")
        await at.press("c")
        assert "Agreed on 19/11/2026. Agreement can be taken back" in at.words()
        await at.press("escape")
        assert "Not copied: it rests on an agreement of an earlier day" in at.words("#status")
        assert at.clipboard.texts == []


async def test_a_yes_counts_from_today_and_is_saved_with_its_day(resumed) -> None:
    async with resumed(1) as at:
        session = at.app.session
        at.app.session.choose(at.consultation.destination("idas", "anna"))
        for one in session.agreements.earlier(session.case, ("anna",), session.today):
            session.agreements.again(one.person, one.key, session.today)
        session.keeping.changed()
        assert not session.keeping.is_safe
        assert await session.keeping.save_now()
        session.keeping.close()
        again = folder(at.folder, now=lambda: AT)
        assert set(again.open(at.draft).agreed.values()) == {AT.date()}
        again.close_all()


async def test_a_no_changes_the_answer_and_the_letter_stays(resumed) -> None:
    async with resumed(1) as at:
        await hand_over(at, "idas", "anna")
        await at.press("c", "2")
        await at.until(lambda: "The answer is changed" in at.words("#status"))
        assert Agreement.NO in {at.consultation.case.person("anna").agrees_to_share,
                                at.consultation.case.person("anna").agrees_to_service}  # fmt: skip
        assert at.clipboard.texts == []


async def test_a_letter_to_social_care_under_a_duty_is_never_held_up_by_an_old_agreement(resumed) -> None:
    ella = ELLA | {"significant_harm": "yes", "agrees_to_share": "yes"}
    async with resumed(30, whole(DAN, ANNA | BOTH | {"harmed_by": ["dan"]}, ella)) as at:
        await hand_over(at, "childrens_social_care", "ella")
        await at.press("c")
        await at.until(lambda: len(at.clipboard.texts) == 1)


async def test_the_sharing_checks_list_what_to_ask_again(resumed) -> None:
    async with resumed(3) as at:
        at.app.session.choose(at.consultation.destination("idas", "anna"))
        await at.press("f5")
        assert "Agreed on an earlier day: ask again (Enter)" in at.words()
        assert "Anna: Agrees to sharing: yes, on 17/11/2026" in at.words()


async def test_a_draft_without_days_counts_its_agreements_from_when_it_was_last_saved() -> None:
    case, saved = whole(), (AT - timedelta(days=2)).date()
    found = Agreements.of_draft(case, {}, saved).earlier(case, ("anna",), AT.date())
    assert {(one.key, one.on) for one in found} == {("agrees_to_share", saved), ("agrees_to_service", saved)}


async def test_an_answer_undone_does_not_become_fresh_by_it() -> None:
    case, yesterday = whole(), (AT - timedelta(days=1)).date()
    days = Agreements.of_draft(case, {}, yesterday)
    days.of(whole(DAN, ANNA | {"harmed_by": ["dan"]}, ELLA), AT.date())
    assert days.earlier(case, ("anna",), AT.date())
