CREATE TABLE `clock_facts` (
	`escalation_id` text NOT NULL,
	`clock` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_local` text NOT NULL,
	`team` text NOT NULL,
	`priority` text NOT NULL,
	`target_ms` integer NOT NULL,
	`counted_ms` integer NOT NULL,
	`due_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`outcome` text NOT NULL,
	`missed_at` integer,
	`judged_local` text NOT NULL,
	PRIMARY KEY(`escalation_id`, `clock`, `started_at`)
);
--> statement-breakpoint
CREATE TABLE `event_facts` (
	`escalation_id` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	`local` text NOT NULL,
	`by` text NOT NULL,
	`team` text NOT NULL,
	`priority` text NOT NULL,
	`from_team` text,
	`outcome` text,
	`started_at` integer,
	`ended_at` integer,
	`ended_by` text,
	PRIMARY KEY(`escalation_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `facts_owed` (
	`escalation_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `held_facts` (
	`escalation_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`holder` text NOT NULL,
	`team` text NOT NULL,
	`priority` text NOT NULL,
	`person` text,
	PRIMARY KEY(`escalation_id`, `started_at`)
);
--> statement-breakpoint
-- The facts of what is there already are worked out after the start.
INSERT INTO `facts_owed` SELECT `id` FROM `escalations`;
--> statement-breakpoint
CREATE VIEW `v_escalations` AS SELECT
	e.id AS `escalation`, e.number, e.team, e.priority, e.status, e.reporter, e.owner, e.country, e.category, e.contact, e.on_phone, e.moves, e.duplicate_of,
	strftime('%Y-%m-%dT%H:%M:%fZ', e.opened_at / 1000.0, 'unixepoch') AS `opened_at`, e.opened_at AS `opened_at_ms`,
	r.local AS `opened_local`, date(substr(r.local, 1, 10), 'weekday 0', '-6 days') AS `week`,
	strftime('%Y-%m-%dT%H:%M:%fZ', e.closed_at / 1000.0, 'unixepoch') AS `closed_at`, e.closed_at AS `closed_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', e.due_at / 1000.0, 'unixepoch') AS `due_at`, e.due_at AS `due_at_ms`
FROM escalations e LEFT JOIN event_facts r ON r.escalation_id = e.id AND r.version = 1;
--> statement-breakpoint
CREATE VIEW `v_clocks` AS SELECT
	escalation_id AS `escalation`, clock, team, priority, outcome,
	CASE outcome WHEN 'met' THEN 1 WHEN 'missed' THEN 0 END AS `in_time`, ended_by,
	target_ms, counted_ms, ended_at - started_at AS `wall_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS `started_at`, started_at AS `started_at_ms`, started_local,
	strftime('%Y-%m-%dT%H:%M:%fZ', due_at / 1000.0, 'unixepoch') AS `due_at`, due_at AS `due_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', missed_at / 1000.0, 'unixepoch') AS `missed_at`, missed_at AS `missed_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', ended_at / 1000.0, 'unixepoch') AS `ended_at`, ended_at AS `ended_at_ms`,
	judged_local, date(substr(judged_local, 1, 10), 'weekday 0', '-6 days') AS `week`
FROM clock_facts;
--> statement-breakpoint
CREATE VIEW `v_held` AS SELECT
	escalation_id AS `escalation`, holder, team, priority, person, ended_at - started_at AS `wall_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS `started_at`, started_at AS `started_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', ended_at / 1000.0, 'unixepoch') AS `ended_at`, ended_at AS `ended_at_ms`
FROM held_facts;
--> statement-breakpoint
CREATE VIEW `v_events` AS SELECT
	escalation_id AS `escalation`, version, what, `by`, team, from_team, priority, outcome, ended_by,
	ended_at - started_at AS `took_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch') AS `at`, at AS `at_ms`, local, date(substr(local, 1, 10), 'weekday 0', '-6 days') AS `week`,
	strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS `started_at`, started_at AS `started_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', ended_at / 1000.0, 'unixepoch') AS `ended_at`, ended_at AS `ended_at_ms`
FROM event_facts;
--> statement-breakpoint
CREATE VIEW `v_callbacks` AS SELECT
	c.escalation_id AS `escalation`, c.team, c.priority, c.outcome,
	CASE c.outcome WHEN 'met' THEN 1 WHEN 'missed' THEN 0 END AS `in_time`, e.outcome AS `answer`,
	strftime('%Y-%m-%dT%H:%M:%fZ', c.started_at / 1000.0, 'unixepoch') AS `promised_at`, c.started_at AS `promised_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', c.due_at / 1000.0, 'unixepoch') AS `due_at`, c.due_at AS `due_at_ms`,
	strftime('%Y-%m-%dT%H:%M:%fZ', c.ended_at / 1000.0, 'unixepoch') AS `ended_at`, c.ended_at AS `ended_at_ms`,
	c.judged_local, date(substr(c.judged_local, 1, 10), 'weekday 0', '-6 days') AS `week`
FROM clock_facts c LEFT JOIN event_facts e
	ON e.escalation_id = c.escalation_id AND e.what = 'called back' AND e.started_at = c.started_at
WHERE c.clock = 'callback';
--> statement-breakpoint
CREATE VIEW `v_documents` AS SELECT
	f.escalation_id AS `escalation`, f.team, f.priority, e.country, e.category, f.outcome AS `answer`,
	CASE WHEN NOT h.restricted THEN h.deed -> 'document' ->> 'which' END AS `document`,
	CASE WHEN NOT h.restricted THEN h.deed ->> 'cause' END AS `cause`,
	strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS `at`, f.at AS `at_ms`, f.local, date(substr(f.local, 1, 10), 'weekday 0', '-6 days') AS `week`
FROM event_facts f
JOIN history h ON h.escalation_id = f.escalation_id AND h.version = f.version
JOIN escalations e ON e.id = f.escalation_id
WHERE f.what IN ('resolved', 'looked back') AND f.outcome IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM event_facts later
	WHERE later.escalation_id = f.escalation_id AND later.version > f.version AND later.what IN ('resolved', 'looked back')
);
