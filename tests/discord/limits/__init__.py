"""What Discord refuses: every limit, form and name, as one list of breaches for each body that is sent.

Sources: Discord's reference ("Message", "Component reference", "Application commands", "Interactions") and its
published API description; the total of 4,000 characters, unknown keys, schemes and unique custom_ids are enforced by
the service and not written in the description.
"""
