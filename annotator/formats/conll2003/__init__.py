"""The format of CoNLL-2003: a word a line, its last column a tag that says which name it begins or is within."""
