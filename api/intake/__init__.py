"""Inläsning: a register that was kept elsewhere, in a spreadsheet or as CSV, becomes records under the ordinary rules.

table     the file as rows of cells, whatever it was written by; nothing in it is run or worked out
columns   which column is which field: by the field's own name, its Swedish label, or as somebody says
values    a cell as a value of the field, told in Swedish what to write where it is not one
rows      each row as a command
run       try every row against the rules; then enter them, each once, and tell that it is whole when it is
"""
