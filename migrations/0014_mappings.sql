-- How files of one kind are read, found again by their header.
CREATE TABLE "import_mapping" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "name" {text},
    "name_key_en" {bytes},
    "name_key_tr" {bytes},
    "name_key_et" {bytes},
    "kind" {text},
    "fingerprint" {text},
    "plan" {text},
    "shared" BIGINT,
    "owner" BIGINT
);
CREATE INDEX "import_mapping_bin" ON "import_mapping" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "import_mapping_fingerprint_folded" ON "import_mapping" (kilit_fold("fingerprint"), "id");
CREATE INDEX "import_mapping_name_key_en" ON "import_mapping" ("name_key_en", "id");
CREATE INDEX "import_mapping_name_key_et" ON "import_mapping" ("name_key_et", "id");
CREATE INDEX "import_mapping_name_key_tr" ON "import_mapping" ("name_key_tr", "id");
CREATE INDEX "import_mapping_owner" ON "import_mapping" ("owner", "id");
