"""What matching knows of English words: their grammar, stems, senses, kinds and rarity, and where they stand."""
