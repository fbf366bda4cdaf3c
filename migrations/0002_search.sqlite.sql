-- Fragments of three letters and more; the text itself stays in `search`.
CREATE VIRTUAL TABLE search_fts USING fts5 (
    text, content = 'search', content_rowid = 'record_id', tokenize = 'trigram case_sensitive 1', detail = none
);
