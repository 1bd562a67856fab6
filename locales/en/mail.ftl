### The mails, in English.

## Parts of several mails

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

## Confirmation

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

## Welcome

mail-welcome-subject = You are subscribed to { $list }
mail-welcome-title = Welcome
mail-welcome-done = You are subscribed to ‘{ $list }’. We are glad to have you with us.
mail-welcome-what = When there is something to tell, you will receive an update: news, meetings, and what there is to read and to listen to.
mail-welcome-archive = Read the updates there are so far
mail-welcome-leave-title = Changed your mind?
mail-welcome-leave = Below every update there is a link by which you leave at once. You can also do that now:
mail-welcome-leave-link = Unsubscribe me from { $list }
mail-welcome-why = You receive this mail because you confirmed your subscription to ‘{ $list }’.

## The update

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

## To editors

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
mail-invitation-reader = You are invited to look along with ‘{ $list }’: at the queue, the issues and the numbers.
mail-invitation-editor = You are invited to queue items for ‘{ $list }’.
mail-invitation-publisher = You are invited to queue items for ‘{ $list }’, and to approve and send the update.
mail-invitation-owner = You are invited to run ‘{ $list }’: the settings, the people and the readers.
mail-invitation-how = Go to the desk and fill in this email address. You then get a link that signs you in; there is no password.
mail-invitation-button = To the desk
