"""Nouns and rules of adjudication: frozen values and pure functions; knows no file, table, window or model."""
