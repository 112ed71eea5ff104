"""Tests of verification, copies, speakers and links to the exact sentence."""
