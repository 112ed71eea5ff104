"""One file for each verb of `copydesk pipe`: `run(lines, out)` reads JSON lines and writes rows."""
