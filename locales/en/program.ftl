# The program and its command line.
program-serving = Kilit serves { $address } — open it in a browser. Ctrl-C stops it.
program-first-code = The first visit asks for this code: { $code }
program-concentration = { $carrying } of { $customers } customers bring { $share } of { $total }.
error-database-url = The address of the database must begin with postgres://.
error-log-format = “{ $value }” is no form of the log; there are text and json.
error-config = The settings in { $path } cannot be read: { $reason }
error-folder-held = Another Kilit works on { $path }. Stop it first.
error-listen = { $address } cannot be listened on. { $reason }
error-server-away = The running server does not answer. { $reason }
