"""Every sentence of the start screen."""

NEW, DIRECTORY, HELP, LEAVE = "new", "directory", "help", "leave"
DRAFT, PURGE_ROW = "draft:", "purge"
ACTIONS = {
    NEW: "n  New case",
    DIRECTORY: "d  Directory: find a service, a number or what replaced one (ctrl+g)",
    "settings": "s  Settings",
    "paper": "p  Paper copy: a blank form with the phone numbers",
    HELP: "?  Help",
    LEAVE: "q  Leave",
}
READING = "Looking for drafts..."
NO_DRAFTS = "No drafts."
DRAFTS = "Drafts - {count}"
DRAFTS_DUE = "Drafts - {count}, {due} to chase"
DELETE_FINISHED = "Delete all finished drafts with nothing left to chase"
ROW = "{title}   {state}   {saved}"
KEYS = "n new case  d directory  s settings  p paper  ? help  q leave"
KEYS_DRAFTS = "n new case  Enter or 1-9 open  x delete the draft  d directory  s settings  p paper  ? help  q leave"

PURGED = "Finished long enough ago."
SETTINGS_FAULTY = "The settings file has faults; what is wrong has its default until you save the settings:\n{faults}"
DELETE = "Delete this draft?"
DELETE_BELOW = "{title}, {saved}. Letters and answers in it will be gone; nothing brings them back."
DELETED = "The draft is deleted."
PURGE = "Delete all finished drafts now?"
PURGE_BELOW = "Those that still have somebody to chase are kept. Nothing brings the others back."
DAMAGED = "A draft that cannot be opened"
PREVIOUS, REMOVE = "previous", "delete"
DAMAGED_CHOICES = {PREVIOUS: "open the revision saved before it", REMOVE: "delete it"}
OPENED_PREVIOUS = "This is the revision saved before the damaged one. It is saved as a draft of its own."
PAPER = "Paper copy (also printed by: refhelper paper)"
OVERDUE = "{chase} d records what came of it; with no day to chase it is settled."
"""What a resumed draft says first."""
