-- Why: one way to write. Whoever appends holds the lock, so positions are dense, in commit order, and time never runs back.

-- The locks, by number: 6001201100009 is held by whoever appends; 6001201100010 is shared by whoever seals something
-- beside the lines (drafts, contents) and held alone by whoever begins an epoch, who holds both.

-- What became of an act: written | already | key_used | own_moved | read_moved | clock | epoch. `moved` is the record
-- that had moved, `number` the one its first numbered record got.
CREATE TYPE ledger.outcome AS (outcome text, first bigint, last bigint, moved uuid, recorded_at timestamptz, number integer);

-- The exact bytes whose hash is the leaf: RFC 8785 JSON on one line, without a newline. (STABLE, though nothing in it
-- depends on the session: only so does PostgreSQL take it into the statement that asks, for half the cost of a call.)
CREATE FUNCTION ledger.entry(
    ledger uuid, name text, line_position bigint, record uuid, recorded_at timestamptz, version integer, body bytea
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT convert_to(concat(
        '{"body":"', translate(encode(sha256(body), 'base64'), '+/=', '-_'),
        '","format":"liggaren.line.v1","ledger":"', ledger, '","name":"', name, '","position":', line_position,
        ',"record":"', record, '","recorded_at":"',
        to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '","version":', version, '}'), 'UTF8')
$$;

-- The record among these lines that do not begin right after its last one, null if all do. A first line is 1 (0 in the
-- library's own cases); after a line comes the next.
CREATE FUNCTION ledger.out_of_turn(p_records uuid[], p_versions integer[]) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT w.record
    FROM (SELECT u.record, u.version, u.i,
                 min(u.version) OVER (PARTITION BY u.record) AS first,
                 row_number() OVER (PARTITION BY u.record ORDER BY u.i) - 1 AS behind
          FROM unnest(p_records, p_versions) WITH ORDINALITY AS u(record, version, i)) AS w
    LEFT JOIN LATERAL (SELECT l.version FROM ledger.lines l WHERE l.record = w.record
                       ORDER BY l.version DESC LIMIT 1) AS own ON true
    WHERE w.version <> coalesce(own.version + 1, least(w.first, 1)) + w.behind
    ORDER BY w.i LIMIT 1
$$;

-- Append one act, all its lines or none: the lines from p_line to p_line_end and the reads from p_read to p_read_end of
-- the arrays. Only for the two functions below, which hold the lock and say where names are looked up.
CREATE FUNCTION ledger.append_act(
    p_act uuid, p_digest bytea, p_at timestamptz,
    p_read integer, p_read_end integer, p_line integer, p_line_end integer,
    p_reads uuid[], p_read_versions integer[],
    p_records uuid[], p_versions integer[], p_names text[], p_bodies bytea[],
    p_epochs integer[], p_wrapped bytea[], p_envelopes bytea[], p_series text[]
) RETURNS ledger.outcome
LANGUAGE plpgsql AS $$
DECLARE
    known  record;
    book   record;
    tail   record;
    result ledger.outcome;
    -- The clock is read under the lock: a time drawn before it could fall before a moment that is settled already.
    now    timestamptz := clock_timestamp();
    own    integer;
    at     bigint;
    local_year smallint;
BEGIN
    SELECT a.digest, a.first, a.last INTO known FROM ledger.acts a WHERE a.act = p_act;
    IF FOUND THEN
        result.outcome := CASE WHEN known.digest IS NULL OR known.digest = p_digest THEN 'already' ELSE 'key_used' END;
        result.first := known.first;
        result.last := known.last;
        RETURN result;
    END IF;

    SELECT i.ledger, i.demonstration, (SELECT max(e.epoch) FROM ledger.epochs e) AS epoch
    INTO STRICT book FROM ledger.identity i;
    IF book.demonstration THEN
        now := p_at;
    ELSIF abs(extract(epoch FROM now - p_at)) > 60 THEN
        result.outcome := 'clock';
        RETURN result;
    END IF;
    FOR i IN p_line .. p_line_end LOOP
        IF p_epochs[i] < book.epoch THEN
            result.outcome := 'epoch';
            RETURN result;
        END IF;
    END LOOP;

    IF p_read <= p_read_end THEN
        SELECT r.record INTO result.moved
        FROM unnest(p_reads[p_read : p_read_end], p_read_versions[p_read : p_read_end]) AS r(record, version)
        WHERE coalesce((SELECT l.version FROM ledger.lines l WHERE l.record = r.record
                        ORDER BY l.version DESC LIMIT 1), 0) <> r.version
        LIMIT 1;
        IF FOUND THEN
            result.outcome := 'read_moved';
            RETURN result;
        END IF;
    END IF;
    IF p_line = p_line_end THEN
        SELECT l.version INTO own FROM ledger.lines l WHERE l.record = p_records[p_line] ORDER BY l.version DESC LIMIT 1;
        IF p_versions[p_line] <> own + 1 OR (own IS NULL AND p_versions[p_line] > 1) THEN
            result.moved := p_records[p_line];
        END IF;
    ELSE
        result.moved := ledger.out_of_turn(p_records[p_line : p_line_end], p_versions[p_line : p_line_end]);
    END IF;
    IF result.moved IS NOT NULL THEN
        result.outcome := 'own_moved';
        RETURN result;
    END IF;

    SELECT l.position, l.recorded_at INTO tail FROM ledger.lines l ORDER BY l.position DESC LIMIT 1;
    at := coalesce(tail.position, 0);
    now := greatest(now, tail.recorded_at);
    result.first := at + 1;

    FOR i IN p_line .. p_line_end LOOP
        at := at + 1;
        INSERT INTO ledger.lines VALUES (
            at, p_records[i], p_versions[i], p_names[i], p_bodies[i], now,
            sha256('\x00'::bytea || ledger.entry(book.ledger, p_names[i], at, p_records[i], now, p_versions[i], p_bodies[i])));
        IF p_envelopes[i] IS NOT NULL THEN
            INSERT INTO ledger.sealed VALUES (at, p_epochs[i], p_wrapped[i], p_envelopes[i]);
        END IF;
        IF p_series[i] IS NOT NULL AND p_versions[i] = 1 THEN
            local_year := extract(year FROM now AT TIME ZONE 'Europe/Stockholm');
            INSERT INTO ledger.numbers (record, series, year, number)
            SELECT p_records[i], p_series[i], local_year, coalesce(max(n.number), 0) + 1
            FROM ledger.numbers n WHERE n.series = p_series[i] AND n.year = local_year
            RETURNING ledger.numbers.number INTO own;
            result.number := coalesce(result.number, own);
        END IF;
    END LOOP;
    INSERT INTO ledger.acts VALUES (p_act, p_digest, result.first, at);
    result.outcome := 'written';
    result.last := at;
    result.recorded_at := now;
    RETURN result;
END $$;

-- Take the lock of those who append, in a transaction that can see what they committed and that waits for the disk.
-- Returns the clock, read under the lock: a time drawn before it could fall before a moment that is settled already.
CREATE FUNCTION ledger.take_turn() RETURNS timestamptz
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'ledger.append must see what others committed: use READ COMMITTED';
    END IF;
    IF current_setting('synchronous_commit') = 'off' THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    PERFORM pg_advisory_xact_lock(6001201100009);
    RETURN clock_timestamp();
END $$;

-- Append one act. Versions in p_reads are what the decision rested on; 0 means "there was none". p_at is the deciding
-- server's clock: more than a minute from the database's own is refused, save in a demonstration, where the act brings
-- the time.
CREATE FUNCTION ledger.append(
    p_act uuid, p_digest bytea, p_at timestamptz,
    p_reads uuid[], p_read_versions integer[],
    p_records uuid[], p_versions integer[], p_names text[], p_bodies bytea[],
    p_epochs integer[], p_wrapped bytea[], p_envelopes bytea[], p_series text[]
) RETURNS ledger.outcome
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off  -- plans made while the table is small must not become scans when it is large
AS $$
BEGIN
    PERFORM ledger.take_turn();
    RETURN ledger.append_act(
        p_act, p_digest, p_at, 1, cardinality(p_reads), 1, cardinality(p_records),
        p_reads, p_read_versions, p_records, p_versions, p_names, p_bodies, p_epochs, p_wrapped, p_envelopes, p_series);
END $$;

-- Append many acts in one transaction, each accepted or refused on its own. Act i has the lines and reads that end at
-- p_line_ends[i] and p_read_ends[i] in the flat arrays, which are handed on whole: cutting them up costs more than all else.
CREATE FUNCTION ledger.append_batch(
    p_acts uuid[], p_digests bytea[], p_ats timestamptz[], p_read_ends integer[], p_line_ends integer[],
    p_reads uuid[], p_read_versions integer[],
    p_records uuid[], p_versions integer[], p_names text[], p_bodies bytea[],
    p_epochs integer[], p_wrapped bytea[], p_envelopes bytea[], p_series text[]
) RETURNS SETOF ledger.outcome
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
    line integer := 1;
    read integer := 1;
BEGIN
    PERFORM ledger.take_turn();
    FOR i IN 1 .. cardinality(p_acts) LOOP
        RETURN NEXT ledger.append_act(
            p_acts[i], p_digests[i], p_ats[i], read, p_read_ends[i], line, p_line_ends[i],
            p_reads, p_read_versions, p_records, p_versions, p_names, p_bodies, p_epochs, p_wrapped, p_envelopes, p_series);
        line := p_line_ends[i] + 1;
        read := p_read_ends[i] + 1;
    END LOOP;
END $$;

-- Delete the seals of these lines for ever and forget the digests of their acts. The caller has written the list of
-- lines outside the database first (ledger/erasure.py), and the reason as a line in the book.
CREATE FUNCTION ledger.erase(p_positions bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
    erased bigint;
BEGIN
    UPDATE ledger.acts a SET digest = NULL
    FROM unnest(p_positions) AS p(line_position)
    WHERE a.first <= p.line_position AND a.last >= p.line_position AND a.digest IS NOT NULL;
    DELETE FROM ledger.sealed WHERE position = ANY (p_positions);
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $$;

-- From now on nothing may be sealed under an older master key. Done when it was done before; refused if it goes back.
CREATE FUNCTION ledger.begin_epoch(p_epoch integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(6001201100009);
    PERFORM pg_advisory_xact_lock(6001201100010);
    IF EXISTS (SELECT FROM ledger.epochs e WHERE e.epoch > p_epoch) THEN
        RAISE EXCEPTION 'an epoch later than % has begun', p_epoch;
    END IF;
    INSERT INTO ledger.epochs (epoch) VALUES (p_epoch) ON CONFLICT DO NOTHING;
END $$;

-- Give the key of a line another wrapping (a new epoch): the envelope is untouched.
CREATE FUNCTION ledger.rewrap(p_positions bigint[], p_epoch integer, p_wrapped bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE ledger.sealed s SET epoch = p_epoch, wrapped = n.wrapped
    FROM unnest(p_positions, p_wrapped) AS n(line_position, wrapped)
    WHERE s.position = n.line_position AND s.epoch < p_epoch;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END $$;

-- The line that a moment falls on: the last one recorded at or before it, settled because the lock is held while asking.
CREATE FUNCTION ledger.position_at(p_moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
    found bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'ledger.position_at must see what others committed: use READ COMMITTED';
    END IF;
    -- If a later line is visible, everything up to the moment is visible too; else wait for whoever is appending.
    IF NOT EXISTS (SELECT FROM ledger.lines WHERE recorded_at > p_moment) THEN
        PERFORM pg_advisory_xact_lock(6001201100009);
    END IF;
    SELECT l.position INTO found FROM ledger.lines l
    WHERE l.recorded_at <= p_moment ORDER BY l.recorded_at DESC, l.position DESC LIMIT 1;
    RETURN coalesce(found, 0);
END $$;
