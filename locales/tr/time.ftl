### Zamanlar ve dönemler.

time-just-now = az önce
time-minutes-ago = { $count } dakika önce
time-in-minutes = { $count } dakika sonra
time-hours-ago = { $count } saat önce
time-in-hours = { $count } saat sonra
time-today = bugün
time-yesterday = dün
time-tomorrow = yarın
time-days-ago = { $count } gün önce
time-in-days = { $count } gün sonra
time-weeks-ago = { $count } hafta önce
time-in-weeks = { $count } hafta sonra
time-months-ago = { $count } ay önce
time-in-months = { $count } ay sonra
time-years-ago = { $count } yıl önce
time-in-years = { $count } yıl sonra

time-days = { $count } gün

time-this-month = Bu ay
time-last-month = Geçen ay
time-this-year = Bu yıl
time-last-year = Geçen yıl
time-last-12-months = Son 12 ay
time-12-months-to = { $day } tarihine kadar 12 ay
time-all-time = Tüm zamanlar
time-range = { $from } – { $until } arası
time-since = { $date } tarihinden beri
