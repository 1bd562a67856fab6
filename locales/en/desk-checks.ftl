### The desk: the checks of an issue, in English.

desk-checks = What we checked
desk-checks-sum =
    { $count ->
        [0] All is well.
        [one] There is one point to look at.
       *[other] There are { $count } points to look at.
    }
desk-checks-well =
    { $count ->
        [one] One point is well
       *[other] { $count } points are well
    }
desk-and-others = { $about } and { $count } more
desk-held-by-checks = Approving and sending can be done once nothing is red any more.
desk-see-checks = See what is red
desk-light-green = Well
desk-light-amber = Take a look
desk-light-red = This holds it
desk-check-contents-green = Items in this update: { $about }.
desk-check-contents-red = Nothing is left to send.
desk-check-contents-advice = Cancel this update, and put a new one together.
desk-check-text-green = The text version is complete.
desk-check-text-red = Missing in the text version: { $about }.
desk-check-text-advice = Look at those items. Some readers see text only.
desk-check-pictures-green = Every picture has a description.
desk-check-pictures-red = Without a description: { $about }.
desk-check-pictures-advice = Write with each picture what it shows.
desk-check-size-green = The mail is { $about } kB. That fits.
desk-check-size-amber = The mail is { $about } kB. Above 100 kB, mail programs cut it off.
desk-check-size-red = The mail is { $about } kB. That is too long: above 100 kB, mail programs cut it off.
desk-check-size-advice = Make items shorter, or leave one out.
desk-check-subject-green = The subject is short enough ({ $about } characters).
desk-check-subject-amber = The subject is long ({ $about } characters). On a phone its end is not shown.
desk-check-subject-red = The subject is empty.
desk-check-subject-advice = Give this update a shorter subject.
desk-check-dates-green = Nothing is past when it goes out.
desk-check-dates-amber = Past when it goes out: { $about }.
desk-check-dates-advice = That drops out by itself. Is the date right?
desk-check-titles-green = No title stands in it twice.
desk-check-titles-amber = The same title twice: { $about }.
desk-check-titles-advice = Take one out, or give it another title.
desk-check-leaving-green = Readers can leave.
desk-check-leaving-red = The link to leave is missing.
desk-check-leaving-advice = It may not go out like this. Ask who runs the service for help.
desk-check-signature-green = The mail is signed for { $about }.
desk-check-signature-amber = The mail is not signed by us for { $about }.
desk-check-signature-advice = Does your mail server do that? Ask who runs the service.
desk-check-links-green = All links are protected.
desk-check-links-amber = Not protected: { $about }.
desk-check-links-advice = Use an address that begins with https://.
desk-check-links-red = No mail program opens this: { $about }.
desk-check-sender-green = The mail is sent by an account of { $about }.
desk-check-sender-amber = The mail is sent by an account of { $about }, not of the sender.
desk-check-sender-advice = Ask whoever runs the service whether the mail server may send that.
desk-check-contrast-green = Every word stands out from its background.
desk-check-contrast-red = Hard to see on its background: { $about }.
desk-check-contrast-advice = It may not go out like this. Ask whoever runs the service for other colours.
desk-check-reading-green = The text reads easily (reading ease: { $about } out of 100).
desk-check-reading-amber = The text is hard for many readers (reading ease: { $about } out of 100).
desk-check-reading-advice = Make sentences shorter, and choose ordinary words. This only counts how long sentences and words are.
desk-check-text-links-green = Every link is in the text version too.
desk-check-text-links-amber = These links are not in the text version: { $about }.
desk-check-text-links-advice = Who sees only text cannot follow them. Give the item that link too.
desk-check-disguised-green = No link is called by another address than it goes to.
desk-check-disguised-amber = These links name another address than they go to: { $about }.
desk-check-disguised-advice = That is how people are deceived, so mail programs warn of it. Put ordinary words there.
desk-check-seen-green = We followed the links ({ $about }). They all lead somewhere.
desk-check-unsafe-red = These links go to an address inside a private network: { $about }.
desk-check-unsafe-advice = Readers cannot get there. Use the public address of the page.
desk-check-dead-red = These pages do not exist: { $about }.
desk-check-dead-advice = Find the right address, or take the link out. We look again every ten minutes.
desk-check-unclear-amber = These links gave no clear answer: { $about }.
desk-check-unclear-advice = Follow them yourself. Some sites only let people in.
desk-check-unseen-amber = We are still following these links: { $about }.
desk-check-unseen-advice = Load this page again in a minute.
desk-check-examples-amber = These links go to an example address: { $about }.
desk-check-examples-advice = Put the real address there.
