### The desk: readers, in English.

desk-readership = Readers
desk-readership-lead =
    { $count ->
        [0] This list has no readers yet.
        [one] This list has one reader.
       *[other] This list has { $count } readers.
    }
desk-readership-numbers = In numbers
desk-readership-active = Readers
desk-readership-active-about = They consented and get every update.
desk-readership-pending = Not confirmed yet
desk-readership-pending-about = They got a mail with a link. If they do not confirm within seven days, we erase the address.
desk-readership-expired = Not confirmed in time
desk-readership-expired-about = They can no longer confirm. Their address is erased within an hour.
desk-readership-left = Unsubscribed
desk-readership-left-about = They receive nothing any more. Only they can subscribe again.
desk-subscriber = Reader
desk-subscriber-find = Find a reader
desk-subscriber-find-button = Find
desk-subscriber-nobody = Nobody on this list has this address. Check the address.
desk-subscriber-email = Email address
desk-subscriber-email-hint = The full address
desk-subscriber-known-as = Name
desk-subscriber-language = Language
desk-subscriber-add = Add a reader
desk-subscriber-add-about = Did somebody consent on paper or in person? If you have proof, you can add them.
desk-subscriber-add-lead = Add somebody only if you have proof that they want to receive this list. We send no mail to ask them.
desk-subscriber-add-button = Add
desk-subscriber-name = Name (optional)
desk-subscriber-name-hint = As they want to be called
desk-subscriber-proof = Proof of consent
desk-subscriber-proof-hint = What they said or signed, when, and who keeps the proof
desk-subscriber-proof-empty = Write down how they consented. Nobody is added without proof.
desk-subscriber-proof-long = This is too long. Use fewer than 2,000 characters.
desk-subscriber-proof-control = This contains an invisible character. Type it again.
desk-subscriber-day = Day of consent
desk-subscriber-day-hint = The day they consented
desk-subscriber-day-future = This day is in the future. Enter the day they consented.
desk-subscriber-already = This address already receives the list. Nothing was changed.
desk-subscriber-has-left = The reader with this address unsubscribed. Only they can subscribe again, with the form.
desk-subscriber-barred = This address cannot be added. This person can sign up themselves, with the form.
desk-subscriber-is-active = Receives the update
desk-subscriber-is-pending = Not confirmed yet
desk-subscriber-is-expired = Not confirmed in time
desk-subscriber-is-left = Unsubscribed
desk-subscriber-history = History
desk-subscriber-asked-page = Requested with the form on our page
desk-subscriber-asked-embed = Requested with our form on the site
desk-subscriber-asked-api = Requested with a form of the site itself
desk-subscriber-asked-import = Requested, and imported from a file
desk-subscriber-asked-editor = Requested from an editor
desk-subscriber-agreed = Consented, with this proof:
desk-subscriber-confirmed = Confirmed, next to this text (version { $version }):
desk-subscriber-mail-confirmation = Confirmation mail
desk-subscriber-mail-welcome = Welcome mail
desk-subscriber-mail-issue = Update { $number }
desk-subscriber-left = The reader unsubscribed
desk-subscriber-untracked = We do not measure whether somebody opens a mail or clicks anything, so you do not see that here.
desk-subscriber-logged = The log records that you opened this page.
desk-subscriber-back = Back to the readers
desk-subscriber-see = To the reader
desk-subscriber-ask-again = Ask to confirm again
desk-subscriber-ask-from = You can ask this person to confirm again from { $moment }.
desk-subscriber-unsubscribe = Unsubscribe
desk-subscriber-unsubscribe-ask = Unsubscribe this reader?
desk-subscriber-unsubscribe-text = The reader gets nothing more from this list, not even a mail about this. Only they can subscribe again.
desk-subscriber-erase = Erase this reader
desk-subscriber-erase-ask = Erase this reader?
desk-subscriber-erase-goes = We erase: the name, the subscription and the consents on this list, and the address as soon as no list needs it.
desk-subscriber-erase-stays = We keep: an unreadable mark of the address, so that nobody adds it again. Updates already sent still count in the numbers. The log says that you did this, without the address.
desk-subscriber-erase-after = You cannot undo this. The reader can still subscribe again later.
desk-subscriber-reach = Where do we erase this reader?
desk-subscriber-reach-list = On this list
desk-subscriber-reach-list-about = Choose this if the reader only named this list.
desk-subscriber-reach-wish = On this list, and pass on that the reader wants to be erased everywhere
desk-subscriber-reach-wish-about = The owners of all lists decide about it. Nobody sees here whether the reader is on another list.
desk-subscriber-reach-all = On all lists
desk-subscriber-reach-all-about = Nobody can add the address to any list again.
desk-subscriber-cannot-not-pending = This person no longer has to confirm. Nothing was changed.
desk-subscriber-cannot-again = The confirmation mail has already been sent a second time. Ask the reader to fill in the form again.
desk-subscriber-cannot-too-soon = We sent this person a confirmation mail less than ten minutes ago. Try again in a few minutes.
desk-subscriber-cannot-no-reader = This person does not receive the list. Nothing was changed.
desk-subscriber-done-added = The reader has been added and gets the next update.
desk-subscriber-done-asked-again = A new confirmation mail is on its way. The link in the previous mail no longer works.
desk-subscriber-done-unsubscribed = The reader has been unsubscribed.
desk-subscriber-done-erased-list = The reader has been erased from this list.
desk-subscriber-done-erased-wish = The reader has been erased from this list. The owners of all lists see that the reader wants to be erased everywhere.
desk-subscriber-done-erased-all = The reader has been erased from all lists.
desk-wishes = Wishes to be erased
desk-wishes-lead =
    { $count ->
        [0] Nobody is waiting to be erased from all lists.
        [one] One reader wants to be erased from all lists.
       *[other] { $count } readers want to be erased from all lists.
    }
desk-wishes-see = Decide about it
desk-wishes-about = Owners of one list passed this on, and erased the reader from their own list. They do not see whether other lists have the address.
desk-wishes-from = Passed on by { $list }, { $moment }
desk-wishes-erase = Erase everywhere
desk-wishes-leave = Erase nothing more
desk-wishes-done-erased = The address has been erased from all lists.
desk-wishes-done-left = Nothing more was erased.
