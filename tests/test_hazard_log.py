"""The hazard log: enough hazards, each control proved or handed to the deploying organisation, and the page fresh.

Run as a program it writes the page anew: `python tests/test_hazard_log.py`.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests import hazard_log, hazard_proofs  # noqa: E402 - run as a program the folder above is named first

SUITE = """
import pytest
@pytest.mark.parametrize("control", [
    pytest.param(name, marks=pytest.mark.hazard(name)) for name in {names!r}
])
def test_control(control):
    {body}
"""
SETTINGS = '[tool.pytest.ini_options]\ntestpaths = ["checks"]\nmarkers = ["hazard: of the log"]\n'


def test_there_are_at_least_twenty_hazards_and_no_id_is_used_twice():
    ids = [hazard.id for hazard in hazard_log.hazards()]
    controls = [control.id for hazard in hazard_log.hazards() for control in hazard.controls]
    assert len(ids) >= 20
    assert len(set(ids)) == len(ids)
    assert len(set(controls)) == len(controls)


def test_a_control_belongs_to_its_hazard_and_every_hazard_has_one_that_a_test_proves():
    for hazard in hazard_log.hazards():
        assert all(control.id.startswith(f"{hazard.id}.") for control in hazard.controls)
        assert any(control.kind in hazard_log.PROVED for control in hazard.controls), hazard.id


def test_every_design_or_test_control_is_named_by_a_test_and_no_test_names_another():
    assert set(hazard_log.marked()) == hazard_log.to_prove()


def test_the_page_is_fresh():
    stale = "write it anew: python tests/test_hazard_log.py"
    assert hazard_log.PAGE.read_text(encoding="utf-8") == hazard_log.page(), stale


def test_likelihood_is_never_said_to_rise_by_a_control():
    order = ("very low", "low", "medium", "high", "very high")
    for hazard in hazard_log.hazards():
        assert order.index(hazard.likelihood_after) <= order.index(hazard.likelihood_before), hazard.id


def ran(folder: Path, names: list[str], body: str, *arguments: str) -> subprocess.CompletedProcess:
    """Run a small suite that proves these controls, and return what came of it."""
    (folder / "checks").mkdir(exist_ok=True)
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "checks" / "test_small.py").write_text(SUITE.format(names=names, body=body), encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    own |= {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "xdist", "-p", "tests.hazard_proofs", *arguments]
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)


def test_a_whole_run_in_which_every_control_has_a_passing_test_is_good(tmp_path):
    done = ran(tmp_path, sorted(hazard_log.to_prove()), "pass", "-n", "2")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_whole_run_fails_where_a_control_lost_its_test(tmp_path, workers):
    lost, *others = sorted(hazard_log.to_prove())
    done = ran(tmp_path, others, "pass", "-n", workers)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert f"{lost}: no test carries its marker" in done.stdout


def test_a_whole_run_fails_where_the_test_of_a_control_was_skipped(tmp_path):
    one = min(hazard_log.to_prove())
    done = ran(tmp_path, sorted(hazard_log.to_prove()), f"if control == {one!r}: pytest.skip('not here')", "-n", "0")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert f"{one}: did not pass" in done.stdout


def test_what_failed_and_passes_when_tried_again_is_judged_with_the_rest_of_the_run(tmp_path):
    one = min(hazard_log.to_prove())
    failing = ran(tmp_path, sorted(hazard_log.to_prove()), f"assert control != {one!r}", "-n", "0")
    assert f"{one}: did not pass" in failing.stdout
    again = ran(tmp_path, sorted(hazard_log.to_prove()), "pass", "-n", "0", "--last-failed")
    assert again.returncode == 0, again.stdout


def test_a_run_of_part_of_the_tests_is_not_judged(tmp_path):
    done = ran(tmp_path, sorted(hazard_log.to_prove())[1:], "pass", "-n", "0", "checks/test_small.py")
    assert done.returncode == 0, done.stdout


def test_a_test_that_names_a_control_that_is_not_in_the_log_is_refused(tmp_path):
    done = ran(tmp_path, ["H99.9"], "pass", "-n", "0", "checks/test_small.py")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "no design or test control in hazards.yaml: H99.9" in done.stdout


def test_a_control_with_one_passing_and_one_failing_test_is_not_proved():
    came_to = {"one": [["H01.1"], True], "other": [["H01.1"], False]}
    assert hazard_proofs.unproved({"H01.1"}, came_to) == {"H01.1": "did not pass: other"}


if __name__ == "__main__":
    hazard_log.PAGE.write_text(hazard_log.page(), encoding="utf-8")
