"""What the comparison of two claims finds out, attribute by attribute, and which relation follows."""
