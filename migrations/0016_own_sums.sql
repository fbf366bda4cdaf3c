-- Whoever sees only what is his adds it up from these alone: what he owns, and of a column whose each record is.
CREATE INDEX "company_owner_live" ON "company" ("owner", "deleted_at", "id");
CREATE INDEX "lead_owner_live" ON "lead" ("owner", "deleted_at", "id");
CREATE INDEX "opportunity_owner_live" ON "opportunity" ("owner", "deleted_at", "id");
CREATE INDEX "person_owner_live" ON "person" ("owner", "deleted_at", "id");
DROP INDEX "invoice_status_sums";
DROP INDEX "opportunity_stage_sums";
CREATE INDEX "invoice_status_sums" ON "invoice" ("status", "deleted_at", "total_base", "total", "company");
CREATE INDEX "opportunity_stage_sums" ON "opportunity" ("stage", "deleted_at", "amount_base", "amount", "owner", "company");
