### Değişiklik günlüğünün doğrulanması.

error-log-other-key = Değişiklik günlüğünün son mührü bu klasörün anahtarıyla yapılmamış; bu yüzden yeni mühür konmuyor. Diğer sunuculardaki log.key dosyasını bu klasöre kopyalayın ve günlüğü doğrulayın: kilit log verify
