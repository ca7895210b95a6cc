"""What a text denies, doubts, plans or leaves open, and in whose words."""
