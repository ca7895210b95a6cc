"""The format of CoNLL-2012: a word a line, its last column the chains of coreference that begin and end there."""
