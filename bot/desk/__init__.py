"""The use cases: one short file for each verb, named as typed."""
