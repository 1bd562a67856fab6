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
address-shape = This is not an email address. An email address looks like name@example.org.
address-local-not-ascii = There are letters with accents before the @. We cannot reach such addresses. Please use another one.
address-local = There is a character or dot before the @ that mail servers refuse. Please check the address.
address-domain = What follows the @ is not a domain. It should look like example.org.
address-too-long = This address is too long. Please check it.

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
mail-reminder-add = This adds an item:
mail-kind-news = news
mail-kind-event = event
mail-kind-publication = publication
mail-kind-podcast = podcast
mail-review-subject = Have a look at update { $number } of { $list }
mail-review-title = Have a look at update { $number }
mail-review-composed = Update { $number } of ‘{ $list }’ has been composed.
mail-review-planned = It is planned for { $date } at { $time }. Without approval it will be held then.
mail-review-automatic = It goes to the readers on { $date } at { $time } by itself, also without approval.
mail-review-by-hand = It has no fixed moment: after your approval you send it yourself.
mail-command-look = This shows it:
mail-command-approve = This approves it:
mail-command-publish = This sends it:
mail-command-hold = This holds it:
mail-held-subject = Update { $number } of { $list } is held
mail-held-title = Update { $number } is held
mail-held-not-approved = The moment to send came, and nobody had approved the update.
mail-held-moment-passed = The moment to send passed while the service was not running.
mail-held-editor = Somebody among the editors held the update.
mail-held-safe = The readers have received nothing yet, and nothing is lost. It goes out only when you say so.
