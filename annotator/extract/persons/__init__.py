"""Whom pronouns, offices and short names mean within one article."""
