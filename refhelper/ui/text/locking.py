"""Sentences about the lock of the screen, and about closing from outside."""

LOCKS_IN = "locks in {minutes} min"
TITLE = "refhelper is locked"
BELOW = "Nothing of the case is shown. It is kept as it was; what was being written is still there."
EMERGENCY = "If anyone is in danger now: 999. F9 shows the lines."
STEP = "Enter, then y: unlock"
STEP_ASKED = "Unlock, and show the case? y yes; any other key no"
SYSTEM = "Enter: unlock. Windows locks this computer; sign in again, and the case comes back."
SYSTEM_WAITING = "Windows is locking this computer. Sign in again, and the case comes back."
SYSTEM_REFUSED = "Windows did not lock this computer, so it cannot ask you to sign in. Enter, then y: unlock"
HELP = """The screen is locked because nothing was done for some minutes, or with F10.

Nothing of the case is shown while it is locked, and no key reaches it but those named on the screen. F9 still \
shows whom to ring if anyone is in danger now.

Where the system can ask for your password, unlocking does: the computer is locked, and the case is shown when you \
have signed in again. Elsewhere anybody who sits at this keyboard can unlock it: lock the computer itself when you go.
"""
