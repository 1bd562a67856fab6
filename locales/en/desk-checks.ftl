### The desk: the checks of an issue, in English.

desk-checks = Check
desk-checks-sum =
    { $count ->
        [0] Everything is in order.
        [one] There is one point to look at.
       *[other] There are { $count } points to look at.
    }
desk-checks-well =
    { $count ->
        [one] One point is in order
       *[other] { $count } points are in order
    }
desk-and-others = { $about } and { $count } more
desk-held-by-checks = You can approve and send once no points are red.
desk-see-checks = See the red points
desk-light-green = Good
desk-light-amber = Check this
desk-light-red = Fix this first
desk-check-contents-green = Items in this update: { $about }.
desk-check-contents-red = No item is left to send.
desk-check-contents-advice = Cancel this update and compose a new one.
desk-check-text-green = The text version is complete.
desk-check-text-red = Missing from the text version: { $about }.
desk-check-text-advice = Check those items. Some readers see only text.
desk-check-pictures-green = Every picture has a description.
desk-check-pictures-red = These pictures have no description: { $about }.
desk-check-pictures-advice = Describe what each picture shows.
desk-check-size-green = The mail is { $about } kB. That is short enough.
desk-check-size-amber = The mail is { $about } kB. Mail programs cut off a mail above 100 kB.
desk-check-size-red = The mail is { $about } kB. That is too long: mail programs cut off a mail above 100 kB.
desk-check-size-advice = Shorten some items, or leave one out.
desk-check-subject-green = The subject is short enough ({ $about } characters).
desk-check-subject-amber = The subject is long ({ $about } characters). A phone does not show the end.
desk-check-subject-red = The subject is empty.
desk-check-subject-advice = Give this update a shorter subject.
desk-check-dates-green = No item will be past when the update is sent.
desk-check-dates-amber = Past when the update is sent: { $about }.
desk-check-dates-advice = These items are left out automatically. Is the date right?
desk-check-titles-green = No title appears twice.
desk-check-titles-amber = This title appears twice: { $about }.
desk-check-titles-advice = Remove one of the two, or choose another title.
desk-check-leaving-green = Readers can unsubscribe.
desk-check-leaving-red = The link to unsubscribe is missing.
desk-check-leaving-advice = The update must not be sent like this. Ask your administrator for help.
desk-check-signature-green = The mail is signed for { $about }.
desk-check-signature-amber = We do not sign the mail for { $about }.
desk-check-signature-advice = Does your mail server sign it? Ask your administrator.
desk-check-links-green = All links are secure.
desk-check-links-amber = These links are not secure: { $about }.
desk-check-links-advice = Use an address that starts with https://.
desk-check-links-red = No mail program opens this: { $about }.
desk-check-sender-green = The mail is sent from an account of { $about }.
desk-check-sender-amber = The mail is sent from an account of { $about }, not of the sender.
desk-check-sender-advice = Ask your administrator whether the mail server may send mail from this sender.
desk-check-contrast-green = All text is easy to read against its background.
desk-check-contrast-red = Hard to read against its background: { $about }.
desk-check-contrast-advice = The update must not be sent like this. Ask your administrator for other colours.
desk-check-reading-green = The text is easy to read (reading ease: { $about } out of 100).
desk-check-reading-amber = The text is hard to read for many readers (reading ease: { $about } out of 100).
desk-check-reading-advice = Use shorter sentences and plain words. The score measures only the length of sentences and words.
desk-check-text-links-green = Every link is also in the text version.
desk-check-text-links-amber = These links are not in the text version: { $about }.
desk-check-text-links-advice = Readers who see only text cannot follow these links. Add the link to the item as well.
desk-check-disguised-green = No link shows a different address from the one it opens.
desk-check-disguised-amber = These links show a different address from the one they open: { $about }.
desk-check-disguised-advice = Scammers do this too, so mail programs warn about it. Use plain words instead.
desk-check-seen-green = We followed the links ({ $about }). They all work.
desk-check-unsafe-red = These links go to an address inside a private network: { $about }.
desk-check-unsafe-advice = Readers cannot open these. Use the public address of the page.
desk-check-dead-red = These pages do not exist: { $about }.
desk-check-dead-advice = Find the right address, or remove the link. We check again every ten minutes.
desk-check-unclear-amber = These links gave no clear answer: { $about }.
desk-check-unclear-advice = Open them yourself. Some sites let only people in.
desk-check-unseen-amber = We have not followed these links yet: { $about }.
desk-check-unseen-advice = Reload this page in a minute.
desk-check-examples-amber = These links go to an example address: { $about }.
desk-check-examples-advice = Enter the real address.
