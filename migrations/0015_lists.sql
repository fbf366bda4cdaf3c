-- Of one owner, or in one state, records are read in the order of their list; found by the value alone, all of them would
-- be sorted for each page.
CREATE INDEX "activity_kind_by_at" ON "activity" ("kind", "at", "id");
CREATE INDEX "activity_owner_by_at" ON "activity" ("owner", "at", "id");
CREATE INDEX "company_buying_status_by_name_key_en" ON "company" ("buying_status", "name_key_en", "id");
CREATE INDEX "company_buying_status_by_name_key_et" ON "company" ("buying_status", "name_key_et", "id");
CREATE INDEX "company_buying_status_by_name_key_tr" ON "company" ("buying_status", "name_key_tr", "id");
CREATE INDEX "company_owner_by_name_key_en" ON "company" ("owner", "name_key_en", "id");
CREATE INDEX "company_owner_by_name_key_et" ON "company" ("owner", "name_key_et", "id");
CREATE INDEX "company_owner_by_name_key_tr" ON "company" ("owner", "name_key_tr", "id");
CREATE INDEX "customer_event_kind_by_happened_on" ON "customer_event" ("kind", "happened_on", "id");
CREATE INDEX "import_run_owner_by_started_at" ON "import_run" ("owner", "started_at", "id");
CREATE INDEX "invoice_status_by_date" ON "invoice" ("status", "date", "id");
CREATE INDEX "key_account_class_by_since" ON "key_account" ("class", "since", "id");
CREATE INDEX "lead_owner_by_received_at" ON "lead" ("owner", "received_at", "id");
CREATE INDEX "lead_status_by_received_at" ON "lead" ("status", "received_at", "id");
CREATE INDEX "opportunity_outcome_by_expected_close" ON "opportunity" ("outcome", "expected_close", "id");
CREATE INDEX "opportunity_owner_by_expected_close" ON "opportunity" ("owner", "expected_close", "id");
CREATE INDEX "opportunity_stage_by_expected_close" ON "opportunity" ("stage", "expected_close", "id");
CREATE INDEX "person_owner_by_name_key_en" ON "person" ("owner", "name_key_en", "id");
CREATE INDEX "person_owner_by_name_key_et" ON "person" ("owner", "name_key_et", "id");
CREATE INDEX "person_owner_by_name_key_tr" ON "person" ("owner", "name_key_tr", "id");
CREATE INDEX "task_owner_by_due" ON "task" ("owner", "due", "id");
CREATE INDEX "task_priority_by_due" ON "task" ("priority", "due", "id");
-- The heads of a board count and add up all records of a column.
CREATE INDEX "invoice_status_sums" ON "invoice" ("status", "deleted_at", "total_base", "total");
CREATE INDEX "opportunity_stage_sums" ON "opportunity" ("stage", "deleted_at", "amount_base", "amount");
-- The new ones find the value as well.
DROP INDEX "activity_owner";
DROP INDEX "company_buying_status";
DROP INDEX "company_owner";
DROP INDEX "import_run_owner";
DROP INDEX "invoice_status";
DROP INDEX "lead_owner";
DROP INDEX "lead_status";
DROP INDEX "opportunity_outcome";
DROP INDEX "opportunity_owner";
DROP INDEX "opportunity_stage";
DROP INDEX "person_owner";
DROP INDEX "task_owner";
-- Titles are looked for in all types at once.
DROP INDEX "search_title";
CREATE INDEX "search_title" ON search (title, record_type);
