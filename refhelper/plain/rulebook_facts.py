"""What each fact of the rules means, in words: how it is worked out from what was entered."""

from refhelper.domain.possible import RAISES_RISK
from refhelper.domain.rules import Fact
from refhelper.domain.vocabulary import Feature
from refhelper.plain.fact_words import joined
from refhelper.ui.words import FEATURE

_RAISING = joined(FEATURE[each] for each in Feature if each in RAISES_RISK)
_ALONE = joined(FEATURE[each] for each in Feature if each not in RAISES_RISK)

MEANINGS: dict[Fact, str] = {
    Fact.ROLE: "This person's part in the harm, as entered: is being harmed, lives with the harm, or causes it. "
    "More than one may hold. Somebody entered as living with it is being harmed, too, where high-risk features, a Dash "
    "score, or a concern of abuse with who causes it are entered for them.",
    Fact.ONLY_HARMING: "Whether causing harm is this person's only part, and nobody is said to harm them.",
    Fact.CONCERN: "The concerns entered for this person.",
    Fact.CONCERN_OF_HARM: "Yes, where any concern but suicidal thoughts and an inappropriate resuscitation decision is "
    "entered, or where this person names somebody who harms them.",
    Fact.FEATURE: f"The high-risk features entered for this person. Any of these makes the risk high: {_RAISING}. This "
    f"one alone does not: {_ALONE}.",
    Fact.STRANGULATION: "Yes, where strangulation is noted for this person, or for somebody who may be the one who "
    "harms them.",
    Fact.AGREES_TO_SHARE: "This person's answer on sharing. Left out it counts as not asked.",
    Fact.AGREES_TO_SERVICE: "This person's answer on the service. Left out it counts as not asked.",
    Fact.CAPACITY: "Mental capacity for this decision, as entered. Left out, capacity is presumed.",
    Fact.SPOKEN_TO: "Yes, where this person is the patient, or has agreed to the service.",
    Fact.THIRD_PARTY: "Yes, where this person is being harmed, is not the patient, and was not told.",
    Fact.DANGER_NOW: "The answer for the case: is anybody in danger now, or about to be taken abroad?",
    Fact.OTHER_CHILDREN: "The answer for the case: is there a child, an unborn child or a pregnancy who is not listed?",
    Fact.AGE_BAND: "From the date of birth on the day of the consultation (born on 29 February: 1 March in other "
    "years), or the age entered; or unborn. A child is under 18 or unborn.",
    Fact.AREA: "Where this person is now: York; North Yorkshire, which is the other seven former districts, Selby and "
    "Craven too; or elsewhere. Never the practice's address.",
    Fact.SIGNIFICANT_HARM: "The answer for this child: known, suspected or ruled out.",
    Fact.ABUSE_RISK: "The highest risk to anybody harmed, or posed by anybody harming, in the case. Where nobody is "
    "either, all three levels stay possible.",
    Fact.RISK_TO: "For somebody harmed. High: judged high; 14 or more Dash ticks; any feature that makes the risk "
    "high (see `feature`), honour-based abuse or forced marriage, noted for them or for somebody who may be the one "
    "who harms them. Else the judgement, with at least medium from 10 ticks. Judgement raises and never lowers; a "
    "low score alone settles nothing.",
    Fact.RISK_POSED: "For somebody who causes harm. High for the same features noted for them, and where they are "
    "not harmed and a high risk, 14 Dash ticks, honour-based abuse or forced marriage are entered for them all the "
    "same. Else the highest of the judgement and the risk to everybody they may be harming; not judged, every level "
    "from there upwards is possible.",
    Fact.DOMESTIC: "Yes, where this person, somebody whom they name as harming them, or somebody who names them "
    "so, has a concern of domestic abuse, honour-based abuse, forced marriage, abuse of a parent by a child or abuse "
    "in a young relationship; or where a partner causes the harm of this person or of somebody who names them. Where "
    "nobody is named, only this person's own entries count.",
    Fact.BY_PARTNER: "The answer: is one of those who cause the harm a current or former partner? Open for anybody "
    "harmed from 13, and of unknown age, until it is answered.",
    Fact.HARMS_A_CHILD: "Yes, where a child names this person among those who harm them; open while the age of "
    "somebody who names them is not known.",
    Fact.PREGNANT: "The answer for this person. Left out it stays open, unless sex or age rules it out, or the case "
    "says that no pregnancy is left unlisted.",
    Fact.CARE_AND_SUPPORT_NEEDS: "The answer for this person: the first limb of section 42 of the Care Act.",
    Fact.UNABLE_TO_PROTECT_SELF: "The answer for this person: the third limb of section 42 of the Care Act.",
    Fact.COERCED: "The answer for this person: is pressure, control or fear of somebody shaping the answer?",
    Fact.OTHERS_AT_RISK: "Yes, where somebody else in the case is harmed, or is a child, unborn or pregnant and not "
    "only harming, or where children or a pregnancy are not listed.",
    Fact.REFUSES_ALONE: "Yes, for an adult with capacity who does not agree to sharing, is under no pressure, not "
    "pregnant and not only harming, with nobody else at risk.",
    Fact.WORKS_WITH: "The answer for somebody who causes harm: works or volunteers with children, adults at risk, or "
    "neither.",
    Fact.SERVICE_AGE: "This person's age against the ages that the service takes, as its entry in the directory says.",
    Fact.SERVICE_AREA: "Where this person is, against where the service works, as its entry in the directory says.",
    Fact.SERVICE_OVERLAP: "Yes, at an age that the service and another one named in its entry both take.",
    Fact.NOTHING_ELSE: "Yes, where no other rule gives anybody a must, an offer or a consider. An open one does not "
    "count.",
}
"""Every fact, so that a rule can be read without the program."""
