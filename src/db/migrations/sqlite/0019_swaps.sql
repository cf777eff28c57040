CREATE TABLE `swaps` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`giver` text NOT NULL,
	`taker` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`return_from` integer,
	`return_to` integer,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	`taken_back_at` integer,
	`taken_back_by` text
);
--> statement-breakpoint
CREATE INDEX `swaps_state` ON `swaps` (`state`,`to_at`);