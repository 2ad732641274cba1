"""What may be said of a failure: its kind and its place in the code, never what it held."""


def named(error: BaseException | None) -> str:
    """Return the kind of a failure and where in the code it arose; no message, no value, no folder."""
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind = type(error).__name__ if error else "an error"
    if trace is None:
        return f"{kind} at an unknown place"
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{kind} at {file}:{trace.tb_lineno}"
