"""Answers as files that are handed on: a page of HTML, and text with its sources for a document or a forum.

`answers` say what stands on a page, `forms` write it as HTML, Markdown, footnotes or BBCode, `reading` reads a page of
HTML back, and `checking` compares its lines with what `desk/page_check` finds of them in the archive.
"""
