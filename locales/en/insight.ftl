# Verbs and rules of key accounts and of the figures.
verb_mark_key_account = Mark as key account
    .about = Why does the company live on this customer, and who looks after it?
    .done = This is a key account now.
    .class = Class
    .reason = Reason
    .manager = Account manager
verb_unmark_key_account = End key account
    .about = It stays known that this was a key account.
    .done = This is no longer a key account.
    .reason = Reason
error-group-ring = A company cannot stand above itself in its group.
error-last-administrator = Somebody must remain who may manage the program: this is the last administrator.
error-measure = “{ $value }” is no measure; there are revenue and profit.
error-share = The share must be above 0 and at most 1, for example 0.8 for 80 %.
error-no-key-account = This is no key account.
error-verb-not-offered = That cannot be done here.
error-not-the-author = Only who wrote a comment can change it.
