### Attached files.

error-no-folder = The attached files lie in the folder of the data. Name it with --data.
error-file-too-large = The file is larger than { $most } MB, which is the most that can be attached.
error-file-cut = The file did not arrive whole. Please send it again.
error-no-such-file = This file is no longer there. Please choose it again.
