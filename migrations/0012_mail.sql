-- Mail addresses are kept in small letters, as they are compared.
UPDATE "user" SET email = lower(email)
WHERE lower(email) <> email
  AND NOT EXISTS (SELECT 1 FROM "user" o WHERE o.id <> "user".id AND lower(o.email) = lower("user".email));
UPDATE company SET email = lower(email) WHERE lower(email) <> email;
UPDATE person SET email = lower(email) WHERE lower(email) <> email;
UPDATE lead SET email = lower(email) WHERE lower(email) <> email;
UPDATE person SET other_email = lower(other_email) WHERE lower(other_email) <> other_email;
