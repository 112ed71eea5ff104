"""The bot under load over a local Discord, each in a process of its own, as on two machines."""
