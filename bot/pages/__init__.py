"""Answers as files that are handed on: a page of HTML, and text with its sources for a document or a forum.

`answers` _ what stands on a page, `forms` write it as HTML, Markdown, footnotes or BBCode, `reading` reads a page of
HTML back so that `desk/verify_page` can compare it with the archive.
"""
