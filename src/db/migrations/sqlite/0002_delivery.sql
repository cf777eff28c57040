DROP INDEX `outbox_due`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `room` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `place` text;--> statement-breakpoint
CREATE INDEX `outbox_room` ON `outbox` (`status`,`room`,`rank`,`next_at`,`seq`);--> statement-breakpoint
CREATE INDEX `outbox_eldest` ON `outbox` (`status`,`room`,`created_at`,`seq`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_at`);