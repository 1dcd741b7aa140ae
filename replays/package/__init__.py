"""Packages: what an inspector takes home. Byte for byte as docs/paket.md says, the same every time it is made.

scope.py    what a package is about, and the lines that are in it
masks.py    what its receiver may read, and on what ground the rest is masked
texts.py    the sealed texts, opened through the one door
telling.py  the steps, in words; missing.py what is not done; contents.py all that is told
tables.py   registers as CSV and XLSX; pages.py as HTML; pdf.py as a tagged PDF
rows.py     the lines themselves, and proofs.py that they are the book's
bag.py      the folder and the zip; make.py all of it, and the line in the book
"""
