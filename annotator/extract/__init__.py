"""Text to suggestions: what an article claims, who is named in it and who is reported to say what."""
