-- Texts are looked up as people mean them, in any case and with or without marks, and so the index is over the folded text.
CREATE INDEX "company_email_folded" ON "company" (kilit_fold("email"), "id");
CREATE INDEX "company_external_number_folded" ON "company" (kilit_fold("external_number"), "id");
CREATE INDEX "invoice_external_number_folded" ON "invoice" (kilit_fold("external_number"), "id");
CREATE INDEX "invoice_number_folded" ON "invoice" (kilit_fold("number"), "id");
CREATE INDEX "lead_email_folded" ON "lead" (kilit_fold("email"), "id");
CREATE INDEX "payment_reference_folded" ON "payment" (kilit_fold("reference"), "id");
CREATE INDEX "person_email_folded" ON "person" (kilit_fold("email"), "id");
CREATE INDEX "person_other_email_folded" ON "person" (kilit_fold("other_email"), "id");
CREATE INDEX "product_code_folded" ON "product" (kilit_fold("code"), "id");
CREATE INDEX "role_name_folded" ON "role" (kilit_fold("name"), "id");
CREATE INDEX "saved_view_record_type_folded" ON "saved_view" (kilit_fold("record_type"), "id");
CREATE INDEX "segment_name_folded" ON "segment" (kilit_fold("name"), "id");
CREATE INDEX "tag_name_folded" ON "tag" (kilit_fold("name"), "id");
CREATE INDEX "team_name_folded" ON "team" (kilit_fold("name"), "id");
CREATE INDEX "user_email_folded" ON "user" (kilit_fold("email"), "id");
-- Nothing looks for the very text any more, and nobody sorts all lines of all invoices by their place.
DROP INDEX "company_email";
DROP INDEX "company_external_number";
DROP INDEX "invoice_external_number";
DROP INDEX "invoice_number";
DROP INDEX "lead_email";
DROP INDEX "payment_reference";
DROP INDEX "person_email";
DROP INDEX "person_other_email";
DROP INDEX "saved_view_record_type";
DROP INDEX "user_email";
DROP INDEX "invoice_line_position";
