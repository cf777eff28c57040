UPDATE `escalations` SET `resolution` = json_set(json_remove(`resolution`, '$.document.helps'), '$.document.answer',
	CASE json_extract(`resolution`, '$.document.helps') WHEN 1 THEN 'yes' ELSE 'no' END)
WHERE json_type(`resolution`, '$.document.helps') IS NOT NULL;--> statement-breakpoint
UPDATE `history` SET `deed` = json_set(json_remove(`deed`, '$.document.helps'), '$.document.answer',
	CASE json_extract(`deed`, '$.document.helps') WHEN 1 THEN 'yes' ELSE 'no' END)
WHERE `what` = 'resolved' AND json_type(`deed`, '$.document.helps') IS NOT NULL;
