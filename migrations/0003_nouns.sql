-- The record types of the first issue.
CREATE TABLE "activity" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "kind" {text},
    "subject" {text},
    "at" BIGINT,
    "duration" BIGINT,
    "direction" {text},
    "company" BIGINT,
    "person" BIGINT,
    "opportunity" BIGINT,
    "lead" BIGINT,
    "owner" BIGINT,
    "outcome" {text},
    "text" {text}
);
CREATE TABLE "attachment" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "about" BIGINT,
    "about_type" {text},
    "name" {text},
    "file" BIGINT,
    "size" BIGINT,
    "media_type" {text}
);
CREATE TABLE "category" (
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
    "parent" BIGINT
);
CREATE TABLE "comment" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "about" BIGINT,
    "about_type" {text},
    "text" {text},
    "owner" BIGINT,
    "mentions" {text}
);
CREATE TABLE "company" (
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
    "kinds" {text},
    "party" {text},
    "buying_status" {text},
    "owner" BIGINT,
    "parent" BIGINT,
    "last_touch" {text},
    "next_step" {text},
    "email" {text},
    "phone" {text},
    "web" {text},
    "language" {text},
    "address_street" {text},
    "address_postcode" {text},
    "address_city" {text},
    "address_region" {text},
    "address_country" {text},
    "visiting_address_street" {text},
    "visiting_address_postcode" {text},
    "visiting_address_city" {text},
    "visiting_address_region" {text},
    "visiting_address_country" {text},
    "tax_number" {text},
    "tax_office" {text},
    "registry_number" {text},
    "iban" {text},
    "external_number" {text},
    "industry" {text},
    "employees" BIGINT,
    "annual_revenue" BIGINT,
    "annual_revenue_currency" {text},
    "annual_revenue_base" BIGINT,
    "segment" BIGINT,
    "territory" BIGINT,
    "source" {text},
    "currency" {text},
    "payment_terms" BIGINT,
    "description" {text}
);
CREATE TABLE "company_relation" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "from_company" BIGINT,
    "kind" {text},
    "to_company" BIGINT,
    "note" {text}
);
CREATE TABLE "confirmation" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "about" BIGINT,
    "about_type" {text},
    "field" {text},
    "confirmed_at" BIGINT,
    "confirmed_by" BIGINT
);
CREATE TABLE "customer_event" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "subject" {text},
    "company" BIGINT,
    "kind" {text},
    "happened_on" {text},
    "source" {text},
    "description" {text}
);
CREATE TABLE "exchange_rate" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "currency" {text},
    "date" {text},
    "rate" BIGINT
);
CREATE TABLE "field_permission" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "role" BIGINT,
    "record_type" {text},
    "field" {text},
    "access" {text}
);
CREATE TABLE "follower" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "about" BIGINT,
    "about_type" {text},
    "user" BIGINT
);
CREATE TABLE "import_run" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "name" {text},
    "kind" {text},
    "status" {text},
    "rows" BIGINT,
    "created" BIGINT,
    "changed" BIGINT,
    "rejected" BIGINT,
    "started_at" BIGINT,
    "finished_at" BIGINT,
    "report" BIGINT,
    "owner" BIGINT
);
CREATE TABLE "invoice" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "number" {text},
    "number_key_en" {bytes},
    "number_key_tr" {bytes},
    "number_key_et" {bytes},
    "kind" {text},
    "company" BIGINT,
    "date" {text},
    "due" {text},
    "status" {text},
    "total" BIGINT,
    "total_currency" {text},
    "total_base" BIGINT,
    "tax" BIGINT,
    "tax_currency" {text},
    "tax_base" BIGINT,
    "gross" BIGINT,
    "gross_currency" {text},
    "gross_base" BIGINT,
    "paid" BIGINT,
    "paid_currency" {text},
    "paid_base" BIGINT,
    "open" BIGINT,
    "open_currency" {text},
    "open_base" BIGINT,
    "cost" BIGINT,
    "cost_currency" {text},
    "cost_base" BIGINT,
    "profit" BIGINT,
    "profit_currency" {text},
    "profit_base" BIGINT,
    "external_number" {text},
    "description" {text}
);
CREATE TABLE "invoice_line" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "invoice" BIGINT,
    "position" BIGINT,
    "product" BIGINT,
    "description" {text},
    "quantity" BIGINT,
    "unit_price" BIGINT,
    "unit_price_currency" {text},
    "unit_price_base" BIGINT,
    "total" BIGINT,
    "total_currency" {text},
    "total_base" BIGINT,
    "cost" BIGINT,
    "cost_currency" {text},
    "cost_base" BIGINT
);
CREATE TABLE "job" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "person" BIGINT,
    "company" BIGINT,
    "position" {text},
    "since" {text},
    "until" {text}
);
CREATE TABLE "key_account" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "company" BIGINT,
    "class" {text},
    "manager" BIGINT,
    "since" {text},
    "until" {text},
    "reason" {text}
);
CREATE TABLE "lead" (
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
    "status" {text},
    "company_name" {text},
    "person_name" {text},
    "email" {text},
    "phone" {text},
    "source" {text},
    "owner" BIGINT,
    "received_at" BIGINT,
    "answered_at" BIGINT,
    "description" {text},
    "lost_reason" {text},
    "company" BIGINT,
    "person" BIGINT,
    "opportunity" BIGINT
);
CREATE TABLE "membership" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "team" BIGINT,
    "user" BIGINT
);
CREATE TABLE "notification" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "user" BIGINT,
    "kind" {text},
    "about" BIGINT,
    "about_type" {text},
    "message" {text},
    "details" {text},
    "read_at" BIGINT
);
CREATE TABLE "opportunity" (
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
    "company" BIGINT,
    "person" BIGINT,
    "pipeline" BIGINT,
    "stage" BIGINT,
    "amount" BIGINT,
    "amount_currency" {text},
    "amount_base" BIGINT,
    "probability" BIGINT,
    "expected_close" {text},
    "owner" BIGINT,
    "outcome" {text},
    "closed_on" {text},
    "lost_reason" {text},
    "competitors" {text},
    "source" {text},
    "description" {text}
);
CREATE TABLE "payment" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "company" BIGINT,
    "invoice" BIGINT,
    "date" {text},
    "amount" BIGINT,
    "amount_currency" {text},
    "amount_base" BIGINT,
    "method" {text},
    "reference" {text}
);
CREATE TABLE "permission" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "role" BIGINT,
    "record_type" {text},
    "can_see" {text},
    "can_create" {text},
    "can_change" {text},
    "can_delete" {text},
    "can_export" {text}
);
CREATE TABLE "person" (
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
    "given_name" {text},
    "family_name" {text},
    "company" BIGINT,
    "position" {text},
    "buying_role" {text},
    "email" {text},
    "other_email" {text},
    "phone" {text},
    "mobile" {text},
    "address_street" {text},
    "address_postcode" {text},
    "address_city" {text},
    "address_region" {text},
    "address_country" {text},
    "language" {text},
    "salutation" {text},
    "address_form" {text},
    "birthday" {text},
    "owner" BIGINT,
    "left_on" {text},
    "description" {text}
);
CREATE TABLE "pipeline" (
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
    "position" BIGINT,
    "active" BIGINT
);
CREATE TABLE "product" (
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
    "code" {text},
    "code_key_en" {bytes},
    "code_key_tr" {bytes},
    "code_key_et" {bytes},
    "category" BIGINT,
    "unit" {text},
    "price" BIGINT,
    "price_currency" {text},
    "price_base" BIGINT,
    "cost" BIGINT,
    "cost_currency" {text},
    "cost_base" BIGINT,
    "tax_rate" BIGINT,
    "active" BIGINT,
    "description" {text}
);
CREATE TABLE "role" (
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
    "administrator" BIGINT,
    "description" {text}
);
CREATE TABLE "saved_view" (
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
    "record_type" {text},
    "layout" {text},
    "query" {text},
    "shared" BIGINT,
    "owner" BIGINT
);
CREATE TABLE "segment" (
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
    "description" {text}
);
CREATE TABLE "stage" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "name" {text},
    "pipeline" BIGINT,
    "position" BIGINT,
    "probability" BIGINT,
    "kind" {text}
);
CREATE TABLE "standing" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "company" BIGINT,
    "revenue" BIGINT,
    "revenue_currency" {text},
    "revenue_base" BIGINT,
    "profit" BIGINT,
    "profit_currency" {text},
    "profit_base" BIGINT,
    "rank" BIGINT,
    "share" BIGINT,
    "cumulative_share" BIGINT,
    "computed_at" BIGINT
);
CREATE TABLE "tag" (
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
    "tone" {text}
);
CREATE TABLE "tagging" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "tag" BIGINT,
    "about" BIGINT,
    "about_type" {text}
);
CREATE TABLE "task" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "subject" {text},
    "kind" {text},
    "due" {text},
    "priority" {text},
    "owner" BIGINT,
    "about" BIGINT,
    "about_type" {text},
    "company" BIGINT,
    "done_at" BIGINT,
    "description" {text}
);
CREATE TABLE "team" (
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
    "leader" BIGINT,
    "description" {text}
);
CREATE TABLE "territory" (
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
    "parent" BIGINT,
    "manager" BIGINT
);
CREATE TABLE "user" (
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
    "email" {text},
    "role" BIGINT,
    "phone" {text},
    "language" {text},
    "time_zone" {text},
    "active" BIGINT,
    "last_seen" BIGINT
);
CREATE INDEX "activity_at" ON "activity" ("at", "id");
CREATE INDEX "activity_bin" ON "activity" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "activity_company" ON "activity" ("company", "id");
CREATE INDEX "activity_lead" ON "activity" ("lead", "id");
CREATE INDEX "activity_opportunity" ON "activity" ("opportunity", "id");
CREATE INDEX "activity_owner" ON "activity" ("owner", "id");
CREATE INDEX "activity_person" ON "activity" ("person", "id");
CREATE INDEX "activity_updated_at" ON "activity" ("updated_at", "id");
CREATE INDEX "attachment_about" ON "attachment" ("about", "id");
CREATE INDEX "attachment_bin" ON "attachment" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "category_bin" ON "category" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "category_name_key_en" ON "category" ("name_key_en", "id");
CREATE INDEX "category_name_key_et" ON "category" ("name_key_et", "id");
CREATE INDEX "category_name_key_tr" ON "category" ("name_key_tr", "id");
CREATE INDEX "category_parent" ON "category" ("parent", "id");
CREATE INDEX "category_updated_at" ON "category" ("updated_at", "id");
CREATE INDEX "comment_about" ON "comment" ("about", "id");
CREATE INDEX "comment_bin" ON "comment" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "comment_owner" ON "comment" ("owner", "id");
CREATE INDEX "company_bin" ON "company" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "company_buying_status" ON "company" ("buying_status", "id");
CREATE INDEX "company_email" ON "company" ("email", "id");
CREATE INDEX "company_external_number" ON "company" ("external_number", "id");
CREATE INDEX "company_last_touch" ON "company" ("last_touch", "id");
CREATE INDEX "company_name_key_en" ON "company" ("name_key_en", "id");
CREATE INDEX "company_name_key_et" ON "company" ("name_key_et", "id");
CREATE INDEX "company_name_key_tr" ON "company" ("name_key_tr", "id");
CREATE INDEX "company_next_step" ON "company" ("next_step", "id");
CREATE INDEX "company_owner" ON "company" ("owner", "id");
CREATE INDEX "company_parent" ON "company" ("parent", "id");
CREATE INDEX "company_phone" ON "company" ("phone", "id");
CREATE INDEX "company_registry_number" ON "company" ("registry_number", "id");
CREATE INDEX "company_segment" ON "company" ("segment", "id");
CREATE INDEX "company_tax_number" ON "company" ("tax_number", "id");
CREATE INDEX "company_territory" ON "company" ("territory", "id");
CREATE INDEX "company_updated_at" ON "company" ("updated_at", "id");
CREATE INDEX "company_relation_bin" ON "company_relation" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "company_relation_from_company" ON "company_relation" ("from_company", "id");
CREATE INDEX "company_relation_to_company" ON "company_relation" ("to_company", "id");
CREATE INDEX "confirmation_about" ON "confirmation" ("about", "id");
CREATE INDEX "confirmation_bin" ON "confirmation" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "confirmation_confirmed_at" ON "confirmation" ("confirmed_at", "id");
CREATE INDEX "confirmation_confirmed_by" ON "confirmation" ("confirmed_by", "id");
CREATE INDEX "customer_event_bin" ON "customer_event" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "customer_event_company" ON "customer_event" ("company", "id");
CREATE INDEX "customer_event_happened_on" ON "customer_event" ("happened_on", "id");
CREATE INDEX "customer_event_updated_at" ON "customer_event" ("updated_at", "id");
CREATE INDEX "exchange_rate_bin" ON "exchange_rate" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "exchange_rate_currency" ON "exchange_rate" ("currency", "id");
CREATE INDEX "exchange_rate_date" ON "exchange_rate" ("date", "id");
CREATE INDEX "exchange_rate_updated_at" ON "exchange_rate" ("updated_at", "id");
CREATE INDEX "field_permission_bin" ON "field_permission" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "field_permission_role" ON "field_permission" ("role", "id");
CREATE INDEX "follower_about" ON "follower" ("about", "id");
CREATE INDEX "follower_bin" ON "follower" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "follower_user" ON "follower" ("user", "id");
CREATE INDEX "import_run_bin" ON "import_run" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "import_run_owner" ON "import_run" ("owner", "id");
CREATE INDEX "import_run_started_at" ON "import_run" ("started_at", "id");
CREATE INDEX "import_run_updated_at" ON "import_run" ("updated_at", "id");
CREATE INDEX "invoice_bin" ON "invoice" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "invoice_company" ON "invoice" ("company", "id");
CREATE INDEX "invoice_date" ON "invoice" ("date", "id");
CREATE INDEX "invoice_due" ON "invoice" ("due", "id");
CREATE INDEX "invoice_external_number" ON "invoice" ("external_number", "id");
CREATE INDEX "invoice_number_key_en" ON "invoice" ("number_key_en", "id");
CREATE INDEX "invoice_number_key_et" ON "invoice" ("number_key_et", "id");
CREATE INDEX "invoice_number_key_tr" ON "invoice" ("number_key_tr", "id");
CREATE INDEX "invoice_status" ON "invoice" ("status", "id");
CREATE INDEX "invoice_total_base" ON "invoice" ("total_base", "id");
CREATE INDEX "invoice_updated_at" ON "invoice" ("updated_at", "id");
CREATE INDEX "invoice_line_bin" ON "invoice_line" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "invoice_line_invoice" ON "invoice_line" ("invoice", "id");
CREATE INDEX "invoice_line_position" ON "invoice_line" ("position", "id");
CREATE INDEX "invoice_line_product" ON "invoice_line" ("product", "id");
CREATE INDEX "job_bin" ON "job" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "job_company" ON "job" ("company", "id");
CREATE INDEX "job_person" ON "job" ("person", "id");
CREATE INDEX "job_since" ON "job" ("since", "id");
CREATE INDEX "key_account_bin" ON "key_account" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "key_account_company" ON "key_account" ("company", "id");
CREATE INDEX "key_account_manager" ON "key_account" ("manager", "id");
CREATE INDEX "key_account_since" ON "key_account" ("since", "id");
CREATE INDEX "key_account_until" ON "key_account" ("until", "id");
CREATE INDEX "key_account_updated_at" ON "key_account" ("updated_at", "id");
CREATE INDEX "lead_bin" ON "lead" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "lead_company" ON "lead" ("company", "id");
CREATE INDEX "lead_email" ON "lead" ("email", "id");
CREATE INDEX "lead_name_key_en" ON "lead" ("name_key_en", "id");
CREATE INDEX "lead_name_key_et" ON "lead" ("name_key_et", "id");
CREATE INDEX "lead_name_key_tr" ON "lead" ("name_key_tr", "id");
CREATE INDEX "lead_opportunity" ON "lead" ("opportunity", "id");
CREATE INDEX "lead_owner" ON "lead" ("owner", "id");
CREATE INDEX "lead_person" ON "lead" ("person", "id");
CREATE INDEX "lead_phone" ON "lead" ("phone", "id");
CREATE INDEX "lead_received_at" ON "lead" ("received_at", "id");
CREATE INDEX "lead_status" ON "lead" ("status", "id");
CREATE INDEX "lead_updated_at" ON "lead" ("updated_at", "id");
CREATE INDEX "membership_bin" ON "membership" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "membership_team" ON "membership" ("team", "id");
CREATE INDEX "membership_user" ON "membership" ("user", "id");
CREATE INDEX "notification_about" ON "notification" ("about", "id");
CREATE INDEX "notification_bin" ON "notification" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "notification_read_at" ON "notification" ("read_at", "id");
CREATE INDEX "notification_user" ON "notification" ("user", "id");
CREATE INDEX "opportunity_amount_base" ON "opportunity" ("amount_base", "id");
CREATE INDEX "opportunity_bin" ON "opportunity" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "opportunity_closed_on" ON "opportunity" ("closed_on", "id");
CREATE INDEX "opportunity_company" ON "opportunity" ("company", "id");
CREATE INDEX "opportunity_expected_close" ON "opportunity" ("expected_close", "id");
CREATE INDEX "opportunity_name_key_en" ON "opportunity" ("name_key_en", "id");
CREATE INDEX "opportunity_name_key_et" ON "opportunity" ("name_key_et", "id");
CREATE INDEX "opportunity_name_key_tr" ON "opportunity" ("name_key_tr", "id");
CREATE INDEX "opportunity_outcome" ON "opportunity" ("outcome", "id");
CREATE INDEX "opportunity_owner" ON "opportunity" ("owner", "id");
CREATE INDEX "opportunity_person" ON "opportunity" ("person", "id");
CREATE INDEX "opportunity_pipeline" ON "opportunity" ("pipeline", "id");
CREATE INDEX "opportunity_stage" ON "opportunity" ("stage", "id");
CREATE INDEX "opportunity_updated_at" ON "opportunity" ("updated_at", "id");
CREATE INDEX "payment_bin" ON "payment" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "payment_company" ON "payment" ("company", "id");
CREATE INDEX "payment_date" ON "payment" ("date", "id");
CREATE INDEX "payment_invoice" ON "payment" ("invoice", "id");
CREATE INDEX "payment_reference" ON "payment" ("reference", "id");
CREATE INDEX "payment_updated_at" ON "payment" ("updated_at", "id");
CREATE INDEX "permission_bin" ON "permission" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "permission_role" ON "permission" ("role", "id");
CREATE INDEX "person_bin" ON "person" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "person_company" ON "person" ("company", "id");
CREATE INDEX "person_email" ON "person" ("email", "id");
CREATE INDEX "person_mobile" ON "person" ("mobile", "id");
CREATE INDEX "person_name_key_en" ON "person" ("name_key_en", "id");
CREATE INDEX "person_name_key_et" ON "person" ("name_key_et", "id");
CREATE INDEX "person_name_key_tr" ON "person" ("name_key_tr", "id");
CREATE INDEX "person_other_email" ON "person" ("other_email", "id");
CREATE INDEX "person_owner" ON "person" ("owner", "id");
CREATE INDEX "person_phone" ON "person" ("phone", "id");
CREATE INDEX "person_updated_at" ON "person" ("updated_at", "id");
CREATE INDEX "pipeline_bin" ON "pipeline" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "pipeline_name_key_en" ON "pipeline" ("name_key_en", "id");
CREATE INDEX "pipeline_name_key_et" ON "pipeline" ("name_key_et", "id");
CREATE INDEX "pipeline_name_key_tr" ON "pipeline" ("name_key_tr", "id");
CREATE INDEX "pipeline_position" ON "pipeline" ("position", "id");
CREATE INDEX "pipeline_updated_at" ON "pipeline" ("updated_at", "id");
CREATE INDEX "product_bin" ON "product" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "product_category" ON "product" ("category", "id");
CREATE INDEX "product_code_key_en" ON "product" ("code_key_en", "id");
CREATE INDEX "product_code_key_et" ON "product" ("code_key_et", "id");
CREATE INDEX "product_code_key_tr" ON "product" ("code_key_tr", "id");
CREATE UNIQUE INDEX "product_code_unique" ON "product" ("code") WHERE deleted_at IS NULL;
CREATE INDEX "product_name_key_en" ON "product" ("name_key_en", "id");
CREATE INDEX "product_name_key_et" ON "product" ("name_key_et", "id");
CREATE INDEX "product_name_key_tr" ON "product" ("name_key_tr", "id");
CREATE INDEX "product_updated_at" ON "product" ("updated_at", "id");
CREATE INDEX "role_bin" ON "role" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "role_name_key_en" ON "role" ("name_key_en", "id");
CREATE INDEX "role_name_key_et" ON "role" ("name_key_et", "id");
CREATE INDEX "role_name_key_tr" ON "role" ("name_key_tr", "id");
CREATE UNIQUE INDEX "role_name_unique" ON "role" ("name") WHERE deleted_at IS NULL;
CREATE INDEX "role_updated_at" ON "role" ("updated_at", "id");
CREATE INDEX "saved_view_bin" ON "saved_view" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "saved_view_name_key_en" ON "saved_view" ("name_key_en", "id");
CREATE INDEX "saved_view_name_key_et" ON "saved_view" ("name_key_et", "id");
CREATE INDEX "saved_view_name_key_tr" ON "saved_view" ("name_key_tr", "id");
CREATE INDEX "saved_view_owner" ON "saved_view" ("owner", "id");
CREATE INDEX "saved_view_record_type" ON "saved_view" ("record_type", "id");
CREATE INDEX "segment_bin" ON "segment" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "segment_name_key_en" ON "segment" ("name_key_en", "id");
CREATE INDEX "segment_name_key_et" ON "segment" ("name_key_et", "id");
CREATE INDEX "segment_name_key_tr" ON "segment" ("name_key_tr", "id");
CREATE UNIQUE INDEX "segment_name_unique" ON "segment" ("name") WHERE deleted_at IS NULL;
CREATE INDEX "segment_updated_at" ON "segment" ("updated_at", "id");
CREATE INDEX "stage_bin" ON "stage" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "stage_pipeline" ON "stage" ("pipeline", "id");
CREATE INDEX "stage_position" ON "stage" ("position", "id");
CREATE INDEX "stage_updated_at" ON "stage" ("updated_at", "id");
CREATE INDEX "standing_bin" ON "standing" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "standing_company" ON "standing" ("company", "id");
CREATE UNIQUE INDEX "standing_company_unique" ON "standing" ("company") WHERE deleted_at IS NULL;
CREATE INDEX "standing_rank" ON "standing" ("rank", "id");
CREATE INDEX "standing_revenue_base" ON "standing" ("revenue_base", "id");
CREATE INDEX "tag_bin" ON "tag" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "tag_name_key_en" ON "tag" ("name_key_en", "id");
CREATE INDEX "tag_name_key_et" ON "tag" ("name_key_et", "id");
CREATE INDEX "tag_name_key_tr" ON "tag" ("name_key_tr", "id");
CREATE UNIQUE INDEX "tag_name_unique" ON "tag" ("name") WHERE deleted_at IS NULL;
CREATE INDEX "tag_updated_at" ON "tag" ("updated_at", "id");
CREATE INDEX "tagging_about" ON "tagging" ("about", "id");
CREATE INDEX "tagging_bin" ON "tagging" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "tagging_tag" ON "tagging" ("tag", "id");
CREATE INDEX "task_about" ON "task" ("about", "id");
CREATE INDEX "task_bin" ON "task" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "task_company" ON "task" ("company", "id");
CREATE INDEX "task_done_at" ON "task" ("done_at", "id");
CREATE INDEX "task_due" ON "task" ("due", "id");
CREATE INDEX "task_owner" ON "task" ("owner", "id");
CREATE INDEX "task_updated_at" ON "task" ("updated_at", "id");
CREATE INDEX "team_bin" ON "team" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "team_leader" ON "team" ("leader", "id");
CREATE INDEX "team_name_key_en" ON "team" ("name_key_en", "id");
CREATE INDEX "team_name_key_et" ON "team" ("name_key_et", "id");
CREATE INDEX "team_name_key_tr" ON "team" ("name_key_tr", "id");
CREATE UNIQUE INDEX "team_name_unique" ON "team" ("name") WHERE deleted_at IS NULL;
CREATE INDEX "team_updated_at" ON "team" ("updated_at", "id");
CREATE INDEX "territory_bin" ON "territory" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "territory_manager" ON "territory" ("manager", "id");
CREATE INDEX "territory_name_key_en" ON "territory" ("name_key_en", "id");
CREATE INDEX "territory_name_key_et" ON "territory" ("name_key_et", "id");
CREATE INDEX "territory_name_key_tr" ON "territory" ("name_key_tr", "id");
CREATE INDEX "territory_parent" ON "territory" ("parent", "id");
CREATE INDEX "territory_updated_at" ON "territory" ("updated_at", "id");
CREATE INDEX "user_bin" ON "user" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "user_email" ON "user" ("email", "id");
CREATE UNIQUE INDEX "user_email_unique" ON "user" ("email") WHERE deleted_at IS NULL;
CREATE INDEX "user_name_key_en" ON "user" ("name_key_en", "id");
CREATE INDEX "user_name_key_et" ON "user" ("name_key_et", "id");
CREATE INDEX "user_name_key_tr" ON "user" ("name_key_tr", "id");
CREATE INDEX "user_role" ON "user" ("role", "id");
CREATE INDEX "user_updated_at" ON "user" ("updated_at", "id");
