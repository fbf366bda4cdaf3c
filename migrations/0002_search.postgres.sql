-- Fragments of three letters and more.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX search_text_trigrams ON search USING gin (text gin_trgm_ops);
