"""What a look at this computer found, how good that is, and what to do about it. No personal data in any of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from refhelper.domain.directory import Directory

COLUMNS, ROWS = 80, 24
"""The smallest terminal that the screens are laid out for."""
ENOUGH_COLOURS = 256
ONE_COLOUR = 2


class Health(StrEnum):
    """Whether something is as it should be, deserves a look, or stops part of the program."""

    GOOD = "ok"
    LOOK = "look"
    WRONG = "wrong"


class Checked(NamedTuple):
    """One thing that was looked at: what it is, how it is, what was found, and what to do, if anything."""

    subject: str
    health: Health
    found: str
    to_do: str = ""


class Terminal(NamedTuple):
    """The terminal: its kind, whether output goes there at all, its size, colours, encoding, and any remote session."""

    kind: str
    is_there: bool
    columns: int
    rows: int
    colours: int
    encoding: str
    remote: str = ""


class Drive(StrEnum):
    """Where a folder lies."""

    LOCAL = "on this computer"
    NETWORK = "on a network drive"
    MEMORY = "in memory: gone at the next restart"
    NOT_KNOWN = "on a drive of a kind that could not be told"


class Profile(StrEnum):
    """What kind of user profile the system says this is."""

    LOCAL = "local"
    ROAMING = "roaming"
    TEMPORARY = "temporary"
    MANDATORY = "mandatory"


class Folder(NamedTuple):
    """A folder, with the path as it may be shown (no user name in it)."""

    shown: str
    is_there: bool
    is_writable: bool
    drive: Drive


def about_terminal(seen: Terminal) -> Iterator[Checked]:
    """Say whether the screens can be used here."""
    if not seen.is_there:
        yield Checked(
            "Terminal",
            Health.LOOK,
            "the output of this command goes to no terminal, so size and colours were not looked at",
            "Run refhelper doctor once in the window in which the program will be used.",
        )
        return
    yield Checked("Terminal", Health.GOOD, seen.kind)
    yield _size(seen)
    yield _colours(seen.colours)
    yield _encoding(seen.encoding)
    if seen.remote:
        yield Checked(
            "Remote session",
            Health.LOOK,
            seen.remote,
            "Drafts and the clipboard belong to the computer at the far end. Paste a test text into the clinical "
            "system once, to its last line, before relying on it.",
        )


def _size(seen: Terminal) -> Checked:
    found = f"{seen.columns} columns by {seen.rows} lines"
    if seen.columns >= COLUMNS and seen.rows >= ROWS:
        return Checked("Size", Health.GOOD, found)
    return Checked("Size", Health.WRONG, found, f"Make the window larger: at least {COLUMNS} by {ROWS}.")


def _colours(colours: int) -> Checked:
    if colours <= ONE_COLOUR:
        return Checked(
            "Colours", Health.LOOK, "none", "Marks and words stand beside every colour, so all can be read without."
        )
    found = "16 million" if colours > ENOUGH_COLOURS else str(colours)
    if colours >= ENOUGH_COLOURS:
        return Checked("Colours", Health.GOOD, found)
    return Checked("Colours", Health.LOOK, found, "If the screen is hard to read, choose another theme with Ctrl+T.")


def _encoding(encoding: str) -> Checked:
    if encoding.lower().replace("-", "").replace("_", "") in {"utf8", "utf16"}:
        return Checked("Letters", Health.GOOD, f"every script ({encoding})")
    return Checked(
        "Letters",
        Health.LOOK,
        f"{encoding}: names with other letters may be shown wrongly",
        "Set the locale to one with UTF-8, as en_GB.UTF-8.",
    )


def about_profile(profile: Profile | None) -> Iterator[Checked]:
    """Say whether the user's profile keeps what is put there; nothing where the system has no such kinds."""
    match profile:
        case None:
            return
        case Profile.LOCAL:
            yield Checked("Profile", Health.GOOD, "kept on this computer")
        case Profile.ROAMING:
            yield Checked(
                "Profile",
                Health.LOOK,
                "roaming; drafts lie in the part that stays on this computer",
                "A draft begun here is not seen at another desk: finish it here, or keep the case as a file.",
            )
        case Profile.TEMPORARY | Profile.MANDATORY:
            yield Checked(
                "Profile",
                Health.WRONG,
                f"{profile}: what is saved is lost at log-off",
                "Drafts do not last here. Finish a case before you log off, and ask IT for a profile that is kept.",
            )


def about_drafts_folder(folder: Folder) -> Checked:
    """Say whether drafts can be kept."""
    found = f"{folder.shown}, {folder.drive}" + ("" if folder.is_there else "; it is made with the first draft")
    if not folder.is_writable:
        to_do = "Drafts cannot be saved. Ask IT for write access to this folder, or for more room on its drive."
        return Checked("Drafts folder", Health.WRONG, f"{found}; it cannot be written to", to_do)
    match folder.drive:
        case Drive.LOCAL:
            return Checked("Drafts folder", Health.GOOD, found)
        case Drive.NETWORK:
            to_do = "Drafts are sealed, and no other desk can open them. A folder on this computer is faster."
        case Drive.MEMORY:
            to_do = "Finish a case before this computer is switched off."
        case Drive.NOT_KNOWN:
            to_do = "Ask IT whether this folder stays on this computer."
    return Checked("Drafts folder", Health.LOOK, found, to_do)


def about_program_folder(folder: Folder) -> Checked:
    """Say where the program lies and whether its user could change it."""
    if folder.drive is Drive.NETWORK:
        to_do = "It starts slowly, and not at all without the network. Copy its folder to this computer."
        return Checked("Program folder", Health.LOOK, f"{folder.shown}, {folder.drive}", to_do)
    if folder.is_writable:
        to_do = "For daily use put it where users cannot change it, as a folder under Program Files."
        return Checked("Program folder", Health.LOOK, f"{folder.shown}; whoever uses it may change it", to_do)
    return Checked("Program folder", Health.GOOD, f"{folder.shown}, read only")


def about_directory(directory: "Directory", today: date) -> Iterator[Checked]:
    """Say how old the contacts are."""
    from refhelper.domain.contacts import ContactState, state
    from refhelper.domain.dates import day_words

    contacts = [contact for service in directory.services for contact in service.contacts]
    counts = Counter(state(contact, today) for contact in contacts)
    days = [contact.assured_date for contact in contacts if contact.assured_date]
    shares = ", ".join(f"{counts[one]} {one.replace('_', ' ')}" for one in ContactState if counts[one])
    newest = f"; the latest was checked on {day_words(max(days))}" if days else "; none was ever checked"
    stale = counts[ContactState.OUT_OF_DATE] + counts[ContactState.UNVERIFIED]
    to_do = "Check each number before use, and have a named person keep them up to date." if stale else ""
    yield Checked(
        "Directory", Health.LOOK if stale else Health.GOOD, f"{len(contacts)} contacts: {shares}{newest}", to_do
    )
    if asked := counts[ContactState.ASK_LOCALLY]:
        to_do = "Find out the local address or number of each, and put it in the practice's own directory."
        yield Checked("Local contacts", Health.LOOK, f"{asked} say only: ask locally", to_do)


def about_practice(shown: str, *, is_there: bool, is_named: bool, problems: int) -> Checked:
    """Say whether the practice's own directory is in use; `is_named` where somebody said where it lies."""
    if problems:
        to_do = "The shipped directory is used instead. Run refhelper directory check on the file, and mend it."
        return Checked("Practice's own", Health.WRONG, f"{shown} is not in use: {problems} problems", to_do)
    if is_there:
        return Checked("Practice's own", Health.GOOD, f"{shown}, laid over the shipped directory")
    if is_named:
        to_do = "Ask whether the shared folder is there and may be read; until then the shipped directory is used."
        return Checked("Practice's own", Health.WRONG, f"{shown} is not there, though it is named", to_do)
    to_do = "Local contacts go into such a file: see docs/deploying.md."
    return Checked("Practice's own", Health.LOOK, "none found", to_do)


def about_rules(version: str, rules: int, not_reviewed: int) -> Checked:
    """Say which rules these are, and how many no named clinician has signed."""
    if not not_reviewed:
        return Checked("Rules", Health.GOOD, f"version {version}, {rules} rules, all reviewed")
    found = f"version {version}, {rules} rules, {not_reviewed} not yet reviewed by a named clinician"
    return Checked("Rules", Health.LOOK, found, "Clinical safety sign-off is for the practice: see docs/deploying.md.")


def about_key_store(store: str, refused: str) -> Checked:
    """Say whether drafts can be sealed: the store of the platform kept a trial entry, or why it did not."""
    if not refused:
        return Checked("Key store", Health.GOOD, f"{store} kept a trial entry and gave it back")
    to_do = (
        "Drafts are not kept until this is mended; cases can be written all the same. On Windows: allow stored "
        "credentials (the policy 'Do not allow storage of passwords and credentials' must be off). On Linux: unlock "
        "the keyring of the desktop."
    )
    return Checked("Key store", Health.WRONG, f"{store}: {refused}", to_do)


def about_clipboard(ways: tuple[str, ...], terminal: str) -> Checked:
    """Say how a letter is copied; `terminal` is the name of the last resort among the ways."""
    if not ways:
        to_do = "Letters cannot be copied. On Linux install xclip or wl-clipboard."
        return Checked("Clipboard", Health.WRONG, "no way to it was found", to_do)
    if ways[0] == terminal:
        to_do = "Paste each letter and look at its last line. On Linux install xclip or wl-clipboard."
        return Checked("Clipboard", Health.LOOK, f"{terminal} only, which cannot be read back or cleared", to_do)
    return Checked("Clipboard", Health.GOOD, ", then ".join(ways))


def about_trial_copy(message: str, *, confirmed: bool) -> Checked:
    """Say how a copy of a test sentence went."""
    if confirmed:
        return Checked("Trial copy", Health.GOOD, "a sentence was copied, read back and cleared")
    return Checked("Trial copy", Health.WRONG, message, "Copy a letter and paste it to see; if nothing comes, ask IT.")


def about_printer(way: str) -> Checked:
    """Say whether something can be printed, as the paper form should be."""
    if way:
        return Checked("Printer", Health.GOOD, f"{way}; print the paper form for the day this will not start")
    to_do = "Print the paper form (refhelper paper) from another computer, and keep it where it is found."
    return Checked("Printer", Health.LOOK, "none was found", to_do)


def about_program(version: str, built: str, system: str) -> Checked:
    """Say which program this is, and on what."""
    return Checked("Program", Health.GOOD, f"refhelper {version}, {built}, on {system}")


def about_templates(count: int) -> Checked:
    """Say that the letter templates were read."""
    return Checked("Templates", Health.GOOD, f"{count} letters, each looked over")
