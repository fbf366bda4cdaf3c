### Kayıt sayfaları: formlar, zaman çizelgesi, yorumlar, takipçiler, çöp kutusu, komut menüsü.

# Formların söyledikleri
records-error-not-picked = “{ $value }” için tek bir eşleşme bulunamadı. Lütfen listeden seçin.

# Yorumların ve bilgilerin kuralları
confirm-no-fact = Bu alan, zaman zaman teyit edilen alanlardan değildir.
