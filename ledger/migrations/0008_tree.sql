-- Why: the tree over the lines, as tiles that only grow, and the checkpoints signed for it. All of it is derived from the
-- leaves but the signatures; nothing in it is secret.

CREATE SCHEMA tree;

-- Tile `index` of a level (C2SP tlog-tiles): up to 256 hashes of 32 bytes. Its end grows; what stands in it never changes.
CREATE TABLE tree.tiles (
    level  smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    index  bigint   NOT NULL CHECK (index >= 0),
    hashes bytea    NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
    PRIMARY KEY (level, index)
);

-- How many leaves the tiles hold.
CREATE TABLE tree.progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    size     bigint  NOT NULL
);
INSERT INTO tree.progress (size) VALUES (0);

-- What was signed: the note as it went out, without cosignatures.
CREATE TABLE tree.checkpoints (
    size      bigint      PRIMARY KEY CHECK (size > 0),
    root      bytea       NOT NULL CHECK (length(root) = 32),
    note      text        NOT NULL COLLATE "C" CHECK (length(note) <= 10000),
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What others have said of a checkpoint: a witness's signature line, or a timestamp token (RFC 3161).
CREATE TABLE tree.cosignatures (
    size        bigint      NOT NULL REFERENCES tree.checkpoints,
    witness     text        NOT NULL COLLATE "C" CHECK (length(witness) <= 300),
    line        text        NOT NULL COLLATE "C" CHECK (length(line) <= 10000),
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (size, witness)
);
CREATE TABLE tree.timestamps (
    size        bigint      NOT NULL REFERENCES tree.checkpoints,
    token       bytea       NOT NULL CHECK (length(token) <= 100000),
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (size, token)
);

-- Put hashes at the end of tiles. False, and nothing done, if somebody else has put them there meanwhile.
CREATE FUNCTION tree.integrate(p_from bigint, p_to bigint, p_levels smallint[], p_indexes bigint[], p_hashes bytea[])
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
    put bigint;
BEGIN
    UPDATE tree.progress SET size = p_to WHERE size = p_from;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF p_to <= p_from OR p_to > (SELECT coalesce(max(l.position), 0) FROM ledger.lines l) THEN
        RAISE EXCEPTION 'the tree has no leaves from % to %', p_from, p_to;
    END IF;
    INSERT INTO tree.tiles AS t SELECT * FROM unnest(p_levels, p_indexes, p_hashes)
    ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes
    WHERE substring(excluded.hashes FROM 1 FOR length(t.hashes)) = t.hashes;
    GET DIAGNOSTICS put = ROW_COUNT;
    IF put <> cardinality(p_levels) THEN
        RAISE EXCEPTION 'what stands in a tile never changes';
    END IF;
    RETURN true;
END $$;

-- Keep a checkpoint. False if there is one of that size, or of a larger one.
CREATE FUNCTION tree.keep_checkpoint(p_size bigint, p_root bytea, p_note text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    LOCK TABLE tree.checkpoints IN SHARE ROW EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM tree.checkpoints WHERE size >= p_size) THEN
        RETURN false;
    END IF;
    INSERT INTO tree.checkpoints (size, root, note) VALUES (p_size, p_root, p_note);
    RETURN true;
END $$;

CREATE TRIGGER checkpoints_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON tree.checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER cosignatures_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON tree.cosignatures
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER timestamps_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON tree.timestamps
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tiles_are_kept BEFORE DELETE OR TRUNCATE ON tree.tiles
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tiles_only_grow BEFORE UPDATE ON tree.tiles FOR EACH ROW
    WHEN ((NEW.level, NEW.index) IS DISTINCT FROM (OLD.level, OLD.index)
          OR substring(NEW.hashes FROM 1 FOR length(OLD.hashes)) <> OLD.hashes)
    EXECUTE FUNCTION ledger.refuse_change();

REVOKE ALL ON SCHEMA tree FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tree FROM PUBLIC;
GRANT USAGE ON SCHEMA tree TO liggaren_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA tree TO liggaren_writer;
GRANT INSERT (size, witness, line) ON tree.cosignatures TO liggaren_writer;
GRANT INSERT (size, token) ON tree.timestamps TO liggaren_writer;
GRANT EXECUTE ON FUNCTION tree.integrate, tree.keep_checkpoint TO liggaren_writer;
