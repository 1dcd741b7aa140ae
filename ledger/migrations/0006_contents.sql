-- Why: documents and attachments are too large for a line. They lie here under an address that the line names, and the
-- address proves the content: its digest (public), or a salted commitment to its digest (sealed).

CREATE SCHEMA blobs;

CREATE TABLE blobs.contents (
    address text        PRIMARY KEY COLLATE "C" CHECK (length(address) = 43),
    class   text        NOT NULL COLLATE "C" CHECK (class IN ('public', 'sealed')),
    size    bigint      NOT NULL CHECK (size >= 0),
    put_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    epoch   integer,
    wrapped bytea,
    CHECK ((class = 'sealed') = (epoch IS NOT NULL AND wrapped IS NOT NULL))
);

CREATE TABLE blobs.chunks (
    address text    NOT NULL COLLATE "C" REFERENCES blobs.contents ON DELETE CASCADE,
    number  integer NOT NULL,
    data    bytea   NOT NULL CHECK (length(data) <= 1048576),
    PRIMARY KEY (address, number)
);
-- Documents are compressed already, and sealed ones cannot be.
ALTER TABLE blobs.chunks ALTER COLUMN data SET STORAGE EXTERNAL;

-- Begin to put a content; its chunks follow in the same transaction: begun | there (since before) | epoch (see drafts).
CREATE FUNCTION blobs.put(p_address text, p_class text, p_size bigint, p_epoch integer, p_wrapped bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(6001201100010);
    IF p_epoch < (SELECT max(e.epoch) FROM ledger.epochs e) THEN
        RETURN 'epoch';
    END IF;
    INSERT INTO blobs.contents (address, class, size, epoch, wrapped)
    VALUES (p_address, p_class, p_size, p_epoch, p_wrapped) ON CONFLICT DO NOTHING;
    RETURN CASE WHEN FOUND THEN 'begun' ELSE 'there' END;
END $$;

-- Delete contents for ever; the lines that name them stay, and prove nothing more of what they were.
CREATE FUNCTION blobs.erase(p_addresses text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    erased bigint;
BEGIN
    DELETE FROM blobs.contents WHERE address = ANY (p_addresses);
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $$;

-- Give the keys of sealed contents another wrapping (a new epoch).
CREATE FUNCTION blobs.rewrap(p_addresses text[], p_epoch integer, p_wrapped bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE blobs.contents c SET epoch = p_epoch, wrapped = n.wrapped
    FROM unnest(p_addresses, p_wrapped) AS n(address, wrapped)
    WHERE c.address = n.address AND c.epoch < p_epoch;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END $$;

CREATE TRIGGER contents_are_only_wrapped_anew BEFORE UPDATE ON blobs.contents FOR EACH ROW
    WHEN ((NEW.address, NEW.class, NEW.size, NEW.put_at) IS DISTINCT FROM (OLD.address, OLD.class, OLD.size, OLD.put_at))
    EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER contents_are_never_emptied BEFORE TRUNCATE ON blobs.contents
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER chunks_are_final BEFORE UPDATE OR TRUNCATE ON blobs.chunks
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

REVOKE ALL ON SCHEMA blobs FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA blobs FROM PUBLIC;
GRANT USAGE ON SCHEMA blobs TO liggaren_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA blobs TO liggaren_writer;
GRANT INSERT ON blobs.chunks TO liggaren_writer;
GRANT EXECUTE ON FUNCTION blobs.put, blobs.erase, blobs.rewrap TO liggaren_writer;
