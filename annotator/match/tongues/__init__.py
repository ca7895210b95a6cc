"""What is known by heart of other languages than English, to compare claims in them: small tables of our own."""
