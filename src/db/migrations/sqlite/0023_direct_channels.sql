CREATE TABLE `direct_channels` (
	`person` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `direct_channels_channel` ON `direct_channels` (`channel`);