"""Writes and reads the files that spaCy trains from: serialised documents, DocBin."""
