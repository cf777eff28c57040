ALTER TABLE `escalations` ADD `duplicate_of` text;--> statement-breakpoint
CREATE INDEX `escalations_duplicates` ON `escalations` (`duplicate_of`);