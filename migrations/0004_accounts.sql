-- Invitations to choose a password; tokens are kept as digests only.
CREATE TABLE invitation (
    id {id},
    token {bytes} NOT NULL,
    user_id BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX invitation_token ON invitation (token);
