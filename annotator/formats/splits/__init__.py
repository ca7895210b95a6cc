"""Divides a project into parts for training and testing, so that what belongs together stays together."""
