"""Small numbers: what must not be shown, worked out once for everything that is shown together.

A number of one to four people points somebody out to those who know a little already. Hiding it is not enough: it
comes back by subtraction from a total, from another table of the same records, from the half-year before and the change
since, or from a share. So the cells of all tables are worked on together, with the sums that bind them (tables.py).
What is small is hidden (primary), and then as many others as it takes (complementary): protecting.py says what is
promised.

Pure and deterministic: the same tables give the same answer.
"""

from domain.suppression.protecting import suppressed
from domain.suppression.tables import LIMIT, Cell, Derived, Standing, Sum, Suppression, Why

__all__ = ["LIMIT", "Cell", "Derived", "Standing", "Sum", "Suppression", "Why", "suppressed"]
