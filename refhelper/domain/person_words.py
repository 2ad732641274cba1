"""The words of the line that adds a person: what each stands for, and which are no part of a name."""

from refhelper.domain.vocabulary import Role, Sex

ROLES = {role.value: role for role in Role} | {
    "victim": Role.HARMED, "survivor": Role.HARMED, "perpetrator": Role.HARMING, "abuser": Role.HARMING,
}  # fmt: skip
SEXES = {
    "m": Sex.MALE, "male": Sex.MALE, "boy": Sex.MALE, "man": Sex.MALE,
    "f": Sex.FEMALE, "female": Sex.FEMALE, "girl": Sex.FEMALE, "woman": Sex.FEMALE,
}  # fmt: skip
IN_NAMES = frozenset({"M", "F", "Man"})
"""As they are spelt here, straight after a name or first of all, these could belong to it."""
PATIENT = frozenset({"patient", "pt"})
PREGNANT = "pregnant"
RELATIONSHIPS = frozenset({
    "mother", "mum", "father", "dad", "parent", "stepmother", "stepfather", "stepmum", "stepdad", "guardian",
    "partner", "husband", "wife", "ex", "ex-partner", "ex-husband", "ex-wife", "boyfriend", "girlfriend", "fiance",
    "fiancee", "ex-boyfriend", "ex-girlfriend", "son", "daughter", "stepson", "stepdaughter", "brother", "sister",
    "half-brother", "half-sister", "stepbrother", "stepsister", "sibling", "twin", "grandmother", "grandfather",
    "grandparent", "grandson", "granddaughter", "aunt", "uncle", "cousin", "nephew", "niece", "carer", "lodger",
    "neighbour", "friend",
})  # fmt: skip
"""Words that say how somebody is related; with nothing before them they are what the person is called."""
OWNERS = frozenset({"her", "his", "my", "their", "your", "the"})
"""The beginning of what somebody may be called, as her mum; alone none of them is a name."""

_NOT_SO = "write only what is so."
_ONE = "one person a line."
_SURE = "write the age alone, or leave it out: it is asked."
_OUT = "leave it out, or put the name in quotes."
NO_NAMES = {
    **dict.fromkeys(("not", "no", "never", "isn't", "isnt", "non", "nor", "neither", "denies"), _NOT_SO),
    **dict.fromkeys(("alleged", "suspected", "possible", "possibly", "probable", "probably", "maybe"), _OUT),
    **dict.fromkeys(("and", "&", "+", "twins", "kids", "children", "hits", "hit"), _ONE),
    **dict.fromkeys(("about", "approx", "approximately", "around", "roughly", "nearly", "almost", "newborn"), _SURE),
    **dict.fromkeys(("age", "aged", "dob", "d.o.b", "born", "year", "years", "yrs", "weeks", "months"), _SURE),
    **dict.fromkeys(("is", "was", "who", "with", "lives", "living", "in", "from", "at"), _OUT),
}
"""Words of a sentence, each with what to do about it: taken for a name, they would turn what they stand with round."""


def related(word: str) -> str:
    """Return the word that says how somebody is related as it stands in the list; empty where it is none of them."""
    low = word.lower()
    spelt = (low, low.replace(" ", "-"), low.replace(" ", "").replace("-", ""))
    return next((form for form in spelt if form in RELATIONSHIPS), "")
