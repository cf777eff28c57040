CREATE TABLE `inbox` (
	`seq` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`lane` text NOT NULL,
	`escalation_id` text,
	`heard_at` integer NOT NULL,
	`request` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key_unique` ON `inbox` (`key`);--> statement-breakpoint
CREATE INDEX `inbox_lane` ON `inbox` (`lane`,`seq`);--> statement-breakpoint
CREATE INDEX `inbox_heard` ON `inbox` (`escalation_id`,`heard_at`);