"""Dates, times, durations and sets: how a text writes them, and what they mean on the article's day."""
