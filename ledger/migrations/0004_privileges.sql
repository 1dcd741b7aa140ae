-- Why: immutable by permission. The running role (liggaren_writer) reads, and calls the functions of the book; no more.

REVOKE ALL ON SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO liggaren_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO liggaren_writer;
GRANT INSERT (reader, purpose, positions, contents) ON ledger.openings TO liggaren_writer;
GRANT EXECUTE ON FUNCTION
    ledger.append, ledger.append_batch, ledger.erase, ledger.begin_epoch, ledger.rewrap, ledger.position_at, ledger.entry
    TO liggaren_writer;
-- The registers are derived and disposable: the running role makes and drops their schemas itself. Other boards on the
-- same server do not come in.
DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY, CREATE ON DATABASE %I TO liggaren_writer', current_database());
END $$;
