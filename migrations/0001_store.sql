-- What the store keeps besides records. `migration` itself is made by the program.

-- Settings of the installation and of the store, as JSON.
CREATE TABLE setting (
    key {text} NOT NULL PRIMARY KEY,
    value {text} NOT NULL
);

-- Fields that administrators added; their columns are `x_<id>` in the table of the type.
CREATE TABLE field_added (
    id {id},
    description {text} NOT NULL
);

-- The change log. `difference` is {"field": ["before", "after"]}.
CREATE TABLE change (
    id {id},
    at BIGINT NOT NULL,
    user_id BIGINT,
    face {text} NOT NULL,
    batch BIGINT,
    record_type {text} NOT NULL,
    record_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    deed {text} NOT NULL,
    difference {text} NOT NULL
);
CREATE INDEX change_record ON change (record_id, id);
CREATE INDEX change_batch ON change (batch, id) WHERE batch IS NOT NULL;

-- Gapless positions of committed changes, with the salted digest of each.
CREATE TABLE change_seal (
    position {id},
    change_id BIGINT NOT NULL,
    salt {bytes},
    digest {bytes} NOT NULL
);
CREATE UNIQUE INDEX change_seal_change ON change_seal (change_id);

-- The chain over stretches of positions; `signature` is made with a key kept outside the database.
CREATE TABLE seal (
    id {id},
    first_position BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    head {bytes} NOT NULL,
    signature {bytes} NOT NULL
);

-- What the targets of fields with several references are, to follow them back.
CREATE TABLE record_ref (
    record_id BIGINT NOT NULL,
    record_type {text} NOT NULL,
    field {text} NOT NULL,
    target_id BIGINT NOT NULL,
    PRIMARY KEY (record_id, field, target_id)
);
CREATE INDEX record_ref_target ON record_ref (target_id, field);

-- The folded title and words of each record that can be found.
CREATE TABLE search (
    record_id {id},
    record_type {text} NOT NULL,
    title {text} NOT NULL,
    text {text} NOT NULL
);
CREATE TABLE search_word (
    word {text} NOT NULL,
    record_id BIGINT NOT NULL,
    PRIMARY KEY (word, record_id)
);
CREATE INDEX search_word_record ON search_word (record_id);

-- Passwords and sessions. Tokens are kept as digests only.
CREATE TABLE credential (
    user_id {id},
    hash {text} NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE TABLE session (
    id {id},
    token {bytes} NOT NULL,
    user_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    address {text},
    agent {text}
);
CREATE UNIQUE INDEX session_token ON session (token);
CREATE INDEX session_of_user ON session (user_id);
-- Failed sign-ins, by address of mail and by network address.
CREATE TABLE sign_in_failure (
    id {id},
    subject {text} NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX sign_in_failure_subject ON sign_in_failure (subject, at);

-- Work in the background.
CREATE TABLE background_job (
    id {id},
    kind {text} NOT NULL,
    payload {text} NOT NULL,
    state {text} NOT NULL,
    user_id BIGINT,
    lang {text} NOT NULL,
    due_at BIGINT NOT NULL,
    lease_until BIGINT,
    attempts BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT,
    message {text},
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX background_job_due ON background_job (state, due_at);

-- Files by the hash of their content.
CREATE TABLE stored_file (
    id {id},
    hash {text} NOT NULL,
    name {text} NOT NULL,
    media_type {text} NOT NULL,
    size BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT
);
CREATE INDEX stored_file_hash ON stored_file (hash);
