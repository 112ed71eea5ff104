"""The verbs of the terminal, one file for each family; this package lists them."""
