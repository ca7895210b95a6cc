"""Tests of what scripts call."""
