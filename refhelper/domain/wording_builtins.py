"""What patterns of the wording rows can name without a word list: dates, ages, names; and which words are common."""

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SPAN = "days?|nights?|weeks?|weekends?|months?|years?"
_SHORT_SPAN = f"minutes?|hours?|{_SPAN}"
_PART_OF_DAY = f"morning|afternoon|evening|{_SPAN}"
_SMALL_NUMBER = (
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
)
_AT_WHAT_AGE = r"(?:when|while|before|after|since)\s\w+\s(?:was|were|am|is|turned|became)\s"
_DATE = "|".join(
    (
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
        r"\d{1,2}/\d{1,2}",
        r"\d{4}-\d\d(?:-\d\d)?",
        r"(?:19|20)\d\d",
        r"\d{1,2}:\d\d",
        r"\d{1,2}(?:\.\d\d)?\s?[ap]m",
        r"at\s\d{1,2}\.\d\d",
        rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH}|may)",
        _MONTH,
        r"(?:in|since|last|this|on|of|early|late|mid|until|from)[\s-]may",
        r"may\s(?:\d{1,2}|(?:19|20)\d\d)",
        _WEEKDAY,
        "yesterday|today|tonight|midnight|noon|christmas|easter|overnight|just now|weekly|nightly|monthly|daily",
        rf"(?:last|this|next|that|every|each|most|the previous|the same)\s(?:{_PART_OF_DAY})",
        rf"the\s(?:{_PART_OF_DAY})\sbefore|(?:at|during|over)\sthe\s(?:visit|appointment|weekend)",
        rf"(?:{_SHORT_SPAN})\s(?:ago|earlier|later|before|after)",
        rf"(?:for|over|within|in)\s(?:the\s)?(?:last|past)?\s?(?:\w+\s)?(?:{_SPAN})",
        rf"(?:once|twice|times)\s(?:a|an|every|each)\s(?:{_SPAN})",
        rf"{_AT_WHAT_AGE}(?:{_SMALL_NUMBER}|pregnant|a child|a baby)",
        r"as a child|in childhood|in pregnancy|at the age of \w+|aged \w+|(?:day|night)s? of",
    )
)
_NO_NAME = (
    "There|This|That|These|Those|It|Its|Here|What|Which|Who|When|Where|While|Why|How|If|In|On|At|And|But|Or|So|The|A|An"
    "|His|Her|Hers|My|Our|Their|No|Not|Nothing|Yes|We|You|Please|Some|Any|All|Both|Each|Every|One|Two|Three|After|Before"
    "|Since|Because|By|For|From|To|With|Of|As|Also|Then|Now|Today|Yesterday|Things|Everything|Something|Home|He|She|They"
)
_NAME = r"[A-Z][\w'’]+"


def _aged(years: str) -> str:
    """Return the search for a name with an age in years beside it, as in Leo, 4, or Leo (aged 4)."""
    not_years = r"(?!\s(?:weeks|hours|minutes|mg|ml|cm|kg))"
    return rf"(?-i:{_NAME})(?:,\s|\s?\()(?:aged?\s|now\s)?(?:{years})(?=[\s,.;)]|$){not_years}"


BUILT_IN = {
    "date": f"(?:{_DATE})",
    "capital": rf"(?-i:(?!(?:{_NO_NAME})\b){_NAME})",
    "few": r"[\w'’]+(?:[\s-]+[\w'’]+){0,2}",
    "child_aged": _aged("[0-9]|1[0-7]"),
    "adult_aged": _aged("1[89]|[2-9][0-9]|1[01][0-9]"),
}
"""Searches by the name in braces under which a pattern has them."""

_COMMON_WORDS = (
    "is was are were been be being has have had he she they it i we him her them his their not no to the a an of in on"
    " at by and or for with from that this there does did do will would very just all said says told when who seen as"
    " so but home mother mum father dad child children patient family about up out into because can could"
)
COMMON = frozenset(_COMMON_WORDS.split())
"""Words so common that a search should rather begin at another word of its pattern."""
