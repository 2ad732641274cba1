"""Whether something was handed over in a call, or face to face, and in no letter, by the words of who wrote it."""

import re


def only_by_phone(how: str) -> bool:
    """Say whether something was handed over in a call and, as far as is written, in no letter."""
    return bool(_CALL.search(how)) and not _IN_WRITING.search(_NOT_SO.sub("", how))


_CALL = re.compile(
    r"phone|voicemail|\b(?:calls?|called|rang|rung|spoke|spoken|verbal\w*)\b"
    r"|\b(?:teams|video|meeting|in person|face to face)\b",
    re.IGNORECASE,
)
_IN_WRITING = re.compile(
    r"\be-?mail|\b(?:forms?|letters?|writing|written|post|posted|fax\w*|portal|online|upload\w*|cop(?:y|ies)|hand)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\b(?:no|not|without|nothing)\b[^,;.]*", re.IGNORECASE)
