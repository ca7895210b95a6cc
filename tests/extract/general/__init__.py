"""Tests of reading languages other than English."""
