"""From an outside thing (address, file, pasted text) to a Draft."""
