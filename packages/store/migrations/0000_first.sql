CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"conversation_key" bigint PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"score" real,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeal_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeal_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appeal_id" bigint NOT NULL,
	"by_id" integer,
	"action" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appealed_findings" (
	"appeal_id" bigint NOT NULL,
	"finding_id" bigint NOT NULL,
	"clause" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"outcome" text,
	"outcome_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "appealed_findings_appeal_id_finding_id_pk" PRIMARY KEY("appeal_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_key" bigint NOT NULL,
	"agent_id" integer NOT NULL,
	"team_id" integer,
	"published_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp with time zone,
	"score_before" real,
	"score_after" real,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "example_proposals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "example_proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"finding_id" bigint NOT NULL,
	"clause" text NOT NULL,
	"expect" text NOT NULL,
	"dialogue" text NOT NULL,
	"reproduces" boolean NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"proposed_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_by" integer,
	"settled_at" timestamp with time zone,
	"version_id" integer,
	"place" jsonb
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "conversations_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration" integer NOT NULL,
	"turns" integer NOT NULL,
	"channel" text DEFAULT '' NOT NULL,
	"direction" text DEFAULT '' NOT NULL,
	"service" text DEFAULT '' NOT NULL,
	"queue" text DEFAULT '' NOT NULL,
	"agent" text DEFAULT '' NOT NULL,
	"customer" text,
	"team_id" integer,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"digest" text NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"inspection_id" bigint,
	"standard_version" integer,
	"contact" text,
	"score" real,
	"out_of" real,
	"grade" text,
	"fatal" boolean DEFAULT false NOT NULL,
	"broken" smallint DEFAULT 0 NOT NULL,
	"undecided" smallint DEFAULT 0 NOT NULL,
	"commitments" smallint DEFAULT 0 NOT NULL,
	"risk" real DEFAULT 0 NOT NULL,
	"criteria" text[] DEFAULT '{}' NOT NULL,
	"review_state" text DEFAULT 'none' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "findings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_key" bigint NOT NULL,
	"inspection_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"current" boolean DEFAULT true NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"clause" text NOT NULL,
	"criterion" text NOT NULL,
	"kind" text,
	"verdict" text NOT NULL,
	"severity" text NOT NULL,
	"trial" boolean DEFAULT false NOT NULL,
	"turns" integer[] NOT NULL,
	"detail" jsonb NOT NULL,
	"opinion" text DEFAULT 'machine' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inspections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_key" bigint NOT NULL,
	"standard_version" integer NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"contact" text,
	"scorecard" jsonb NOT NULL,
	"verdicts" jsonb NOT NULL,
	"commitments" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "originals" (
	"conversation_key" bigint PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcripts" (
	"conversation_key" bigint PRIMARY KEY NOT NULL,
	"record" jsonb NOT NULL,
	"terms" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "changed_days" (
	"day" date PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"stamp" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "day_figures" (
	"day" date NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"service" text NOT NULL,
	"conversations" integer NOT NULL,
	"scored" integer NOT NULL,
	"points" numeric NOT NULL,
	"found" integer NOT NULL,
	"undecided" integer NOT NULL,
	"fatal" integer NOT NULL,
	"reviewed" integer NOT NULL,
	"findings" integer NOT NULL,
	"scores" jsonb NOT NULL,
	"grades" jsonb NOT NULL,
	"hours" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"clauses" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"moments" jsonb NOT NULL,
	CONSTRAINT "day_figures_dimension_value_service_day_pk" PRIMARY KEY("dimension","value","service","day")
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "announcements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"text" text NOT NULL,
	"moment" text,
	"made_by" integer,
	"who" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "live_conversations" (
	"key" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_conversations_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"standard_version" integer NOT NULL,
	"head" "bytea" NOT NULL,
	"agent" text DEFAULT '' NOT NULL,
	"team_id" integer,
	"queue" text DEFAULT '' NOT NULL,
	"began" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"help_since" timestamp (3) with time zone,
	"token_hash" text,
	"rating" integer,
	"summary" "bytea",
	"summary_by" text,
	"conversation_key" bigint
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"live_key" bigint NOT NULL,
	"seq" integer NOT NULL,
	"received_at" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "live_events_live_key_seq_pk" PRIMARY KEY("live_key","seq")
);
--> statement-breakpoint
CREATE TABLE "live_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"live_key" bigint NOT NULL,
	"at" integer NOT NULL,
	"kind" text NOT NULL,
	"user_id" integer,
	"who" text NOT NULL,
	"said" "bytea"
);
--> statement-breakpoint
CREATE TABLE "audit_trail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_trail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_id" integer,
	"who" text NOT NULL,
	"action" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"summary" text NOT NULL,
	"address" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"webhook_id" integer NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried" integer DEFAULT 0 NOT NULL,
	"log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" integer
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"result" jsonb,
	"started_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhooks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret" "bytea",
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "teams_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"login" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"team_id" integer,
	"staff_number" text,
	"password_hash" text,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"failed_attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"identity" text,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_key" bigint NOT NULL,
	"sample_id" integer,
	"calibration_id" integer,
	"double_scoring_id" bigint,
	"reviewer_id" integer,
	"reason" text NOT NULL,
	"probability" real,
	"risk" real,
	"blind" boolean DEFAULT false NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "calibrations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calibrations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "double_scorings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "double_scorings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sample_id" integer NOT NULL,
	"conversation_key" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"score_limit" real NOT NULL,
	"difference" real,
	"score" real,
	"fatal" boolean,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"review_id" bigint NOT NULL,
	"finding_id" bigint NOT NULL,
	"opinion" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opinions_review_id_finding_id_pk" PRIMARY KEY("review_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_key" bigint NOT NULL,
	"inspection_id" bigint NOT NULL,
	"assignment_id" bigint,
	"reviewer_id" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"content" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"scorecard" jsonb,
	"score" real,
	"fatal" boolean DEFAULT false NOT NULL,
	"bad" boolean,
	"criteria" text[],
	"blind" boolean DEFAULT false NOT NULL,
	"counts" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "samples" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "samples_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	"drawn_by" integer,
	"rule" jsonb NOT NULL,
	"filter" jsonb NOT NULL,
	"seed" text NOT NULL,
	"population" integer NOT NULL,
	"size" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sampling_plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sampling_plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"rule" jsonb NOT NULL,
	"filter" jsonb NOT NULL,
	"repeats" text DEFAULT 'once' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"reviewers" integer[] DEFAULT '{}' NOT NULL,
	"blind" boolean DEFAULT false NOT NULL,
	"double_share" real DEFAULT 0 NOT NULL,
	"score_limit" real DEFAULT 5 NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_drawn_at" timestamp with time zone,
	"next_draw_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "back_test_flips" (
	"back_test_id" integer NOT NULL,
	"conversation_key" bigint NOT NULL,
	"score_before" real NOT NULL,
	"score_after" real NOT NULL,
	"grade_before" text NOT NULL,
	"grade_after" text NOT NULL,
	"fatal" text NOT NULL,
	"flips" jsonb NOT NULL,
	CONSTRAINT "back_test_flips_back_test_id_conversation_key_pk" PRIMARY KEY("back_test_id","conversation_key")
);
--> statement-breakpoint
CREATE TABLE "back_tests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "back_tests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"version_id" integer NOT NULL,
	"digest" text NOT NULL,
	"against_id" integer NOT NULL,
	"task_id" bigint NOT NULL,
	"wanted" integer NOT NULL,
	"summary" jsonb,
	"started_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "standard_checks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "standard_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"version_id" integer NOT NULL,
	"digest" text NOT NULL,
	"task_id" bigint NOT NULL,
	"green" boolean,
	"report" jsonb,
	"started_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "standard_files" (
	"version_id" integer NOT NULL,
	"path" text NOT NULL,
	"hash" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "standard_files_version_id_path_pk" PRIMARY KEY("version_id","path")
);
--> statement-breakpoint
CREATE TABLE "standard_texts" (
	"hash" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standard_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "standard_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"number" integer,
	"title" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"based_on" integer,
	"note" text DEFAULT '' NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" integer,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" integer,
	"submitted_at" timestamp with time zone,
	"approved_by" integer,
	"approved_at" timestamp with time zone,
	"published_by" integer,
	"published_at" timestamp with time zone,
	"in_force_since" timestamp with time zone,
	"digest" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_steps" ADD CONSTRAINT "appeal_steps_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_steps" ADD CONSTRAINT "appeal_steps_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appealed_findings" ADD CONSTRAINT "appealed_findings_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appealed_findings" ADD CONSTRAINT "appealed_findings_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_agent_id_users_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_proposals" ADD CONSTRAINT "example_proposals_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_proposals" ADD CONSTRAINT "example_proposals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_proposals" ADD CONSTRAINT "example_proposals_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_proposals" ADD CONSTRAINT "example_proposals_version_id_standard_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."standard_versions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_inspection_id_inspections_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "originals" ADD CONSTRAINT "originals_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD CONSTRAINT "live_conversations_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_conversations" ADD CONSTRAINT "live_conversations_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_events" ADD CONSTRAINT "live_events_live_key_live_conversations_key_fk" FOREIGN KEY ("live_key") REFERENCES "public"."live_conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_marks" ADD CONSTRAINT "live_marks_live_key_live_conversations_key_fk" FOREIGN KEY ("live_key") REFERENCES "public"."live_conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_sample_id_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."samples"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_calibration_id_calibrations_id_fk" FOREIGN KEY ("calibration_id") REFERENCES "public"."calibrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_double_scoring_id_double_scorings_id_fk" FOREIGN KEY ("double_scoring_id") REFERENCES "public"."double_scorings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibrations" ADD CONSTRAINT "calibrations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "double_scorings" ADD CONSTRAINT "double_scorings_sample_id_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."samples"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "double_scorings" ADD CONSTRAINT "double_scorings_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_conversation_key_conversations_key_fk" FOREIGN KEY ("conversation_key") REFERENCES "public"."conversations"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samples" ADD CONSTRAINT "samples_plan_id_sampling_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."sampling_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samples" ADD CONSTRAINT "samples_drawn_by_users_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampling_plans" ADD CONSTRAINT "sampling_plans_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "back_test_flips" ADD CONSTRAINT "back_test_flips_back_test_id_back_tests_id_fk" FOREIGN KEY ("back_test_id") REFERENCES "public"."back_tests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "back_tests" ADD CONSTRAINT "back_tests_version_id_standard_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."standard_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "back_tests" ADD CONSTRAINT "back_tests_against_id_standard_versions_id_fk" FOREIGN KEY ("against_id") REFERENCES "public"."standard_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "back_tests" ADD CONSTRAINT "back_tests_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_checks" ADD CONSTRAINT "standard_checks_version_id_standard_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."standard_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_checks" ADD CONSTRAINT "standard_checks_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_files" ADD CONSTRAINT "standard_files_version_id_standard_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."standard_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_files" ADD CONSTRAINT "standard_files_hash_standard_texts_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."standard_texts"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_based_on_standard_versions_id_fk" FOREIGN KEY ("based_on") REFERENCES "public"."standard_versions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_steps_appeal" ON "appeal_steps" USING btree ("appeal_id","id");--> statement-breakpoint
CREATE INDEX "appealed_findings_clause" ON "appealed_findings" USING btree ("clause","outcome");--> statement-breakpoint
CREATE INDEX "appealed_findings_finding" ON "appealed_findings" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "appeals_agent" ON "appeals" USING btree ("agent_id","id");--> statement-breakpoint
CREATE INDEX "appeals_team" ON "appeals" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "appeals_state" ON "appeals" USING btree ("state","due_at","id");--> statement-breakpoint
CREATE INDEX "appeals_team_state" ON "appeals" USING btree ("team_id","state","due_at","id");--> statement-breakpoint
CREATE INDEX "appeals_conversation" ON "appeals" USING btree ("conversation_key","id");--> statement-breakpoint
CREATE INDEX "appeals_time" ON "appeals" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_open" ON "appeals" USING btree ("conversation_key") WHERE "appeals"."state" in ('lead', 'inspector');--> statement-breakpoint
CREATE UNIQUE INDEX "example_proposals_finding" ON "example_proposals" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "example_proposals_state" ON "example_proposals" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "example_proposals_clause" ON "example_proposals" USING btree ("clause","id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_id" ON "conversations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "conversations_time" ON "conversations" USING btree ("started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_agent" ON "conversations" USING btree ("agent","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_team" ON "conversations" USING btree ("team_id","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_customer" ON "conversations" USING btree ("customer","started_at","key") WHERE "conversations"."customer" is not null;--> statement-breakpoint
CREATE INDEX "conversations_channel" ON "conversations" USING btree ("channel","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_service" ON "conversations" USING btree ("service","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("contact","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_review_state" ON "conversations" USING btree ("review_state","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_score" ON "conversations" USING btree ("score","started_at","key");--> statement-breakpoint
CREATE INDEX "conversations_risk" ON "conversations" USING btree ("risk","key");--> statement-breakpoint
CREATE INDEX "conversations_received" ON "conversations" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "conversations_uninspected" ON "conversations" USING btree ("key") WHERE "conversations"."inspection_id" is null;--> statement-breakpoint
CREATE INDEX "conversations_fatal" ON "conversations" USING btree ("started_at","key") WHERE "conversations"."fatal";--> statement-breakpoint
CREATE INDEX "conversations_undecided" ON "conversations" USING btree ("started_at","key") WHERE "conversations"."undecided" > 0;--> statement-breakpoint
CREATE INDEX "findings_inspection" ON "findings" USING btree ("inspection_id");--> statement-breakpoint
CREATE INDEX "findings_conversation" ON "findings" USING btree ("conversation_key","inspection_id","position");--> statement-breakpoint
CREATE INDEX "findings_clause" ON "findings" USING btree ("clause","started_at","conversation_key") WHERE "findings"."current";--> statement-breakpoint
CREATE INDEX "findings_criterion" ON "findings" USING btree ("criterion","started_at","conversation_key") WHERE "findings"."current";--> statement-breakpoint
CREATE INDEX "findings_time" ON "findings" USING btree ("started_at") WHERE "findings"."current";--> statement-breakpoint
CREATE INDEX "findings_opinion" ON "findings" USING btree ("clause","opinion") WHERE "findings"."opinion" <> 'machine';--> statement-breakpoint
CREATE INDEX "inspections_conversation" ON "inspections" USING btree ("conversation_key","id");--> statement-breakpoint
CREATE INDEX "originals_time" ON "originals" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "transcripts_terms" ON "transcripts" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "day_figures_breakdown" ON "day_figures" USING btree ("dimension","day");--> statement-breakpoint
CREATE INDEX "announcements_in_force" ON "announcements" USING btree ("id") WHERE "announcements"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "live_conversations_id" ON "live_conversations" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_conversations_token" ON "live_conversations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "live_conversations_going_on" ON "live_conversations" USING btree ("key") WHERE "live_conversations"."stage" in ('waiting', 'open', 'wrap-up');--> statement-breakpoint
CREATE INDEX "live_conversations_chats" ON "live_conversations" USING btree ("began") WHERE "live_conversations"."kind" = 'chat';--> statement-breakpoint
CREATE INDEX "live_conversations_ended" ON "live_conversations" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "live_conversations_conversation" ON "live_conversations" USING btree ("conversation_key");--> statement-breakpoint
CREATE INDEX "live_marks_conversation" ON "live_marks" USING btree ("live_key","id");--> statement-breakpoint
CREATE INDEX "audit_trail_time" ON "audit_trail" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_trail_user" ON "audit_trail" USING btree ("user_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_trail_action" ON "audit_trail" USING btree ("action","at","id");--> statement-breakpoint
CREATE INDEX "audit_trail_subject" ON "audit_trail" USING btree ("subject","at","id");--> statement-breakpoint
CREATE INDEX "audit_trail_summary" ON "audit_trail" USING gin ("summary" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "deliveries_webhook" ON "deliveries" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("webhook_id","state","id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("webhook_id","next_at") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_time" ON "deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("user_id","name");--> statement-breakpoint
CREATE INDEX "tasks_time" ON "tasks" USING btree ("id");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("state") WHERE "tasks"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_login" ON "users" USING btree (lower("login"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_staff_number" ON "users" USING btree ("staff_number");--> statement-breakpoint
CREATE UNIQUE INDEX "users_identity" ON "users" USING btree ("identity");--> statement-breakpoint
CREATE INDEX "users_team" ON "users" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "assignments_conversation" ON "assignments" USING btree ("conversation_key");--> statement-breakpoint
CREATE INDEX "assignments_open" ON "assignments" USING btree ("reviewer_id","done_at","rank","id");--> statement-breakpoint
CREATE INDEX "assignments_sample" ON "assignments" USING btree ("sample_id","rank");--> statement-breakpoint
CREATE INDEX "assignments_progress" ON "assignments" USING btree ("sample_id","done_at");--> statement-breakpoint
CREATE INDEX "assignments_waiting" ON "assignments" USING btree ("rank","id") WHERE "assignments"."done_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_calibration" ON "assignments" USING btree ("calibration_id");--> statement-breakpoint
CREATE INDEX "assignments_double_scoring" ON "assignments" USING btree ("double_scoring_id");--> statement-breakpoint
CREATE INDEX "double_scorings_state" ON "double_scorings" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "double_scorings_sample" ON "double_scorings" USING btree ("sample_id");--> statement-breakpoint
CREATE INDEX "double_scorings_conversation" ON "double_scorings" USING btree ("conversation_key");--> statement-breakpoint
CREATE INDEX "opinions_finding" ON "opinions" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "reviews_conversation" ON "reviews" USING btree ("conversation_key","id");--> statement-breakpoint
CREATE INDEX "reviews_reviewer" ON "reviews" USING btree ("reviewer_id","id");--> statement-breakpoint
CREATE INDEX "reviews_done" ON "reviews" USING btree ("done_at") WHERE "reviews"."state" = 'done';--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_assignment" ON "reviews" USING btree ("assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_open" ON "reviews" USING btree ("conversation_key") WHERE "reviews"."state" = 'open' and "reviews"."counts";--> statement-breakpoint
CREATE INDEX "samples_plan" ON "samples" USING btree ("plan_id","id");--> statement-breakpoint
CREATE INDEX "samples_time" ON "samples" USING btree ("drawn_at");--> statement-breakpoint
CREATE INDEX "sampling_plans_due" ON "sampling_plans" USING btree ("next_draw_at") WHERE "sampling_plans"."active";--> statement-breakpoint
CREATE INDEX "back_tests_version" ON "back_tests" USING btree ("version_id","id");--> statement-breakpoint
CREATE INDEX "standard_checks_version" ON "standard_checks" USING btree ("version_id","id");--> statement-breakpoint
CREATE INDEX "standard_checks_green" ON "standard_checks" USING btree ("digest") WHERE "standard_checks"."green";--> statement-breakpoint
CREATE INDEX "standard_files_hash" ON "standard_files" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "standard_versions_number" ON "standard_versions" USING btree ("number");--> statement-breakpoint
CREATE INDEX "standard_versions_in_force" ON "standard_versions" USING btree ("in_force_since") WHERE "standard_versions"."in_force_since" is not null;