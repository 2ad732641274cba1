"""A pytest plugin: a control of the hazard log that no passing test proves makes a whole run fail.

A test says what it proves with `@pytest.mark.hazard("H07.2")`. A run of part of the tests only refuses ids that the
log does not hold. A run of `--last-failed` is judged together with the run before it.
"""

import pytest

from tests import hazard_log

KEY = "hazard"
KEPT = "refhelper/hazards"


def pytest_configure(config: pytest.Config) -> None:
    """Listen to the outcomes where they come together: not in the workers."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proofs(config), "hazard-proofs")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give a test the controls it proves, to travel with its report."""
    named = [control for mark in item.iter_markers("hazard") for control in mark.args]
    if unknown := sorted(set(named) - hazard_log.to_prove()):
        pytest.fail(f"no design or test control in {hazard_log.LOG.name}: {', '.join(unknown)}", pytrace=False)
    item.user_properties += [(KEY, control) for control in named]


class Proofs:
    """What each marked test came to."""

    def __init__(self, config: pytest.Config) -> None:
        self.config, self.again = config, bool(config.getoption("lf", default=False))
        self.cache = getattr(config, "cache", None)
        self.came_to: dict[str, list] = {}
        self.unproved: dict[str, str] = {}

    def pytest_sessionstart(self) -> None:
        if self.again and self.cache:
            self.came_to = dict(self.cache.get(KEPT, {}))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        named = [control for key, control in report.user_properties if key == KEY]
        if not named:
            return
        failed_before = report.when != "setup" and not self.came_to.get(report.nodeid, [[], True])[1]
        self.came_to[report.nodeid] = [named, report.passed and not failed_before]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not self._whole():
            return
        if self.cache:
            self.cache.set(KEPT, self.came_to)
        self.unproved = unproved(hazard_log.to_prove(), self.came_to)
        if self.unproved and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter) -> None:
        if self.unproved:
            terminalreporter.write_sep("=", "hazard controls that no passing test proves", red=True)
            terminalreporter.write_line("\n".join(f"{name}: {why}" for name, why in sorted(self.unproved.items())))

    def _whole(self) -> bool:
        option = self.config.option
        narrowed = (option.keyword, option.markexpr, option.collectonly, option.deselect, option.ignore)
        return self.config.args_source is pytest.Config.ArgsSource.TESTPATHS and not any(narrowed)


def unproved(controls: set[str], came_to: dict[str, list]) -> dict[str, str]:
    """Return the controls with no test, or with a test that did not pass, each with what is wrong."""
    found = {}
    for control in controls:
        tests = {test: passed for test, (named, passed) in came_to.items() if control in named}
        failing = sorted(test for test, passed in tests.items() if not passed)
        if not tests:
            found[control] = "no test carries its marker"
        elif failing:
            found[control] = f"did not pass: {', '.join(failing)}"
    return found
