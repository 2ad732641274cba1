"""The table of routing.md row by row, one function a rule: those who harm, and single concerns (R050-R093)."""

from tests.domain.oracle_answers import HIGH, MEDIUM, STANDARD, Three, all_of, any_of, opposite, within
from tests.domain.oracle_facts import Facts
from tests.domain.oracle_rows import ASC, PLUS, RYP, SA, C, Rows, blocked, consider, must, offer, willing


def harms_domestically(p: Facts, low: int, high: int) -> Three:
    """Say whether someone of these ages harms, and the harm is domestic."""
    return all_of(p.harming, p.domestic, p.aged(low, high))


def r050(p: Facts) -> Rows:
    low = within(p.risk_posed, {STANDARD, MEDIUM})
    yield offer(PLUS, p, all_of(harms_domestically(p, 16, 120), low, p.local, p.spoken_to, willing(p)))


def r051(p: Facts) -> Rows:
    yield blocked(PLUS, p, all_of(p.harming, p.aged(-1, 15)))


def r052(p: Facts) -> Rows:
    when = all_of(harms_domestically(p, 16, 120), within(p.risk_posed, {HIGH}))
    yield blocked(PLUS, p, when)
    yield consider("matac", p, when)


def r053(p: Facts) -> Rows:
    for service in (PLUS, RYP):
        yield blocked(service, p, p.harming and p.says("agrees_to_service", "not_asked", "no", "unsafe_to_ask"))


def r055(p: Facts) -> Rows:
    low = within(p.risk_posed, {STANDARD, MEDIUM})
    yield consider(PLUS, p, all_of(harms_domestically(p, 16, 120), low, p.local, not p.spoken_to, willing(p)))


def r057(p: Facts) -> Rows:
    for service in (PLUS, RYP):
        yield blocked(service, p, all_of(p.harming, opposite(p.domestic)))


def r060(p: Facts) -> Rows:
    low = within(p.risk_posed, {STANDARD, MEDIUM})
    yield offer(RYP, p, all_of(harms_domestically(p, 10, 16), low, p.local, p.spoken_to, willing(p)))


def r061(p: Facts) -> Rows:
    either = any_of(within(p.risk_posed, {HIGH}), not p.spoken_to)
    yield consider(RYP, p, all_of(harms_domestically(p, 10, 16), p.local, either))


def r062(p: Facts) -> Rows:
    when, refused = all_of(p.harming, p.aged(-1, 9)), p.says("agrees_to_service", "not_asked", "no")
    yield blocked(RYP, p, when)
    yield offer("early_help", p, all_of(when, not refused))
    yield blocked("early_help", p, all_of(when, refused))


def r063(p: Facts) -> Rows:
    yield blocked(RYP, p, all_of(p.harming, p.aged(17)))


def r064(p: Facts) -> Rows:
    when = all_of(*(row.status for row in (*r050(p), *r060(p))))
    yield offer(PLUS, p, when)
    yield offer(RYP, p, when)


def r065(p: Facts) -> Rows:
    yield must("lado", p, all_of(p.harming, p.aged(16), p.works_with("children")), by="next_working_day")


def r066(p: Facts) -> Rows:
    yield must(SA, p, all_of(p.harming, p.aged(16), p.works_with("adults_at_risk")))


def r067(p: Facts) -> Rows:
    when = all_of(p.harming, p.adult, p.concern("sexual_abuse", "indecent_images"))
    yield consider("police_101", p, when)
    yield must(SA, p, when)


def r070(p: Facts) -> Rows:
    when = all_of(p.aged(0, 17), p.concern("fgm_known"))
    yield must("fgm_report", p, when, by="next_working_day")
    yield must(C, p, when)


def r071(p: Facts) -> Rows:
    when = all_of(p.child, p.concern("fgm_risk"))
    yield must(C, p, when)
    yield blocked("fgm_report", p, when)


def r072(p: Facts) -> Rows:
    yield blocked("fgm_report", p, all_of(p.adult, p.concern("fgm_known")))


def r073(p: Facts) -> Rows:
    forced = p.concern("forced_marriage")
    yield must("forced_marriage_unit", p, forced)
    yield must("police_101", p, all_of(forced, opposite(p.refuses_alone)))
    yield consider("police_101", p, all_of(forced, p.refuses_alone))
    yield must(C, p, all_of(forced, p.child))


def r074(p: Facts) -> Rows:
    yield consider("forced_marriage_unit", p, p.concern("honour_based"))


def r075(p: Facts) -> Rows:
    slavery = p.concern("modern_slavery")
    victim = all_of(slavery, p.adult, not p.only_harming or bool(p.person.get("harmed_by")))
    refused, unsafe = (p.says("agrees_to_service", "not_asked", answer) for answer in ("no", "unsafe_to_ask"))
    yield offer("modern_slavery_helpline", p, all_of(victim, p.spoken_to, willing(p)))
    yield blocked("modern_slavery_helpline", p, all_of(victim, refused))
    yield consider("modern_slavery_helpline", p, all_of(victim, not p.spoken_to or unsafe))
    yield consider(ASC, p, victim)
    yield must(SA, p, all_of(slavery, p.adult))
    yield must(C, p, all_of(slavery, p.child))


def r076(p: Facts) -> Rows:
    yield consider("prevent", p, p.concern("radicalisation"))
    yield must(C, p, all_of(p.child, p.concern("radicalisation")))


def r077(p: Facts) -> Rows:
    kinds = ("sexual_activity_under_13", "sexual_abuse", "exploitation", "indecent_images")
    when = all_of(p.child, p.concern(*kinds))
    yield must(C, p, when)
    yield consider("police_101", p, when)


def r078(p: Facts) -> Rows:
    for service in (C, "same_day_medical"):
        yield must(service, p, p.concern("injury_in_non_mobile_infant"))


def r079(p: Facts) -> Rows:
    yield must("same_day_medical", p, p.concern("suicidal"))


def r080(p: Facts) -> Rows:
    when = all_of(p.concern("fgm_known"), p.pregnant)
    yield must("maternity", p, when)
    yield consider(C, p, when)


def r090(p: Facts) -> Rows:
    refuses = p.says("capacity", "has", "has") and p.says("agrees_to_share", "not_asked", "no")
    yield must(SA, p, all_of(p.adult, p.harmed, refuses))


def r091(p: Facts) -> Rows:
    yield must(SA, p, p.concern("sexual_activity_under_13", "fgm_risk") or p.feature("threats_to_kill"))


def r092(p: Facts) -> Rows:
    yield consider(SA, p, p.says("capacity", "has", "lacks", "unclear"))


def r093(p: Facts) -> Rows:
    yield consider(SA, p, all_of(p.third_party, p.aged(16)))
