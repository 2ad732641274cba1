"""What F1 and ? show: one page for each panel. Paragraphs are broken where the box ends, rows with keys are not."""

import re

_LINE_OF_PARAGRAPH = re.compile(r"(?m)^(\S.*)\n(?=\S)")


def _page(own: str) -> str:
    """Return a page with what holds everywhere below it, each paragraph on one line."""
    return _LINE_OF_PARAGRAPH.sub(r"\1 ", own + _EVERYWHERE)


_EVERYWHERE = """
Everywhere
  F9       999: whom to ring, and what to have ready
  F1 or ?  this page
  ctrl+g   the directory: search, copy a number, mark it checked
  ctrl+t   dark, light, high contrast
  F10      lock the screen: nothing of the case is shown
  ctrl+q   leave
In a case
  F2-F7    People, Questions, Plan, Sharing, Letter, Hand over
  1-6      the same, except in Questions, where digits are answers
  z ctrl+z take the last change back (in People ctrl+z only); ctrl+y makes it again
  ctrl+s   save now; where the key store was locked, ask it again
  F8       save, and go back to the start

Single letters and digits act only while no text field has the focus; Esc leaves a field.
If a dictation tool or text expander loses letters, copy the text there and paste it here."""

DIALOG = _page("Answer with the keys below the question. Esc leaves everything as it was.\n")
DIRECTORY = _page(
    """Type a name, a purpose, a district or town, or a number (with or without spaces). A number that is no
longer in use says what replaced it. Enter opens a service: every contact with its state, then all else.
  c  copy the value of a contact
  m  I have checked this contact today
The name and the day are written into the practice's own directory, directory.local.yaml; what comes from
there is labelled "practice". `refhelper directory diff` shows all of it.
"""
)
FRONT = _page(
    """n begins a new case. Below stand the drafts: those to chase first, the longest overdue at the top.
Enter, or the digit before it, goes on with one; x deletes it.
A finished draft is deleted by itself after the days that are set, once nobody is left to chase;
one that was left over is only flagged. A draft that cannot be opened says why, and what can be done.

Drafts are saved two seconds after the last key, encrypted; the key lies in this computer's own key store.
Where there is no key store that can be used, nothing is saved, and the top line says so.
Rules and directory are read after this screen is there. What you type meanwhile is kept.
"""
)
SETTINGS = _page(
    """Enter changes the highlighted setting; it is saved at once. Who writes is put into every new case.
"""
)
PEOPLE = _page(
    """One line adds a person: a name (or initials, or nothing), then in any order
  34 12/03/2010 6 weeks    age; also 8 months, unborn
  york whitby leeds        where they are now: district, town, elsewhere
  harmed harming affected  their part in it; left out, it is asked
  patient (or pt)          the person in the consultation
  male female pregnant     also mother, partner, son and so on
A capital letter begins the line wherever you are in the list; so does a small one, but for the four below.
Four letters or more may stand for a place. A name that is also a place or a number goes in quotes.

  a  add a person          Enter or e  see and change every answer
  h  high-risk features    x  take the person out
"""
)
QUESTIONS = _page(
    """Only questions that can still change the plan are asked, the most decisive first.
The key beside an answer gives it. u means not known: the question is passed over and still counts.
Left and right go through the open questions. e lists every answer; each can be changed.
Before the risk is judged, the high-risk features are gone through: seen or disclosed, asked and
absent, or not asked. Getting worse is commonly 3 incidents in 12 months. Each of them makes the risk
high but separation, which alone does not settle it.
"""
)
PLAN = _page(
    """What to do, in the order in which to do it. Every contact stands with its state: a line that
is not checked must be checked before use. A line that begins with ! is to be heeded.
  w      why: reasons, sources, contacts, what could change it
  o      your own decision, with its reason
  Enter  on to the sharing checks of that letter
"""
)
SHARING = _page(
    """Whether this letter may go, why, and what is still to answer. Enter on a line answers it.
  d  advice taken: from whom, when, and what they said
  o  decide otherwise, with your name and reason
A voluntary service that the person refused cannot be decided otherwise.
Nothing here stops a phone call for advice, or a report to social care or the police.
"""
)
LETTER = _page(
    """On the left what the letter is made of: [x] written, [~] written and worth another look, [ ] empty,
[!] empty and asked for by the receiving form. Enter writes in it, Esc keeps the text. The letter as it
will read stands beside it, or below where there is no room.
What is worth another look is underlined in the text, with the reason and a better word below it, a
second after the last key. It is advice: nothing of it keeps the letter back. What stands in
quotation marks is somebody's own words and is left alone.
  f  list all of it
  k or ctrl+o  leave it as it is, until the wording changes
  v  read the letter
  s  what it shares
  m  one letter for everybody with the same service and area
"""
)
HAND_OVER = _page(
    """  c  copy all     n  copy the next section, for forms in pages
  f  save as a text file (plain, not protected; never over another)
  o  print on paper
  l  the letter   p  the phone script   r  the record entry
  s  what it shares
  d  who took it, how, and when to chase
  e  nothing is left to hand over: the draft goes after the days set,
     and not while somebody is to be chased (d with no day settles that)
A copied text is taken off the clipboard after the time in the settings and when you leave, if it is
still there. Curly quotes, long dashes and the like are made plain, and it is said which; a setting
turns that off.
"""
)
