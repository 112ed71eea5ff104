"""A document as a file: HTML that needs nothing but itself, or text for a document or a forum."""
