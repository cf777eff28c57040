ALTER TABLE `escalations` ADD `former_reporters` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `escalations` ADD `side_offer` text;