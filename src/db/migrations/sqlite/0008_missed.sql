ALTER TABLE `escalations` ADD `due_at` integer;--> statement-breakpoint
CREATE INDEX `escalations_due` ON `escalations` (`due_at`);--> statement-breakpoint
UPDATE `escalations` SET
	`due_at` = (SELECT min(json_extract(`value`, '$.dueAt')) FROM json_each(`escalations`.`clocks`)),
	`clocks` = (SELECT json_group_object(`key`, json_set(`value`, '$.missedAt', CASE
		WHEN json_extract(`value`, '$.outcome') = 'missed' THEN json_extract(`value`, '$.stoppedAt')
		WHEN json_extract(`value`, '$.stoppedAt') IS NULL AND json_extract(`value`, '$.dueAt') IS NULL
			AND json_extract(`value`, '$.countedMs') > json_extract(`value`, '$.targetMs') THEN `escalations`.`updated_at`
	END)) FROM json_each(`escalations`.`clocks`));--> statement-breakpoint
UPDATE `history` SET `ended` = (
	SELECT json_group_array(CASE json_extract(`value`, '$.outcome')
		WHEN 'missed' THEN json_set(`value`, '$.missedAt', `history`.`at`) ELSE json(`value`) END)
	FROM json_each(`history`.`ended`)
) WHERE `at` > (SELECT max(`at`) FROM `history`) - 691200000 AND `ended` LIKE '%"missed"%';
