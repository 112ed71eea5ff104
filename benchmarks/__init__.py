"""Measurements that print ratios against a named peer or floor; run each with `python -m benchmarks.NAME`."""
