CREATE TABLE `shown_teams` (
	`team` text PRIMARY KEY NOT NULL,
	`name` text,
	`restricted` integer NOT NULL
);
