"""Who and what is named, by which spans, and what kind of thing each name stands for."""
