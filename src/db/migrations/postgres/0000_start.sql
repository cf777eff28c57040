CREATE TABLE "beats" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"board" json NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clock_facts" (
	"escalation_id" text collate "C" NOT NULL,
	"clock" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"started_local" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"priority" text collate "C" NOT NULL,
	"target_ms" bigint NOT NULL,
	"counted_ms" bigint NOT NULL,
	"due_at" bigint,
	"ended_at" bigint,
	"ended_by" text collate "C",
	"outcome" text collate "C" NOT NULL,
	"missed_at" bigint,
	"judged_local" text collate "C" NOT NULL,
	CONSTRAINT "clock_facts_escalation_id_clock_started_at_pk" PRIMARY KEY("escalation_id","clock","started_at")
);
--> statement-breakpoint
CREATE TABLE "downtimes" (
	"from_at" bigint PRIMARY KEY NOT NULL,
	"to_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"version" bigint NOT NULL,
	"status" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"priority" text collate "C" NOT NULL,
	"reporter" text collate "C" NOT NULL,
	"former_reporters" json DEFAULT '[]'::json NOT NULL,
	"owner" text collate "C",
	"summary" text collate "C" NOT NULL,
	"details" text collate "C" NOT NULL,
	"need" text collate "C",
	"account" text collate "C",
	"country" text collate "C",
	"category" text collate "C",
	"callback_at" bigint,
	"contact" text collate "C",
	"on_phone" boolean NOT NULL,
	"source" json,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint,
	"updated_at" bigint NOT NULL,
	"clocks" json NOT NULL,
	"question" json,
	"resolution" json,
	"live_until" bigint,
	"snooze" json,
	"hand_over" json,
	"side_offer" json,
	"shift_ends_at" bigint,
	"called_back" json,
	"duplicate_of" text collate "C",
	"moves" bigint NOT NULL,
	"held_since" bigint NOT NULL,
	"policy_id" text collate "C" NOT NULL,
	"wake_at" bigint,
	"due_at" bigint,
	"nearly_due_at" bigint,
	"search_text" text collate "C" NOT NULL,
	CONSTRAINT "escalations_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "event_facts" (
	"escalation_id" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"what" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"local" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"priority" text collate "C" NOT NULL,
	"from_team" text collate "C",
	"outcome" text collate "C",
	"started_at" bigint,
	"ended_at" bigint,
	"ended_by" text collate "C",
	CONSTRAINT "event_facts_escalation_id_version_pk" PRIMARY KEY("escalation_id","version")
);
--> statement-breakpoint
CREATE TABLE "facts_owed" (
	"escalation_id" text collate "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "former_posts" (
	"channel" text collate "C" NOT NULL,
	"ts" text collate "C" NOT NULL,
	"escalation_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"stale" boolean NOT NULL,
	CONSTRAINT "former_posts_channel_ts_pk" PRIMARY KEY("channel","ts")
);
--> statement-breakpoint
CREATE TABLE "held_facts" (
	"escalation_id" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"holder" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"priority" text collate "C" NOT NULL,
	"person" text collate "C",
	CONSTRAINT "held_facts_escalation_id_started_at_pk" PRIMARY KEY("escalation_id","started_at")
);
--> statement-breakpoint
CREATE TABLE "history" (
	"escalation_id" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"at" bigint NOT NULL,
	"by" text collate "C" NOT NULL,
	"via" text collate "C" NOT NULL,
	"what" text collate "C" NOT NULL,
	"deed" json NOT NULL,
	"ended" json NOT NULL,
	"under" text collate "C",
	"restricted" boolean,
	CONSTRAINT "history_escalation_id_version_pk" PRIMARY KEY("escalation_id","version")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"key" text collate "C" NOT NULL,
	"lane" text collate "C" NOT NULL,
	"escalation_id" text collate "C",
	"heard_at" bigint NOT NULL,
	"request" json NOT NULL,
	CONSTRAINT "inbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "lines" (
	"channel" text collate "C" NOT NULL,
	"ts" text collate "C" NOT NULL,
	"escalation_id" text collate "C" NOT NULL,
	"card" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "lines_channel_ts_pk" PRIMARY KEY("channel","ts")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"lane" text collate "C" NOT NULL,
	"major" bigint NOT NULL,
	"minor" bigint DEFAULT 0 NOT NULL,
	"escalation_id" text collate "C",
	"kind" text collate "C" NOT NULL,
	"payload" json NOT NULL,
	"status" text collate "C" NOT NULL,
	"rank" bigint NOT NULL,
	"room" text collate "C" DEFAULT '' NOT NULL,
	"attempts" bigint NOT NULL,
	"refusals" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"first_tried_at" bigint,
	"settled_at" bigint,
	"reason" text collate "C",
	"hold" text collate "C",
	"sent_with" text collate "C",
	"ts" text collate "C",
	"place" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"time_zone" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"workspace" text collate "C",
	"enterprise" text collate "C",
	"guest" boolean NOT NULL,
	"bot" boolean NOT NULL,
	"deleted" boolean NOT NULL,
	"fetched_at" bigint NOT NULL,
	"changed_at" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"policy" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"escalation_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"ts" text collate "C" NOT NULL,
	"permalink" text collate "C",
	CONSTRAINT "posts_escalation_id_name_pk" PRIMARY KEY("escalation_id","name")
);
--> statement-breakpoint
CREATE TABLE "pressables" (
	"channel" text collate "C" NOT NULL,
	"ts" text collate "C" NOT NULL,
	"escalation_id" text collate "C" NOT NULL,
	"notice" text collate "C",
	"lane" text collate "C",
	"version" bigint NOT NULL,
	"part" bigint NOT NULL,
	"actions" json NOT NULL,
	CONSTRAINT "pressables_channel_ts_escalation_id_pk" PRIMARY KEY("channel","ts","escalation_id")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"by" text collate "C" NOT NULL,
	"restricted" boolean NOT NULL,
	"title" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"category" text collate "C",
	"measure" text collate "C" NOT NULL,
	"since" text collate "C" NOT NULL,
	"document" text collate "C",
	"link" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"escalation_id" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"reader" text collate "C" NOT NULL,
	"what" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "readings_escalation_id_team_reader_what_at_pk" PRIMARY KEY("escalation_id","team","reader","what","at")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"escalation_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown_teams" (
	"team" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C",
	"restricted" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "swaps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"team" text collate "C" NOT NULL,
	"giver" text collate "C" NOT NULL,
	"taker" text collate "C" NOT NULL,
	"from_at" bigint NOT NULL,
	"to_at" bigint NOT NULL,
	"return_from" bigint,
	"return_to" bigint,
	"state" text collate "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"answered_at" bigint,
	"taken_back_at" bigint,
	"taken_back_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "volumes" (
	"day" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"contacts" bigint NOT NULL,
	"active_users" bigint,
	CONSTRAINT "volumes_day_country_channel_pk" PRIMARY KEY("day","country","channel")
);
--> statement-breakpoint
CREATE INDEX "clock_facts_ended" ON "clock_facts" USING btree ("team","clock","ended_at");--> statement-breakpoint
CREATE INDEX "clock_facts_missed" ON "clock_facts" USING btree ("team","clock","missed_at");--> statement-breakpoint
CREATE INDEX "escalations_wake" ON "escalations" USING btree ("wake_at");--> statement-breakpoint
CREATE INDEX "escalations_due" ON "escalations" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "escalations_team" ON "escalations" USING btree ("team","status","opened_at");--> statement-breakpoint
CREATE INDEX "escalations_team_opened" ON "escalations" USING btree ("team","opened_at");--> statement-breakpoint
CREATE INDEX "escalations_status" ON "escalations" USING btree ("status","opened_at");--> statement-breakpoint
CREATE INDEX "escalations_owner" ON "escalations" USING btree ("owner","status");--> statement-breakpoint
CREATE INDEX "escalations_reporter" ON "escalations" USING btree ("reporter","status");--> statement-breakpoint
CREATE INDEX "escalations_opened" ON "escalations" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "escalations_callback" ON "escalations" USING btree ("callback_at");--> statement-breakpoint
CREATE INDEX "escalations_closed" ON "escalations" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "escalations_duplicates" ON "escalations" USING btree ("duplicate_of");--> statement-breakpoint
CREATE INDEX "event_facts_what" ON "event_facts" USING btree ("what","at");--> statement-breakpoint
CREATE INDEX "event_facts_documents" ON "event_facts" USING btree ("at") WHERE outcome in ('yes', 'wrong', 'missing');--> statement-breakpoint
CREATE INDEX "former_posts_of" ON "former_posts" USING btree ("escalation_id","name");--> statement-breakpoint
CREATE INDEX "held_facts_team" ON "held_facts" USING btree ("team","holder","started_at");--> statement-breakpoint
CREATE INDEX "history_at" ON "history" USING btree ("at");--> statement-breakpoint
CREATE INDEX "inbox_lane" ON "inbox" USING btree ("lane","seq");--> statement-breakpoint
CREATE INDEX "inbox_heard" ON "inbox" USING btree ("escalation_id","heard_at");--> statement-breakpoint
CREATE INDEX "lines_card" ON "lines" USING btree ("escalation_id","card");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("status","next_at");--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("lane","status","major","minor");--> statement-breakpoint
CREATE INDEX "outbox_room" ON "outbox" USING btree ("status","room","rank","next_at","major","minor");--> statement-breakpoint
CREATE INDEX "outbox_eldest" ON "outbox" USING btree ("status","room","created_at","major","minor");--> statement-breakpoint
CREATE INDEX "posts_message" ON "posts" USING btree ("channel","ts");--> statement-breakpoint
CREATE INDEX "pressables_escalation" ON "pressables" USING btree ("escalation_id");--> statement-breakpoint
CREATE INDEX "pressables_notice" ON "pressables" USING btree ("notice");--> statement-breakpoint
CREATE INDEX "changes_team" ON "changes" USING btree ("team","since");--> statement-breakpoint
CREATE INDEX "requests_at" ON "requests" USING btree ("at");--> statement-breakpoint
CREATE INDEX "swaps_state" ON "swaps" USING btree ("state","to_at");