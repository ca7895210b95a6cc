"""Scenarios in the analyst's words, played on the real window with real key presses."""
