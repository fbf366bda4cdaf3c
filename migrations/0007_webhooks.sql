-- Where changes are sent to.
CREATE TABLE "webhook" (
    "id" {id},
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" BIGINT,
    "updated_at" BIGINT NOT NULL,
    "updated_by" BIGINT,
    "deleted_at" BIGINT,
    "deleted_with" BIGINT,
    "name" {text},
    "address" {text},
    "owner" BIGINT,
    "active" BIGINT,
    "stopped" {text},
    "record_types" {text},
    "deeds" {text}
);
CREATE INDEX "webhook_bin" ON "webhook" ("deleted_with") WHERE deleted_at IS NOT NULL;
CREATE INDEX "webhook_owner" ON "webhook" ("owner", "id");

-- What only sending needs: the keys, how far in the log it is, who is at it, and since when it fails.
CREATE TABLE webhook_state (
    webhook_id {id},
    secret {text} NOT NULL,
    former_secret {text},
    former_until BIGINT,
    position BIGINT NOT NULL,
    since BIGINT NOT NULL,
    holder BIGINT,
    lease_until BIGINT,
    failing_since BIGINT
);

-- What was sent or is to be sent, and each time it was tried.
CREATE TABLE webhook_delivery (
    id {id},
    webhook_id BIGINT NOT NULL,
    event {text} NOT NULL,
    body {text} NOT NULL,
    state {text} NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX webhook_delivery_of ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_created ON webhook_delivery (created_at);
CREATE TABLE webhook_attempt (
    id {id},
    delivery_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    status BIGINT,
    millis BIGINT NOT NULL,
    answer {text} NOT NULL,
    error {text}
);
CREATE INDEX webhook_attempt_of ON webhook_attempt (delivery_id, id);

-- Which changes a verb made, and of which record it was said.
CREATE TABLE change_verb (
    change_id {id},
    verb {text} NOT NULL,
    record_type {text} NOT NULL,
    record_id BIGINT NOT NULL
);
