# The program and its command line.
program-serving = Kilit töötab aadressil { $address } – avage see brauseris. Peatamiseks Ctrl-C.
program-first-code = Esimesel külastusel küsitakse seda koodi: { $code }
program-concentration = { $customers } kliendist { $carrying } annavad { $share } summast { $total }.
error-database-url = Andmebaasi aadress peab algama sõnaga postgres://.
error-log-format = Logi kuju „{ $value }“ ei ole olemas; on text ja json.
error-config = Seadeid failist { $path } ei saa lugeda: { $reason }
error-folder-held = Kaustaga { $path } töötab teine Kilit. Peatage see enne.
error-listen = Aadressi { $address } ei saa kuulata. { $reason }
error-server-away = Töötav server ei vasta. { $reason }
