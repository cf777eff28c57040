ALTER TABLE `outbox` ADD `hold` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `sent_with` text;--> statement-breakpoint
UPDATE `outbox` SET `hold` = 'asleep' WHERE `status` = 'pending' AND `reason` = 'nobody is reminded now';--> statement-breakpoint
UPDATE `outbox` SET `hold` = 'card first' WHERE `status` = 'pending' AND `reason` = 'the card first';--> statement-breakpoint
UPDATE `outbox` SET `hold` = 'fault' WHERE `status` = 'pending' AND `reason` = 'fault';--> statement-breakpoint
UPDATE `outbox` SET `sent_with` = substr(`reason`, 11), `reason` = NULL WHERE `reason` LIKE 'said with %';
