"""Tests of how far analysts agree."""
