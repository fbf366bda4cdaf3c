-- Tokens by which programs and assistants come in, with the rights of their user. Kept as digests only.
CREATE TABLE api_token (
    id {id},
    token {bytes} NOT NULL,
    user_id BIGINT NOT NULL,
    name {text} NOT NULL,
    ending {text} NOT NULL,
    read_only BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    expires_at BIGINT,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX api_token_token ON api_token (token);
CREATE INDEX api_token_of_user ON api_token (user_id);
