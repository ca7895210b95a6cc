"""What is printed around a story: the parts of a page, who made it, and when it came out."""
