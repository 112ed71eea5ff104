"""`feed`: sites that the archive follows by itself. What a person does, and the two tasks of the queue: look and take."""
