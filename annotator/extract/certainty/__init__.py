"""How certain the voice that tells it is of each claim."""
