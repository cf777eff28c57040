CREATE VIEW "v_escalations" AS SELECT
	e.id AS "escalation", e.number, e.team, e.priority, e.status, e.reporter, e.owner, e.country, e.category, e.contact, e.on_phone::int AS "on_phone", e.moves, e.duplicate_of,
	to_char(to_timestamp(e.opened_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "opened_at", e.opened_at AS "opened_at_ms",
	r.local AS "opened_local", to_char(date_trunc('week', substr(r.local, 1, 10)::timestamp), 'YYYY-MM-DD') AS "week",
	to_char(to_timestamp(e.closed_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closed_at", e.closed_at AS "closed_at_ms",
	to_char(to_timestamp(e.due_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "due_at", e.due_at AS "due_at_ms"
FROM escalations e LEFT JOIN event_facts r ON r.escalation_id = e.id AND r.version = 1;
--> statement-breakpoint
CREATE VIEW "v_clocks" AS SELECT
	escalation_id AS "escalation", clock, team, priority, outcome,
	CASE outcome WHEN 'met' THEN 1 WHEN 'missed' THEN 0 END AS "in_time", ended_by,
	target_ms, counted_ms, ended_at - started_at AS "wall_ms",
	to_char(to_timestamp(started_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "started_at", started_at AS "started_at_ms", started_local,
	to_char(to_timestamp(due_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "due_at", due_at AS "due_at_ms",
	to_char(to_timestamp(missed_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "missed_at", missed_at AS "missed_at_ms",
	to_char(to_timestamp(ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "ended_at", ended_at AS "ended_at_ms",
	judged_local, to_char(date_trunc('week', substr(judged_local, 1, 10)::timestamp), 'YYYY-MM-DD') AS "week"
FROM clock_facts;
--> statement-breakpoint
CREATE VIEW "v_held" AS SELECT
	escalation_id AS "escalation", holder, team, priority, person, ended_at - started_at AS "wall_ms",
	to_char(to_timestamp(started_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "started_at", started_at AS "started_at_ms",
	to_char(to_timestamp(ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "ended_at", ended_at AS "ended_at_ms"
FROM held_facts;
--> statement-breakpoint
CREATE VIEW "v_events" AS SELECT
	escalation_id AS "escalation", version, what, "by", team, from_team, priority, outcome, ended_by,
	ended_at - started_at AS "took_ms",
	to_char(to_timestamp(at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", at AS "at_ms", local, to_char(date_trunc('week', substr(local, 1, 10)::timestamp), 'YYYY-MM-DD') AS "week",
	to_char(to_timestamp(started_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "started_at", started_at AS "started_at_ms",
	to_char(to_timestamp(ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "ended_at", ended_at AS "ended_at_ms"
FROM event_facts;
--> statement-breakpoint
CREATE VIEW "v_callbacks" AS SELECT
	c.escalation_id AS "escalation", c.team, c.priority, c.outcome,
	CASE c.outcome WHEN 'met' THEN 1 WHEN 'missed' THEN 0 END AS "in_time", e.outcome AS "answer",
	to_char(to_timestamp(c.started_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "promised_at", c.started_at AS "promised_at_ms",
	to_char(to_timestamp(c.due_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "due_at", c.due_at AS "due_at_ms",
	to_char(to_timestamp(c.ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "ended_at", c.ended_at AS "ended_at_ms",
	c.judged_local, to_char(date_trunc('week', substr(c.judged_local, 1, 10)::timestamp), 'YYYY-MM-DD') AS "week"
FROM clock_facts c LEFT JOIN event_facts e
	ON e.escalation_id = c.escalation_id AND e.what = 'called back' AND e.started_at = c.started_at
WHERE c.clock = 'callback';
--> statement-breakpoint
CREATE VIEW "v_documents" AS SELECT
	f.escalation_id AS "escalation", f.team, f.priority, e.country, e.category, f.outcome AS "answer",
	CASE WHEN NOT h.restricted THEN h.deed -> 'document' ->> 'which' END AS "document",
	CASE WHEN NOT h.restricted THEN h.deed ->> 'cause' END AS "cause",
	to_char(to_timestamp(f.at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", f.at AS "at_ms", f.local, to_char(date_trunc('week', substr(f.local, 1, 10)::timestamp), 'YYYY-MM-DD') AS "week"
FROM event_facts f
JOIN history h ON h.escalation_id = f.escalation_id AND h.version = f.version
JOIN escalations e ON e.id = f.escalation_id
WHERE f.what IN ('resolved', 'looked back') AND f.outcome IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM event_facts later
	WHERE later.escalation_id = f.escalation_id AND later.version > f.version AND later.what IN ('resolved', 'looked back')
);
--> statement-breakpoint
CREATE VIEW "v_volumes" AS SELECT
	day, to_char(date_trunc('week', day::timestamp), 'YYYY-MM-DD') AS "week", country, channel, contacts, active_users
FROM volumes;
