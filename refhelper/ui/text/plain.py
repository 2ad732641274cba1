"""Every sentence of the line mode that the screens do not have."""

GREETING = (
    "refhelper, line mode. If anyone is in danger now: 999.",
    "You decide; nothing here stops a report to social care or the police.",
    "Type 999 at any time for whom to ring, help for what can be typed, back to leave a question as it was.",
)
FIRST = "Add the first person in one line, as: Anna 34 york harmed patient; or type drafts, to go on with a draft."
NEXT = "What next? Type a word: {words}."
WORDS = {
    "add": "add a person",
    "next": "answer the open questions, one at a time",
    "people": "read who is entered, with every answer",
    "features": "go through somebody's high-risk features",
    "change": "change any answer",
    "plan": "read the plan with its contacts",
    "why": "why: reasons with sources, what would change it, why not the others",
    "decide": "record your own decision on a line of the plan",
    "letter": "a letter: sharing checks, each text in turn, findings, copy, hand over",
    "chase": "record what came of chasing a letter that left",
    "record": "the entry for somebody's own clinical record",
    "remove": "take somebody out",
    "drafts": "list the drafts, and go on with one",
    "undo": "take the last change back",
    "redo": "make it again",
    "save": "save now, and say how saving stands",
    "help": "this list",
    "leave": "leave refhelper",
}
ANYWHERE = {
    "999": "whom to ring now, and what to have ready",
    "help": "this list",
    "back": "leave this question as it was, and go back to: What next?",
    "leave": "leave refhelper",
}
HELP_HEAD = "At: What next?"
HELP_ANYWHERE = "At any question, alone on a line:"
HELP_TAIL = "Answers are numbered. u is always: not known. Nothing is chosen beforehand."
NO_SUCH_WORD = "'{word}' is not one of the words. help lists them."
STATUS = "By what is answered so far, lines of the plan that must be done: {must}. Open questions: {open}."
REMOVED_CHARACTERS = "{count} characters that cannot be shown were taken out."
TYPE_NUMBER = "Type a number: {allowed}."
TYPE_NUMBERS = "Type the numbers that hold, with spaces between them; or: none."
NOT_AN_ANSWER = "'{word}' is not one of the answers."
HELD_NOW = "Now: {value}"
NOBODY_YET = "Nobody has been entered yet."
WHO = "Who?"
WHICH_KEY = "Which answer?"
WHICH_DRAFT = "Which draft?"
PUT_AWAY = "Put this case away, and go on with a draft?"
WHICH_LINE = "Which line of the plan?"
NO_LINES = "The plan has no line to choose yet."
PASSED_ONLY = "Only questions that you passed over are left; each still counts. next goes through them again."
TEXT_HOW = (
    "Type the text; Enter begins a new paragraph; an empty line ends it. An empty line first keeps what is there."
)
TEXT_HELD = "There now:"
TEXT_OUT = "A single hyphen takes the text out."
DONE_WORD = "done"
TEXTS_HOW = (
    "Each text in turn. Enter begins a new paragraph, and an empty line ends the text.",
    "An empty line at once keeps what is there and goes on to the next; done goes to the letter.",
)
WANTED = "The receiving form asks for this, and it is empty."
TOGETHER = "One letter for all of them, or for one?"
ALL_OF_THEM = "one letter for {who}"
WHAT_WITH_SHARING = "The letter may not go as things stand. What next?"
SHARING_CHOICES = {
    "advice": "record advice that you took",
    "override": "share all the same, with your name and reason",
    "read": "read the letter's texts and write them",
}
GO_THROUGH = "{heading} {count} to go through. Now?"
WHAT_WITH_TEXT = "What next with this text?"
TEXT_CHOICES = {
    "all": "copy all of it",
    "section": "copy the next section",
    "read": "read it again",
    "file": "save it as a text file",
    "print": "print it",
}
LETTER_CHOICES = {
    "findings": "read what is worth another look",
    "shares": "read what it shares",
    "texts": "change its texts",
    "sharing": "go through the sharing checks again",
    "confirm": "before it goes: confirm or explain",
    "phone": "the phone script",
    "handed": "record who took it, how, and when to chase",
}
TEXT_HEAD = "The text:"
TEXT_END = "End of the text."
AGREEMENT_CHANGED = "The answer is changed, so nothing has left. Go through the sharing checks again before it goes."
SUGGESTED = "An empty line takes the name suggested: {name}"
CHASE_HOW = "chase records what came of it; with no day to chase it is settled."
WHICH_CHASE = "Which letter was chased?"
NOBODY_TO_CHASE = "No letter of this case is to be chased."
CHASE_SUGGESTED = "By that, the day to chase is {day}."
FOUND = "Worth another look: {count}."
LEAVE_ONE = "Type the number of one to leave it as it is."
CASE_OPENED = "The case is open: {people}."
LEAVE = "Leave refhelper?"
LEAVE_YES = {"yes": "yes, leave", "no": "no, stay"}
STOPPED = "The input ended."
KEPT_LETTER = "A letter was made and not copied."
KEPT_NOTHING = "Nothing was entered."
KEPT_SAVED = "Kept: the draft, saved on this computer. refhelper drafts lists it."
KEPT_FILE = "The case that was opened was not changed."
KEPT_NOT = "Not kept: what was entered was held in memory only, and is gone."
HOLDS = "This case is held in memory only; nothing is saved on disk."
CLOSED = "refhelper is closed. What was said stands in this window until you close it."
CLEARED = "The clipboard still held a text of refhelper and was emptied."
LEAVE_PASTE_FIRST = "Leaving empties the clipboard if it still holds the text: paste it first."
UNDONE = "The last change was taken back. redo makes it again."
REMOVE_BELOW = "Every answer, letter text and decision about {name} goes too. undo brings it back."
FAILED = "refhelper failed: {what}. What was entered before is still there. If anyone is in danger now: 999."
READ_ONLY = "Read only: open elsewhere."
OWN_COPY = "What you change here becomes a draft of your own: at the word save, and at the latest when you leave."
ADDED = "{name} is added; undo takes it back, a step at a time."
