### The desk: the settings of a list, in English.

settings = Settings
settings-lead = This is how the list works. You change one thing at a time.
settings-lead-reader = This is how the list works. An owner can change it.
settings-change = Change
settings-done = Saved: { $group }.
settings-back = Back to the settings
settings-save = Save
settings-edit = Change it some more
settings-check = See what changes
settings-check-title = Is this rhythm right?
settings-check-lead = Nothing is saved yet. See whether the moments are right.
settings-after = This is how it will be
settings-before = This is how it is now
settings-stale = Somebody else changed something about this list meanwhile.
settings-stale-text = What you typed is not saved yet. Press the button again if you still want it so. It now says:
settings-text-long = This text is too long. Make it shorter than 2,000 characters.
settings-text-control = This text holds an invisible character. Type it again.
settings-rhythm = Rhythm
settings-rhythm-lead = How often does an update go out, and when? Before you save, you see the coming moments.
settings-rhythm-says = An update goes out { $often }, { $day }, at { $time } ({ $zone }).
settings-cutoff-says = It is put together { $cutoff }.
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
        [0] at the moment it goes out
        [one] one day before it goes out
       *[other] { $count } days before it goes out
    }
settings-hours-before =
    { $count ->
        [one] one hour before it goes out
       *[other] { $count } hours before it goes out
    }
settings-minutes-before =
    { $count ->
        [one] one minute before it goes out
       *[other] { $count } minutes before it goes out
    }
settings-moments = The coming moments
settings-composed = Goes together
settings-sent = Goes out
settings-skipped = Skipped: too few items were waiting.
settings-is-composed = Update { $number }: { $state }.
settings-which-first = the first
settings-which-second = the second
settings-which-third = the third
settings-which-fourth = the fourth
settings-which-last = the last
settings-which-day = a fixed day of the month
settings-field-every = How often
settings-field-every-hint = From one update to the next
settings-field-which = Which of the month
settings-field-which-hint = Which one of the weekdays in the month; does not count for a rhythm of weeks
settings-field-weekday = Weekday
settings-field-weekday-hint = The day on which the update goes out; does not count for a fixed day of the month
settings-field-day = Day of the month
settings-field-day-hint = From 1 to 31; counts for a fixed day only. In a shorter month it is the last day
settings-field-begin = From which month
settings-field-begin-hint = With an update every few months, this also decides in which months one goes out
settings-begin-any = as it is now, or as soon as it can
settings-field-at = Time
settings-field-at-hint = Hours and minutes, such as 10:00
settings-field-zone = Time zone
settings-field-zone-hint = Continent and city, such as Europe/Amsterdam
settings-field-cutoff = Put together
settings-field-cutoff-hint = What is in the queue then goes along
settings-field-reminder = Reminder to the editors
settings-field-reminder-hint = Not later than it is put together
settings-day-wrong = Fill in a number from 1 to 31.
settings-at-wrong = This is not a time. Fill in hours and minutes, such as 10:00.
settings-zone-wrong = We do not know this time zone. Fill in continent and city, such as Europe/Amsterdam.
settings-reminder-late = The reminder comes after it is put together. Choose an earlier moment.
settings-approval = Approval
settings-approval-lead = What does an update need to go out?
settings-approval-needed = Somebody at the desk approves each update. Without approval it does not go out.
settings-approval-two = Two people at the desk approve each update. If something changes after that, they begin anew.
settings-approval-automatic = An update goes out by itself at its moment, even if nobody approved it.
settings-minimum =
    { $count ->
        [one] At least one item is needed. If none waits, the moment is skipped.
       *[other] At least { $count } items are needed. With fewer, the moment is skipped and they stay in the queue.
    }
settings-minimum-wrong = Fill in a number from 1 to 50.
settings-field-approval = Approval
settings-field-approval-hint = What happens when the moment of sending comes
settings-field-minimum = Minimum number of items
settings-field-minimum-hint = A number from 1 to 50
settings-sender = Name and sender
settings-sender-lead = What is the list called, who does the mail come from, and where do answers go?
settings-sender-says = The mail comes from { $name }, { $address }.
settings-reply-says = Answers go to { $address }.
settings-reply-same = Answers go to the same address.
settings-postal-says = Below every mail it says: { $postal }.
settings-name-says = The list is called { $name }.
settings-field-name = Name of the list
settings-field-name-hint = This name stands above every update and in the subject. Mail servers on the way read it too: choose one that says nothing about anybody's health
settings-field-sender = Name of the sender
settings-field-sender-hint = Readers see this name in their mailbox
settings-field-address = Address of the sender
settings-field-address-hint = Another domain? First ask who runs the service whether the mail server may send for it
settings-field-reply = Address for answers (optional)
settings-field-reply-hint = Empty: answers go to the sender
settings-field-postal = Postal address
settings-field-postal-hint = On one line; it stands below every mail
settings-form = Form and pages
settings-form-lead = Which language does the list speak, and what does the form ask?
settings-language-says = The pages and the mail are in { $language }.
settings-language-nl = Dutch
settings-language-en = English
settings-asks-name = The form asks for a name as well. It may be left empty.
settings-asks-no-name = The form asks for an email address only.
settings-privacy-says = The privacy statement stands at { $link }
settings-privacy-none = There is no link to a privacy statement yet.
settings-field-language = Language
settings-field-language-hint = Of this list's pages and mail
settings-field-asks-name = Name
settings-field-asks-name-hint = Do not ask more than you need
settings-field-privacy = Link to the privacy statement (optional)
settings-field-privacy-hint = Such as https://www.example.org/privacy
settings-wording = Text beside the button
settings-wording-lead = What does somebody agree to who presses the button? A new text is a new version. Who subscribed before keeps the version of then.
settings-wording-says = Version { $version }, since { $date }:
settings-version = Version { $version }, since { $date }
settings-versions = All versions
settings-field-wording = Text beside the button
settings-field-wording-hint = Say what one gets, how often, and how one leaves
settings-sites = Sites with the form
settings-sites-lead = Which other sites may show the form?
settings-sites-none = No other site may show the form yet.
settings-sites-says = These sites may show the form:
settings-sites-many = These are too many sites. Keep it to 20.
settings-sites-wrong = ‘{ $site }’ is not a site. Write it without a path, such as https://www.example.org
settings-field-sites = Sites, each on a line of its own
settings-field-sites-hint = Such as https://www.example.org, without a path. Take a line away, and that site may no longer
settings-footer = Text at the foot
settings-footer-lead = This text stands below every update and on the list's pages. Say where somebody finds help, for example.
settings-footer-none = There is no text of your own at the foot yet. Say where somebody finds help, for example.
settings-footer-says = This stands below every update and on the list's pages:
settings-field-footer-nl = Text in Dutch (optional)
settings-field-footer-nl-hint = Markdown: **bold**, and [text](https://www.example.org) for a link
settings-field-footer-en = Text in English (optional)
settings-field-footer-en-hint = For who reads the mail in English; empty: the text in the list's language
settings-embed = Put the form on your site
settings-embed-lead = These sites may show the form:
settings-embed-none = No site may show the form yet.
settings-embed-add = Add your site first
settings-embed-ask = Have an owner add your site first.
settings-wordpress = In WordPress
settings-wordpress-1 = Open the page or the post in which the form is to stand.
settings-wordpress-2 = Press the plus, search for the block ‘Custom HTML’ and choose it.
settings-wordpress-3 = Copy the code below and paste it into the block. Begin with the form in the page itself.
settings-wordpress-4 = Update the page, and look at it as a visitor.
settings-snippet = Code to paste
settings-snippet-script = In the page itself
settings-snippet-script-text = The form takes the place of this line and grows with the page. The visitor stays on your site.
settings-snippet-frame = In a frame
settings-snippet-frame-text = For a site that allows no scripts. The form stands in a frame of a fixed height.
settings-snippet-plain = A plain form
settings-snippet-plain-text = This works everywhere. The visitor then presses one more button, on a page of ours.
settings-preview = This is how it looks
settings-preview-text = This is an example: filling it in subscribes nobody.
settings-preview-of = Example of the form of { $list }
