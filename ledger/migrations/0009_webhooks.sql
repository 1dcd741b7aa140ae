-- Why: systems that follow the book are told by signed messages. Whom to tell, and how far each has been told, are no facts
-- of the book: they lie here, address and secret sealed. `delivered` is the whole outbox: what comes after it is not sent.

CREATE SCHEMA webhooks;

CREATE TABLE webhooks.subscriptions (
    subscription  uuid        PRIMARY KEY,
    registers     text[]      NOT NULL COLLATE "C" CHECK (cardinality(registers) > 0),
    registered_by uuid        NOT NULL,
    registered_at timestamptz NOT NULL,
    epoch         integer     NOT NULL,
    wrapped       bytea       NOT NULL,
    envelope      bytea       NOT NULL CHECK (length(envelope) <= 10000),
    delivered     bigint      NOT NULL CHECK (delivered >= 0),
    attempts      integer     NOT NULL DEFAULT 0,  -- that failed, since the last that did not
    failing_since timestamptz,
    next_at       timestamptz,
    trouble       text        COLLATE "C" CHECK (length(trouble) <= 40),  -- a word of ours, never the receiver's
    dead_at       timestamptz
);

-- Register a subscription to the lines that come from now on: registered | full (there are p_most) | epoch (see drafts).
CREATE FUNCTION webhooks.register(
    p_subscription uuid, p_registers text[], p_by uuid, p_at timestamptz,
    p_epoch integer, p_wrapped bytea, p_envelope bytea, p_most integer
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(6001201100010);
    IF p_epoch < (SELECT max(e.epoch) FROM ledger.epochs e) THEN
        RETURN 'epoch';
    END IF;
    LOCK TABLE webhooks.subscriptions IN SHARE ROW EXCLUSIVE MODE;
    IF (SELECT count(*) FROM webhooks.subscriptions) >= p_most THEN
        RETURN 'full';
    END IF;
    INSERT INTO webhooks.subscriptions
        (subscription, registers, registered_by, registered_at, epoch, wrapped, envelope, delivered)
    SELECT p_subscription, p_registers, p_by, p_at, p_epoch, p_wrapped, p_envelope, coalesce(max(l.position), 0)
    FROM ledger.lines l;
    RETURN 'registered';
END $$;

-- Give the keys of subscriptions another wrapping (a new epoch).
CREATE FUNCTION webhooks.rewrap(p_subscriptions uuid[], p_epoch integer, p_wrapped bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE webhooks.subscriptions s SET epoch = p_epoch, wrapped = n.wrapped
    FROM unnest(p_subscriptions, p_wrapped) AS n(subscription, wrapped)
    WHERE s.subscription = n.subscription AND s.epoch < p_epoch;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END $$;

-- What has been delivered is not sent again because somebody counts backwards.
CREATE FUNCTION webhooks.refuse_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'webhooks.subscriptions.delivered only grows' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER delivered_only_grows BEFORE UPDATE OF delivered ON webhooks.subscriptions FOR EACH ROW
    WHEN (NEW.delivered < OLD.delivered) EXECUTE FUNCTION webhooks.refuse_return();

REVOKE ALL ON SCHEMA webhooks FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA webhooks FROM PUBLIC;
GRANT USAGE ON SCHEMA webhooks TO liggaren_writer;
GRANT SELECT, DELETE, UPDATE (delivered, attempts, failing_since, next_at, trouble, dead_at)
    ON webhooks.subscriptions TO liggaren_writer;
GRANT EXECUTE ON FUNCTION webhooks.register, webhooks.rewrap TO liggaren_writer;
