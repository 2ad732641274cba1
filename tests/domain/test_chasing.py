"""The day to chase: suggested only where a body has said by when it answers, and never on a day nobody works."""

from datetime import date

import pytest

from refhelper.domain.chasing import suggested
from refhelper.domain.vocabulary import SERVICES, Area


@pytest.mark.parametrize(
    ("handed_over", "chase"),
    [
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 12, 24), date(2026, 12, 29)),
        (date(2027, 3, 25), date(2027, 3, 30)),
    ],
)
@pytest.mark.parametrize("area", [Area.YORK, Area.NORTH_YORKSHIRE])
def test_childrens_social_care_is_chased_after_one_working_day(area, handed_over, chase) -> None:
    assert suggested("childrens_social_care", area, handed_over) == chase


@pytest.mark.parametrize("area", [Area.ELSEWHERE, None])
def test_of_other_councils_no_clock_is_known(area) -> None:
    assert suggested("childrens_social_care", area, date(2026, 11, 20)) is None


@pytest.mark.parametrize("service", [each for each in SERVICES if each != "childrens_social_care"])
def test_for_every_other_service_no_day_is_made_up(service) -> None:
    assert suggested(service, Area.YORK, date(2026, 11, 20)) is None
