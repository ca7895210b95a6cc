"""Tests of what draws, on the off-screen platform."""
