-- Imports find records by the text of a number and by the folded title.
CREATE INDEX "invoice_number" ON "invoice" ("number", "id");
CREATE INDEX search_title ON search (record_type, title);
-- What became of an import, in words.
ALTER TABLE "import_run" ADD COLUMN "summary" {text};
