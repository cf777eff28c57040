ALTER TABLE `changes` ADD `document` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `link` text;--> statement-breakpoint
CREATE INDEX `event_facts_documents` ON `event_facts` (`at`) WHERE outcome in ('yes', 'wrong', 'missing');