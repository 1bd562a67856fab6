### The pages for readers, and the form, in English.

## The wording of consent

wording = I want to receive the update of { $list } by email. I can unsubscribe at any time with the link below every mail.

## Email addresses

address-empty = Fill in your email address.
desk-address-empty = Fill in an email address.
address-shape = This is not an email address. An email address looks like name@example.org.
address-local-not-ascii = There are letters with accents before the @. We cannot reach such addresses. Please use another one.
address-local = There is a character or dot before the @ that mail servers refuse. Please check the address.
address-domain = What follows the @ is not a domain. It should look like example.org.
address-too-long = This address is too long. Please check it.

## Every page

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

## Confirming and leaving

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

## The archive

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

## When something is wrong

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
