"""`python -m bot` and the script `copydesk` are the same program."""

from bot.cli.main import app


def main() -> None:
    """Run the terminal's commands."""
    app()


if __name__ == "__main__":
    main()
