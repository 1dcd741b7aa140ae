-- Why: the book itself. One table of lines that nobody may change, and beside it what may be deleted (the seals).

CREATE SCHEMA ledger;

-- One row, equal to line 1 of the book; verify compares the two.
CREATE TABLE ledger.identity (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    ledger        uuid    NOT NULL,
    origin        text    NOT NULL COLLATE "C",
    demonstration boolean NOT NULL
);

-- The lines. position is dense (1, 2, 3, ...), recorded_at never runs backwards, leaf = SHA-256(0x00 || entry).
CREATE TABLE ledger.lines (
    position    bigint      PRIMARY KEY CHECK (position > 0),
    record      uuid        NOT NULL,
    version     integer     NOT NULL CHECK (version >= 0),
    name        text        NOT NULL COLLATE "C" CHECK (length(name) BETWEEN 1 AND 70),
    body        bytea       NOT NULL CHECK (length(body) <= 60000),
    recorded_at timestamptz NOT NULL,
    leaf        bytea       NOT NULL CHECK (length(leaf) = 32),
    UNIQUE (record, version)
);
-- A moment is mapped to a position by this one.
CREATE INDEX lines_by_time ON ledger.lines (recorded_at, position);

-- What was asked once is written once. Derived from `act` in the bodies, but for the digest (an HMAC, null when erased).
CREATE TABLE ledger.acts (
    act    uuid   PRIMARY KEY,
    digest bytea,
    first  bigint NOT NULL,
    last   bigint NOT NULL
);
-- The act of a line, for an erasure; a summary of the pages, since an index entry an act would slow every append.
CREATE INDEX acts_by_lines ON ledger.acts USING brin (first, last) WITH (pages_per_range = 8);

-- The epochs of the master keys: from when on nothing may be sealed under an older one. The keys lie outside.
CREATE TABLE ledger.epochs (
    epoch    integer     PRIMARY KEY CHECK (epoch > 0),
    began_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The sealed personal fields of a line; the only rows of the book that may be deleted, by ledger.erase alone. No foreign
-- key: checking it would write a lock into the row of a line, which nothing is to touch; ledger.append writes both.
CREATE TABLE ledger.sealed (
    position bigint  PRIMARY KEY,
    epoch    integer NOT NULL,
    wrapped  bytea   NOT NULL,
    envelope bytea   NOT NULL
);

-- The number people say (AVV-2026-0123): dense per series and local year of the first line. Derived; verify counts again.
CREATE TABLE ledger.numbers (
    record uuid     PRIMARY KEY,
    series text     NOT NULL COLLATE "C",
    year   smallint NOT NULL,
    number integer  NOT NULL,
    UNIQUE (series, year, number)
);

-- Every opening of sealed text (of lines, or of contents by their address): written before the text is given out.
CREATE TABLE ledger.openings (
    opening   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    reader    uuid        NOT NULL,
    purpose   text        NOT NULL COLLATE "C",
    positions bigint[]    NOT NULL DEFAULT '{}',
    contents  text[]      NOT NULL COLLATE "C" DEFAULT '{}'
);

-- Nobody changes a line, whatever the permissions say: not even the owner, without first removing these triggers.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger.% cannot be changed: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER lines_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.lines
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER identity_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.identity
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER numbers_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.numbers
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER openings_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.openings
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER epochs_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.epochs
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER acts_are_kept BEFORE DELETE OR TRUNCATE ON ledger.acts
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
-- Of an act only the digest may go, of a seal only the wrapping may change.
CREATE TRIGGER acts_only_forget BEFORE UPDATE ON ledger.acts FOR EACH ROW
    WHEN (NEW.digest IS NOT NULL OR (NEW.act, NEW.first, NEW.last) IS DISTINCT FROM (OLD.act, OLD.first, OLD.last))
    EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER sealed_is_only_wrapped_anew BEFORE UPDATE ON ledger.sealed FOR EACH ROW
    WHEN ((NEW.position, NEW.envelope) IS DISTINCT FROM (OLD.position, OLD.envelope))
    EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER sealed_is_never_emptied BEFORE TRUNCATE ON ledger.sealed
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
