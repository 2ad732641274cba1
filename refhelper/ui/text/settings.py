"""Every sentence of the settings screen."""

TITLE = "Settings"
REFERRER = "Who writes: put into every new case"
REST = "This computer"
LABELS = {
    "user": "Your name or initials, for decisions and hand-overs",
    "kept_days": "Days a finished draft is kept",
    "lock_minutes": "Minutes without a key until the screen locks",
    "clipboard_seconds": "Seconds until a copied text is taken off the clipboard",
    "theme": "Theme",
    "plain_characters": "Draw with plain characters only",
    "plain_letters": "Copy with plain quotes, hyphens and spaces, for clinical systems",
}
BELOW = {
    "kept_days": "A whole number from 1 to 3650.",
    "lock_minutes": "A whole number from 1 to 60.",
    "clipboard_seconds": "A whole number from 10 to 600.",
    "user": "Left empty, the name of who writes is used.",
}
ROW = "{label}: {value}"
EMPTY = "not set"
HINT = "Every change is saved at once, in a file that only you can read."
KEYS = "Enter changes it  Esc back to the start  ? help  ctrl+q leave"
SAVED = "Saved."
NOT_KEPT = "Set until the program ends; settings are not kept here."
KEPT_OLD = "Saved. The settings file had faults; it is kept beside the new one as {name}."
