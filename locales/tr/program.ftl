# The program and its command line.
program-serving = Kilit { $address } adresinde çalışıyor; tarayıcıda açın. Durdurmak için Ctrl-C.
program-first-code = İlk girişte sorulacak kod: { $code }
program-concentration = { $customers } müşteriden { $carrying } tanesi, { $total } tutarın { $share } kadarını getiriyor.
error-database-url = Veritabanının adresi postgres:// ile başlamalı.
error-log-format = “{ $value }” diye bir günlük biçimi yok; text ve json var.
error-config = { $path } içindeki ayarlar okunamıyor: { $reason }
error-folder-held = { $path } üzerinde başka bir Kilit çalışıyor. Önce onu durdurun.
error-listen = { $address } adresi dinlenemiyor. { $reason }
error-server-away = Çalışan sunucu yanıt vermiyor. { $reason }
