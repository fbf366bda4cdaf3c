### The frame of the pages, and what goes wrong in it.

app-not-found = Not found
app-forbidden = Not allowed
app-busy = Busy
app-broken = Something broke
app-refused = That did not work
app-to-start = To the start page
app-reference = Reference: { $id }
app-my-page = My page

error-administrators-only = Only administrators can do this.
error-title-hidden = The field by which records are called cannot be hidden.
error-form-stale = This form is out of date. Please load the page again and send it once more.
error-form-too-large = What was sent is too large.
error-request = What was sent cannot be understood. Please load the page again.
