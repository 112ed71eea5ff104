"""Archives and the Discord servers that answer from them: settings, requests, and who did what."""
