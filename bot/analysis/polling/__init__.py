"""Polling feeds, decided purely: when to look next, what is new, what to tell. Values in, values out, no clock."""
