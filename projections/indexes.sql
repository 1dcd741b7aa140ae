-- Built two at a time, and built once if it is cut short. The first becomes the primary key.
CREATE UNIQUE INDEX IF NOT EXISTS cards_pkey ON cards (record, version);
-- Lists go newest first: open cases lie near the end of what was opened by then, closed ones everywhere else, so a list
-- as of any position reads about as many entries as the list of today. from/to are in the index to be judged there.
CREATE INDEX IF NOT EXISTS cards_by_status ON cards (register, status, opened DESC, from_position, to_position);
CREATE INDEX IF NOT EXISTS cards_by_unit ON cards (register, unit, opened DESC, from_position, to_position);
CREATE INDEX IF NOT EXISTS cards_in_order ON cards (register, opened DESC, from_position, to_position);
CREATE INDEX IF NOT EXISTS cards_by_number ON cards (number) WHERE to_position IS NULL;
CREATE INDEX IF NOT EXISTS cards_by_person ON cards USING gin (people(state)) WHERE to_position IS NULL;
-- Of every version it would slow every rebuild: as of an earlier day threads are read without it.
CREATE INDEX IF NOT EXISTS cards_by_named ON cards USING gin (named(state)) WHERE to_position IS NULL;
