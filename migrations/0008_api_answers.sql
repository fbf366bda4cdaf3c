-- Answers to requests that carried an Idempotency-Key, kept for a day.
CREATE TABLE api_answer (
    id {id},
    user_id BIGINT NOT NULL,
    key {text} NOT NULL,
    digest {bytes} NOT NULL,
    answer {text} NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX api_answer_key ON api_answer (user_id, key);
CREATE INDEX api_answer_age ON api_answer (created_at);
