"""Polling feeds: what is decided of looks, items, hosts and health, over virtual months."""
