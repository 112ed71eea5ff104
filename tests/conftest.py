"""Properties are not timed: a busy machine must not fail a test, and speed is measured in `benchmarks/`."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
