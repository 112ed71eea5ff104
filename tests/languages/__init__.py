"""The languages: their folders, and that one more is a folder and nothing else."""
