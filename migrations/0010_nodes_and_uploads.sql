-- Numbers of the programs at work, leased: those that share a database must differ, or their ids could meet.
CREATE TABLE node (
    number {id},
    holder {text} NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Files that no record refers to yet, and that are waited for longer than an hour.
ALTER TABLE stored_file ADD COLUMN keep_until BIGINT;

-- Uploaded files that wait for their import; `known` is what was found out about one, as JSON.
CREATE TABLE import_upload (
    id {id},
    user_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    known {text} NOT NULL,
    created_at BIGINT NOT NULL
);
