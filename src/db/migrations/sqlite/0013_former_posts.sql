CREATE TABLE `former_posts` (
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`escalation_id` text NOT NULL,
	`name` text NOT NULL,
	`stale` integer NOT NULL,
	PRIMARY KEY(`channel`, `ts`)
);
--> statement-breakpoint
CREATE INDEX `former_posts_of` ON `former_posts` (`escalation_id`,`name`);