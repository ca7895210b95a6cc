"""Owns how far analysts agree; pure functions over plain tables."""
