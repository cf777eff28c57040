CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`since_ms` integer NOT NULL,
	`until_ms` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `inbox` ADD `hearer` text DEFAULT '' NOT NULL;