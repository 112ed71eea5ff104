"""`python -m bot` and the script `copydesk` are the same program."""

from bot.cli.main import main

if __name__ == "__main__":
    main()
