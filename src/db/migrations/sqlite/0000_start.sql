CREATE TABLE `escalations` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`team` text NOT NULL,
	`priority` text NOT NULL,
	`reporter` text NOT NULL,
	`owner` text,
	`summary` text NOT NULL,
	`details` text NOT NULL,
	`need` text,
	`account` text,
	`country` text,
	`category` text,
	`callback_at` integer,
	`contact` text,
	`on_phone` integer NOT NULL,
	`source` text,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`updated_at` integer NOT NULL,
	`clocks` text NOT NULL,
	`question` text,
	`resolution` text,
	`moves` integer NOT NULL,
	`held_since` integer NOT NULL,
	`policy_id` text NOT NULL,
	`wake_at` integer,
	`search_text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_number_unique` ON `escalations` (`number`);--> statement-breakpoint
CREATE INDEX `escalations_wake` ON `escalations` (`wake_at`);--> statement-breakpoint
CREATE INDEX `escalations_team` ON `escalations` (`team`,`status`,`opened_at`);--> statement-breakpoint
CREATE INDEX `escalations_owner` ON `escalations` (`owner`,`status`);--> statement-breakpoint
CREATE INDEX `escalations_reporter` ON `escalations` (`reporter`,`opened_at`);--> statement-breakpoint
CREATE INDEX `escalations_opened` ON `escalations` (`opened_at`);--> statement-breakpoint
CREATE INDEX `escalations_closed` ON `escalations` (`closed_at`);--> statement-breakpoint
CREATE TABLE `history` (
	`escalation_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`via` text NOT NULL,
	`what` text NOT NULL,
	`deed` text NOT NULL,
	`ended` text NOT NULL,
	PRIMARY KEY(`escalation_id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `history_at` ON `history` (`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`lane` text NOT NULL,
	`seq` integer NOT NULL,
	`escalation_id` text,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`rank` integer NOT NULL,
	`attempts` integer NOT NULL,
	`refusals` integer NOT NULL,
	`next_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`first_tried_at` integer,
	`settled_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_at`,`rank`);--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`status`,`seq`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`workspace` text,
	`guest` integer NOT NULL,
	`bot` integer NOT NULL,
	`deleted` integer NOT NULL,
	`fetched_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policies` (
	`id` text PRIMARY KEY NOT NULL,
	`policy` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`escalation_id` text NOT NULL,
	`name` text NOT NULL,
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`permalink` text,
	PRIMARY KEY(`escalation_id`, `name`)
);
--> statement-breakpoint
CREATE INDEX `posts_message` ON `posts` (`channel`,`ts`);--> statement-breakpoint
CREATE TABLE `requests` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`escalation_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `requests_at` ON `requests` (`at`);