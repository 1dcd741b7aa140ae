"""How the book is proved to others: the tree over its lines, what is signed of it, and those who vouch for it.

tree, tiles             the Merkle tree of RFC 9162, and how it is kept (C2SP tlog-tiles)
notes, signing          signed notes, and the board's own keys
checkpoints, sequencer  what the book was at a size, signed at a steady pace
proofs                  that a line is there, and that none is missing
witnesses, witnessing   others who cosign; cosigner is such a one
timestamps              RFC 3161
"""
