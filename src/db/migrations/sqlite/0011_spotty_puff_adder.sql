CREATE TABLE `pressables` (
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`escalation_id` text NOT NULL,
	`version` integer NOT NULL,
	`part` integer NOT NULL,
	`actions` text NOT NULL,
	PRIMARY KEY(`channel`, `ts`)
);
--> statement-breakpoint
CREATE INDEX `pressables_escalation` ON `pressables` (`escalation_id`);