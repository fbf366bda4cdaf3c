### Records that are likely the same, and making them one.

duplicates = Duplicates
duplicates-lede = Records that are likely the same. Merge them, or say that they are not the same: you will not be asked again.
duplicates-scan = Look for duplicates
duplicates-scanning = Looking for duplicates …
duplicates-stopping = Stopping …
duplicates-scanned = Last looked through: { $when }.
duplicates-none = Nothing to look at
duplicates-none-text = No two records seem to be the same.
duplicates-never-scanned = Nobody has looked for duplicates yet
duplicates-never-scanned-text = Look through all companies and people for records that are likely the same.
duplicates-likely = { $share } likely
duplicates-since = here since { $day }
duplicates-compare = Compare and merge
duplicates-apart = Not the same
duplicates-told-apart = Noted. These will not be shown again.
duplicates-with = Merge with
duplicates-stays = Which record stays?
duplicates-alike =
    { $count ->
        [one] { $count } field is the same
       *[other] { $count } fields are the same
    }
duplicates-together = all of it together
duplicates-confirmed = confirmed { $when }
duplicates-closed = You cannot change this field.
duplicates-what-happens = Everything that belongs to the others moves to the one that stays: people, activities, invoices, files, comments. Their history stays readable, old links lead on, and the merge can be undone.
duplicates-merged-by = { $who } merged this in, { $when }:
duplicates-kept = The merge is undone. What somebody has changed since then stayed as it is now:
duplicates-kept-unseen =
    { $count ->
        [one] { $count } record that you may not see
       *[other] { $count } records that you may not see
    }

duplicates-reason = Why
    .tax_number = same tax number
    .registry_number = same registry number
    .iban = same bank account
    .email = same e-mail address
    .phone = same phone
    .domain = same domain
    .name = similar name, { $share }
    .same_name = same name
    .town = same town
    .company = same company
    .birthday = same birthday
    .other_town = different towns
    .other_tax_number = different tax numbers
    .other_registry_number = different registry numbers
    .other_iban = different bank accounts
    .other_email = different e-mail addresses
    .other_phone = different phones
    .other_domain = different domains
    .other_name = different names

verb_merge = Merge
    .about = Choose which record stays and which value each field takes. The better value is chosen already.
    .done = The records are one now.
    .others = Merge with
    .take = Values to take
    .take_hint = Where not the better one: phone=ID of the record, or description=all; divided by commas.

verb_undo_merge = Undo merge
    .about = The merged records come back, and everything that came with them goes back to them. What was added since then stays here.
    .done = The merge is undone.

error-merge-type = { $type } cannot be merged.
error-merge-one = To merge, choose at least two different records.
error-merge-many = At most { $count } records can be merged at once.
error-merge-large = More than { $count } other records refer to what would be merged, too many to move at once. Keep the record that most refer to, and merge the smaller one into it.
error-merge-clash = Both have a { $type } of which there can be only one. Please remove one of them first.
error-merge-choice = The choice for “{ $field }” cannot be kept.
error-merge-undone = This merge has been undone already.
error-merged = This record was merged into another one. Undo the merge to get it back.
error-no-merge = Nothing was merged into this record.

program-duplicates-scanned = { $type }: { $records } looked at, { $found } likely pairs, { $fresh } of them new.
