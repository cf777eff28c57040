CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`restricted` integer NOT NULL,
	`title` text NOT NULL,
	`team` text NOT NULL,
	`category` text,
	`measure` text NOT NULL,
	`since` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `changes_team` ON `changes` (`team`,`since`);--> statement-breakpoint
CREATE INDEX `clock_facts_ended` ON `clock_facts` (`team`,`clock`,`ended_at`);--> statement-breakpoint
CREATE INDEX `clock_facts_missed` ON `clock_facts` (`team`,`clock`,`missed_at`);--> statement-breakpoint
CREATE INDEX `event_facts_what` ON `event_facts` (`what`,`at`);--> statement-breakpoint
CREATE INDEX `held_facts_team` ON `held_facts` (`team`,`holder`,`started_at`);