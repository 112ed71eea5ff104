"""The commands: each module gives one Feature, with everything there is of it."""
