"""The plain structures that matching keeps its findings in: arrays, postings, packed values, connected parts."""
