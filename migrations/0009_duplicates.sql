-- Two records that are likely the same, the smaller id first. `reasons` are words of the domain, `score` runs to 1,000;
-- `state` is open, or distinct once somebody said that they are not the same.
CREATE TABLE likeness (
    id {id},
    record_type {text} NOT NULL,
    first_id BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    score BIGINT NOT NULL,
    reasons {text} NOT NULL,
    state {text} NOT NULL,
    found_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT
);
CREATE UNIQUE INDEX likeness_pair ON likeness (first_id, second_id);
CREATE INDEX likeness_second ON likeness (second_id);
CREATE INDEX likeness_queue ON likeness (record_type, state, score, id);

-- Records that were merged into another. `batch` is that of the rows of the change log by which a merge is undone.
CREATE TABLE merged (
    batch BIGINT NOT NULL,
    loser_id BIGINT NOT NULL,
    record_type {text} NOT NULL,
    survivor_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    user_id BIGINT,
    undone_at BIGINT,
    PRIMARY KEY (batch, loser_id)
);
CREATE INDEX merged_loser ON merged (loser_id);
CREATE INDEX merged_survivor ON merged (survivor_id);
