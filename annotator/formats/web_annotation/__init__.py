"""W3C Web Annotation: JSON-LD that points into texts by place and by quote."""
