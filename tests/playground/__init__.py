"""The playground: the bot on the local Discord, asked and answered in a terminal. `python -m tests.playground`."""
