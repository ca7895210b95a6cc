"""ClaimReview of schema.org: reviews of claims as JSON-LD, drafted from facts, and those that others published."""
