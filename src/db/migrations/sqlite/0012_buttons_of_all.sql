PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_pressables` (
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`escalation_id` text NOT NULL,
	`notice` text,
	`lane` text,
	`version` integer NOT NULL,
	`part` integer NOT NULL,
	`actions` text NOT NULL,
	PRIMARY KEY(`channel`, `ts`, `escalation_id`)
);
--> statement-breakpoint
INSERT INTO `__new_pressables`("channel", "ts", "escalation_id", "notice", "lane", "version", "part", "actions") SELECT "channel", "ts", "escalation_id", NULL, NULL, "version", "part", "actions" FROM `pressables`;--> statement-breakpoint
DROP TABLE `pressables`;--> statement-breakpoint
ALTER TABLE `__new_pressables` RENAME TO `pressables`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `pressables_escalation` ON `pressables` (`escalation_id`);--> statement-breakpoint
CREATE INDEX `pressables_notice` ON `pressables` (`notice`);