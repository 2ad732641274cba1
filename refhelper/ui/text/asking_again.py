"""What is said about an agreement that was given on an earlier day."""

HEADING = "Agreed on an earlier day: ask again (Enter)"
ROW = "  {label}: yes, on {day}"
BELOW = "Agreed on {day}. Agreement can be taken back: ask again before this goes. Yes counts from today."
STILL = "Still agrees, asked again today."
NOT_ASKED = "Not copied: it rests on an agreement of an earlier day, so ask again first. A duty to share needs none."
CHANGED = "The answer is changed; look at the sharing checks (F5) before this goes."
