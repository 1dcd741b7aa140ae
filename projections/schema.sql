-- A row per version of a record, with the positions between which it was the current one: "the register as it stood at
-- position p" is the rows with from_position <= p < to_position, and "now" those without to_position.
CREATE TABLE cards (
    record        uuid        NOT NULL,
    version       integer     NOT NULL,
    register      text        NOT NULL COLLATE "C",
    status        text        NOT NULL COLLATE "C",
    unit          uuid,
    number        text        COLLATE "C",
    opened        bigint      NOT NULL,  -- position of the record's first line: the order of lists
    from_position bigint      NOT NULL,
    to_position   bigint,
    changed_at    timestamptz NOT NULL,
    state         jsonb       NOT NULL   -- the fields that are not as in a blank state: blank || state has them all
);

-- The people a state names who may see it as their own (api/access.py), for the lists of what is mine.
CREATE FUNCTION people(state jsonb) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN array_remove(ARRAY[
    state ->> 'identified_by', state ->> 'investigator', state ->> 'lead', state ->> 'own_view_of',
    state ->> 'owner_person', state ->> 'person', state ->> 'registered_by', state ->> 'reporter',
    state ->> 'requested_by', state ->> 'responsible'], NULL)
    || ARRAY(SELECT jsonb_array_elements_text(state -> 'reviewers'));

-- The records that a state names, and other ids in it: what the record came from and led to (replays/thread.py).
CREATE FUNCTION named(state jsonb) RETURNS jsonb IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN jsonb_path_query_array(state, '$.** ? (@ like_regex "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")');

-- What a state is before anything has happened, by register.
CREATE TABLE blanks (of_register text PRIMARY KEY COLLATE "C", blank jsonb NOT NULL);

-- One row: how far the fold has come, in the same transaction as the cards.
CREATE TABLE progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint  NOT NULL,
    complete boolean NOT NULL
);

-- While building: how far each part has come, and rows that were written before what followed them was known.
CREATE TABLE parts (part integer PRIMARY KEY, position bigint NOT NULL);
CREATE TABLE closings (record uuid NOT NULL, version integer NOT NULL, to_position bigint NOT NULL);
