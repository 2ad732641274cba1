"""The Textual screens, and what the line mode shares with them. They hold no rules.

All that is shown comes from the consultation. What both share knows nothing of Textual: the session and its drafts,
keys and words, how answers are read and recorded, and how a plan, a letter and a checklist are put into words.

Importing this package clears the variables that would make Textual log keys, save the screen or load foreign code;
Textual reads them when it is imported, so this comes first.
"""

import os

for _name in [name for name in os.environ if name.upper().startswith("TEXTUAL")]:
    del os.environ[_name]
