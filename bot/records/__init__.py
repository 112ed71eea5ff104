"""What travels between the rooms: frozen records without behaviour beyond small derived properties.

All offsets are Python string offsets (code points) into one version's text, half open: `text[start:end]`.
"""
