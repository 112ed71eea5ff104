"""People: who is quoted, merged and split by hand, and speakers set right."""
