### Everything Rondbrief says in English.

## Dates and times

weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
time = { $hour }:{ $minute }

## Wording

wording = I want to receive the update of { $list } by email. I can unsubscribe at any time with the link below every mail.

## Addresses

address-empty = Fill in your email address.
desk-address-empty = Fill in an email address.
address-shape = This is not an email address. An email address looks like name@example.org.
address-local-not-ascii = There are letters with accents before the @. We cannot reach such addresses. Please use another one.
address-local = There is a character or dot before the @ that mail servers refuse. Please check the address.
address-domain = What follows the @ is not a domain. It should look like example.org.
address-too-long = This address is too long. Please check it.

## Pages: what stands on each

page-skip = Skip to
page-skip-content = To the content
page-skip-navigation = To the navigation
page-skip-bottom = To the bottom
page-navigation = Navigation
page-lists = All newsletters
page-subscribe = Subscribe
page-archive = Earlier updates
page-promise = No cookies, no trackers. We do not track whether you read or click.
page-privacy = Privacy
page-sent-by = From { $sender }
page-in-this-language = This page in English
page-error = Error

## Pages: lists and the form

page-home-title = Newsletters
page-home-lead = Choose what you want to hear about.
page-home-empty = There is no list yet. This is how to make the first:
page-list-title = Subscribe to { $list }
page-list-lead = Subscribe to the update. It comes by mail { $often }.
page-every-weeks =
    { $count ->
        [1] every week
        [2] every other week
       *[other] every { $count } weeks
    }
page-every-months =
    { $count ->
        [1] every month
        [2] every other month
       *[other] every { $count } months
    }
page-form-label = Subscribe to { $list }
page-form-trouble = Something is not right
page-email = Email address
page-email-hint = For example name@example.org
page-name = Name (optional)
page-name-too-long = This name is too long. Keep it below 300 characters.
page-name-control = There is a line break or another invisible character in this name. Type the name on one line.
page-language-unknown = We do not know this language here. Choose nl or en.
page-trap = Website (leave this field empty)
page-subscribe-button = Subscribe me
page-privacy-how = How we treat your data
page-next = What happens next
page-next-mail = You receive a mail with a link.
page-next-click = Click the link. Only then are you subscribed.
page-next-leave = Changed your mind? Below every update there is a link by which you leave at once.
page-read-earlier = Read earlier updates
page-again = Press the button once more. That tells us that a person fills in the form.
page-again-title = Press once more
page-again-text = Is your address right? Then press the button. That tells us that a person fills in the form.
page-sent-title = Look in your mailbox
page-sent-text = If this address can subscribe, a mail is on its way now. Click the link in it, and you are subscribed.
page-sent-nothing = No mail after a few minutes? Look among the unwanted mail, and check that you typed the address right.
page-no-network = Your subscription could not be sent. Please try again in a moment.

## Pages: confirming and leaving

page-your-address = Your address:
page-confirm-title = Would you like the update of { $list }?
page-confirm-text = Press the button, and you are subscribed.
page-confirm-button = Yes, subscribe me
page-confirm-not-me = I did not ask for this
page-confirmed-title = You are subscribed to { $list }
page-confirmed-text = We are glad to have you with us. The next update comes to your mailbox by itself. You can leave at any time, by the link below every mail.
page-refuse-title = Did you not ask for this?
page-refuse-text = Then somebody else filled in your address. Press the button, and we will not mail you again.
page-refuse-button = Do not mail me again
page-refused-title = We will not mail you again
page-refused-text = Sorry for the trouble. You are not subscribed, and this address receives no more mail from us.
page-leave-title = Unsubscribe from { $list }?
page-leave-title-any = Unsubscribe?
page-leave-text = Press the button, and you receive no more updates from this moment.
page-leave-button = Unsubscribe me
page-left-title = You are unsubscribed
page-left-text = You no longer receive the update of { $list }.
page-left-text-any = You no longer receive this update.
page-left-back = Subscribe again after all

## Pages: the archive

page-archive-title = Earlier updates of { $list }
page-archive-lead =
    { $count ->
        [one] One update so far.
       *[other] { $count } updates so far, the newest on top.
    }
page-archive-empty = No update has been sent yet. Subscribe, and you receive the first.
page-feed = Follow in a feed reader
page-issue-name = Update { $number }, { $month }
page-issue-invite = Would you like the next update in your mailbox?
page-kind-news = News
page-kind-event = Events
page-kind-publication = Publications
page-kind-podcast = Podcasts
page-clock = { $hour }:{ $minute }
page-hours = { $day }, { $start }–{ $end }
page-days = { $start } to { $end }
page-full = Fully booked
page-register = Register
page-calendar = Add to your calendar
page-source = Source:
page-at = at
page-share = Share this update
page-share-mail = By mail
page-share-linkedin = On LinkedIn
page-share-bluesky = On Bluesky

## Pages: the built-in mailbox

page-mailbox = Mailbox
page-mailbox-empty = Every mail comes here as long as no mail server is set. There is none yet: fill in a form.
page-mailbox-lead = Every mail comes here as long as no mail server is set. The newest is on top.
page-mail-from = From
page-mail-to = To
page-mail-date = Date
page-mail-html = As designed
page-mail-text = As text
page-mail-source = Source
page-mail-source-show = Show the source
page-mail-frame = The mail ‘{ $subject }’ as designed
page-mail-download = Save as .eml

## Pages: when something is wrong

page-incident = Mention this number if you write to us about it:
page-to-lists = See the newsletters
page-no-page = This page does not exist
page-no-page-text = Perhaps a bit of the address is missing. Check it, or start with the newsletters.
page-no-list = This newsletter does not exist
page-no-list-text = Perhaps a bit of the address is missing. See which newsletters there are.
page-no-issue = This update does not exist
page-no-issue-text = Perhaps it has not been sent yet, or a bit of the address is missing.
page-no-confirmation = This link no longer works
page-no-confirmation-text = A confirmation link works for seven days. Choose the newsletter and fill in the form again, and you receive a new one.
page-wrong-method = This page cannot be used like that
page-wrong-method-text = Open the page again by its link, or start with the newsletters.
page-unreadable = We could not read this
page-unreadable-text = What came in was no form filled in well. Go back and try again.
page-wrong-shape = We could not read this
page-wrong-shape-text = Send a JSON object with "email", and if you like "name" and "language": all three as text.
page-wrong-media-type = We could not read this
page-wrong-media-type-text = Send a form (application/x-www-form-urlencoded) or JSON (application/json).
page-too-large = This is too large
page-too-large-text = A form may be 16 kB at most. Go back and make it shorter.
page-inside = Something went wrong on our side
page-inside-text = It is not your doing. Please try again in a few minutes.

## The desk

desk-lists = Lists
desk-overview = Overview
desk-sessions = Account
desk-signed-in-as = Signed in as
desk-tongue = In English
desk-promise = Cookies only to keep you signed in. Of readers we do not keep whether they read or click.
desk-to-desk = To the desk
desk-sign-in = Sign in at the desk
desk-sign-in-lead = Fill in your email address, and you get a link that signs you in. There is no password.
desk-sign-in-hint = The address at which you were invited
desk-sign-in-button = Send me a link
desk-sign-out = Sign out
desk-sign-out-everywhere = Sign out everywhere
desk-asked = Look in your mailbox
desk-asked-text = If this address is an editor's, a mail is now on its way with a link to sign in.
desk-asked-browser = Open the link in this browser, within ten minutes. In another browser it does not work.
desk-asked-nothing = No mail after a few minutes? Look among the unwanted mail, and whether you typed the address well.
desk-asked-again = Try once more
desk-link = Sign in
desk-link-text = Press the button, and you are signed in.
desk-link-button = Sign in
desk-link-other = Open the link in the other browser
desk-link-other-text = This link only works in the browser in which you asked for it. Open it there, or ask for a new one here.
desk-link-over = This link no longer works
desk-link-over-text = A link to sign in works for ten minutes, and once. Ask for a new one.
desk-link-new = Ask for a new link
desk-first = Become the first owner
desk-first-lead = An owner invites others and decides what they may do. There is none yet: it will be you.
desk-first-hint = Your links to sign in will be sent here. Look at it twice.
desk-first-button = Become the owner
desk-name = Name
desk-name-hint = By this your colleagues see who did what
desk-name-empty = Fill in your name.
desk-lists-lead =
    { $count ->
        [one] You work on one list. This is what comes next.
       *[other] You work on { $count } lists. This is what comes next.
    }
desk-lists-none = There is no list yet. This makes the first one:
desk-lists-not-yet = You work on no list yet. Ask an owner to give you one.
desk-role-viewer = You look along
desk-role-editor = You are an editor
desk-role-publisher = You are a publisher
desk-role-owner = You are an owner
desk-update = Update { $number }
desk-at = { $date } at { $time }
desk-day = { $day } { $month }, { $time }
desk-now = Now
desk-readers =
    { $count ->
        [0] but there are no readers yet
        [one] to one reader
       *[other] to { $count } readers
    }
desk-waiting =
    { $count ->
        [0] The queue is still empty.
        [one] One item is waiting.
       *[other] { $count } items are waiting.
    }
desk-waiting-apart = { $count } items are waiting: { $apart }.
desk-waiting-along =
    { $count ->
        [0] nothing goes along yet
        [one] one goes along
       *[other] { $count } go along
    }
desk-waiting-later =
    { $count ->
        [one] one comes later
       *[other] { $count } come later
    }
desk-waiting-past =
    { $count ->
        [one] one will be over by then
       *[other] { $count } will be over by then
    }
desk-waiting-one-later = One item is waiting, but it comes later.
desk-waiting-one-past = One item is waiting, but it will be over by then.
desk-collecting = Update { $number } goes together on { $cutoff } and goes out on { $sends }, { $readers }.
desk-collecting-unplanned = Update { $number } has no moment yet.
desk-to-approve = Update { $number } has been put together and waits for approval. It then goes out on { $sends }, { $readers }.
desk-to-approve-unplanned = Update { $number } has been put together and waits for approval.
desk-approved = Update { $number } is ready and goes out on { $sends }, { $readers }.
desk-approved-unplanned = Update { $number } is ready and goes out as soon as somebody sends it.
desk-held = Update { $number } is held. It goes out only when somebody says so.
desk-sending = Update { $number } is being sent now.
desk-paused = Update { $number } stands still on its way, until somebody says that it may go on.
desk-step-collect = collecting items
desk-step-remind = reminder to the editors
desk-step-compose = put together, look, approve
desk-step-send = send
desk-then = Then
desk-way-draft = look and approve
desk-way-scheduled = ready to go out
desk-way-held = held
desk-way-sending = on its way to the readers
desk-way-paused = stands still, on its way to the readers
desk-way-anew = approve again and send
desk-way-done = done: everybody had their turn
desk-next-queue = See the queue
desk-next-approve = Look at update { $number } and approve it
desk-next-sending = See how it is sent
desk-last = Sent last
desk-queue = Queue
desk-queue-add = Add an item
desk-queue-none = Nothing is waiting yet. Add the first item: a title is enough to begin with.
desk-queue-none-viewer = Nothing is waiting yet. An editor can add items here.
desk-queue-pinned = pinned
desk-queue-from = from { $date }
desk-queue-until = until { $date }
desk-queue-picture = with a picture
desk-queue-later = comes later
desk-queue-past = over
desk-queue-late = over by then
desk-today = today
desk-yesterday = yesterday
desk-whole = Look at the update
desk-whole-badge = preview
desk-whole-lead = This is how the update looks with what is in the queue now. It still changes with the queue.
desk-whole-none = Nothing goes along yet. As soon as something does, you see here how the update looks.
desk-queue-pin = Pin
desk-queue-unpin = Unpin
desk-item-add = Add an item
desk-item-save = Put in the queue
desk-item-kind = Kind
desk-item-lead = Only a title is needed. You may leave the rest empty.
desk-kind-news = News
desk-kind-event = Event
desk-kind-publication = Publication
desk-kind-podcast = Podcast
desk-item-title = Title
desk-item-summary = Summary
desk-item-summary-hint = One or two sentences
desk-item-body = Text
desk-item-body-hint = Markdown: **bold**, *italic*, [text](https://www.example.org) for a link, and - for a list
desk-item-link = Link
desk-item-link-hint = Where the reader reads on, such as https://www.example.org/news
desk-item-image = Link to a picture
desk-item-image-hint = A link that starts with https://
desk-item-alt = What the picture shows
desk-item-alt-hint = Required with a picture: for those who do not see it
desk-item-not-before = Not before
desk-item-not-before-hint = The first day on which the item may be sent
desk-item-expires = Not after
desk-item-expires-hint = The last day on which the item may be sent
desk-item-starts = Start
desk-item-place = Place
desk-item-register = Link to register
desk-item-empty = Fill this in.
desk-item-title-empty = Fill in a title.
desk-day-empty = Fill in a date.
desk-item-long = This is too long. Make it shorter than 300 characters.
desk-item-control = This holds a line break or another invisible character. Type it on one line.
desk-item-web = This is not a link. A link starts with https:// and names a site, such as https://www.example.org/news.
desk-item-https = A picture's link must start with https://.
desk-item-day = This is not a date.
desk-item-moment = Fill in a date and a time.
desk-item-year = This year cannot be right. Choose one from 2000 to 2100.
desk-item-skipped = This time does not exist: the clock goes forward an hour that night. Choose another time.
desk-item-early = The last day is before the first. Look at both.
desk-item-body-long = The text is too long. Make it shorter than 20,000 characters and link to the rest.
desk-see-archive = See the updates that were sent
desk-see-form = See the form
desk-sessions-title = Where you are signed in
desk-sessions-lead =
    { $count ->
        [one] You are signed in in this browser only.
       *[other] You are signed in in { $count } browsers. Is there one you do not recognise? Sign it out.
    }
desk-this-browser = This browser
desk-agent-unknown = Unknown browser
desk-session-times = Signed in: { $since }. Last used: { $seen }.
desk-minutes-ago =
    { $count ->
        [0] just now
        [one] one minute ago
       *[other] { $count } minutes ago
    }
desk-hours-ago =
    { $count ->
        [one] one hour ago
       *[other] { $count } hours ago
    }
desk-choices = Which mail you get
desk-choices-lead = Choose for each list what you want mail about.
desk-choices-now = Now you get: { $what }.
desk-choices-nothing = Now you get no mail about this.
desk-choice-reminder-short = the reminder
desk-choice-review-short = the request to look
desk-choice-held-short = word when something is held
desk-choice-sent-short = the summary
desk-choice-trouble-short = word when sending falters
desk-choice-reminder = The queue closes soon, with what is in it
desk-choice-review = There is a new update to look at
desk-choice-held = An update is held, and why
desk-choice-sent = An update was sent, with a summary
desk-choice-trouble = Sending falters and stands still
desk-choices-save = Save my choice
desk-choices-done = Saved. From now on you get the mail you ticked.
desk-act-mail-chosen = Chosen what there is mail about
desk-factors = Second step when signing in
desk-factors-some = Besides the link in the mail, this shows that it is you.
desk-factors-needed = Whoever may send, or see readers, needs a second step when signing in. So nobody gets in who can only read your mail.
desk-factors-none = You need no second step, but it does make your account safer.
desk-factor-ask = One more step
desk-factor-ask-lead = Show that it is you.
desk-factor-code = Code
desk-factor-code-hint = The six digits in your app, or one of your recovery codes
desk-factor-recovery = Recovery code
desk-factor-recovery-hint = One of the codes that you kept
desk-factor-on = Go on
desk-factor-wrong = This code is not right, or was used before. Look which code your app shows now.
desk-factor-too-many = Too many wrong codes. Wait a quarter of an hour, then try again.
desk-factor-later = Later, go on now
desk-factor-remove = Remove
desk-factor-show = Do the second step
desk-factors-manage = See or change your second step
desk-factor-for-issues = To approve and send, a second step is needed first.
desk-factor-for-readers = To see readers, a second step is needed first.
desk-factor-for-settings = To change the settings, a second step is needed first.
desk-factor-for-people = To decide who works here, a second step is needed first.
desk-factor-for-log = To see the log, a second step is needed first.
desk-factor-to-send = Approving and sending asks for the second step.
desk-factor-is-shown = You did the second step here.
desk-factor-is-not = You did not do the second step here.
desk-factor-app = App with codes
desk-factor-app-about = Asks for six digits when you sign in
desk-app = Codes with an app
desk-app-lead = An app on your phone makes a new code every half minute. That works without internet as well.
desk-app-set-up = Set up an app
desk-app-step-get = Open an app for codes on your phone, such as Aegis, 2FAS or that of your password manager.
desk-app-step-scan = Add an account there and point the camera at this picture.
desk-app-picture = QR code for your app
desk-app-type = Does that not work? Type these letters in the app:
desk-app-step-code = The app now shows six digits. Fill them in below.
desk-app-code = Code in the app
desk-app-button = Turn the app on
desk-app-wrong = This code is not right. See whether the app shows the code of this moment, and whether your phone's clock is right.
desk-recovery = Recovery codes
desk-recovery-left =
    { $count ->
        [0] You have no recovery codes. Make them, for when you lose your phone.
        [one] You have one recovery code left, for when you lose your phone.
       *[other] You have { $count } recovery codes left, for when you lose your phone.
    }
desk-recovery-new = Make new recovery codes
desk-recovery-keep = Keep these codes in a safe place, on paper for example. Each works once, when you do not have your phone or key. You see them only now.
desk-recovery-renewed = Earlier codes no longer work.
desk-copy = Copy
desk-copied = Copied
desk-print = Print
desk-recovery-kept = I have kept them
desk-passkey-add = Passkey
desk-passkey-lead = You sign in with your fingerprint, your face or the PIN of this device. That is the easiest way, and the safest.
desk-passkey-name = Name of the passkey
desk-passkey-name-hint = By this you recognise it later
desk-passkey-name-first = My device
desk-passkey-name-wrong = Give the passkey a name of at most 300 characters.
desk-passkey-make = Make a passkey
desk-passkey-failed = No passkey was made. Try again, or choose an app with codes.
desk-passkey-use = Sign in with a passkey
desk-passkey-not-shown = That did not work with a passkey. Try again, or sign in the other way.
desk-passkey-days =
    { $count ->
        [0] Used today
        [one] Used yesterday
       *[other] Used { $count } days ago
    }
desk-kept-out = You are not signed in any more
desk-kept-out-text = Nothing is lost: what you typed is still on this page. Sign in on a new tab, come back and go on here.
desk-kept-factor = The second step first
desk-kept-factor-text = Nothing has changed yet. Do the second step on a new tab, come back and go on here.
desk-kept-anew = Is this still right?
desk-kept-anew-text = You have signed in again since. Nothing has changed yet. Do you still want this? Then go on.
desk-kept-inside = Something went wrong on our side
desk-kept-inside-text = It is not your fault. What you typed is still below. Try again in a few minutes.
desk-kept-file = The picture that you chose did not come along. Choose it again afterwards.
desk-too-long = This is too much
desk-too-long-text = Go back and make the text shorter, or choose a picture of 8 MB at most.
desk-kept-on = Go on
desk-kept-typed = What you typed
desk-new-tab = (new tab)
desk-nothing = There is nothing for you to see here
desk-nothing-text = This page does not exist, or is not for you. Look at the address, or ask an owner what you may see.
desk-elsewhere = This did not come from the desk
desk-elsewhere-text = Nothing was changed. Open the desk by the button below, and try it once more there.
desk-stale = This page was too old
desk-stale-text = Nothing was changed. Open the page again and try once more. Does it fail again? Then allow cookies for this site.

## The desk: items

desk-queue-full = fully booked
desk-queue-up = Move up
desk-queue-down = Move down
desk-queue-more = More
desk-queue-copy = Duplicate
desk-queue-move = Move to another list
desk-queue-withdraw = Take out of the queue
desk-queue-restore = Put back
desk-queue-undo = Undo
desk-queue-gone = Taken out of the queue
desk-queue-gone-text = They are deleted after thirty days.
desk-queue-gone-on = Taken out on { $date }
desk-queue-done-added = “{ $title }” is in the queue.
desk-queue-done-changed = “{ $title }” is saved.
desk-queue-done-withdrawn = “{ $title }” was taken out of the queue.
desk-queue-done-restored = “{ $title }” is back in the queue.
desk-queue-done-moved = “{ $title }” is now in this queue.
desk-queue-done-placed = “{ $title }” is now number { $place } of { $count }.
desk-queue-done-pinned = “{ $title }” is pinned, as number { $place } of { $count }.
desk-queue-done-loosened = “{ $title }” is no longer pinned, and is now number { $place } of { $count }.
desk-move-ask = Which list does this item move to?
desk-move-to = List
desk-move-none = Choose a list.
desk-move-button = Move
desk-move-no = Cancel
desk-item-change = Change an item
desk-item-save-changes = Save
desk-item-save-over = Save what I typed anyway
desk-item-back = Back to the queue
desk-item-no-save = Go back without saving
desk-item-copied = This is the copy. It is in the queue already; change what should be different.
desk-item-section = Word above the title
desk-item-section-hint = A theme or a project, such as: Care in the neighbourhood
desk-item-source = Name of the source
desk-item-source-link = Link to the source
desk-item-event = For an event only
desk-item-ends = End
desk-item-full = Fully booked
desk-item-days = When it may be sent
desk-item-days-hint = Nothing filled in? Then it goes with the next update.
desk-item-ends-early = The end is before the start. Look at both.
desk-item-link-long = This link is too long. Use one of fewer than 2000 characters.
desk-item-no-event = Something is filled in under “Event”. Choose that kind, or empty those fields.
desk-item-untitled = No title yet
desk-item-upload = Upload a picture
desk-item-upload-other = Choose another picture
desk-item-picture = Picture
desk-item-picture-none = Choose a picture, or empty “What the picture shows”.
desk-item-without = Take the picture away
desk-item-linked = Or use a link
desk-item-above = Word above the title
desk-item-taken = Source
desk-item-past = This is over already: like this the item does not go along any more.
desk-item-upload-hint = A JPEG, PNG or WebP of 8 MB at most. We make it fit, and take out where and with what it was made.
desk-item-upload-heavy = This file is too large. Choose one of 8 MB at most.
desk-item-upload-large = This picture has too many pixels. Make it smaller than 12,000 by 3,000, and choose it again.
desk-item-upload-unreadable = This is no picture that we can read. Choose a JPEG, PNG or WebP.
desk-item-yes = Yes
desk-item-no = No
desk-item-nothing = Nothing
desk-item-stale = This item has changed in the meantime
desk-item-stale-text = Nothing was overwritten, and what you typed is still below. This is where they differ:
desk-item-stale-now = It says now
desk-item-stale-typed = You typed
desk-item-not-saved = This was not saved
desk-item-not-saved-text = What you typed is still below.
desk-item-cannot = This item cannot be changed now
desk-item-cannot-published = It has been sent. What readers got does not change any more.
desk-item-cannot-approved = It is in update { $number }, which is approved. Have that held first; then you can change the item.
desk-item-cannot-taken = It is in update { $number } and no longer in the queue.
desk-item-cannot-withdrawn = It was taken out of the queue. Put it back first, at the bottom of the queue.
desk-item-cannot-gone = It is no longer in this list. Somebody moved or deleted it. Do you want to keep it here? Copy what you typed into a new item.
desk-item-preview = Preview
desk-item-preview-button = Look at a preview (in a new tab)
desk-item-preview-text = This is how the item looks in the mail, on a phone. It changes while you type.
desk-item-preview-long = Like this it is too long for a mail. Make the text shorter.
desk-item-kept = You were typing something here
desk-item-kept-text = It was not saved, but it is still in this browser.
desk-item-kept-restore = Put back what I typed
desk-item-kept-discard = Throw away
desk-item-kept-note = Kept in this browser.
desk-tools = Formatting
desk-tool-bold = Bold
desk-tool-italic = Italic
desk-tool-heading = Heading
desk-tool-link = Link
desk-tool-list = List

## The desk: issues

desk-issues = Issues
desk-issues-none = No update has been put together yet.
desk-compose = Put an update together now
desk-compose-nothing = No item waits that may be sent now. Queue an item first.
desk-compose-passed = The next update has just been put together. It stands below.
desk-compose-ask = Put update { $number } together now?
desk-compose-lead = What is in the queue now and may go along goes into this update. Nothing goes to the readers yet.
desk-compose-planned = Put the planned update together now
desk-compose-planned-text = Must the planned update be ready earlier? It still goes out on { $moment }.
desk-compose-loose = Put a separate update together
desk-compose-loose-text = A separate update has no fixed moment: after approval somebody sends it. The planned update comes as well, with what enters the queue after this.
desk-compose-no = Back to the issues
desk-state-draft = Waits for approval
desk-state-scheduled = Approved
desk-state-held = Held
desk-state-sending = Being sent
desk-state-paused = Stands still
desk-state-sent = Sent
desk-state-stopped = Stopped
desk-state-cancelled = Cancelled
desk-issue-draft = Look at it and approve it. It then goes out on { $moment }.
desk-issue-draft-unplanned = Look at it and approve it. After that you can send it.
desk-issue-scheduled = It goes out by itself on { $moment }. You can send it now as well.
desk-issue-scheduled-unplanned = It is ready and goes out as soon as somebody sends it.
desk-issue-held-not-approved = Nobody approved it in time. Approve it now, and you can send it.
desk-issue-held-moment-passed = Its moment passed while the service was down. Approve it again, and you can send it.
desk-issue-held-unbuildable = No mail could be made of it. See below what is wrong.
desk-issue-held-checks = Something was still red when it should have gone out. Mend that, and approve it again.
desk-issue-held-altered = The name, the sender or a fixed text of the list changed after the approval. Look at it, and approve it again.
desk-issue-held-editor = Somebody at the desk holds it. It goes out only when it is approved again.
desk-issue-sending = It is going to the readers now, since { $moment }.
desk-issue-paused-editor = Somebody at the desk paused it. Who has not got it yet, gets it only when it may go on.
desk-issue-paused-refusals = Too many addresses refused it. See why, and then let it go on or stop it.
desk-issue-paused-blocked = Mail servers refused it for something that is about us. Have that mended first.
desk-issue-sent = Sent on { $moment }.
desk-issue-stopped = Stopped. It went out on { $moment }; who had not got it by then does not get it.
desk-issue-cancelled = This update does not go out. Its items are back in the queue.
desk-goes-to =
    { $count ->
        [0] There are no readers yet.
        [one] There is one reader.
       *[other] There are { $count } readers.
    }
desk-to-readers =
    { $count ->
        [0] nobody: there are no readers yet
        [one] one reader
       *[other] { $count } readers
    }
desk-accepted =
    { $count ->
        [0] No mail server took it.
        [one] The mail server of one reader took it.
       *[other] The mail servers of { $count } readers took it.
    }
desk-refused =
    { $count ->
        [0] Nobody was refused.
        [one] One address was refused.
       *[other] { $count } addresses were refused.
    }
desk-not-a-publisher = Approving and sending is done by somebody who has the role for it.
desk-order-test = Send a test
desk-tests-lead = They get it as it is now. Readers notice nothing.
desk-tests-to = Who gets it?
desk-tests-self = { $name } (yourself)
desk-tests-none = Choose at least one colleague, or yourself.
desk-tests-button = Send the test
desk-order-approve = Approve
desk-order-hold = Hold
desk-order-publish = Send now
desk-order-cancel = Cancel it
desk-order-pause = Pause
desk-order-resume = Let it go on
desk-order-stop = Stop for good
desk-order-rest = Send to the rest
desk-ask-no = No, go back
desk-form-no = Cancel
desk-ask-test = A test of update { $number }?
desk-ask-approve = Approve update { $number }?
desk-ask-approve-text = It then goes to { $readers } at its moment, or as soon as somebody sends it.
desk-ask-hold = Hold update { $number }?
desk-ask-hold-text = It then does not go to { $readers }, until somebody approves it again.
desk-ask-publish = Send update { $number } now?
desk-ask-publish-text = It goes to { $readers } at once. What has been sent does not come back.
desk-ask-cancel = Cancel update { $number }?
desk-ask-cancel-text = It then does not go to { $readers }. Its items go back to the queue.
desk-ask-pause = Pause update { $number }?
desk-ask-pause-text = Who of { $readers } has not got it yet, gets it only when it may go on.
desk-ask-resume = Let update { $number } go on?
desk-ask-resume-text = It then goes to everybody who has not got it. The list now has { $readers }.
desk-ask-stop = Stop update { $number } for good?
desk-ask-stop-text = Who has not got it, does not get it. The list now has { $readers }.
desk-ask-rest = Send update { $number } to the rest?
desk-ask-rest-text = It goes to { $readers } who have not got it yet. Who has it does not get it once more.
desk-to-issue = Look at update { $number }
desk-cannot = This cannot be done now
desk-cannot-changed = Update { $number } has changed since you looked at it. Nothing was done. Look at it once more.
desk-cannot-altered = The name, the sender or a fixed text of the list has changed since update { $number } was approved. Nothing was done. Hold it, look at it, and approve it again.
desk-cannot-red = Something in update { $number } still holds it. Nothing was done. See what is red, and mend that.
desk-cannot-nobody = Everybody on the list has update { $number } already, or is still to get it. Nothing was done.
desk-cannot-not-approved = Update { $number } is not approved yet. Nothing was done.
desk-cannot-approved = Update { $number } is approved already. Nothing was done.
desk-cannot-sending = Update { $number } is being sent already. Nothing was done.
desk-cannot-paused = Update { $number } stands still on its way to the readers. Nothing was done.
desk-cannot-sent = Update { $number } has been sent already. Nothing was done.
desk-cannot-stopped = Update { $number } was stopped. Nothing was done.
desk-cannot-cancelled = Update { $number } was cancelled. Nothing was done.
desk-cannot-change-approved = Update { $number } is approved as it is. Have it held first, then you can change it.
desk-cannot-change-sent = Update { $number } has left already. What readers got does not change any more.
desk-done-tests = The test is on its way to those you chose.
desk-done-approve = The update is approved.
desk-done-hold = The update is held.
desk-done-publish = The update is now going to the readers.
desk-done-cancel = The update is cancelled. Its items are back in the queue.
desk-done-pause = The update stands still.
desk-done-resume = The update goes on.
desk-done-stop = The update is stopped.
desk-done-rest = The update is now going to who had not got it.
desk-done-opening = The subject and the opening are saved. This is how it looks now.
desk-second-own = You approved it. Somebody else has to approve it too, then it can go out.
desk-second-by = { $who } approved it. Once you approve it too, it can go out.
desk-second-other = One of the editors approved it. Somebody else has to as well.
desk-second-command = It was approved once, at the command line. Once you approve it too, it can go out.
desk-done-left-out = ‘{ $title }’ does not go along. It waits in the queue again.
desk-done-taken-in = ‘{ $title }’ goes along in this update.
desk-opening = Subject and opening
desk-opening-change = Change the subject or write an opening
desk-opening-lead = What mailboxes show, and what you want to say yourself to the readers of update { $number }. All of it may stay empty.
desk-opening-subject = Subject (optional)
desk-opening-subject-hint = Empty: the name of the list and the month. A phone shows some 40 characters.
desk-opening-preheader = Sentence after the subject (optional)
desk-opening-preheader-hint = Mailboxes show some 90 characters, and go on with the beginning of the mail. Empty: only that beginning.
desk-opening-word = Opening (optional)
desk-opening-word-hint = Stands on top, before the items; 2,000 characters at most. Markdown: **bold**, *italic*, [text](https://www.example.org)
desk-opening-stale = Somebody else has changed this in the meantime
desk-mail = How it arrives
desk-mail-subject = Subject
desk-mail-beginning = After it
desk-mail-pictures = Pictures of other sites are not loaded here. In a test you do see them.
desk-mail-none = No mail can be made of this. See what we checked.
desk-mail-past = Skip the mail
desk-as = Look at it as
desk-as-computer = On a computer
desk-as-phone = On a phone
desk-as-dark = In the dark
desk-as-text = As text
desk-contents = What is in it
desk-contents-none = There is nothing in it.
desk-leave-out = Leave out
desk-candidates = What still waits
desk-take-in = Take along
desk-stands-fast = Do you want to change something? Have it held first.
desk-deeds = What was done with it
desk-act-composed = Put together
desk-act-composed-by-clock = Put together
desk-act-opening-changed = Subject or opening changed
desk-act-item-left-out = An item left out
desk-act-item-taken-in = An item taken in
desk-act-tested = Mailed as a test
desk-act-approved-first = Approved first
desk-act-approved = Approved
desk-act-held = Held
desk-act-held-by-clock = Held: it could not go out
desk-act-cancelled = Cancelled
desk-act-published = Sent
desk-act-published-by-clock = Sent at its moment
desk-act-paused = Paused
desk-act-paused-by-brake = Paused: too much was refused
desk-act-resumed = Went on
desk-act-stopped = Stopped
desk-act-sent-to-rest = Sent to the rest
desk-act-finished = Done: everybody had their turn
desk-act-by = { $act } by { $who }
desk-act-to = to { $who }
desk-act-item = ‘{ $title }’
desk-act-item-gone = an item that is not there any more
desk-act-by-command = { $act } at the command line

## The desk: checks of an issue

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

## The desk: what happened

desk-numbers = Numbers
numbers-lead = { $readers }, { $compared }.
numbers-lead-young = { $readers }.
numbers-readers-now =
    { $count ->
        [0] No readers yet
        [one] One reader
       *[other] { $count } readers
    }
numbers-more = { $count } more than a month ago
numbers-fewer = { $count } fewer than a month ago
numbers-same = as many as a month ago
numbers-promise = Whether a reader opens a mail or clicks a link, we do not measure. So you do not see that here.
numbers-empty = There are no readers yet, and nothing has been sent. Put the form on your site: from the first reader on, you see here how the list fares.
numbers-readers = Readers
numbers-this-month = This month: { $came } came, { $went } left.
numbers-course = Readers at the end of each month
numbers-course-tells = From { $from } at the end of { $first } to { $to } now.
numbers-moves = Came and left, by month
numbers-moves-tells = Since { $first }: { $came } came, { $went } left.
numbers-came = Came
numbers-went = Left
numbers-month = Month
numbers-months-table = Readers by month, as a table
numbers-issues = Updates
numbers-issues-none = No update has been sent yet.
numbers-newest = Update { $number }: { $outcome }
numbers-under-way = It is still on its way.
numbers-left =
    { $count ->
        [0] Nobody left in the two weeks after it.
        [one] One reader left in the two weeks after it.
       *[other] { $count } readers left in the two weeks after it.
    }
numbers-accepted = Taken
numbers-refused = Refused
numbers-left-after = Left after it
numbers-read = Read in the archive
numbers-accepted-chart = Taken by the reader's mail server
numbers-accepted-tells = From { $from } for update { $first } to { $to } for update { $last }.
numbers-lost-chart = Refused, and left in the two weeks after
numbers-lost-tells = Refused in all: { $refused }. Left in all: { $went }.
numbers-update = Update
numbers-day = Sent
numbers-issues-table = What came of each update, as a table
numbers-not-yet = not done yet
numbers-explained = Taken means: the reader's mail server took it. Leaving counts up to two weeks after an update, or up to the next one. Read in the archive counts how often that page was asked for, by search engines too; by whom is not known.
desk-log = Log
log-lead = Who did what, and when. Rondbrief cannot change or remove anything in it: it is only added to.
log-lead-all = Who did what on this installation, and when. Rondbrief cannot change or remove anything in it: it is only added to.
log-times = { $count } times
log-clock = The times are those of { $zone }.
log-who = Who
log-who-any = Everybody
log-who-nobody = Nobody at the desk: by itself, or at the command line
log-what = What
log-what-any = Everything
log-what-issues = Updates
log-what-queue = Queue
log-what-readers = Readers
log-what-settings = Settings
log-what-people = People
log-what-access = Signing in
log-since = Since
log-since-any = The beginning
log-since-week = A week ago
log-since-month = A month ago
log-since-year = A year ago
log-show = Show
log-none = Nothing about this stands in the log yet.
log-older = Older
log-all = The whole log
log-no-role = no role any more
desk-act-first-owner = Became the first owner
desk-act-invited = Invited
desk-act-role-changed = Given another role
desk-act-removed = Removed
desk-act-link-made = Link to sign in made
desk-act-list-changed = Changed
desk-act-wording-changed = Text beside the button changed
desk-act-sites-changed = Sites for the form changed
desk-act-texts-changed = Text at the foot of updates changed
desk-act-signed-in = Signed in
desk-act-signed-out = Signed out
desk-act-session-ended = Signed out elsewhere
desk-act-factor-added = Second step set up
desk-act-factor-removed = Second step taken away
desk-act-recovery-used = Signed in with a recovery code
desk-act-reader-seen = A reader looked up
desk-act-reader-erased = A reader erased
desk-act-item-added = An item queued
desk-act-item-pinned = An item pinned or loosened
desk-act-item-changed = An item changed
desk-act-item-withdrawn = An item taken out of the queue
desk-act-item-restored = An item put back
desk-act-item-placed = An item put in another place
desk-act-item-moved = An item moved to another list
desk-act-item-removed = An item removed for good
desk-act-picture-added = A picture added

## The desk: sending an issue

desk-sending-title = Update { $number } on its way
desk-sending-title-sent = Update { $number } was sent
desk-sending-title-stopped = Update { $number } was stopped
desk-progress = { $done } of { $all } readers had their turn
desk-missed = Who did not get update { $number }
desk-missed-lead = This is how far we are with each of them. That you saw their addresses stands in the log.
desk-missed-none = It went wrong for nobody.
desk-missed-link = See for whom it went wrong
desk-missed-erased = A reader who was erased
desk-missed-next = We try again: { $moment }.
desk-missed-words = What the server said
desk-missed-more = Show the next readers
desk-missed-back = Back to how it goes
desk-number-accepted = Taken by the reader's mail server
desk-number-queued = Still to come
desk-number-deferred = Once more later
desk-number-refused = Refused
desk-number-unknown = Delivered without an answer: it may have arrived
desk-number-withdrawn = Left before it went out
desk-number-cancelled = Stopped before it went out
desk-refresh = Refresh this page
desk-see-mail = Look at the update
desk-see-sending = See how far it is
desk-see-sent = See how it went
desk-nothing-is-sent = No mail goes out at all now. Ask who runs the service for `rondbrief sending status`.
desk-later = Once more later
desk-refusals = Refused
desk-own-words = What the servers said
desk-next-try = { $readers }. Next try: { $moment }.
desk-next-try-paused = once the update goes on
desk-next-try-soon = as soon as we can
desk-no-next-try = { $readers }. It is not tried again.
desk-pace = Speed
desk-pace-minute =
    { $count ->
        [one] About one reader a minute, over the last five minutes
       *[other] About { $count } readers a minute, over the last five minutes
    }
desk-pace-hour =
    { $count ->
        [one] About one reader an hour, over the last five minutes
       *[other] About { $count } readers an hour, over the last five minutes
    }
desk-pace-none = In the last five minutes no mail server said yes or no
desk-pace-paused = Nothing goes out
desk-end = Expected end
desk-end-about = Around { $moment } everybody has had their turn
desk-end-unknown = Too early to say
desk-end-paused = Nobody can say while it stands still
desk-end-later = Some readers are tried once more later
desk-end-all = Everybody has had their turn
desk-live-on = This page keeps itself up to date.
desk-live-off = Refresh the page to see how far it is now.
desk-meaning-no-mailbox = This address does not exist
desk-meaning-closed = The mailbox is closed
desk-meaning-full = The mailbox is full
desk-meaning-about-us = The mail server does not trust our mail
desk-meaning-greylisted = The mail server asks to come back in a while
desk-meaning-too-fast = The mail server asks to slow down
desk-meaning-no-contact = No answer came
desk-meaning-other = Something else

## The desk: settings of a list

settings = Settings
settings-lead = This is how the list works. You change one thing at a time.
settings-lead-viewer = This is how the list works. An owner can change it.
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
## The desk: people

desk-people = People
desk-people-lead = Who works at this list, and what they may do.
desk-people-here = On this list
desk-people-none = Nobody works on this list alone yet.
desk-people-owners = Owners of everything
desk-people-owners-lead = They may do everything, on every list there is or will be.
desk-people-you = this is you
desk-people-change = Change
desk-people-is-viewer = Looks along
desk-people-is-editor = Editor
desk-people-is-publisher = Publisher
desk-people-is-owner = Owner
desk-people-may-viewer = Sees the queue, the issues and the numbers.
desk-people-may-editor = Also puts items in the queue, and mails a test to their own address.
desk-people-may-publisher = Also approves the update, sends it and pauses it.
desk-people-may-owner = Also decides about the settings, the people and the readers.
desk-people-invite = Invite somebody
desk-people-invite-lead = Whom you invite gets a mail that tells where to sign in. There is no password.
desk-people-invite-button = Invite
desk-people-name = Name
desk-people-name-hint = By this colleagues see who did what
desk-people-name-empty = Fill in a name.
desk-people-email = Email address
desk-people-email-hint = The links to sign in will be sent here. Look at it twice.
desk-people-role = Role
desk-people-role-hint = What somebody may do with this list
desk-people-role-empty = Choose a role.
desk-people-role-stale = Somebody else changed this role to ‘{ $role }’ in the meantime. Nothing was done. Choose again.
desk-people-role-button = Save
desk-people-language = Language
desk-people-language-hint = The language of the desk and of the mail to them
desk-people-language-empty = Choose a language.
desk-people-language-nl = Dutch
desk-people-language-en = English
desk-people-works = Whoever has this address works at this list already, in the role ‘{ $role }’. Change that role at People.
desk-people-away = Going away
desk-people-away-text = Whoever goes away is signed out everywhere at once. What they did stays.
desk-people-leave = Take off this list
desk-people-leave-ask = Take off this list?
desk-people-leave-text = { $name } then sees and does nothing on this list any more, and is signed out everywhere at once.
desk-people-remove = Remove altogether
desk-people-remove-ask = Remove altogether?
desk-people-remove-text = { $name } then sees and does nothing on any list any more. Of the address we keep nothing; the name stays in the log.
desk-people-own = Change your own role?
desk-people-own-text = Your role will be ‘{ $role }’. { $may } Only another owner can give it back.
desk-people-own-after = This is about yourself: you are signed out at once.
desk-people-own-button = Change my role
desk-people-last = There has to be an owner, and this is the only one. Make somebody else an owner first. Nothing was done.
desk-people-last-of-all = This is the only owner of everything. There has to be one. Nothing was done.
desk-people-back = To the people
desk-people-done-invited = The invitation is on its way.
desk-people-done-given = They were an editor already, and now work at this list as well. No mail goes out: tell them yourself.
desk-people-done-had = That was done already: they work at this list in this role. An invitation goes out once.
desk-people-done-changed = The role is changed. They sign in anew.
desk-people-done-left = They do not work at this list any more.
desk-people-done-removed = They are no editor any more, and are signed out everywhere.

## The desk: readers

desk-readership = Readers
desk-readership-lead =
    { $count ->
        [0] Nobody receives this list yet.
        [one] One reader receives this list.
       *[other] { $count } readers receive this list.
    }
desk-readership-numbers = In numbers
desk-readership-active = Readers
desk-readership-active-about = They agreed and get every update.
desk-readership-pending = Asked, not confirmed yet
desk-readership-pending-about = They got a mail with a link. If they do not confirm within seven days, we erase the address.
desk-readership-expired = Not confirmed in time
desk-readership-expired-about = They cannot confirm any more and are erased within an hour.
desk-readership-left = Unsubscribed
desk-readership-left-about = They get nothing any more. They can come back only by subscribing again themselves.
desk-readership-suppressed = Never to be mailed
desk-readership-suppressed-about = So many of them said that they never asked for our mail.
desk-reader = Reader
desk-reader-find = Look somebody up
desk-reader-find-button = Look up
desk-reader-nobody = Nobody on this list has this address.
desk-reader-email = Email address
desk-reader-email-hint = The whole address, exactly as it is
desk-reader-known-as = Name
desk-reader-language = Language
desk-reader-add = Add somebody
desk-reader-add-about = Did somebody say yes on paper or in person? With proof of that you can add them.
desk-reader-add-lead = Only with proof that they want to receive this list. No mail goes out to ask them.
desk-reader-add-button = Add
desk-reader-name = Name (optional)
desk-reader-name-hint = As they want to be called
desk-reader-proof = Proof of consent
desk-reader-proof-hint = What they said or signed, when, and who keeps it
desk-reader-proof-empty = Write how they agreed. Without proof nobody is added.
desk-reader-proof-long = This is too long. Make it shorter than 2,000 characters.
desk-reader-proof-control = This holds an invisible character. Type it again.
desk-reader-day = Day of consent
desk-reader-day-hint = The day on which they said yes
desk-reader-day-future = This day is still to come. Fill in the day on which they said yes.
desk-reader-already = This address receives the list already. Nothing was changed.
desk-reader-has-left = Whoever has this address unsubscribed. Only they can subscribe again, by the form.
desk-reader-is-active = Receives the update
desk-reader-is-pending = Not confirmed yet
desk-reader-is-expired = Not confirmed in time
desk-reader-is-left = Unsubscribed
desk-reader-history = What happened
desk-reader-asked-page = Asked for the update, by the form on our page
desk-reader-asked-embed = Asked for the update, by the form on the site
desk-reader-asked-api = Asked for the update, by a form of the site itself
desk-reader-asked-import = Asked for the update; taken over from a file
desk-reader-asked-editor = Asked for the update, at the desk
desk-reader-agreed = Agreed, with this proof:
desk-reader-confirmed = Confirmed, beside these words (version { $version }):
desk-reader-mail-confirmation = Mail to confirm
desk-reader-mail-welcome = Welcome mail
desk-reader-mail-issue = Update { $number }
desk-reader-left = Unsubscribed
desk-reader-suppressed-refused = Whoever has this address said they never asked for our mail. This address is not mailed any more.
desk-reader-suppressed-erased = Whoever has this address was erased. Only they can subscribe again, by the form.
desk-act-reader-added = Added
desk-act-readers-imported = Readers taken over from a file
desk-act-reader-asked-again = Asked to confirm once more
desk-act-reader-unsubscribed = Unsubscribed
desk-reader-untracked = Whether somebody opens a mail or clicks on something does not stand here: we do not measure it.
desk-reader-logged = That you opened this page stands in the log.
desk-reader-back = To the readers
desk-reader-see = To the reader
desk-reader-ask-again = Ask to confirm once more
desk-reader-ask-from = From { $moment } on you can ask this person to confirm once more.
desk-reader-unsubscribe = Unsubscribe
desk-reader-unsubscribe-ask = Unsubscribe this reader?
desk-reader-unsubscribe-text = The reader then gets nothing of this list any more, nor a mail about this. They can come back only by subscribing again themselves.
desk-reader-erase = Erase this reader
desk-reader-erase-ask = Erase all of this reader?
desk-reader-erase-goes = What goes: the address, the name, the subscriptions and the consents, on all lists.
desk-reader-erase-stays = What stays: an unreadable mark of the address, so that nobody adds it again; updates that were sent still count in the numbers; and the log says that you did this, without the address.
desk-reader-erase-after = There is no way back. The reader can subscribe again later, though.
desk-reader-cannot-not-pending = This person does not wait for a confirmation any more. Nothing was done.
desk-reader-cannot-again = The mail to confirm was sent once more already. Ask them to fill in the form again.
desk-reader-cannot-too-soon = At most one mail to confirm goes to an address in a day. Try again tomorrow.
desk-reader-cannot-suppressed = Whoever has this address said they never asked for our mail. Nothing was sent.
desk-reader-cannot-no-reader = This person does not receive the list. Nothing was done.
desk-reader-done-added = Added: the next update also goes to this reader.
desk-reader-done-asked-again = The mail to confirm is on its way once more. The link in the one before works no longer.
desk-reader-done-unsubscribed = The reader is unsubscribed.
desk-reader-done-erased = The reader is erased.

## Mail: what stands in more than one

mail-leave = Unsubscribe
mail-on-the-web = Read it on the web
mail-why-since = You receive this update because you subscribed to { $list } on { $date }.
mail-why = You receive this update because you are subscribed to { $list }.
mail-no-tracking = We do not track whether you read or click.
mail-from = This mail is from { $sender }, { $postal }.
mail-reply = Do you have a question? Reply to this mail.
mail-privacy = How we treat your data
mail-why-editor = You receive this mail because you are an editor of ‘{ $list }’.
mail-choice = Do you work at the desk? In your account you choose what you get mail about.
mail-choice-link = To your account

## Mail: confirmation

mail-confirmation-subject = Confirm your subscription to { $list }
mail-confirmation-title = Confirm your subscription
mail-confirmation-asked = Somebody, probably you, filled in this address to receive ‘{ $list }’ from { $sender } by mail.
mail-confirmation-how = Is that right? Then open the link below and press the button there. Only after that you are subscribed.
mail-confirmation-button = Confirm my subscription
mail-confirmation-until = The link works until the end of { $date }.
mail-confirmation-not-you = Did you not ask for this?
mail-confirmation-nothing = Then you need not do anything. Without your confirmation we send you nothing, and after seven days we erase this address.
mail-confirmation-refuse = I did not ask for this: do not mail me again
mail-confirmation-why = You receive this single mail because this address was filled in on the form of ‘{ $list }’.

## Mail: welcome

mail-welcome-subject = You are subscribed to { $list }
mail-welcome-title = Welcome
mail-welcome-done = You are subscribed to ‘{ $list }’. We are glad to have you with us.
mail-welcome-what = When there is something to tell, you will receive an update: news, meetings, and what there is to read and to listen to.
mail-welcome-archive = Read the updates there are so far
mail-welcome-leave-title = Changed your mind?
mail-welcome-leave = Below every update there is a link by which you leave at once. You can also do that now:
mail-welcome-leave-link = Unsubscribe me from { $list }
mail-welcome-why = You receive this mail because you confirmed your subscription to ‘{ $list }’.

## Mail: issue

mail-issue-subject = { $list }: update of { $month }
mail-issue-masthead = Update · number { $number } · { $month }
mail-section-news = News
mail-section-event = Events
mail-section-publication = Publications
mail-section-podcast = Podcasts
mail-read-on = Read on
mail-picture = Image
mail-source = Source
mail-register = Register
mail-full = Fully booked
mail-calendar = Add to your calendar
mail-clock = { $hour }:{ $minute }
mail-hours = { $from }–{ $until }
mail-days = from { $from } until { $until }

## Mail: to the editors

mail-reminder-subject = { $list }: the queue closes on { $day }
mail-reminder-title = The next update is coming
mail-reminder-cutoff = On { $date } at { $time } the update is composed. Everything in the queue by then goes with it.
mail-reminder-sends = It is sent on { $date } at { $time }.
mail-reminder-waiting =
    { $count ->
        [0] The queue is still empty.
        [one] One item is waiting:
       *[other] { $count } items are waiting:
    }
mail-reminder-add = Add an item
mail-reminder-queue = See the queue
mail-kind-news = news
mail-kind-event = event
mail-kind-publication = publication
mail-kind-podcast = podcast
mail-review-subject = Have a look at update { $number } of { $list }
mail-review-title = Have a look at update { $number }
mail-review-composed = Update { $number } of ‘{ $list }’ has been composed.
mail-review-planned = It is planned for { $date } at { $time }. Without approval it will be held then.
mail-review-automatic = It goes to the readers on { $date } at { $time } by itself, also without approval.
mail-review-two = Two of the editors have to approve it.
mail-review-by-hand = It has no fixed moment: after your approval you send it yourself.
mail-review-by-hand-at-once = It has no fixed moment: you send it yourself.
mail-review-ask = See how it looks, change what can be better, and approve it.
mail-review-ask-hold = See how it looks, and change what can be better. Does it have to wait? Then hold it.
mail-look = Look at update { $number }
mail-held-subject = Update { $number } of { $list } is held
mail-held-title = Update { $number } is held
mail-held-not-approved = The moment to send came, and nobody had approved the update.
mail-held-moment-passed = The moment to send passed while the service was not running.
mail-held-unbuildable = The update is too long for a mail, or could not be built. Make it shorter, look at it, and approve it again.
mail-held-checks = When the update was due, a check was still red. See what it is, mend it, and approve the update again.
mail-held-altered = The name, the sender or a fixed text of the list changed after the update was approved. Look at it, and approve it again.
mail-held-editor = Somebody among the editors held the update.
mail-held-safe = The readers have received nothing yet, and nothing is lost. It goes out only when you say so.
mail-paused-subject = Update { $number } of { $list } is paused
mail-paused-title = Update { $number } is paused on its way
mail-paused-editor = Somebody among the editors paused the update.
mail-paused-refusals = Too many addresses are refused by their mail servers: { $limit } in a hundred, or more. Most often these are addresses that no longer exist.
mail-paused-blocked = Mail servers refuse the update for something about us and not about the reader: their policy, our proof of who sends it, or a suspicion of spam. Have this mended before it goes on.
mail-paused-safe = Who has not got it yet gets nothing until you say so, and nobody is taken off the list for it.
mail-paused-ask = At the desk you read what the servers said. There you let it go on, or stop it for good.
mail-paused-look = See how update { $number } is doing
mail-sent-subject = Update { $number } of { $list } was sent
mail-sent-title = Update { $number } was sent
mail-sent-lead = The mail servers of { $done } of the { $all } readers took it.
mail-sent-all =
    { $count ->
        [0] The list had no readers yet.
        [one] The mail server of your one reader took it.
       *[other] The mail servers of all { $count } readers took it.
    }
mail-sent-why = Why mail servers refused it, and of how many readers:
mail-sent-look = Read what the servers said, or send it after all to those who have not got it.
mail-sent-way = See how it went
mail-sent-left = How many readers leave after this update, the numbers will tell in the coming weeks.
mail-sent-numbers = To the numbers
mail-stopped-subject = Update { $number } of { $list } was stopped
mail-stopped-title = Update { $number } was stopped
mail-sign-in-subject = Sign in at the desk
mail-sign-in-title = Sign in
mail-sign-in-asked = Somebody, probably you, wants to sign in with this address at the desk of ‘{ $list }’.
mail-sign-in-how = Open the link in the browser in which you asked for it, and press the button there.
mail-sign-in-button = To the desk
mail-sign-in-until = The link works for ten minutes, and once.
mail-sign-in-not-you = Did you not ask for this?
mail-sign-in-nothing = Then you need do nothing. The link only works in the browser of whoever asked for it, and you alone have received it.
mail-invitation-subject = Welcome to the desk of { $list }
mail-invitation-title = Welcome to the desk
mail-invitation-viewer = You are invited to look along with ‘{ $list }’: at the queue, the issues and the numbers.
mail-invitation-editor = You are invited to queue items for ‘{ $list }’.
mail-invitation-publisher = You are invited to queue items for ‘{ $list }’, and to approve and send the update.
mail-invitation-owner = You are invited to run ‘{ $list }’: the settings, the people and the readers.
mail-invitation-how = Go to the desk and fill in this email address. You then get a link that signs you in; there is no password.
mail-invitation-button = To the desk
