### Errors of the kernel and of records: what is wrong, and what to do.

# What cannot be done
error-internal = Something broke on our side. It has been logged; please try again in a moment.
error-not-found = This does not exist, or you may not see it.
error-taken = There is already a record with the same value.
error-referenced = Other records still refer to this one.
error-too-busy = The server is busy. Please try again in a moment.
error-stopping = The server is about to stop. Please try again in a moment.
error-database-away = The database cannot be reached. Please try again in a moment.
error-database-busy = Somebody else was changing the same records. Please try again.
error-database-read-only = The database accepts no changes at the moment.
error-database-too-long = This took too long and was stopped. A narrower filter may help.
error-disk-full = The disk is full. Nothing was changed.

# What the gate of the records says
error-forbidden = You do not have the right to do this. An administrator can grant it.
error-signed-out = You are signed out. Please sign in again.
error-changed-meanwhile = Somebody else has changed this record in the meantime. Please compare both and choose.
error-field-read-only = You cannot change this field.
error-taken-field = Another record already has this value.
error-no-such-record = The record that is referred to does not exist, or you may not see it.
error-referenced-by =
    { $count ->
        [one] { $count } other record still refers to this one: { $names }
       *[other] { $count } other records still refer to this one: { $names }
    }
error-cursor = The list cannot be continued from here. Please load it again.
error-filter-test = This field cannot be filtered in this way.
error-filter-value = The value does not fit the field that is filtered.
error-not-summable = This field cannot be added up.

# What cannot be read
error-required = Please fill this in.
error-too-many = At most { $most } can be given here.
error-too-long = The text can have { $most } characters at most.
error-text-zero = The text contains a character that cannot be kept.
error-number = “{ $value }” is not a number.
error-integer = “{ $value }” is not a whole number.
error-number-too-large = This number is too large.
error-too-many-places = “{ $value }” has more than four decimal places.
error-division-by-zero = A number cannot be divided by zero.
error-money = “{ $value }” is not an amount of money.
error-currency = “{ $value }” is not a currency: write its three letters, such as EUR.
error-country = “{ $value }” is not a country.
error-date = “{ $value }” is not a date: write it as 31/12/2026.
error-date-impossible = There is no { $value } in the calendar.
error-date-time = “{ $value }” is not a date with a time.
error-time = “{ $value }” is not a time of day: write it as 14:30.
error-duration = “{ $value }” is not a length of time: write it as 1:30 or 90 min.
error-yes-no = “{ $value }” is neither yes nor no.
error-choice = “{ $value }” is not one of the choices.
error-language = “{ $value }” is not a language we speak.
error-id = “{ $value }” is not the identifier of a record.
error-filter = This filter cannot be understood: { $value }
error-no-such-field = There is no field “{ $field }” here.
error-no-such-type = There is no kind of record called “{ $type }”.
error-value-kind = “{ $value }” does not fit this field.
error-json-value = { $value } does not fit this field.

# How to reach people
error-email = “{ $value }” is not an e-mail address.
error-url = “{ $value }” is not a web address.
error-phone = “{ $value }” is not a telephone number.
error-phone-country = Write { $value } with its country code, such as +90 or +372.
error-phone-length = The telephone number { $value } has too few or too many digits.

# Numbers of registers
error-tax-number-tr = { $value } is no Turkish tax number: companies have 10 digits, persons 11.
error-vkn = A Turkish tax number (VKN) has 10 digits, not { $value }.
error-vkn-digit = The tax number { $value } contains a typing error: its check digit does not fit.
error-tckn = A Turkish identity number has 11 digits and does not begin with 0; { $value } does not fit.
error-tckn-digit = The identity number { $value } contains a typing error: its check digits do not fit.
error-kmkr = An Estonian VAT number is EE and 9 digits; { $value } does not fit.
error-kmkr-digit = The VAT number { $value } contains a typing error: its check digit does not fit.
error-registrikood = An Estonian register code has 8 digits and begins with 1, 7, 8 or 9; { $value } does not fit.
error-registrikood-digit = The register code { $value } contains a typing error: its check digit does not fit.
error-isikukood = An Estonian personal code has 11 digits and contains a date of birth; { $value } does not fit.
error-isikukood-digit = The personal code { $value } contains a typing error: its check digit does not fit.
error-iban = { $value } is not an IBAN: it begins with two letters of a country and two digits.
error-iban-country = The country { $country } issues no IBANs.
error-iban-length = An IBAN of { $country } has { $length } characters.
error-iban-digit = The IBAN { $value } contains a typing error: its check digits do not fit.
error-vat-country = { $value } does not begin with the letters of an EU country.
error-vat-number = { $value } does not have the form of a VAT number of its country.

error-record-address = “{ $value }” is not the address of a record. It ends like people/01J9ZC4T8K2M0.
