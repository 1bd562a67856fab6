### The pages for readers, and the form, in English.

## The wording of consent

wording = I want to receive the update of { $list } by email. I can unsubscribe at any time with the link below every mail.

## Email addresses

address-empty = Enter your email address.
desk-address-empty = Enter an email address.
address-shape = This is not an email address. An email address looks like name@example.org.
address-local-not-ascii = There is a letter with an accent before the @. We cannot send mail to such an address. Use another address.
address-ambiguous = Before the @ there is a %, ! or |, or the address begins with a hyphen. Not every mail server reads that in the same way. Use another address.
address-local = The part before the @ is not right. Check it for wrong characters and dots.
address-domain = The part after the @ is not right. It should look like example.org.
address-too-long = This address is too long. Check that it is right.

## Every page

language-name = English
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

## Lists and the form

page-home-title = Newsletters
page-home-lead = Choose what you want to stay informed about.
page-home-empty = There is no list yet. Create the first one with:
page-list-title = Subscribe to { $list }
page-list-lead = Subscribe to receive an update by email { $often }.
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
page-name-too-long = This name is too long. Use fewer than 300 characters.
page-name-control = This name contains a line break or an invisible character. Type it on one line.
page-language-unknown = We do not have this language. Choose nl or en.
page-trap = Website (leave this field empty)
page-subscribe-button = Subscribe
page-privacy-how = How we handle your data
page-next = What happens next
page-next-mail = You receive a mail with a link.
page-next-click = Click the link. You are not subscribed until you do.
page-next-leave = Changed your mind? Every update has a link to unsubscribe at once.
page-read-earlier = Read earlier updates
page-again = Press the button once more. That tells us you are not a robot.
page-again-title = Press the button once more
page-again-text = Is your address right? Then press the button. That tells us you are not a robot.
page-sent-title = Check your mailbox
page-sent-text = If this address can be subscribed, a mail from us is in your mailbox within a few minutes. We send at most six of these mails a day to one address. Click the link in the newest mail to confirm your subscription.
page-sent-nothing = No mail after a few minutes? Check your spam folder, and check that you typed the address correctly. After ten minutes you can ask again, at most twice a day.
page-no-network = Your subscription could not be sent. Please try again in a moment.

## Confirming and leaving

page-your-address = Your address:
page-confirm-title = Do you want to receive the updates of { $list }?
page-confirm-text = Press the button to confirm your subscription.
page-confirm-button = Yes, subscribe me
page-confirm-not-me = I did not ask for this
page-confirmed-title = You are subscribed to { $list }
page-confirmed-text = Thank you for subscribing. You will receive the next update in your mailbox. You can unsubscribe at any time with the link below every mail.
page-refuse-title = Did you not ask for this?
page-refuse-text = Then somebody else entered your address. Press the button, and we will not mail you again.
page-refuse-button = Do not mail me again
page-refused-title = We will not mail you again
page-refused-text = Sorry for the trouble. You are not subscribed, and we will send no more mail to this address.
page-leave-title = Unsubscribe from { $list }?
page-leave-title-any = Unsubscribe?
page-leave-text = Press the button. You will receive no more updates from then on.
page-leave-button = Unsubscribe
page-left-title = You are unsubscribed
page-left-text = You no longer receive updates of { $list }.
page-left-text-any = You no longer receive these updates.
page-left-back = Subscribe again

## The archive

page-archive-title = Earlier updates of { $list }
page-archive-lead =
    { $count ->
        [one] One update so far.
       *[other] { $count } updates so far, the newest first.
    }
page-archive-empty = No update has been sent yet. Subscribe to receive the first one.
page-feed = Follow in a feed reader
page-issue-name = Update { $number }, { $month }
page-issue-invite = Do you want the next update in your mailbox?
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

## When something is wrong

page-incident = Mention this number if you write to us about it:
page-to-lists = See the newsletters
page-no-page = This page does not exist
page-no-page-text = Part of the address may be missing. Check the address, or start with the newsletters.
page-no-list = This newsletter does not exist
page-no-list-text = Part of the address may be missing. See which newsletters there are.
page-no-issue = This update cannot be found
page-no-issue-text = The update may not have been sent yet, or part of the address may be missing.
page-no-confirmation = This link no longer works
page-no-confirmation-text = A confirmation link works for seven days. Choose the newsletter and fill in the form again to receive a new link.
page-wrong-method = This page does not work that way
page-wrong-method-text = Open the page again with its link, or start with the newsletters.
page-unreadable = We could not read that form
page-unreadable-text = Go back, fill in the form again and send it once more.
page-wrong-shape = We could not read this data
page-wrong-shape-text = Send a JSON object with "email" and, optionally, "name" and "language". All three are text.
page-wrong-media-type = We could not read this data
page-wrong-media-type-text = Send a form (application/x-www-form-urlencoded) or JSON (application/json).
page-too-large = This form is too large
page-too-large-text = A form may be at most 16 kB. Go back and shorten your text.
page-busy = It is very busy here
page-busy-text = Your form was not read. Go back and send it again in a minute.
page-too-many = Please try again later
page-too-many-text = Too many forms are being filled in right now, by everybody together or from your internet connection. Your form was not sent. Please try again in ten minutes, for example.
page-inside = Something went wrong on our side
page-inside-text = This is not your fault. Please try again in a few minutes.
