"""Riktlinjernas text – the three public guidelines as they were received, byte for byte, with one exception.

`enkoping-riktlinje.txt` was read by machine from a printed page: å, ä and ö are lost ("sdkra", "fér") and §
has become 8, S or 5 ("3 kap 38§" is 3 kap. 3 §). It is kept so. `nacka-riktlinje.txt` has its columns broken into
lines; the tables are put together again in `boards/nacka_criteria.py`. The exception: a line with the address
of a file in an employee's own folder, which the conversion had left in Nacka's text, is taken out.

`*-meningar.txt` are the sentences that the boards need: "# " before a heading, then the number of the
requirement and its words. Enköping's letters are restored there by hand.
"""
