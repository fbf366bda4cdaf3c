### The interface for programs: what it refuses, and the pages that describe it.

# What it refuses
api-error-object = A JSON object is expected here.
api-error-json = What was sent is no JSON. { $reason }
api-error-limit = The limit is a whole number from 1 to { $most }.
api-error-batch = A batch holds 1 to { $most } operations.
api-error-changed = The record has been changed in the meantime: it is now in version { $version }.
api-error-version = “{ $value }” does not name a version. Send the ETag of the last answer, or *.
api-error-method = This address does not take { $method }.
api-error-accept = Answers are in JSON only (application/json).
api-error-media-type = Send the body as JSON, with the header Content-Type: application/json.
api-error-parameter = There is no parameter “{ $name }” here.
api-error-parameter-twice = The parameter “{ $name }” can be given only once.
api-error-token = Send a token that holds: Authorization: Bearer kilit_…
api-error-rate = Too many requests. Please try again in { $seconds } seconds.
api-error-key = An Idempotency-Key has 1 to 200 letters, digits or signs.
api-error-key-reused = This Idempotency-Key came with a different request before. Please use a new one.
api-error-key-busy = A request with this Idempotency-Key is still being worked on.
