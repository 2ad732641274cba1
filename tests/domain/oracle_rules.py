"""The table of routing.md row by row, one function a rule: danger, children, adults, those harmed (R001-R049)."""

from tests.domain.oracle_answers import HIGH, MEDIUM, Case, abuse_risk, all_of, any_of, could, may_harm, within
from tests.domain.oracle_answers import opposite as no
from tests.domain.oracle_facts import Facts
from tests.domain.oracle_rows import (
    ASC,
    ELSEWHERE,
    PLUS,
    RYP,
    SA,
    C,
    Rows,
    blocked,
    both_needs,
    consider,
    idas_kind,
    may_be_medium,
    must,
    offer,
    willing,
)


def r001(case: Case) -> Rows:
    answer = case.get("danger_now", "not_known")
    yield must("emergency_999", None, None if answer == "not_known" else answer == "yes", by="now")


def r010(p: Facts) -> Rows:
    answer = p.person.get("significant_harm", "not_known")
    yield must(C, p, all_of(p.child, None if answer == "not_known" else answer in {"yes", "suspected"}))


def r011(p: Facts) -> Rows:
    other_than = set(p.person.get("concerns", ())) - {"suicidal", "dnacpr"}
    yield must(C, p, all_of(p.child, p.harmed))
    named = bool(p.person.get("harmed_by"))
    yield must(C, p, all_of(p.child, named or not p.only_harming, named or bool(other_than)))


def r012(p: Facts) -> Rows:
    yield must(C, p, all_of(p.child, p.affected, could(within(abuse_risk(p.case), {MEDIUM, HIGH}))))


def r013(p: Facts) -> Rows:
    yield consider(C, p, all_of(p.child, p.affected))


def r014(p: Facts) -> Rows:
    risk = could(within(p.risk_posed, {MEDIUM, HIGH}))
    worse = any_of(risk, p.named_by_a_child, p.concern("sexual_abuse", "indecent_images"))
    yield must(C, p, all_of(p.child, p.harming, worse))


def r015(p: Facts) -> Rows:
    yield consider(C, p, all_of(p.child, p.harming))


def r016(case: Case) -> Rows:
    answer = case.get("other_children", "not_known")
    yield must(C, None, None if answer == "not_known" else answer == "yes")


def r018(p: Facts) -> Rows:
    when = all_of(p.pregnant, p.harmed, p.domestic)
    yield must("maternity", p, when)
    yield must(C, p, all_of(when, may_be_medium(p)))
    yield consider(C, p, all_of(when, not may_be_medium(p)))
    yield consider("marac", p, all_of(when, p.aged(16)))


def r019(p: Facts) -> Rows:
    for service in (C, "maternity"):
        yield consider(service, p, p.pregnant)


def r020(p: Facts) -> Rows:
    unclear = p.says("capacity", "has", "unclear") and could(within(p.risk_to, {HIGH}))
    lacks, agrees = p.says("capacity", "has", "lacks"), p.says("agrees_to_share", "not_asked", "yes")
    reason = any_of(lacks, agrees, p.yes("coerced"), p.others_at_risk, p.pregnant, unclear)
    yield must(ASC, p, all_of(p.adult, p.harmed, both_needs(p), reason))


def r021(p: Facts) -> Rows:
    when = all_of(p.adult, p.harmed, both_needs(p))
    yield consider(ASC, p, when)
    yield must(SA, p, when)


def r022(p: Facts) -> Rows:
    another_way = p.concern("modern_slavery", "dnacpr")
    yield blocked(ASC, p, all_of(p.adult, p.harmed, no(both_needs(p)), not another_way))


def r023(p: Facts) -> Rows:
    yield blocked(ASC, p, p.child)


def r024(p: Facts) -> Rows:
    dnacpr = p.concern("dnacpr")
    yield must("responsible_clinician", p, dnacpr)
    yield must(SA, p, dnacpr)
    yield must(ASC, p, all_of(dnacpr, p.adult))
    yield consider("cqc", p, all_of(dnacpr, p.adult))
    yield blocked("marac", p, all_of(dnacpr, p.adult, no(p.domestic)))


def r030(p: Facts) -> Rows:
    able = p.says("capacity", "has", "has", "unclear")
    yield offer("idas", p, all_of(p.harmed, p.aged(16), idas_kind(p), p.local, p.spoken_to, able, willing(p)))


def r031(p: Facts) -> Rows:
    refuses = p.says("agrees_to_service", "not_asked", "no") and p.says("capacity", "has", "has", "unclear")
    yield blocked("idas", p, all_of(p.harmed, refuses))


def r032(p: Facts) -> Rows:
    yield consider("idas", p, all_of(p.harmed, p.aged(-1, 15), idas_kind(p), p.local))


def r033(p: Facts) -> Rows:
    harmed, harming = all_of(p.elsewhere, p.harmed, idas_kind(p)), all_of(p.elsewhere, p.harming, p.domestic)
    yield blocked("idas", p, harmed)
    yield blocked(PLUS, p, harming)
    yield blocked(RYP, p, harming)
    when, able = any_of(harmed, harming), not p.says("capacity", "has", "lacks")
    yield offer(ELSEWHERE, p, all_of(when, p.aged(16), p.spoken_to, able, willing(p)))
    yield blocked(ELSEWHERE, p, all_of(when, p.says("agrees_to_service", "not_asked", "no"), able))
    yield blocked(ELSEWHERE, p, all_of(when, p.harming, p.says("agrees_to_service", "not_asked", "unsafe_to_ask")))
    yield consider(ELSEWHERE, p, when)


def r034(p: Facts) -> Rows:
    lacks, unsafe = p.says("capacity", "has", "lacks"), p.says("agrees_to_service", "not_asked", "unsafe_to_ask")
    instead = not p.spoken_to or lacks or unsafe
    yield consider("idas", p, all_of(p.harmed, p.aged(16), idas_kind(p), p.local, instead))


def r035(p: Facts) -> Rows:
    yield blocked("idas", p, all_of(p.harmed, no(idas_kind(p))))


def r040(p: Facts) -> Rows:
    not_refused = p.says("agrees_to_share", "not_asked", "yes", "not_asked", "unsafe_to_ask")
    doubt = p.says("capacity", "has", "lacks", "unclear")
    reason = any_of(not_refused, p.others_at_risk, p.pregnant, p.yes("coerced"), doubt)
    yield must("marac", p, all_of(p.harmed, p.aged(16), p.domestic, within(p.risk_to, {HIGH}), reason))


def r041(p: Facts) -> Rows:
    refused = p.says("agrees_to_share", "not_asked", "no")
    when = all_of(p.harmed, p.aged(16), p.domestic, within(p.risk_to, {HIGH}), refused)
    yield consider("marac", p, when)
    yield must(SA, p, when)


def r042(p: Facts) -> Rows:
    yield blocked("marac", p, all_of(p.harmed, p.aged(-1, 15)))


def r044(p: Facts) -> Rows:
    yield consider("marac", p, all_of(p.harmed, p.domestic, p.aged(16, 17)))
    yield consider("marac", p, all_of(p.harmed, p.domestic, p.aged(16), p.says("capacity", "has", "lacks")))


def r045(p: Facts) -> Rows:
    violent = any(p.feature(name) for name in ("strangulation", "threats_to_kill", "weapon"))
    kind = any_of(idas_kind(p), p.concern("physical_abuse", "modern_slavery", "exploitation"), violent)
    when = all_of(p.harmed, within(p.risk_to, {HIGH}), kind)
    yield consider("police_101", p, when)
    yield must("police_101", p, all_of(when, p.concern("honour_based", "forced_marriage"), no(p.refuses_alone)))


def r046(p: Facts) -> Rows:
    named = [Facts(p.case, other) for other in may_harm(p.case, p.person)]
    strangled = any(one.feature("strangulation") for one in [p, *named])
    yield consider("same_day_medical", p, all_of(p.harmed, strangled), by="today")


def r047(p: Facts) -> Rows:
    kind = any_of(p.domestic, p.concern("sexual_abuse"))
    yield consider("clares_law", p, all_of(p.harmed, p.aged(16), kind, p.by_partner))


def r048(p: Facts) -> Rows:
    crimes = ("physical_abuse", "sexual_abuse", "exploitation", "indecent_images", "injury_in_non_mobile_infant")
    crime = p.concern(*crimes, "young_relationship_abuse", "domestic_abuse")
    yield consider("police_101", p, all_of(p.child, p.harmed, crime))


def r049(p: Facts) -> Rows:
    yield consider("sarc", p, all_of(p.harmed, p.concern("sexual_abuse")), by="today")
