### Verifying the change log.

error-log-other-key = The last seal of the change log was not made with the key of this folder, so no further one is set. Put the file log.key of the other nodes into the folder, and look at the log with: kilit log verify
