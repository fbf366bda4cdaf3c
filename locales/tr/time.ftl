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

time-minutes = { $count } dakika
time-hours = { $count } saat
time-days = { $count } gün
time-weeks = { $count } hafta
time-months = { $count } ay
time-years = { $count } yıl

time-this-week = Bu hafta
time-last-week = Geçen hafta
time-next-week = Gelecek hafta
time-this-month = Bu ay
time-last-month = Geçen ay
time-next-month = Gelecek ay
time-this-quarter = Bu çeyrek
time-last-quarter = Geçen çeyrek
time-next-quarter = Gelecek çeyrek
time-this-year = Bu yıl
time-last-year = Geçen yıl
time-next-year = Gelecek yıl
time-last-12-months = Son 12 ay
time-last-days = Son { $count } gün
time-next-days = Önümüzdeki { $count } gün
time-all-time = Tüm zamanlar
time-range = { $from } – { $until } arası
time-since = { $date } tarihinden beri
time-overdue = Gecikmiş
