-- Why: what one line costs. Most acts meet nothing that stands in their way, and then the whole batch (or the one line)
-- is written in a few statements; all else is left to ledger.append and ledger.append_batch, which know every reason.

-- Append one act of one line, if all is plain: nothing has moved, the act is new, clocks and epochs agree. Returns the
-- position, the seconds of recorded_at, and the number if the record got one; null when nothing was written.
CREATE FUNCTION ledger.append_line(
    p_act uuid, p_digest bytea, p_at timestamptz, p_reads uuid[], p_read_versions integer[],
    p_record uuid, p_version integer, p_name text, p_body bytea,
    p_epoch integer, p_wrapped bytea, p_envelope bytea, p_series text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
    now    timestamptz;
    book   uuid;
    at     bigint;
    given  integer;
BEGIN
    now := ledger.take_turn();
    SELECT i.ledger, l.position + 1, greatest(l.recorded_at, CASE WHEN i.demonstration THEN p_at ELSE now END)
    INTO book, at, now
    FROM ledger.identity i, (SELECT l.position, l.recorded_at FROM ledger.lines l ORDER BY l.position DESC LIMIT 1) AS l
    WHERE (i.demonstration OR p_at BETWEEN now - interval '60 s' AND now + interval '60 s')
    AND NOT EXISTS (SELECT FROM ledger.epochs e WHERE e.epoch > p_epoch)
    AND NOT EXISTS (
        SELECT FROM (SELECT unnest(p_reads || p_record) AS record,
                            unnest(p_read_versions || (p_version - 1)) AS version) AS r
        WHERE r.version <> coalesce((SELECT l.version FROM ledger.lines l WHERE l.record = r.record
                                     ORDER BY l.version DESC LIMIT 1), 0));
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    INSERT INTO ledger.acts VALUES (p_act, p_digest, at, at) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;

    INSERT INTO ledger.lines VALUES (
        at, p_record, p_version, p_name, p_body, now,
        sha256('\x00'::bytea || ledger.entry(book, p_name, at, p_record, now, p_version, p_body)));
    IF p_envelope IS NOT NULL THEN
        INSERT INTO ledger.sealed VALUES (at, p_epoch, p_wrapped, p_envelope);
    END IF;
    IF p_series IS NOT NULL AND p_version = 1 THEN
        INSERT INTO ledger.numbers (record, series, year, number)
        SELECT p_record, p_series, y.year, 1 + coalesce(
            (SELECT max(n.number) FROM ledger.numbers n WHERE n.series = p_series AND n.year = y.year), 0)
        FROM (SELECT extract(year FROM now AT TIME ZONE 'Europe/Stockholm')::smallint AS year) AS y
        RETURNING ledger.numbers.number INTO given;
    END IF;
    RETURN concat_ws(' ', at, extract(epoch FROM now), given);
END $$;

-- Append many acts, if all of them are plain; else each is accepted or refused on its own by ledger.append_batch, whose
-- arguments these are. What one act reads no other may write, since all are judged by the book as it stood before.
CREATE FUNCTION ledger.append_together(
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
    now   timestamptz;
    book  uuid;
    tail  bigint;
    given integer[];  -- the number that each line gives its record
BEGIN
    now := ledger.take_turn();
    SELECT i.ledger, l.position, greatest(l.recorded_at, now) INTO book, tail, now
    FROM ledger.identity i, (SELECT l.position, l.recorded_at FROM ledger.lines l ORDER BY l.position DESC LIMIT 1) AS l
    WHERE NOT i.demonstration
    AND now - interval '60 s' <= ALL (p_ats) AND now + interval '60 s' >= ALL (p_ats)
    AND NOT EXISTS (SELECT FROM ledger.epochs e WHERE e.epoch > ANY (p_epochs))
    AND NOT EXISTS (SELECT FROM ledger.acts a WHERE a.act = ANY (p_acts))
    AND cardinality(p_acts) = (SELECT count(DISTINCT u.act) FROM unnest(p_acts) AS u(act))
    AND NOT EXISTS (
        SELECT FROM (SELECT DISTINCT u.record, u.version FROM unnest(p_reads, p_read_versions) AS u(record, version)) AS r
        WHERE r.record = ANY (p_records)
        OR r.version <> coalesce((SELECT l.version FROM ledger.lines l WHERE l.record = r.record
                                  ORDER BY l.version DESC LIMIT 1), 0))
    AND ledger.out_of_turn(p_records, p_versions) IS NULL;
    IF NOT FOUND THEN
        RETURN QUERY SELECT * FROM ledger.append_batch(
            p_acts, p_digests, p_ats, p_read_ends, p_line_ends, p_reads, p_read_versions,
            p_records, p_versions, p_names, p_bodies, p_epochs, p_wrapped, p_envelopes, p_series);
        RETURN;
    END IF;

    INSERT INTO ledger.lines
    SELECT tail + u.i, u.record, u.version, u.name, u.body, now,
           sha256('\x00'::bytea || ledger.entry(book, u.name, tail + u.i, u.record, now, u.version, u.body))
    FROM unnest(p_records, p_versions, p_names, p_bodies) WITH ORDINALITY AS u(record, version, name, body, i);
    INSERT INTO ledger.sealed
    SELECT tail + u.i, u.epoch, u.wrapped, u.envelope
    FROM unnest(p_epochs, p_wrapped, p_envelopes) WITH ORDINALITY AS u(epoch, wrapped, envelope, i)
    WHERE u.envelope IS NOT NULL;
    INSERT INTO ledger.acts
    SELECT u.act, u.digest, tail + 1 + lag(u.line_end, 1, 0) OVER (), tail + u.line_end
    FROM unnest(p_acts, p_digests, p_line_ends) AS u(act, digest, line_end);
    IF cardinality(array_remove(p_series, NULL)) > 0 THEN
        given := ledger.give_numbers(now, p_records, p_versions, p_series);
    END IF;
    RETURN QUERY
    SELECT 'written', tail + 1 + lag(u.line_end, 1, 0) OVER (), tail + u.line_end, NULL::uuid, now,
           (array_remove(given[1 + lag(u.line_end, 1, 0) OVER () : u.line_end], NULL))[1]
    FROM unnest(p_line_ends) AS u(line_end);
END $$;

-- Give each record that begins among these lines the next number of its series. Returns the numbers by line.
CREATE FUNCTION ledger.give_numbers(p_now timestamptz, p_records uuid[], p_versions integer[], p_series text[])
RETURNS integer[]
LANGUAGE plpgsql
AS $$
DECLARE
    local_year smallint := extract(year FROM p_now AT TIME ZONE 'Europe/Stockholm');
    given      integer[];
BEGIN
    SELECT array_agg(CASE WHEN u.series IS NOT NULL AND u.version = 1 THEN (s.last + u.behind)::integer END ORDER BY u.i)
    INTO given
    FROM (SELECT u.series, u.version, u.i, row_number() OVER (PARTITION BY u.series, u.version ORDER BY u.i) AS behind
          FROM unnest(p_series, p_versions) WITH ORDINALITY AS u(series, version, i)) AS u
    LEFT JOIN (SELECT d.series, (SELECT coalesce(max(n.number), 0) FROM ledger.numbers n
                                 WHERE n.series = d.series AND n.year = local_year) AS last
               FROM (SELECT DISTINCT u.series FROM unnest(p_series) AS u(series)) AS d) AS s ON s.series = u.series;
    INSERT INTO ledger.numbers (record, series, year, number)
    SELECT u.record, u.series, local_year, u.number
    FROM unnest(p_records, p_series, given) AS u(record, series, number) WHERE u.number IS NOT NULL;
    RETURN given;
END $$;

REVOKE ALL ON FUNCTION ledger.append_line, ledger.append_together, ledger.give_numbers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append_line, ledger.append_together TO liggaren_writer;
