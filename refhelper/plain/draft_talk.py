"""The drafts in the line mode: listed, those to chase first, and one of them gone on with."""

from refhelper.domain.draft import DraftSummary
from refhelper.domain.draft_words import in_order
from refhelper.domain.errors import RefhelperError
from refhelper.plain.draft_list import draft_list
from refhelper.plain.keeping import Kept
from refhelper.plain.talk import Talk
from refhelper.ui.session import Session
from refhelper.ui.text import plain


class GoOnError(Exception):
    """Somebody goes on with a draft: the session on it takes the place of this one."""

    def __init__(self, session: Session) -> None:
        """Take the session on the draft."""
        super().__init__()
        self.session = session


class DraftTalk:
    """Lists the drafts, and opens one."""

    def __init__(self, talk: Talk, session: Session, kept: Kept) -> None:
        """Take the talk, the sitting, and how its case is kept."""
        self.talk, self.session, self.kept = talk, session, kept

    def choose(self) -> None:
        """List the drafts and go on with one of them; GoOnError with the session on it."""
        drafts, today = self.session.drafts, self.session.today
        if drafts is None:
            self.talk.say(plain.HOLDS)
            return
        try:
            found = in_order(drafts.summaries(), today)
            self.talk.say(*draft_list(found, today, self.session.settings.kept_days).split("\n"))
            open_to_me = [one for one in found if isinstance(one, DraftSummary)]
            if not open_to_me or not self._may_put_away():
                return
            lines = {one.id: draft_list([one], today, self.session.settings.kept_days) for one in open_to_me}
            chosen = self.talk.choose(plain.WHICH_DRAFT, lines)
            draft = drafts.open(chosen)
            raise GoOnError(self.session.another(draft, drafts.read_only(chosen)))
        except RefhelperError as error:
            self.talk.say(*str(error).split("\n"))

    def _may_put_away(self) -> bool:
        lost = self.kept.lost_by_leaving()
        return not lost or self.talk.sure(f"{lost} {plain.PUT_AWAY}")
