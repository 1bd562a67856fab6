### The mails, in English.

## Parts of several mails

mail-leave = Unsubscribe
mail-on-the-web = Read it on the web
mail-why-since = You receive this update because you subscribed to { $list } on { $date }.
mail-why = You receive this update because you are subscribed to { $list }.
mail-no-tracking = We do not track whether you read or click.
mail-from = This mail is from { $sender }, { $postal }.
mail-reply = Do you have a question? Reply to this mail.
mail-privacy = How we handle your data
mail-why-editor = You receive this mail because you are on the editorial team of ‘{ $list }’.
mail-choice = Are you on the editorial team? In your account you choose what you get mail about.
mail-choice-link = To your account

## Confirmation

mail-confirmation-subject = Confirm your subscription to { $list }
mail-confirmation-title = Confirm your subscription
mail-confirmation-asked = Somebody, probably you, entered this address to receive the updates of ‘{ $list }’.
mail-confirmation-how = Is that right? Then open the link below and press the button there. You are not subscribed until you do.
mail-confirmation-button = Confirm my subscription
mail-confirmation-until = The link works until the end of { $date }.
mail-confirmation-not-you = Did you not ask for this?
mail-confirmation-nothing = Then you do not need to do anything. Without your confirmation we send you nothing, and after seven days we erase this address.
mail-confirmation-refuse = I did not ask for this: do not mail me again
mail-confirmation-why = You receive this one mail because this address was entered on the subscription form of ‘{ $list }’.

## Welcome

mail-welcome-subject = You are subscribed to { $list }
mail-welcome-title = Welcome
mail-welcome-done = You are subscribed to ‘{ $list }’. Thank you for subscribing.
mail-welcome-what = You will receive an update { $often }, with news, events, publications and podcasts.
mail-welcome-archive = Read the earlier updates
mail-welcome-receipt-title = What you agreed to
mail-welcome-receipt-page = With the form on our page { $page } you subscribed on { $date } at { $time }.
mail-welcome-receipt-embed = On { $date } at { $time } you filled in our form on another site.
mail-welcome-receipt-api = On { $date } at { $time } you subscribed through another site or an app.
mail-welcome-receipt-other = You subscribed on { $date } at { $time }.
mail-welcome-receipt-confirmed = You confirmed it on { $date } at { $time }. Times are in the time zone { $zone }.
mail-welcome-receipt-words = You agreed to these words:
mail-welcome-receipt-keep = Keep this mail as your receipt. You can withdraw your consent at any time, by unsubscribing.
mail-welcome-leave-title = Changed your mind?
mail-welcome-leave = Every update has a link to unsubscribe at once. You can also do that now:
mail-welcome-leave-link = Unsubscribe from { $list }
mail-welcome-why = You receive this mail because you confirmed your subscription to ‘{ $list }’.

## The update

mail-issue-subject = { $list }: update of { $month }
mail-issue-masthead = Update · number { $number } · { $month }
mail-read-on = Read on
mail-picture = Image
mail-source = Source
mail-register = Register
mail-full = Fully booked
mail-calendar = Add to your calendar
mail-clock = { $hour }:{ $minute }
mail-hours = { $from }–{ $until }
mail-days = from { $from } to { $until }

## To editors

mail-reminder-subject = { $list }: the queue closes on { $day }
mail-reminder-title = The next update is coming up
mail-reminder-cutoff = The update is composed on { $date } at { $time }. Every item in the queue by then goes into it.
mail-reminder-sends = The update is sent on { $date } at { $time }.
mail-reminder-waiting =
    { $count ->
        [0] The queue is still empty.
        [one] One item is in the queue:
       *[other] { $count } items are in the queue:
    }
mail-reminder-add = Add an item
mail-reminder-queue = See the queue
mail-review-subject = Review update { $number } of { $list }
mail-review-title = Review update { $number }
mail-review-composed = Update { $number } of ‘{ $list }’ has been composed.
mail-review-planned = The update is sent on { $date } at { $time }. If nobody approves it, it is held.
mail-review-automatic = The update is sent automatically on { $date } at { $time }, with or without approval.
mail-review-two = Two editors must approve the update.
mail-review-by-hand = The update has no planned time. After it is approved, you send it yourself.
mail-review-by-hand-at-once = The update has no planned time. You send it yourself.
mail-review-ask = See what the update looks like, improve it where you can, and approve it.
mail-review-ask-hold = See what the update looks like, and improve it where you can. Does it have to wait? Then hold it.
mail-look = View update { $number }
mail-held-subject = Update { $number } of { $list } is on hold
mail-held-title = Update { $number } is on hold
mail-held-not-approved = Nobody had approved the update when it was due.
mail-held-moment-passed = The update was due while the service was not running.
mail-held-unbuildable = The update is too long for a mail, or could not be turned into one. Make it shorter, look at the result, and approve it again.
mail-held-checks = The check found an error when the update was due. See what is red, fix it, and approve the update again.
mail-held-altered = The name, the sender or a fixed text of the list changed after the update was approved. Look at the update, and approve it again.
mail-held-editor = An editor put the update on hold.
mail-held-safe = The readers have received nothing yet, and nothing is lost. The update is sent only after it is approved.
mail-paused-subject = Update { $number } of { $list } is paused
mail-paused-title = Update { $number } is paused
mail-paused-editor = An editor paused the update.
mail-paused-refusals = Mail servers refuse too many addresses: { $limit } in a hundred, or more. Most of these addresses no longer exist.
mail-paused-blocked = Mail servers refuse the update because of us, not because of the readers. They do not trust us as a sender, or they take the update for spam. Have your administrator fix this before you resume.
mail-paused-safe = Anyone still waiting for the update gets nothing until you resume, and nobody is taken off the list because of this.
mail-paused-ask = At the desk you can read what the mail servers replied. There you resume sending, or stop for good.
mail-paused-look = See how update { $number } is being sent
mail-sent-subject = Update { $number } of { $list } has been sent
mail-sent-title = Update { $number } has been sent
mail-sent-lead = { $done } of the { $all } mails reached the readers' mail servers.
mail-sent-all =
    { $count ->
        [0] The list had no readers yet.
        [one] The mail to your one reader reached the mail server.
       *[other] All { $count } mails reached the readers' mail servers.
    }
mail-sent-why = Why mail servers refused the update, and for how many readers:
mail-sent-look = Read what the mail servers replied, or send the update to the readers who did not get it.
mail-sent-way = See how sending went
mail-sent-left = Over the coming weeks, the numbers show how many readers unsubscribe after this update.
mail-sent-numbers = To the numbers
mail-stopped-subject = Update { $number } of { $list } was stopped
mail-stopped-title = Update { $number } was stopped
mail-sign-in-subject = Sign in at the desk
mail-sign-in-title = Sign in
mail-sign-in-asked = Somebody, probably you, wants to sign in with this address at the desk of ‘{ $list }’.
mail-sign-in-how = Open the link in the browser where you requested it, and press the button there.
mail-sign-in-button = To the desk
mail-sign-in-code = Does the link open in another browser? Then enter this code on the page where you requested the link:
mail-sign-in-until = The link and the code work for ten minutes. Once you use one of them, the other no longer works.
mail-sign-in-not-you = Did you not ask for this?
mail-sign-in-nothing = Then you do not need to do anything. Only you received the link and the code, and they work only in the browser that requested the link. Give the code to nobody.
mail-invitation-subject = Welcome to the desk of { $list }
mail-invitation-title = Welcome to the desk
mail-invitation-viewer = You are invited to view ‘{ $list }’: the queue, the issues and the numbers.
mail-invitation-editor = You are invited to add items to the queue of ‘{ $list }’.
mail-invitation-publisher = You are invited to add items to the queue of ‘{ $list }’, and to approve and send the update.
mail-invitation-owner = You are invited to manage ‘{ $list }’: the settings, the people and the readers.
mail-invitation-how = Go to the desk and enter this email address. You then receive a link to sign in. You do not need a password.
mail-invitation-button = To the desk
mail-wish-title = A reader wants to be erased everywhere
mail-wish-text = An owner of ‘{ $list }’ passes on that a reader wants to be erased from all lists. The reader has already been erased from ‘{ $list }’.
mail-wish-ask = Please decide about the other lists, at the desk.
mail-wish-button = Decide about it

## The newest hash of the log

mail-log-hash-title = The log of Rondbrief: this month’s hash
mail-log-hash-text = Rondbrief keeps a log of who did what, and of consents. With the hash in this mail you can see later whether anybody changed the log. Please keep this mail.
mail-log-hash-count = { $count ->
    [one] The log has one entry. Its hash is:
   *[other] The log has { $count } entries. The newest hash is:
}
mail-log-hash-how = Whoever manages the installation verifies the log with ‘rondbrief audit verify --head’ and this hash behind it.
mail-log-hash-button = See the log
mail-log-hash-why = You get this mail once a month, in the name of ‘{ $list }’, because you are an owner of all lists.
