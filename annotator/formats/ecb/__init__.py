"""The format of ECB+: a file an article in a folder a topic, with its words, marks in them, and chains across files."""
