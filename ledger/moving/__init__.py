"""A whole book as files, and back into an empty database: how a board changes supplier and keeps its proofs.

    form       the files and their rows
    frontier   the root of a tree of leaves that are seen once
    bag        reading the files of somebody unknown
    beside     what stands beside the lines, row by row against them
    lines      the lines, row by row
    signed     the keys, the checkpoints against the tree, and the signature of the whole
    rest       what belongs to no line: epochs, contents, openings
    outside    the folder of keys, which is moved by itself
    arriving   all of it, in one transaction

The files are written by replays/export.py; docs/flytt.md tells how a move is made.
"""
