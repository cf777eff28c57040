CREATE TABLE "direct_channels" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"channel" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"holder" text collate "C" NOT NULL,
	"since_ms" bigint NOT NULL,
	"until_ms" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "hearer" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "direct_channels_channel" ON "direct_channels" USING btree ("channel");