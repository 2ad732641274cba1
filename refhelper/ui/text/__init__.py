"""Every sentence on screen that is not content: titles, keys, hints, help and messages. Plain British English."""

NOT_KNOWN = "not known"
TAKE_OUT = "take this answer out, as if it was never given"

# the frame

DANGER_KEY = "999 if anyone is in danger now (F9)"
HEADER = f"refhelper   {DANGER_KEY}"
TABS = ("People", "Questions", "Plan", "Sharing", "Letter", "Hand over")
KEYS_EVERYWHERE = "F2-F7 panels  F8 start  F1 help  ctrl+q leave"
TOO_SMALL = "This window has {width} columns and {height} lines; from 80 and 24 nothing is cut off."
WELCOME = "You decide; nothing here stops a report to social care or the police."
NOTHING_TO_UNDO = "There is nothing to take back."
NOTHING_TO_REDO = "There is nothing to make again."
UNDONE = "The last change was taken back. ctrl+y makes it again."
REDONE = "The change was made again."
TAKES_BACK = "z takes it back"
NO_SCREENSHOT = "refhelper takes no pictures of the screen."
THEME = "Theme: {name}."
LEAVE = "Leave refhelper?"
CLOSE_CASE = "Close this case and go back to the start?"
LEAVE_UNCOPIED = "A letter was made and not copied."
LEAVE_SAVED = "The draft is saved, encrypted; it is there when you come back."
LEAVE_UNSAVED = "{reason} What is not saved will be gone."
LEAVE_CLIPBOARD = "The text may still be on the clipboard, and leaving empties it where it can: paste it first."
LEFT = "refhelper is closed."
LEFT_SAVED = "The draft is saved."
LEFT_UNSAVED = "What was not saved is gone."
DANGER = "If anyone is in danger now: 999."
CRASHED = "refhelper failed: {failure}.\nIf anyone is in danger now: 999."
LOADING = "The rules and the directory are being read. What you type is kept."

TOO_LONG = (
    "Not taken: with it this text would have {length:,} characters, and {most:,} (about 8,000 words) is the most. "
    "What stood there is as it was: take the part that this reader needs."
)

HELP = "Help"
MORE = {
    (False, False): "",
    (False, True): "-- more below: arrows, page down",
    (True, False): "-- more above: arrows, page up",
    (True, True): "-- more above and below",
}
"""What is said by whether a list goes on above and below what is seen of it."""

# 999

EMERGENCY_TITLE = "999: if anyone is in danger now"
EMERGENCY_FIRST = "Ring 999 now. What to have ready, and the other lines, come in a moment."
EMERGENCY_HAVE_READY = "Have ready:"
EMERGENCY_LINES = "Lines:"

# people

PEOPLE_TITLE = "People"
PERSON_PLACEHOLDER = "such as: Anna 34 york harmed patient"
PERSON_HINT = "Name or initials; age, date of birth or unborn; district or town; harmed, harming, affected; patient"
PLACE_READ = "{place} ({district})"
ROLE_OPEN = "part in the harm asked next"
ROLE_BELOW = "Affected: who lives with the harm or is exposed to it, as a child in the home."
ROLE_TITLE = "{name}: which part in the harm?"
THIS_PERSON = "This person"
BOTH_PARTS = {"harmed,harming": "harmed and harming", "affected,harming": "affected and harming"}
NOBODY = "Nobody yet. Write one line above and press Enter: who, how old, where, what part."
UNDERSTOOD = "Understood: {said}"
ADDED = "{name} is added; ctrl+z takes it back, with what is answered now."
REMOVED = "{name} is taken out, with every answer about them."
REMOVE = "Take out {name}?"
REMOVE_BELOW = "Every answer, letter text and decision about {name} goes too. ctrl+z brings it back."
THE_PATIENT = "the patient"
AGE_OPEN = "age not known"
PLACE_OPEN = "place not known"
UNBORN = "unborn"
PREGNANT = "pregnant"
CONCERNS_TITLE = "{name}: concerns, disclosed or suspected"
CONCERNS_BELOW = "Tick what holds; none is an answer too. A letter goes to the next concern that begins with it."
HARMED_BY_TITLE = "Who harms {name}?"
HARMS_TITLE = "Whom does {name} harm?"
KEYS_ENTRY = "Enter adds the person; on an empty line, on to the questions  Esc to the list  ctrl+z undo"
KEYS_NOBODY = "a or a capital adds a person"
KEYS_FIRST_ENTRY = "Enter adds the person"
KEYS_PEOPLE = "a or a capital adds  Enter or e change  h high-risk features  x take out  ctrl+z undo"

# questions

QUESTION_TITLE = "Next question"
QUESTIONS_LEFT = "Next question - {count} left"
QUESTIONS_NOBODY = "Questions come when somebody is entered."
QUESTIONS_DONE = "No question is left that could change the plan."
SEE_PLAN = "Enter: on to the plan (F4)"
KEYS_NO_QUESTION = "Enter the plan  e all answers  z undo"
KEYS_NO_QUESTION_YET = "a add a person"
FEATURES_KEPT = "{name}: the high-risk features are noted. ctrl+z takes it back."
FEATURES_SETTLE = "{name}: the high-risk features are noted; with them this risk need not be judged. ctrl+z undoes it."
FEATURES_NOT_HERE = "{name}: high-risk features are gone through for those harmed or harming."
QUESTION_PASSED = "Passed over before; it still counts."
DECIDES = "Decides: {what}"
FEATURES_FIRST = "Enter: first go through the high-risk features, then judge the risk."
ADD_PEOPLE = "Press a to add them, each on a line of their own."
ANSWER_IN_WORDS = "Enter: write the age, a date of birth as 12/03/2010, 6 weeks, or unborn."
UNKNOWN_KEY = "u  not known, pass over"
ANSWERED_UNSEEN = "Not taken: that key was pressed before this question was on the screen."
ANSWERED = "{who}{label}: {value}."
KEYS_QUESTION = "key beside an answer gives it  u not known  left/right other questions  e all answers  z undo"

# answers

ANSWERS_TITLE = "All answers"
ANSWERS_OF = "{name}: all answers"
THE_CASE = "The case"
DETAILS_HEADING = "{name}: details for the letters"
FEATURES_TITLE = "{name}: high-risk features"
FEATURES_BELOW = (
    "About somebody harmed: seen or disclosed. About somebody harming: said or done by them. "
    "Getting worse is commonly 3 incidents in 12 months. Separation alone does not settle the risk."
)
FEATURE_SEEN = "seen or disclosed"
FEATURE_ABSENT = "asked and absent"
FEATURE_NOT_ASKED = "not asked"
AGE_BELOW = "Years, a date of birth as 12/03/2010, 6 weeks, 8 months, or unborn. An empty line takes it out."
AGE_FAULT = "'{word}' is not an age, a date as 12/03/2010, 6 weeks, or unborn."
NUMBER_BELOW = "A number from 0 to 24; an empty line takes the answer out."
NUMBER_FAULT = "A whole number from 0 to 24."
TEXT_BELOW = "An empty text takes it out."
NONE = "none"
LEFT_OUT = "not answered (taken as {value})"

# plan

PLAN_TITLE = "Plan"
PLAN_COMPLETE = "Plan - complete"
PLAN_OPEN = "Plan - {count} questions could still change it"
PLAN_OPEN_ONE = "Plan - 1 question could still change it"
PLAN_NOBODY = "The plan comes when somebody is entered."
PLAN_NOTHING = "No rule asks for anything as things stand."
PLAN_NOT_ASKED = "High-risk features not asked: {who}"
PLAN_RELATIVES = "If a relative harms {who}, it is domestic abuse: add that. MARAC, IDAS and the police turn on it."
PLAN_BABY = "An injury in a baby is entered for {who}, who is no baby: enter it for the baby."
PLAN_NO_PART = "Somebody is said to harm {who}: it counts once they are entered as harmed, too."
PLAN_CAPACITY = "Not said whether {who} has capacity, and taken as yes: where not, adult social care is a must."
PLAN_WHOM = "Not said who is harmed by {who}: it can change the plan. Write it under whoever is harmed."
GROUPS = (
    "NOW",
    "TODAY",
    "NEXT WORKING DAY",
    "MUST",
    "STILL OPEN, COULD BECOME A MUST",
    "DECIDE",
    "WHEN AGREED",
    "STILL OPEN",
    "NOT SUITABLE",
)
WHOLE_CASE = "the whole case"
HEED = "! {alert}"
NO_CONTACT = "no contact is held: ask locally"
TODAY = "today"
DECIDED = "decided: {what}"
HANDED_OVER = "handed over {at}"
WHY_TITLE = "Why: {service} - {who}"
WHY_CONTACTS = "How to reach it:"
OPEN_REASONS = "depends on an answer that is still open; it may turn out that:"
OPEN_REASON = "perhaps: {reason}"
WHY_OPEN = "What could still change this:"
WHY_HEED = "Heed this:"
WHY_HOW = "How to refer:"
WHY_READY = "Have ready:"
WHY_NOTES = "Notes:"
WHY_CHANGES = "What would change it:"
WHY_NOT = "Why not the others for {who}, and what would bring them:"
WHY_HONEST = "Answers are what is true; this only shows how the rules read them."
EXPLAIN_HEAD = f"Why, and why not. {WHY_HONEST}"
EXPLAIN_CHANGES = "what would change"
EXPLAIN_OTHERS = "why not the others, and what would bring them"
DECIDE_TITLE = "{service}, {who}: your decision"
DECIDE_BELOW = "The plan says: {verdict}. Your decision and its reason go on the record."
DECIDE_WHY = "Why (goes on the record)"
DECIDE_BY = "Decided by"
DECISION_MADE = "Decision recorded: {what}."
KEYS_PLAN = "w why  o decide  Enter sharing  z undo"

# sharing

SHARING_TITLE = "Sharing: {service} - {who}"
SHARING_NONE = "No letter is chosen yet."
SHARING_GONE = "The plan no longer mentions this letter."
CHOOSE_IN_PLAN = "Enter goes to the plan (F4). There, Enter on a line begins the letter of that line."
ENTER_PEOPLE = "Nobody is entered yet. Enter goes to the people (F2); the plan follows from them."
KEYS_TO_PLAN = "Enter to the plan"
KEYS_TO_PEOPLE = "Enter to the people"
KEYS_UNDO = "z undo"
OUTCOMES = {
    "may_share": "[YES] It may be shared",
    "do_not_share": "[NO] Do not share as things stand",
    "seek_advice": "[?] Take advice before sharing",
}
OPEN_CHECKS = "Still to answer (Enter)"
WANTED_CHECKS = "Worth recording; holds nothing up (Enter)"
CONFIRM_CHECKS = "To confirm before it goes; holds nothing up (Enter)"
ANSWERED_CHECKS = "Answered (Enter changes it)"
REASONS = "Why"
DO_NOT_TELL = "Do not tell the family before social care or the police advise."
NOT_SUITABLE = "! The plan says: not suitable. {reasons}"
OVERRIDDEN = "Shared against the checks, by a recorded decision."
OVERRIDE_TITLE = "Share against the outcome of the checks"
OVERRIDE_BELOW = "Your name and reason go on the record and into the letter's own record."
OVERRIDE_REFUSED = "This cannot be decided otherwise: the service needs the person's own agreement."
OVERRIDE_NOT_NEEDED = "Nothing stands against sharing, so there is nothing to decide otherwise."
OVERRIDE_MADE = "Your decision to share is recorded."
OVERRIDE_OUT = "Your decision to share is taken out."
BY, WHY = "Your name", "Reason"
NEEDED = "this is needed"
ADVICE_TITLE = "Advice taken"
ADVICE_ASKED = "Advice taken: what was advised?"
ADVICE_FROM, ADVICE_ON = "From whom (name and role)", "On (as 20/11/2026)"
ADVICE_MADE = "The advice is recorded."
HARMED_TOO = "{name} is entered as harmed, too, as harm to them is told."
DATE_FAULT = "a date as 20/11/2026"
YEAR_FAULT = "a year from {first} on, as 20/11/2026"
DAY_TO_COME = "that day is still to come"
REASONS_TITLE = "Lawful reason to share without agreement"
CONFIRM_YES = "yes"
CONFIRM_NO = "no, or not yet: write the reason"
CONFIRM_BELOW = "The reason goes on the record."
ENTRY_BELOW = {
    "purpose": "yes, no, not sure, or the purpose in words",
    "parents_view": "yes, no, unsafe to ask, or their view in words",
    "told": "who told whom and when, or why it is unsafe to tell",
    "gillick": "yes, no, or what was found",
    "which_duty": "the duty in words",
}
KEYS_SHARING = "Enter answers a line  d advice taken  o decide otherwise  z undo"
GO_ON = "Go on to the letter (F6)"

# letter

LETTER_TITLE = "Letter: {service} - {who}"
LETTER_READ = "As it will read"
FINDINGS = "Worth another look:"
FINDINGS_NONE = "Nothing found that needs another look."
SHARES_TITLE = "What this letter shares"
SHARES_NOTHING = "Nothing yet."
MINE = "What I write"
WRITER = "Who writes"
HELD = "How the consultation was held"
FULL, EMPTY, WANTED = "[x]", "[ ]", "[!]"
SLOT_ENTER = "Enter to write here"
SLOT_HINT = "Choose a part on the left with the arrows; Enter writes in it; Esc keeps it and goes back."
SLOT_KEPT = "Kept: {slot}."
TOGETHER = "One letter for {who}."
TOGETHER_NONE = "Nobody else may stand in this letter."
KEYS_LETTER = "Enter write  v read the whole  s what it shares"
KEYS_FINDINGS, KEYS_FINDING, KEYS_TOGETHER = "f findings", "k leave a finding", "m one letter for several"
KEYS_APART = "m one letter for one"
KEYS_SLOT = "Esc keeps the text and goes back to the list  ctrl+s keeps it and goes on"
KEYS_SLOT_FINDING = "ctrl+o leaves a finding"

# hand over

HAND_TITLE = "Hand over: {what}"
DOCUMENTS = {"": "letter", "phone_script": "phone script", "record_entry": "record entry"}
COPIED_SECTION = "Section {number} of {count}, {heading}: {message}"
COPIED_ALL = "All of it: {message}"
LAST_SECTION = "That was the last section; n begins again."
CLEARED = "The clipboard still held a text of refhelper and was emptied."
NOTHING_TO_COPY = "There is nothing to copy."
HELD_FIELDS = {"why": "Take it out of the letter; or write here why this recipient must have it"}
HELD_BACK = "Not copied. {why}"
HELD_KEPT = "The reason is recorded."
HANDED_TITLE = "Handed over"
HANDED = {
    "how": "How it went (phone, form, secure email)",
    "taken_by": "Who took it (name and role)",
    "by": "Handed over by",
    "chase_on": "Chase on (as 20/11/2026; empty: nothing to chase)",
}
HANDED_MADE = "Recorded: who took it, and when to chase."
HANDED_BEFORE = "Handed over {at} {how}, taken by {taken_by}. Chase: {chase}."
RECORD_OF = "Whose record?"
WRITE_IN_RECORD = "Write in the record of somebody who causes harm, or only lives with it?"
WRITE_BELOW = "What others disclosed must not be found there. Choose this only for something of their own."

# dialogs

KEYS_DIALOG = "Esc leaves"
KEYS_READER = "up/down or space reads on  Esc closes"
KEYS_CONFIRM = "y yes  n, Esc or any other letter no"
KEYS_CHOICE = "key beside it, or arrows and Enter  Esc leaves it as it was"
KEYS_TICKS = "space ticks  a letter jumps  Enter takes it  Esc leaves it as it was"
KEYS_MARKS = "s seen or disclosed  a asked and absent  n not asked  Enter takes it  Esc leaves it as it was"
STRAYING = "No key here, as in a line typed for another place: Enter now takes back all that was marked."
STRAYED = "That was typed for another place, and nothing of it is taken. Mark what holds, then Enter."
KEYS_LINE = "Enter takes it  Esc leaves it as it was"
KEYS_LONG_TEXT = "ctrl+s takes it  Esc leaves it as it was"
KEYS_FORM = "Enter next line, the last one takes all  ctrl+s takes all  Esc leaves it as it was"
KEYS_ANSWERS = "Enter changes an answer  Esc closes"
