"""A report: the figures of an analysis with their charts, and what was written about them, in every form it is given.

dataset.py   what a report holds, from figures that are frozen or counted now
hiding.py    which figures are too small to be shown outside, worked out once for all forms
writing.py   what was written and released, opened through the one door
pdf.py, pages.py, sheets.py, word.py, data.py   the forms: none of them works anything out
"""
