### Ekli dosyalar.

error-no-folder = Ekli dosyalar veri klasöründe durur. Klasörü --data ile belirtin.
error-file-too-large = Dosya çok büyük: en fazla { $most } MB eklenebilir.
error-file-cut = Dosya eksik ulaştı. Lütfen yeniden gönderin.
error-no-such-file = Bu dosya artık yok. Lütfen yeniden seçin.
