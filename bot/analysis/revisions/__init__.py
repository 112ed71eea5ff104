"""What a later sentence or article does to an earlier one: overturns it, corrects it, or brings it up to date."""
