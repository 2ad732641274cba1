"""What is said of a failure gives its kind and place, and nothing of whom it was about."""

import pytest

from refhelper.domain.failures import named


def test_a_failure_is_named_by_its_kind_and_its_innermost_place_without_message_or_folder():
    def inner():
        raise ValueError("Ella Sample, 1 Mill Row")  # noqa: EM101, TRY003 - what must not be repeated

    def outer():
        inner()

    with pytest.raises(ValueError, match="Ella") as raised:
        outer()
    line = inner.__code__.co_firstlineno + 1
    assert named(raised.value) == f"ValueError at test_failures.py:{line}"


def test_a_failure_of_another_system_is_named_without_its_folders():
    space: dict[str, object] = {}
    exec(compile("def fail():\n    1 / 0\n", r"C:\Users\ella\refhelper\case.py", "exec"), space)  # noqa: S102 - a path of Windows
    with pytest.raises(ZeroDivisionError) as raised:
        space["fail"]()
    assert named(raised.value) == "ZeroDivisionError at case.py:2"


def test_a_failure_that_arose_nowhere_is_still_named():
    assert named(KeyError("Ella")) == "KeyError at an unknown place"
    assert named(None) == "an error at an unknown place"
