"""One file for each verb of `copydesk pipe`: `run(rows, out)` reads rows and writes rows."""
