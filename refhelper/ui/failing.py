"""What is said when the program fails: the kind of failure and its place in the code, and nothing that it held."""

from refhelper.domain.failures import named
from refhelper.ui import text


def without_data(error: BaseException | None) -> str:
    """Return the kind of a failure and its place in the code, and nothing that it held."""
    return text.CRASHED.format(failure=named(error))
