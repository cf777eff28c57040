ALTER TABLE `outbox` RENAME COLUMN "seq" TO "major";--> statement-breakpoint
DROP INDEX `outbox_lane`;--> statement-breakpoint
DROP INDEX `outbox_room`;--> statement-breakpoint
DROP INDEX `outbox_eldest`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `outbox` SET `major` = `major` / 1000, `minor` = `major` % 1000 WHERE `lane` LIKE '%/%';--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`status`,`major`,`minor`);--> statement-breakpoint
CREATE INDEX `outbox_room` ON `outbox` (`status`,`room`,`rank`,`next_at`,`major`,`minor`);--> statement-breakpoint
CREATE INDEX `outbox_eldest` ON `outbox` (`status`,`room`,`created_at`,`major`,`minor`);