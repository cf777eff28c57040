CREATE TABLE `beats` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `downtimes` (
	`from_at` integer PRIMARY KEY NOT NULL,
	`to_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `escalations` ADD `live_until` integer;--> statement-breakpoint
ALTER TABLE `escalations` ADD `snooze` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `hand_over` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `shift_ends_at` integer;--> statement-breakpoint
ALTER TABLE `escalations` ADD `called_back` text;--> statement-breakpoint
CREATE INDEX `escalations_callback` ON `escalations` (`callback_at`);--> statement-breakpoint
UPDATE `policies` SET `policy` = json_set(`policy`, '$.calendars', json('{}'), '$.liveCall', json('{"acknowledgeMs":180000,"lastsMs":1800000}'), '$.ladder.handBackMs', NULL);
