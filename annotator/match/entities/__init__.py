"""Whom the names of a corpus mean: spellings joined, namesakes told apart, and what people said of both."""
