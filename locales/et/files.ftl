### Manustatud failid.

error-no-folder = Manused on andmekaustas. Määrake kaust võtmega --data.
error-file-too-large = Fail on liiga suur: manustada saab kuni { $most } MB.
error-file-cut = Fail ei jõudnud tervikuna kohale. Palun saatke see uuesti.
error-no-such-file = Seda faili enam ei ole. Palun valige see uuesti.
