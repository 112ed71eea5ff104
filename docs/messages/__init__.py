"""What a language translates: found in the code, brought into each language's file, and what is still to do in it."""
