"""The candidates of a claim: their index, their score and order, and what is learned from decisions."""
