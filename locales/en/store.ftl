### Errors at the start: the folder of the data, its keys, and a database that does not fit the program.

error-database-newer = The database is newer than this program ({ $migration }). Please update the program.
error-migration-changed = The database update { $migration } was changed after it had been applied. Program and data do not belong together; please install the original program.
error-folder-denied = There is no access to the folder { $path }. Please check its owner and permissions.
error-folder-read-only = The folder { $path } is read-only, so no data can be kept there.
error-folder-is-file = { $path } is a file and not a folder. Please choose another folder.
error-key-damaged = The key in the file { $path } is damaged. Please restore the file from a backup.
error-field-kind = “{ $kind }” is no kind of field.
error-too-many-nodes = More programs work on this database than there are numbers for. Please try again in two minutes.
error-no-such-backup = There is no backup { $path }.
error-backup-damaged = The backup is damaged or incomplete. Nothing was changed.
error-backup-newer = The backup was made by a newer version of the program ({ $version }). Please update the program.
error-backup-name = { $path } is no name for a file.
error-backup-files-damaged = The backup { $path } is made, but { $count ->
    [one] the content of one attached file is
   *[other] the contents of { $count } attached files are
 } damaged or cannot be read. Its manifest names them under files.damaged.
error-nothing-to-back-up = There is no data of Kilit to be backed up.
error-restore-not-empty = There are data already. With --force they are replaced; a copy of them is kept in the folder.
error-restore-others = The database holds tables of another program, so nothing is restored into it. Please name an empty database.
error-database-in-use = Another Kilit works on the database. Stop it first; one that was killed is waited for up to a minute.
error-files-address = “{ $value }” is not the address of an S3 store: { $reason }
error-files-key = For files in an S3 store { $name } has to be set.
error-files-away = The place where files are kept cannot be reached. Please try again in a moment.
