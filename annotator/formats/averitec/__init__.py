"""AVeriTeC: claims with a label, a justification, and questions whose answers are the evidence."""
