# Kilit müşterilerin ve rakamların eylemleri ve kuralları.
verb_mark_key_account = Kilit müşteri yap
    .about = Şirket neden bu müşteriyle ayakta duruyor, ona kim bakıyor?
    .done = Artık kilit müşteri.
    .class = Sınıf
    .reason = Gerekçe
    .manager = Müşteri yöneticisi
verb_unmark_key_account = Kilit müşterilikten çıkar
    .about = Bir zamanlar kilit müşteri olduğu kayıtlarda kalır.
    .done = Artık kilit müşteri değil.
    .reason = Gerekçe
error-group-ring = Bir şirket kendi grubunda kendisinin üstünde yer alamaz.
error-last-administrator = Programı yönetebilecek en az bir kişi kalmalı; bu kişi son yönetici.
error-measure = “{ $value }” diye bir ölçüt yok; ciro (revenue) ve kâr (profit) var.
error-share = Pay 0’dan büyük, en çok 1 olmalı; örneğin %80 için 0.8.
error-no-key-account = Bu bir kilit müşteri değil.
error-verb-not-offered = Bu işlem burada yapılamaz.
error-not-the-author = Bir yorumu yalnızca yazan değiştirebilir.
