"""The screens, opened on a letter of 3,000 words: saved in the home it is given, and never copied."""

import sys
from datetime import datetime
from pathlib import Path

from bench.drafts import FixedKey
from refhelper import bootstrap
from refhelper.adapters.draft_files import DraftFolder
from refhelper.domain.case import Case
from refhelper.domain.copy_result import CopyResult
from refhelper.ui.app import run
from refhelper.ui.session import Session

SLOTS = ("seen", "told", "opinion", "strengths", "needs_to_change", "history", "actions_taken", "request")
WORDS = 3000


class NoClipboard:
    """Takes nothing."""

    def copy(self, _: str) -> CopyResult:
        """Say that nothing was copied."""
        return CopyResult(done=False, confirmed=False, message="Not copied.")

    def clear_if_ours(self) -> bool:
        """Leave it as it is."""
        return False


def session() -> Session:
    """Return a sitting on the long letter."""
    text = "The girl said that it was loud at night and that her brother cried. " * (WORDS // len(SLOTS) // 14 + 1)
    child = {"ref": "ella", "roles": ["harmed"], "age": 8, "lives_in": "york", "concerns": ["physical_abuse"]}
    narrative = dict.fromkeys(SLOTS, text.strip())
    case = Case.model_validate({"refhelper_case": "1", "people": [child], "narrative": narrative})
    drafts = DraftFolder(Path.home() / "drafts", FixedKey(), datetime.now)
    made = Session(bootstrap.consultation(case), NoClipboard(), drafts=drafts)
    made.choose(made.consultation.destination("childrens_social_care", "ella"))
    letter = made.document().letter
    if letter is None or len(letter.text.split()) < WORDS:
        sys.exit("The letter is not as long as it is said to be.")
    return made


if __name__ == "__main__":
    sys.exit(run(session, bootstrap.surroundings(), fictional=True))
