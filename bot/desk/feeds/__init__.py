"""`feed`: sites that the archive follows by itself; what people do, and the queue's two tasks, look and take."""
