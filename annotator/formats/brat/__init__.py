"""The brat standoff format: a folder with the text of each article, its annotations, and a file that tells of it."""
