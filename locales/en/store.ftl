### Errors at the start: the folder of the data, its keys, and a database that does not fit the program.

error-database-newer = The database is newer than this program ({ $migration }). Please update the program.
error-migration-changed = The database update { $migration } was changed after it had been applied. Program and data do not belong together; please install the original program.
error-folder-denied = There is no access to the folder { $path }. Please check its owner and permissions.
error-folder-read-only = The folder { $path } is read-only, so no data can be kept there.
error-folder-is-file = { $path } is a file and not a folder. Please choose another folder.
error-key-damaged = The key in the file { $path } is damaged. Please restore the file from a backup.
error-field-kind = “{ $kind }” is no kind of field.
