"""`copydesk WORDS` with its addresses leading to a port of this machine: `python -m tests.cli.hour_process PORT WORDS`.

It is the program's own main. What leads the addresses is loaded with the program: children that read load this module.
"""

import sys

import bot.__main__ as program


def main() -> None:
    """Run the program with the words after the port."""
    port, *words = sys.argv[1:]
    sys.argv = ["copydesk", *words]
    program.main(lambda: lead_to(int(port)))


def lead_to(port: int) -> None:
    """Run the program, once it is loaded, with every address leading to that port."""
    from bot.cli.main import main as run
    from tests.cli.first_hour import leading_to

    with leading_to(port):
        run()


if __name__ == "__main__":
    main()
