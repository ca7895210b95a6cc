"""The brat standoff format: a folder with the text of each article (.txt) and the annotations of it (.ann)."""
