### What commands say on the command line.

commands-progress = { $done } of { $of }
commands-migrated =
    { $count ->
        [0] The database is up to date.
        [one] { $count } update was applied. The database is up to date.
       *[other] { $count } updates were applied. The database is up to date.
    }
commands-seeded = The test data is there. To sign in, add yourself: kilit user add you@example.com --role administrator

commands-user-added = { $email } was added.
commands-user-invited =
    { $days ->
        [one] To choose a password, open this on the server’s address within { $days } day: { $link }
       *[other] To choose a password, open this on the server’s address within { $days } days: { $link }
    }

commands-demo-person = Alex Morgan
commands-demo-company = Harbour Pumps Ltd
commands-demo-making = Making the demo company …
commands-demo-sign-in = Sign in with { $email } and the password { $password }

commands-log-counts = { $sealed } changes are sealed, { $unsealed } not yet.
commands-log-erased =
    { $count ->
        [one] From { $count } change values were erased, as the log itself says.
       *[other] From { $count } changes values were erased, as the log itself says.
    }
commands-log-erase =
    { $count ->
        [0] The log holds no such values.
        [one] One change was emptied of the values.
       *[other] { $count } changes were emptied of the values.
    }
commands-log-no-key = Signatures were not checked: the key log.key is not in the folder.
commands-log-head = The log is intact. Last head: { $head }

# The log was tampered with
error-log-row-changed = The change at position { $position } is not what it was when it was sealed.
error-log-row-missing = The change at position { $position } is missing.
error-log-row-added = A change was slipped in among those that had long been sealed.
error-log-seal-changed = The seal of the changes from position { $position } on is not what it was.
error-log-signature-wrong = The seal of the changes from position { $position } on was not signed with the key of this folder.
error-log-head-missing = That head is not in the chain: the end of the log was cut off or made anew.

error-no-data = There is no data of Kilit in { $path }. Name its folder with --data.
error-no-such-kind = “{ $value }” is no kind of records. There are: { $names }
error-demo-folder = There is data in { $path } already. The demo needs a new folder.
error-export-to-terminal = A workbook cannot be shown in a terminal. Name a file with -o, or send the output into one.
error-export-file = The file { $path } could not be written: { $reason }
error-not-heard = The output was closed before the command had finished.

commands-backed-up = { $path } is written: { $rows } rows, { $files } attached files, { $size }.
commands-backed-up-before = A backup of the data as they were is in { $path }.
commands-backup-whole = The backup of { $made } by version { $version } is whole: { $rows } rows, { $files } attached files.
commands-restored = The backup of { $made } by version { $version } is restored: { $rows } rows, { $files } attached files. Everybody signs in anew.
commands-files-missing =
    { $count ->
        [one] The content of { $count } attached file is missing.
       *[other] The contents of { $count } attached files are missing.
    }
commands-migration-tried =
    { $count ->
        [0] The database is up to date; there is nothing to do.
        [one] { $count } update was tried and went well. Nothing was changed.
       *[other] { $count } updates were tried and went well. Nothing was changed.
    }
