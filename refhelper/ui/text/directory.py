"""Every sentence of the directory screens, and of the question about a contact before a letter goes."""

TITLE = "Directory"
TITLE_PLACEHOLDER = "name, purpose, district, town or number"
KEYS = "type to search  up/down  Enter opens  Esc back"
KEYS_SERVICE = "up/down contacts  c copy  m checked today  pgup/pgdn read on  Esc back"
COUNT = "{count} found."
MORE = "{count} found; {more} more: type another word."
MORE_ABOUT = {
    (False, False): "",
    (False, True): "-- more below: page down",
    (True, False): "-- more above: page up",
    (True, True): "-- more above and below: page up, page down",
}
"""What is said by whether the page of a service goes on above and below what is seen of it."""
NOTHING = "Nothing has all of these words. Try fewer, part of a word, a place, or the first digits."
RETIRED = "[!] {text}"
NOT_IN_USE = "! {refused} `refhelper directory check` lists all {count}; the first: {first}"
NOTICE = "! The practice's own directory is NOT IN USE: it has problems (ctrl+g)"

OPEN_NOW = {"open": "open now", "closed": "closed now", "not_known": "hours not known"}
HOURS = "hours: {hours}"
FROM = "from: {source}"
BY = "by {by}"
ONLY_FOR = "only for people: {roles}"
PRACTICE_FIELD = "{text} (practice)"
SECTIONS = {
    "purpose": "What for", "provider": "Provider", "status": "Status", "alerts": "Alerts", "ages": "Ages",
    "roles": "For people", "risk_bands": "Risk", "service_area": "Areas", "how_to_refer": "How to refer",
    "have_ready": "Have ready", "notes": "Notes", "source": "Source",
}  # fmt: skip
NO_LIMIT = "no limit stated"
AGES = {(True, True): "{low} to {high}", (True, False): "{low} and over", (False, True): "up to {high}"}
NO_OUT_OF_HOURS = "Out of hours"

NOTHING_TO_COPY = "This says whom to ask; there is no number to copy."
COPIED = "{message} {line}"
MARK = "Have you checked this contact today?"
MARK_BELOW = "{line}\nYes writes your name and today's date beside it in the practice's own directory."
MARKED = "Marked as checked: {line}"
NO_MARK = "This says whom to ask; it is no contact that could be checked."
WHO = "Your name or initials"
WHO_BELOW = "They stand with the date beside the contact. The settings can hold them."

ASK_TITLE = "Is this contact still right?"
ASK_BELOW = "The letter to {service} would go to:\n{lines}"
CHECKED, UNCHECKED = "checked", "unchecked"
ASK_CHOICES = {CHECKED: "I have checked this contact today", UNCHECKED: "send without checking (noted in the record)"}
WHICH_TITLE = "Which have you checked today?"
NOTED = "Noted for the record: sent without checking the contact."
NOTE = "letter sent without checking the contact, {day}: {lines}"
CONTACT_LEFT = "Not copied yet: the question about the contact was left open. Either answer lets the letter go."
