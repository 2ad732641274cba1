"""refhelper on a Windows Python under wine: its tests, the folder build and the wheelhouse, within a limit of time."""

import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from subprocess import CompletedProcess
from typing import NamedTuple
from xml.etree import ElementTree as ET

from release import environment, windows_python
from release.environment import CACHE, DIST, TOP
from release.locks import COMMAND
from release.windows_python import TIME_WAS_UP, NotSetUpError, python, wine

LIMIT_SECONDS = 10 * 60
_FILE_SECONDS = 240.0
_STEP_SECONDS = 600.0
_REPORTS = CACHE / "windows" / "reports"
_WHERE_WINDOWS_DIFFERS = (
    "windows/test_clipboard_of_windows.py", "windows/test_files_of_windows.py", "windows/test_key_store_of_windows.py",
    "adapters/test_draft_windows.py", "adapters/test_draft_keeping.py", "adapters/test_draft_files.py",
    "adapters/test_draft_full_disk.py", "adapters/test_draft_power_cuts.py", "adapters/test_sealed_format.py",
    "adapters/test_key_store.py", "adapters/test_key_store_choice.py", "adapters/test_clipboard_windows.py",
    "adapters/test_clipboard_routes.py", "adapters/test_computer.py", "domain/test_check_up.py",
    "commands/test_doctor.py", "adapters/test_paper.py", "adapters/test_settings.py", "adapters/test_templates.py",
    "domain/test_practice_directory.py", "adapters/test_directory.py", "domain/test_directory_checks.py",
    "adapters/test_wording_files.py", "domain/test_letters_golden.py", "domain/test_person_line.py",
    "domain/test_opening_hours.py", "domain/test_idle.py",
)  # fmt: skip
"""The tests that touch files, keys, the clipboard, paths, clocks or output, the nearest to Windows first."""
_ALIKE = "rules and screens in memory, or not tried there yet; the tests on Linux run them"
_CASE = "refhelper_case: 1\nat: 2026-11-20T10:30\npeople: [{ref: girl, roles: [harmed], age: 8, lives_in: york}]\n"


class Outcome(NamedTuple):
    """What one file of tests came to; `printed` is kept where something failed."""

    file: str
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()
    not_run: str = ""
    printed: str = ""


def main() -> int:
    """Set up, run everything and say what came of it; 1 only where something that ran failed."""
    try:
        windows_python.set_up()
    except NotSetUpError as error:
        print(f"NOTHING WAS TRIED ON WINDOWS: {error}")
        return 0
    end = time.monotonic() + LIMIT_SECONDS
    try:
        built = [*_folder_build(), *_wheelhouse()]
        outcomes = _tests(end)
    finally:
        windows_python.stop()
    return _told(outcomes, built)


def _tests(end: float) -> list[Outcome]:
    shutil.rmtree(_REPORTS, ignore_errors=True)
    _REPORTS.mkdir(parents=True)
    left = sum(1 for _ in (TOP / "tests").rglob("test_*.py")) - len(_WHERE_WINDOWS_DIFFERS)
    with ThreadPoolExecutor(2) as two:
        outcomes = list(two.map(lambda name: _tested(name, end), _WHERE_WINDOWS_DIFFERS))
    return [*outcomes, Outcome(f"{left} other files", not_run=_ALIKE)]


def _tested(name: str, end: float) -> Outcome:
    seconds = min(_FILE_SECONDS, end - time.monotonic())
    if seconds <= 0:
        return Outcome(name, not_run="time was up")
    report = _REPORTS / f"{name.replace('/', '.')}.xml"
    done = python(
        [
            "-m",
            "pytest",
            "-n",
            "0",
            "-q",
            "-p",
            "no:cacheprovider",
            "-o",
            "junit_family=legacy",
            f"--junitxml=Z:{report}",
            f"tests/{name}",
        ],
        seconds,
    )
    if not report.exists():
        return Outcome(name, not_run=f"not finished in {seconds:.0f} seconds", printed=done.stdout)
    suite = ET.parse(report).getroot()[0]  # noqa: S314 - written by the run above
    counts = {key: int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")}
    failed = counts["failures"] + counts["errors"]
    reasons = tuple(skip.attrib.get("message", "") for skip in suite.iter("skipped"))
    return Outcome(name, counts["tests"] - failed - counts["skipped"], failed, reasons, printed=done.stdout)


def _folder_build() -> Iterator[Outcome]:
    """Build the folder with the Windows Python and start it from a path with spaces and other letters."""
    target = DIST / "refhelper-windows"
    shutil.rmtree(target, ignore_errors=True)
    asked = "from release import folder; print(folder.build())"
    done = python(["-c", asked], _STEP_SECONDS, RELEASE_COMMIT=environment.commit(), RELEASE_UNDER_WINE="yes")
    well = not done.returncode and (target / "refhelper.exe").is_file()
    yield _step("folder build", done, well=well)
    if not well:
        return
    place = CACHE / "windows" / "Über Ablage" / "refhelper"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(target, place)
    case = place.parent / "Fälle.yaml"
    case.write_text(_CASE, encoding="utf-8", newline="\r\n")
    program = str(place / "refhelper.exe")
    for arguments, expected in (
        (["--version"], "refhelper "),
        (["doctor"], "from the folder build"),
        (["route", f"Z:{case}"], "Children's social care"),
        (["draft", f"Z:{case}", "--for", "girl", "--to", "childrens_social_care"], "social care"),
    ):
        done = wine([program, *arguments], 60)
        yield _step(f"refhelper.exe {arguments[0]}", done, well=expected in done.stdout)


def _wheelhouse() -> Iterator[Outcome]:
    """Install the wheelhouse with the Windows pip, from its folder and nothing else."""
    from release import wheelhouse

    place = wheelhouse.build()
    into = CACHE / "windows" / "installed"
    shutil.rmtree(into, ignore_errors=True)
    command = [f"Z:{place / word}" if word in {"wheels", "refhelper.lock"} else word for word in COMMAND.split()[1:]]
    done = python([*command, "--target", f"Z:{into}"], _STEP_SECONDS)
    asked = f"import sys; sys.path.insert(0, r'Z:{into}'); from refhelper import cli; print(cli.__file__);"
    again = python(["-P", "-c", f"{asked} sys.exit(cli.main(['paper']))"], 60)
    yield _step("wheelhouse, installed by pip", done, well=not done.returncode)
    yield _step("refhelper paper, as installed", again, well="installed" in again.stdout and "01904" in again.stdout)


def _step(name: str, done: CompletedProcess[str], *, well: bool) -> Outcome:
    if not well and done.returncode == TIME_WAS_UP:
        return Outcome(name, not_run="not finished in time", printed=done.stdout)
    return Outcome(name, int(well), int(not well), printed=done.stdout)


def _told(outcomes: list[Outcome], built: list[Outcome]) -> int:
    everything = [*built, *outcomes]
    for each in everything:
        if each.failed:
            print(f"--- {each.file}\n{each.printed[-6000:]}")
    print("On Windows (Python under wine):")
    for reason, count in Counter(reason for each in everything for reason in each.skipped).items():
        print(f"  {count} skipped: {reason}")
    for each in everything:
        if each.not_run:
            print(f"  not run: {each.file}: {each.not_run}")
    passed, failed = sum(each.passed for each in everything), sum(each.failed for each in everything)
    skipped = sum(len(each.skipped) for each in everything)
    print(f"  {passed} passed, {failed} failed, {skipped} skipped")
    sys.stdout.flush()
    return int(failed > 0)
