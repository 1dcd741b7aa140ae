-- Why: `eventsourcing` reads the book under the names of its own; nobody else needs them.

CREATE VIEW ledger.library_events AS
SELECT record AS originator_id, version AS originator_version, name AS topic, body AS state, position AS notification_id
FROM ledger.lines;
