"""Text in, values out, pure: sentences, quotations, topics, summaries, copies, alignment."""
