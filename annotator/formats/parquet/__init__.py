"""Writes a folder that Hugging Face `datasets` loads: Parquet tables, and a card that declares what is in them."""
