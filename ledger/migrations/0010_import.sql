-- Why: a board may change supplier and keep its proofs. The owner puts a whole exported book into an empty database, with
-- its old times; each leaf is worked out here, and it is all one transaction (ledger/moving/arriving.py), or nothing.

-- Begin: the identity of the book, in a database that has nothing, with everybody else who writes shut out to the end.
CREATE FUNCTION ledger.begin_import(p_ledger uuid, p_origin text, p_demonstration boolean) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(6001201100009);
    PERFORM pg_advisory_xact_lock(6001201100010);
    IF EXISTS (SELECT FROM ledger.identity) OR EXISTS (SELECT FROM ledger.lines) OR EXISTS (SELECT FROM ledger.acts)
       OR EXISTS (SELECT FROM ledger.epochs) OR EXISTS (SELECT FROM ledger.sealed) OR EXISTS (SELECT FROM ledger.numbers)
       OR EXISTS (SELECT FROM ledger.openings) OR EXISTS (SELECT FROM blobs.contents) OR EXISTS (SELECT FROM drafts.drafts)
       OR EXISTS (SELECT FROM tree.tiles) OR EXISTS (SELECT FROM tree.checkpoints) THEN
        RAISE EXCEPTION 'there is a book in this database' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    INSERT INTO ledger.identity (ledger, origin, demonstration) VALUES (p_ledger, p_origin, p_demonstration);
END $$;

-- The next lines, in the transaction that began the import and in no other. Returns the first line whose leaf is not the
-- one given, null if all are.
CREATE FUNCTION ledger.import_lines(
    p_first bigint, p_records uuid[], p_versions integer[], p_names text[], p_bodies bytea[], p_times timestamptz[],
    p_leaves bytea[]
) RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
    book  uuid;
    other bigint;
BEGIN
    SELECT i.ledger INTO book FROM ledger.identity i WHERE i.xmin = pg_current_xact_id()::xid;
    IF NOT FOUND OR p_first <> 1 + (SELECT coalesce(max(l.position), 0) FROM ledger.lines l) THEN
        RAISE EXCEPTION 'no import of line % is under way here', p_first
        USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    WITH given AS (
        SELECT p_first + u.i - 1 AS position, u.*
        FROM unnest(p_records, p_versions, p_names, p_bodies, p_times, p_leaves)
             WITH ORDINALITY AS u(record, version, name, body, recorded_at, leaf, i)
    ), put AS (
        INSERT INTO ledger.lines
        SELECT g.position, g.record, g.version, g.name, g.body, g.recorded_at,
               sha256('\x00'::bytea
                      || ledger.entry(book, g.name, g.position, g.record, g.recorded_at, g.version, g.body))
        FROM given g
        RETURNING lines.position, lines.leaf
    )
    SELECT min(p.position) INTO other FROM put p JOIN given g ON g.position = p.position AND g.leaf <> p.leaf;
    RETURN other;
END $$;

REVOKE ALL ON FUNCTION ledger.begin_import, ledger.import_lines FROM PUBLIC;
