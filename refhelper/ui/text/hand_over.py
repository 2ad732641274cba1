"""What the hand-over panel says of files and printing."""

from refhelper.ui.text import MORE

SAVE_TITLE = "Save as a text file"
SAVE_FIELDS = {"name": "Where, and under which name"}
SAVE_BELOW = (
    "The file is plain text and not protected: whoever can open the folder can read it. The name suggested says "
    "nothing of anybody. A file that is there already is never overwritten."
)
PRINT_TITLE = "Print on this computer's default printer?"
PRINT_BELOW = "Whoever stands at that printer can read it: know where it is, and fetch the pages at once."
NO_PAPER = "Nothing can be printed or saved here."
NOTHING_TO_SEND = "There is nothing to print or save."
KEYS = "c copy all  n next section  f file  o paper  l letter  p phone  r record  s shares  d who took it  e end"
MORE_SHARES = {(above, below): "-- s lists all of it" if above or below else "" for above, below in MORE}
SHARES = "Shares (s lists it): {what}"
KEYS_NO_LETTER = "r record entry  e nothing left to hand over"
