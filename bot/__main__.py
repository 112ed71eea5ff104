"""`python -m bot` and the script `copydesk` are the same program.

The program is imported only when it is run: multiprocessing imports this module again in each child that reads, which
should carry neither Discord nor the database (1,606 modules and 0.9 s a child with them, 730 and 0.02 s without).
"""

import signal
import sys
from collections.abc import Callable
from types import FrameType


def main(run: Callable[[], None] | None = None) -> None:
    """Run the terminal's program, or `run` in its place."""
    signal.signal(signal.SIGTERM, _leave)
    try:
        (run or _program)()
    except KeyboardInterrupt:  # also while it is still being loaded
        raise SystemExit(130) from None


def _program() -> None:
    from bot.cli.main import main as program

    program()


def _leave(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends a verb as Ctrl-C does, so that what is half done is undone; a bot that is told to stop ends well."""
    raise SystemExit(0 if "run" in sys.argv else 128 + number)


if __name__ == "__main__":
    main()
