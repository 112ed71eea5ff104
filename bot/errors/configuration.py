"""What ends the program at start: the configuration cannot be used."""

from bot.errors.tree import ConfigError


class NoConfigFile(ConfigError):
    template = "There is no configuration file {path}; copy config.example.toml there and fill it in."


class BadConfig(ConfigError):
    template = "The configuration is wrong at {faults}. Mend it there and start again."


class NoToken(ConfigError):
    template = (
        "There is no Discord token: put it into config.toml under [discord] as token, or into DISCORD_TOKEN. "
        "README.md, “Connecting it to Discord”, tells where to get one."
    )


class BadLanguage(ConfigError):
    template = "The language folder {folder} is wrong: {faults}. Mend it there and start again."
