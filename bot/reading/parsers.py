"""Child processes that read foreign bytes and can be killed."""


class ParserPool:
    """A few child processes with limits on wall time, CPU and memory."""
