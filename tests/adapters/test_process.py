"""What Python and the system would put down about a failure or a process, and what is left of that."""

import subprocess
import sys

import pytest

CANARY = "Zqxjkcanary"
FAILURES = {
    "in the program": "raise SystemError(held)",
    "in a thread": "import threading; t = threading.Thread(target=fail); t.start(); t.join()",
    "while something is thrown away": "Thrown(); import gc; gc.collect()",
    "outside every exception that ends a task": "import asyncio; raise asyncio.CancelledError(held)",
}
CODE = f"""
import asyncio, logging, warnings
from refhelper.adapters import process
held = "{CANARY}"
def fail():
    patient = held
    raise ValueError(patient)
class Thrown:
    def __del__(self):
        fail()
process.report_no_values()
logging.getLogger("asyncio").critical(held)
logging.getLogger().error(held)
warnings.warn(held)
"""


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_prints_its_kind_and_its_place_and_nothing_it_held(failure) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "always", "-c", CODE + FAILURES[failure]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    printed = done.stdout + done.stderr
    assert CANARY not in printed
    assert "refhelper failed: " in printed
    assert "Traceback" not in printed


def test_the_memory_is_never_written_to_a_file_and_no_other_program_of_the_user_may_look_into_it() -> None:
    code = """
import resource, ctypes
resource.setrlimit(resource.RLIMIT_CORE, (4096, resource.getrlimit(resource.RLIMIT_CORE)[1]))
from refhelper.adapters import process
process.leave_no_memory_image()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) 0\n"
