-- Why: a draft is not a fact. It lies outside the book, sealed, with the one who writes it, and is deleted when sent in.

CREATE SCHEMA drafts;

CREATE TABLE drafts.drafts (
    draft    uuid        PRIMARY KEY,
    owner    uuid        NOT NULL,
    saved_at timestamptz NOT NULL,
    epoch    integer     NOT NULL,
    wrapped  bytea       NOT NULL,
    envelope bytea       NOT NULL CHECK (length(envelope) <= 1000000)
);
CREATE INDEX drafts_by_owner ON drafts.drafts (owner);

-- Save a draft, new or again: saved | not_yours | epoch (sealed under a master key that is about to be destroyed).
CREATE FUNCTION drafts.save(p_draft uuid, p_owner uuid, p_at timestamptz, p_epoch integer, p_wrapped bytea, p_envelope bytea)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(6001201100010);
    IF p_epoch < (SELECT max(e.epoch) FROM ledger.epochs e) THEN
        RETURN 'epoch';
    END IF;
    INSERT INTO drafts.drafts AS d VALUES (p_draft, p_owner, p_at, p_epoch, p_wrapped, p_envelope)
    ON CONFLICT (draft) DO UPDATE
    SET saved_at = excluded.saved_at, epoch = excluded.epoch, wrapped = excluded.wrapped, envelope = excluded.envelope
    WHERE d.owner = excluded.owner;
    RETURN CASE WHEN FOUND THEN 'saved' ELSE 'not_yours' END;
END $$;

-- Give the keys of drafts another wrapping (a new epoch).
CREATE FUNCTION drafts.rewrap(p_drafts uuid[], p_epoch integer, p_wrapped bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE drafts.drafts d SET epoch = p_epoch, wrapped = n.wrapped
    FROM unnest(p_drafts, p_wrapped) AS n(draft, wrapped)
    WHERE d.draft = n.draft AND d.epoch < p_epoch;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END $$;

REVOKE ALL ON SCHEMA drafts FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA drafts FROM PUBLIC;
GRANT USAGE ON SCHEMA drafts TO liggaren_writer;
GRANT SELECT, DELETE ON drafts.drafts TO liggaren_writer;
GRANT EXECUTE ON FUNCTION drafts.save, drafts.rewrap TO liggaren_writer;
