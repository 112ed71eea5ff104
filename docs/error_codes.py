"""Print `docs/errors.md`: every error's code, exit code and sentence, made of the tree.

Usage, from the top of the checkout: `python -m docs.error_codes > docs/errors.md`.
"""

import re
import sys
from collections.abc import Iterator

from bot.cli.error_sentences import HINTS, exit_code
from bot.errors.tree import CopydeskError
from tests.errors.examples import every_kind, example

_SPEC = re.compile(r"\{(\w+)[!:][^}]*\}")
HEAD = """# What can be refused or fail

Made of the errors in `bot/errors/` and of the terminal's own by `python -m docs.error_codes > docs/errors.md`.

With `--json` a command that is refused or fails prints one object, `{"schema", "error", "facts", "sentence", "hint"}`,
on standard output, and a pipe answers the line with one, beside its `id`. A person reads sentence and hint on standard
error. `error` is the code, which stays; `facts` are what the braces of the sentence are filled with; `hint` says what
helps in the terminal, or is null. The command ends with 2 where it was wrongly used or configured, with 1 otherwise.
What the command line itself refuses (an option that is not there) is told on standard error alone.

| error | ends with | sentence | hint |
| --- | --- | --- | --- |
"""


def document() -> str:
    """The whole page: the terminal's errors, by code."""
    return HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    for kind in every_kind():
        if not kind.__module__.startswith("bot.chat"):
            yield f"| `{kind.code}` | {exit_code(example(kind))} | {_cell(kind)} | {HINTS.get(kind.code, '')} |\n"


def _cell(kind: type[CopydeskError]) -> str:
    """A template as a table's cell: no format specs, and nothing that ends the cell."""
    return _SPEC.sub(r"{\1}", kind.template).replace("{{", "{").replace("}}", "}").replace("|", r"\|")


if __name__ == "__main__":
    sys.stdout.write(document())
