CREATE TABLE `volumes` (
	`day` text NOT NULL,
	`country` text NOT NULL,
	`channel` text NOT NULL,
	`contacts` integer NOT NULL,
	`active_users` integer,
	PRIMARY KEY(`day`, `country`, `channel`)
);
--> statement-breakpoint
CREATE VIEW `v_volumes` AS SELECT
	day, date(day, 'weekday 0', '-6 days') AS `week`, country, channel, contacts, active_users
FROM volumes;
