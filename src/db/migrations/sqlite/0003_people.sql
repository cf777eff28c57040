CREATE TABLE `listings` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `people` ADD `enterprise` text;--> statement-breakpoint
ALTER TABLE `people` ADD `changed_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `people` SET `fetched_at` = 0;
