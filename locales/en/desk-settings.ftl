### The desk: the settings of a list, in English.

## Every group

settings = Settings
settings-lead = This is how the list is set up. You change one part at a time.
settings-lead-viewer = This is how the list is set up. An owner can change it.
settings-change = Change
settings-done = Saved: { $group }.
settings-back = Back to the settings
settings-save = Save
settings-edit = Edit it again
settings-check = See what changes
settings-check-title = Is this rhythm right?
settings-check-lead = Nothing is saved yet. Check that the moments are right.
settings-after = How it will be
settings-before = How it is now
settings-stale = Somebody else has changed something about this list in the meantime.
settings-stale-text = What you typed is not saved yet. Do you still want it? Then press the button again. It now says:
settings-text-long = This text is too long. Use fewer than 2,000 characters.
settings-text-control = This text contains an invisible character. Type it again.

## Rhythm

settings-rhythm = Rhythm
settings-rhythm-lead = How often is an update sent, and when? You see the coming moments before you save.
settings-rhythm-says = An update is sent { $often }, { $day }, at { $time } ({ $zone }).
settings-cutoff-says = The update is composed { $cutoff }.
settings-reminder-says = The editors get a reminder { $reminder }.
settings-on-weekday = on { $weekday }
settings-on-first = on the first { $weekday }
settings-on-second = on the second { $weekday }
settings-on-third = on the third { $weekday }
settings-on-fourth = on the fourth { $weekday }
settings-on-last = on the last { $weekday }
settings-on-day = on day { $day } of the month
settings-days-before =
    { $count ->
        [0] when it is sent
        [one] one day before it is sent
       *[other] { $count } days before it is sent
    }
settings-hours-before =
    { $count ->
        [one] one hour before it is sent
       *[other] { $count } hours before it is sent
    }
settings-minutes-before =
    { $count ->
        [one] one minute before it is sent
       *[other] { $count } minutes before it is sent
    }
settings-moments = The coming moments
settings-composed = Composed
settings-sent = Sent
settings-skipped = Skipped: too few items were in the queue.
settings-is-composed = Update { $number }: { $state }.
settings-which-first = the first
settings-which-second = the second
settings-which-third = the third
settings-which-fourth = the fourth
settings-which-last = the last
settings-which-day = a fixed day of the month
settings-field-every = How often
settings-field-every-hint = From one update to the next
settings-field-which = When in the month
settings-field-which-hint = For example: the second Tuesday. Does not apply to a rhythm of weeks
settings-field-weekday = Weekday
settings-field-weekday-hint = The day the update is sent. Does not apply to a fixed day of the month
settings-field-day = Day of the month
settings-field-day-hint = From 1 to 31. Applies only to a fixed day. In a shorter month it is the last day
settings-field-begin = Starting month
settings-field-begin-hint = If an update is sent every few months, this also decides in which months
settings-begin-any = as it is now, or as soon as possible
settings-field-at = Time
settings-field-at-hint = Hours and minutes, such as 10:00
settings-field-zone = Time zone
settings-field-zone-hint = Continent and city, such as Europe/Amsterdam
settings-field-cutoff = Composing
settings-field-cutoff-hint = Every item in the queue by then goes into the update
settings-field-reminder = Reminder to the editors
settings-field-reminder-hint = No later than composing
settings-day-wrong = Enter a number from 1 to 31.
settings-at-wrong = This is not a time. Enter hours and minutes, such as 10:00.
settings-zone-wrong = This time zone does not exist. Enter continent and city, such as Europe/Amsterdam.
settings-reminder-late = The reminder comes after composing. Choose an earlier moment.

## Approval

settings-approval = Approval
settings-approval-lead = What is needed before an update is sent?
settings-approval-needed = An editor approves each update. Without approval it is not sent.
settings-approval-two = Two editors approve each update. If something changes after that, they approve it again.
settings-approval-automatic = An update is sent automatically at its planned time, even if nobody approved it.
settings-minimum =
    { $count ->
        [one] At least one item is needed. If there is none, the moment is skipped.
       *[other] At least { $count } items are needed. If there are fewer, the moment is skipped and they stay in the queue.
    }
settings-minimum-wrong = Enter a number from 1 to 50.
settings-field-approval = Approval
settings-field-approval-hint = What happens when an update is due
settings-field-minimum = Minimum number of items
settings-field-minimum-hint = A number from 1 to 50

## Name and sender

settings-sender = Name and sender
settings-sender-lead = What is the list called, who is the mail from, and where do replies go?
settings-sender-says = The mail is from { $name }, { $address }.
settings-reply-says = Replies go to { $address }.
settings-reply-same = Replies go to the same address.
settings-postal-says = Every mail ends with: { $postal }.
settings-name-says = The list is called { $name }.
settings-field-name = Name of the list
settings-field-name-hint = This name is at the top of every update and in the subject. Mail servers on the way can read it. So choose a name that says nothing about anybody's health
settings-field-sender = Name of the sender
settings-field-sender-hint = Readers see this name in their mailbox
settings-field-address = Address of the sender
settings-field-address-hint = Another domain? First ask your administrator whether the mail server may send for it
settings-field-reply = Address for replies (optional)
settings-field-reply-hint = Nothing entered? Then replies go to the sender
settings-field-postal = Postal address
settings-field-postal-hint = On one line. It is at the bottom of every mail

## Form and pages

settings-form = Form and pages
settings-form-lead = Which language do the pages and the mail use, and what does the form ask?
settings-language-says = Language of the pages and the mail: { $language }.
settings-asks-name = The form also asks for a name. It may be left empty.
settings-asks-no-name = The form asks only for an email address.
settings-privacy-says = The privacy statement is at { $link }
settings-privacy-none = There is no link to a privacy statement yet.
settings-field-language = Language
settings-field-language-hint = For the pages and the mail of this list
settings-field-asks-name = Name
settings-field-asks-name-hint = Ask no more than you need
settings-field-privacy = Link to the privacy statement (optional)
settings-field-privacy-hint = Such as https://www.example.org/privacy

## Text next to the button

settings-wording = Text next to the button
settings-wording-lead = What does somebody consent to? A new text is a new version. The old version stays valid for anyone who subscribed before.
settings-wording-says = Version { $version }, since { $date }:
settings-version = Version { $version }, since { $date }
settings-versions = All versions
settings-field-wording = Text next to the button
settings-field-wording-hint = Say what people get, how often, and how to unsubscribe
settings-field-wording-nl = Text next to the button of the Dutch form (optional)
settings-field-wording-nl-hint = Empty: Rondbrief’s own text in that language
settings-field-wording-en = Text next to the button of the English form (optional)
settings-field-wording-en-hint = Empty: Rondbrief’s own text in that language

## Sites with the form

settings-sites = Sites with the form
settings-sites-lead = Which other sites may show the form?
settings-sites-none = No other site may show the form yet.
settings-sites-says = These sites may show the form:
settings-sites-many = These are too many sites. Enter at most 20.
settings-sites-wrong = ‘{ $site }’ is not a site. Enter only the start of the address, such as https://www.example.org
settings-field-sites = Sites, each on a line of its own
settings-field-sites-hint = Only the start of the address, such as https://www.example.org. Remove a line if that site may no longer show the form

## Text at the foot

settings-footer = Text at the foot
settings-footer-lead = This text is below every update and on the list's pages. For example, say where somebody can find help.
settings-footer-none = There is no text of your own at the foot yet. For example, say where somebody can find help.
settings-footer-says = This text is below every update and on the list's pages:
settings-field-footer-nl = Text in Dutch (optional)
settings-field-footer-nl-hint = Markdown: **bold**, and [text](https://www.example.org) for a link
settings-field-footer-en = Text in English (optional)
settings-field-footer-en-hint = For anyone who reads the mail in English. Nothing entered? Then the text in the list's language is used

## The form on a site

settings-embed = Put the form on your site
settings-embed-lead = These sites may show the form:
settings-embed-none = No site may show the form yet.
settings-embed-add = Add your site first
settings-embed-ask = Ask an owner to add your site first.
settings-wordpress = In WordPress
settings-wordpress-1 = Open the page or the post where you want the form.
settings-wordpress-2 = Press the plus, search for the block ‘Custom HTML’ and choose it.
settings-wordpress-3 = Copy the code below and paste it into the block. Try the form in the page itself first.
settings-wordpress-4 = Update the page, and view it as a visitor.
settings-snippet = Code to paste
settings-snippet-script = In the page itself
settings-snippet-script-text = The form replaces this line and grows with the page. The visitor stays on your site.
settings-snippet-frame = In a frame
settings-snippet-frame-text = For a site that allows no scripts. The form is in a frame with a fixed height.
settings-snippet-plain = A plain form
settings-snippet-plain-text = This works everywhere. The visitor then presses one more button, on one of our pages.
settings-preview = What it looks like
settings-preview-text = This is an example. Filling it in subscribes nobody.
settings-preview-of = Example of the form of { $list }
