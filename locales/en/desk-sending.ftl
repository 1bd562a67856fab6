### The desk: sending an issue, in English.

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
