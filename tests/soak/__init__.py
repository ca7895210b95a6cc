"""Faults at random moments: a small number of times in every run of the tests, many times in `make soak`."""
