"""Tests of what is known by heart of other languages than English."""
