"""The slash commands, one file each; this package lists them."""
