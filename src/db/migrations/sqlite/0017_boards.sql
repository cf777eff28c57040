CREATE TABLE `boards` (
	`person` text PRIMARY KEY NOT NULL,
	`board` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `escalations_reporter`;--> statement-breakpoint
ALTER TABLE `escalations` ADD `nearly_due_at` integer;--> statement-breakpoint
CREATE INDEX `escalations_team_opened` ON `escalations` (`team`,`opened_at`);--> statement-breakpoint
CREATE INDEX `escalations_status` ON `escalations` (`status`,`opened_at`);--> statement-breakpoint
CREATE INDEX `escalations_reporter` ON `escalations` (`reporter`,`status`);