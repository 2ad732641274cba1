"""What the letter's panel says of findings."""

NEEDS_A_WORD = "[~]"
FOUND = "{count} worth another look ({how})"
HOW_HERE, HOW_ELSEWHERE = "f lists them", "F6, then f"
AND_MORE = "and {count} more in this text (f lists them)"
KEPT = "Left as it is: {text}. It is not brought up again while this wording stands."
LIST_TITLE = "Worth another look: {count}"
LIST_BELOW = (
    "Advice, and yours to take: only what needs a reason keeps the letter back. Enter goes there, k leaves it as it is."
)
NEEDS_REASON = "[needs a reason] "
MORE = {
    (False, False): "",
    (False, True): "-- more below: v reads the whole",
    (True, False): "-- more above: v reads the whole",
    (True, True): "-- more above and below: v reads the whole",
}
"""What is said by whether the letter goes on above and below what is seen of it."""
MORE_PARTS = {at: said.partition(":")[0] for at, said in MORE.items()}
"""The same of the list of texts, which is too narrow for the keys that it shares with every list."""
MORE_NOTES = {(above, below): "-- f in the list shows all of it" if above or below else "" for above, below in MORE}
KEYS_LIST = "Enter goes there  k leaves it as it is  Esc closes"
NO_TEXT = "That is no text of this letter: answers are changed on F2 with e, contacts are checked on ctrl+g."
IN_CHECKS = "That is answered here: Enter on a line answers it again."
REQUEST = "what I ask for (stands in every letter of this case)"
DECIDE_FIRST = "A letter there needs your own decision first: o on this line of the plan (F4)."
SETTLED_BY = "Sharing (F5) takes answers and advice. Your own decision on a line of the plan (F4) is made with o."
