CREATE TABLE `lines` (
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`escalation_id` text NOT NULL,
	`card` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`channel`, `ts`)
);
--> statement-breakpoint
CREATE INDEX `lines_card` ON `lines` (`escalation_id`,`card`);--> statement-breakpoint
CREATE TABLE `readings` (
	`escalation_id` text NOT NULL,
	`team` text NOT NULL,
	`reader` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`escalation_id`, `team`, `reader`, `what`, `at`)
);
--> statement-breakpoint
ALTER TABLE `history` ADD `under` text;--> statement-breakpoint
ALTER TABLE `history` ADD `restricted` integer;--> statement-breakpoint
UPDATE `history` SET `under` = (
	SELECT coalesce(json_extract(`held`.`deed`, '$.to'), json_extract(`held`.`deed`, '$.team')) FROM `history` AS `held`
	WHERE `held`.`escalation_id` = `history`.`escalation_id` AND `held`.`version` <= `history`.`version`
		AND `held`.`what` IN ('raised', 'moved')
	ORDER BY `held`.`version` DESC LIMIT 1
);
